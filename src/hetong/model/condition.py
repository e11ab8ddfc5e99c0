"""``when:`` of the library, as data that can be checked without running anything.

``{contract.industry: telecom, data.role: [entrusted, joint]}`` and-s its entries; a list means "one of". ``any`` and
``all`` hold lists of such mappings, ``not`` holds one. The values ``present`` and ``absent`` ask whether a fact was
written at all. A path that runs through a list (``services.channels.kind``) holds when any element's value does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

PRESENT, ABSENT = "present", "absent"


@dataclass(frozen=True, slots=True)
class Is:
    """The fact at ``path`` has one of ``values`` (or is present, or absent)."""

    path: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of ``parts`` hold; an empty one always does."""

    parts: tuple["Condition", ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of ``parts`` holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Never:
    """``part`` does not hold."""

    part: "Condition"


Condition = Is | Every | Some | Never
ALWAYS = Every()


def specificity(condition: Condition) -> int:
    """How narrow a condition is: the number of facts it and-s. ``any`` and ``not`` count once."""
    match condition:
        case Every(parts):
            return sum(specificity(part) for part in parts)
        case _:
            return 1


def facts_of(condition: Condition) -> Iterator[Is]:
    """Every test of a fact inside a condition."""
    match condition:
        case Is():
            yield condition
        case Every(parts) | Some(parts):
            for part in parts:
                yield from facts_of(part)
        case Never(part):
            yield from facts_of(part)


def parse_condition(raw: object) -> Condition:
    """The condition that a ``when:`` mapping writes. Raises the validation error ``condition`` when it is malformed."""
    if isinstance(raw, Is | Every | Some | Never):
        return raw
    if not isinstance(raw, Mapping) or not raw:
        raise PydanticCustomError("condition", "not a mapping")
    parts = tuple(_entry(str(key), value) for key, value in raw.items())
    return parts[0] if len(parts) == 1 else Every(parts)


def _entry(key: str, value: Any) -> Condition:
    if key in ("any", "all"):
        if not isinstance(value, Sequence) or isinstance(value, str) or not value:
            raise PydanticCustomError("condition", "not a list")
        parts = tuple(parse_condition(one) for one in value)
        return Some(parts) if key == "any" else Every(parts)
    if key == "not":
        return Never(parse_condition(value))
    values = tuple(value) if isinstance(value, list | tuple) else (value,)
    if not values or not all(isinstance(one, str) for one in values):
        raise PydanticCustomError("condition", "not a value")
    return Is(key, values)


When = Annotated[Condition, BeforeValidator(parse_condition)]
