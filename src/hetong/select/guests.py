"""What a deal itself puts into a contract: its own clauses, the annexes that it lists, the clauses of the library that it adds."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from hetong.model.clause import CustomClause
from hetong.model.deal import Deal
from hetong.model.deal.choices import Added, AttachedFile


class Group(StrEnum):
    """The list of the spec that a guest stands in; its value is the path of the list."""

    ADDED = "clauses.include"
    CUSTOM = "custom"
    ANNEX = "annexes"


@dataclass(frozen=True, slots=True)
class Guest:
    """``key`` is its anchor in the contract, unique there; ``name`` what the deal calls it, empty for none.

    ``clause``: it is a clause of the library. ``replaces``, ``after`` and ``before`` are as written; empty for none.
    ``left``: the deal leaves it out again; its place stays, for others to stand beside it.
    """

    group: Group
    index: int
    key: str
    name: str = ""
    clause: bool = False
    replaces: str = ""
    after: str = ""
    before: str = ""
    left: bool = False

    @property
    def path(self) -> str:
        """Where the spec writes it."""
        return f"{self.group}.{self.index}"

    @property
    def neighbour(self) -> str:
        """What it stands after or before; empty for no place."""
        return self.after or self.before

    @property
    def placed_at(self) -> str:
        """The spec path of its place."""
        return f"{self.path}.{'after' if self.after else 'before'}"


def guests(deal: Deal) -> tuple[Guest, ...]:
    """In the order in which they are written. What can't be read counts as not written."""
    written = [_added(deal, i, one) for i, one in enumerate(deal.clauses.include) if deal.knows(f"{Group.ADDED}.{i}.clause")]
    written += [_custom(deal, i, one) for i, one in enumerate(deal.custom)]
    written += [_annex(deal, i, one) for i, one in enumerate(deal.annexes) if not one.clause or deal.knows(f"{Group.ANNEX}.{i}.clause")]
    excluded = set(deal.clauses.exclude)
    return tuple(apart((_left(one) if not one.clause and one.name in excluded else one for one in written), ()))


def _left(guest: Guest) -> Guest:
    return replace(guest, key=f"~{guest.path}", replaces="", left=True)


def apart(written: Iterable[Guest], taken: Iterable[str]) -> Iterator[Guest]:
    """No two with one key, none of the deal's own with one that is taken; of a clause of the library that is added twice, the first."""
    seen, used = set[str](), frozenset(taken)
    for one in written:
        if not one.clause and one.key in used:
            seen.add(one.key)
        if one.key not in seen:
            seen.add(one.key)
            yield one
        elif not one.clause:
            yield replace(one, key=f"{one.key}~{one.group}{one.index}", name="", replaces="")


def _added(deal: Deal, index: int, one: Added) -> Guest:
    guest = Guest(Group.ADDED, index, one.clause, one.clause, clause=True)
    return _placed(guest, deal, one)


def _custom(deal: Deal, index: int, one: CustomClause) -> Guest:
    replaced = _known(deal, f"custom.{index}.replaces", one.replaces)
    name = one.id or ""
    return _placed(Guest(Group.CUSTOM, index, replaced or name or f"~custom{index}", name, replaces=replaced), deal, one)


def _annex(deal: Deal, index: int, one: AttachedFile) -> Guest:
    if one.clause:
        return _placed(Guest(Group.ANNEX, index, one.clause, one.clause, clause=True), deal, one)
    replaced = _known(deal, f"annexes.{index}.replaces", one.replaces)
    name = one.id or ""
    return _placed(Guest(Group.ANNEX, index, replaced or name or f"~annex{index}", name, replaces=replaced), deal, one)


def _placed(guest: Guest, deal: Deal, one: Added | CustomClause | AttachedFile) -> Guest:
    after, before = (_known(deal, f"{guest.path}.{name}", value) for name, value in (("after", one.after), ("before", one.before)))
    return replace(guest, after=after, before="" if after else before)


def _known(deal: Deal, path: str, value: str | None) -> str:
    return value if value and deal.knows(path) else ""
