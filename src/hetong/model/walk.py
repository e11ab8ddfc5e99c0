"""What stands at a path of a deal, and what a computed value was made of."""

from collections.abc import Iterator

from hetong.model.deal import Deal
from hetong.model.fields import Facts


def value_at(deal: Deal, path: str) -> object:
    """What stands at a written path; None where nothing could be kept."""
    found: object = deal
    for name in path.split(".") if path else ():
        element = found[int(name) : int(name) + 1] if isinstance(found, tuple) else (getattr(found, name, None),)
        found = element[0] if element else None
    return found


def sources(deal: Deal, path: str) -> Iterator[str]:
    """The facts that a computed value was made of; none for a value of its own."""
    parent, _, name = path.rpartition(".")
    group = value_at(deal, parent) if parent else deal
    computed = type(group).model_computed_fields.get(name) if isinstance(group, Facts) else None
    if computed and isinstance(group, Facts):
        reading = _Reading(group)
        computed.wrapped_property.fget(reading)  # type: ignore[misc]
        yield from (f"{parent}.{one}" for one in reading.read)


class _Reading:
    """Stands for a group while one of its computed values is worked out, and notes which of its fields are asked for."""

    def __init__(self, group: Facts) -> None:
        self._group, self.read = group, dict[str, None]()

    def __getattr__(self, name: str) -> object:
        member = getattr(type(self._group), name, None)
        if isinstance(member, property) and member.fget:
            return member.fget(self)
        self.read[name] = None
        return getattr(self._group, name)
