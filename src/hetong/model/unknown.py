"""What is known of a fact that could not be read: that there is one."""

from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from hetong.model.fields import Facts, Written

F = TypeVar("F", bound=Facts)


def without(facts: F, paths: Iterable[str]) -> F:
    """The same facts, where reading one of ``paths`` raises Unknown; a list with an unknown element is unknown whole."""
    for path in paths:
        facts = _without(facts, path.split("."))
    return facts


def _without(facts: F, names: list[str]) -> F:
    name, *rest = names
    if name not in facts.__dict__:
        return facts
    inner, kept = facts.__dict__[name], {**facts.__dict__}
    if isinstance(inner, Facts) and rest:
        kept[name] = _without(inner, rest)
    elif isinstance(inner, tuple) and len(rest) > 1 and rest[0].isdigit() and int(rest[0]) < len(inner):
        index = int(rest[0])
        kept[name] = (*inner[:index], _without(inner[index], rest[1:]), *inner[index + 1 :])
    else:
        del kept[name]
    copy = facts.model_copy()
    copy.__dict__.clear()
    copy.__dict__.update(kept)
    return copy


def stand_in(field: FieldInfo) -> object:
    """Something that fits a field, as a spec would write it: a group that lacks it can be built, and nobody is to read it."""
    return _fitting(field.annotation, field.metadata)


def stand_in_element(field: FieldInfo) -> object:
    """The same for one element of a list or a mapping."""
    inner = [one for one in get_args(field.annotation) if one not in (Ellipsis, str, type(None))]
    return _fitting(inner[-1] if inner else str, ())


def _fitting(kind: Any, metadata: Iterable[object]) -> object:
    if written := next((one for one in metadata if isinstance(one, Written)), None):
        return written.example
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _fitting(args[0], args[1:])
    if origin is Literal:
        return args[0]
    if origin is not None:
        return {} if isinstance(origin, type) and issubclass(origin, Mapping) else []
    if isinstance(kind, type) and issubclass(kind, Facts):
        return {name: stand_in(field) for name, field in kind.model_fields.items() if field.is_required()}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind)).value
    return {bool: "是", int: "1"}.get(kind, "…")
