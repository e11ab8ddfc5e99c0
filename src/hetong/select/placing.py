"""Where every clause stands: the outline's order, the deal's own order, and what was put after or before something else."""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.select.guests import Group, Guest

Row = tuple[str, ...]


class Region(Enum):
    """What a part of the contract holds."""

    RECITALS = auto()
    ARTICLES = auto()
    ANNEXES = auto()


@dataclass(frozen=True, slots=True)
class Seating:
    """The clauses of each region by their keys, in order: the recitals, the articles part by part, the annexes.

    Those of the outline that the contract does not have keep their seats.
    """

    recitals: Row
    parts: tuple[Row, ...]
    annexes: Row

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them."""
        return (self.recitals, *self.parts, self.annexes)


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides beside the outline's order: ``closing`` the clauses that end it, ``kinds`` the region of a library clause."""

    closing: frozenset[str]
    order: Row
    kinds: Mapping[str, Region]


def seated(outline: Seating, guests: Sequence[Guest], rules: Rules, deal: Deal) -> tuple[Seating, tuple[Diagnostic, ...]]:
    """Every guest once: in the seat of what it replaces, beside its neighbour, or where those without a place go.

    A neighbour that can't be had has a finding, and the guest the place of those without one.
    """
    plan = _Plan(outline, guests, rules, deal)
    rows = [_ordered(row, plan.order) for row in plan.with_unplaced()]
    recitals, *parts, annexes = (_with_neighbours(row, plan.after, plan.before) for row in rows)
    return Seating(recitals, tuple(parts), annexes), tuple(plan.found)


class _Plan:
    """Which guests stand beside whom, and which have no place of their own."""

    def __init__(self, outline: Seating, guests: Sequence[Guest], rules: Rules, deal: Deal) -> None:
        self.rules, self.deal = rules, deal
        self.found: list[Diagnostic] = []
        self.keys = {guest.name: guest.key for guest in guests if guest.name}
        self.order = tuple(dict.fromkeys(self.keys.get(one, one) for one in rules.order))
        self.regions = {key: region for row, region in _regions(outline) for key in row}
        self.guests = [self._seat(guest) for guest in guests]
        self.moved = {guest.key for guest in self.guests if guest.neighbour or self._is_listed(guest)}
        self.rows = [tuple(key for key in row if key not in self.moved) for row in outline.rows]
        self.standing = {key for row in self.rows for key in row}
        self.after, self.before = dict[str, list[str]](), dict[str, list[str]]()
        self.unplaced: list[Guest] = []
        self.settled: set[str] = set()
        self._settle()

    def _seat(self, guest: Guest) -> Guest:
        """The guest, under a key of its own where what it replaces stands in a region that is not its."""
        region = self.regions.get(guest.replaces)
        if region is None or region in self._allowed(guest):
            return guest
        return replace(guest, key=f"~{guest.path}", replaces="")

    def _is_listed(self, guest: Guest) -> bool:
        """An annex of the library that the deal lists stands where the deal lists it."""
        return guest.clause and guest.group is Group.ANNEX

    def _allowed(self, guest: Guest) -> tuple[Region, ...]:
        """The regions in which it may stand; the first is where it goes without a place."""
        if guest.group is Group.ANNEX:
            return (Region.ANNEXES,)
        if guest.group is Group.ADDED:
            kind = self.rules.kinds.get(guest.key, Region.ARTICLES)
            return (Region.ARTICLES if kind is Region.ANNEXES else kind,)
        return (Region.ARTICLES, Region.RECITALS)

    def _settle(self) -> None:
        """From those that stand outwards; a circle is broken at the guest of it that is written first."""
        known = self.standing | {guest.key for guest in self.guests}
        waiting: dict[str, list[Guest]] = {}
        begun: list[Guest] = []
        for guest in self.guests:
            beside = self._beside_of(guest)
            if beside in known:
                waiting.setdefault(beside, []).append(guest)
            elif guest.key not in self.standing:
                begun.append(guest)
        self._spread([*self.standing], waiting)
        self._begin(begun, waiting)
        circling = {guest.key: guest for guests in waiting.values() for guest in guests}
        for guest in circling.values():
            if guest.key not in self.settled:
                self._break(guest, circling, waiting)

    def _beside_of(self, guest: Guest) -> str:
        """The key of its neighbour."""
        return self.keys.get(guest.neighbour, guest.neighbour)

    def _begin(self, begun: Iterable[Guest], waiting: dict[str, list[Guest]]) -> None:
        for guest in begun:
            self._without_place(guest)
        self._spread([guest.key for guest in begun], waiting)

    def _without_place(self, guest: Guest) -> None:
        self.settled.add(guest.key)
        self.unplaced.append(guest)
        self.regions[guest.key] = self._allowed(guest)[0]

    def _spread(self, keys: Iterable[str], waiting: dict[str, list[Guest]]) -> None:
        """Puts those that wait for these beside them, then those that wait for those."""
        standing = deque(keys)
        while standing:
            key = standing.popleft()
            for guest in waiting.pop(key, ()):
                self._beside(key, guest)
                standing.append(guest.key)

    def _beside(self, key: str, guest: Guest) -> None:
        region = self.regions[key]
        if region not in self._allowed(guest):
            self.found.append(_elsewhere(guest, region, self.deal))
            self._without_place(guest)
            return
        self.settled.add(guest.key)
        self.regions[guest.key] = region
        (self.after if guest.after else self.before).setdefault(key, []).append(guest.key)

    def _break(self, guest: Guest, circling: Mapping[str, Guest], waiting: dict[str, list[Guest]]) -> None:
        """The circle that a guest waits for, or stands in, begins with the first of its own."""
        walked: dict[str, Guest] = {}
        here = guest
        while here.key not in walked:
            walked[here.key] = here
            here = circling[self._beside_of(here)]
        circle = [*walked.values()][list(walked).index(here.key) :]
        first = min(circle, key=lambda one: (one.group, one.index))
        message = Message("位置绕成了圈：{names}", names="、".join(one.name or one.key for one in circle))
        self.found.append(
            error("DEAL31", self.deal.where(first.placed_at), message, Message("让其中一条挨着范本里的条款"), first.placed_at)
        )
        waiting[self._beside_of(first)].remove(first)
        self._begin([first], waiting)

    def with_unplaced(self) -> list[Row]:
        """The rows, with those that have no place: articles before the closing clauses, recitals and annexes last of their kind."""
        recitals, *parts, annexes = self.rows
        home = {region: tuple(one.key for one in self.unplaced if self.regions[one.key] is region) for region in Region}
        last = parts[-1]
        end = len(last)
        while end and last[end - 1] in self.rules.closing:
            end -= 1
        parts[-1] = (*last[:end], *home[Region.ARTICLES], *last[end:])
        return [(*recitals, *home[Region.RECITALS]), *parts, (*annexes, *home[Region.ANNEXES])]


def _regions(outline: Seating) -> Iterator[tuple[Row, Region]]:
    yield outline.recitals, Region.RECITALS
    yield from ((row, Region.ARTICLES) for row in outline.parts)
    yield outline.annexes, Region.ANNEXES


def _elsewhere(guest: Guest, region: Region, deal: Deal) -> Diagnostic:
    path = guest.placed_at
    if region is Region.ANNEXES:
        message = Message("“{id}”是附件，正文的条款不能放在它旁边", id=guest.neighbour)
        hint = Message("要写附件的，写到“附件”下面：{{标题: …, 款: …}}")
    elif guest.group is Group.ANNEX:
        message, hint = Message("“{id}”不是附件，附件不能放在它旁边", id=guest.neighbour), Message("写一个附件的 id")
    else:
        message = Message("“{id}”不在“{key}”能放的地方", id=guest.neighbour, key=guest.name)
        hint = Message("鉴于里放自拟条款，或者条款库里写鉴于的条款；正文里放正文的条款")
    return error("DEAL32", deal.where(path), message, hint, path)


def _ordered(row: Row, order: Row) -> Row:
    """The listed clauses in their order, where the first of them stood."""
    here = set(row)
    moved = dict.fromkeys(one for one in order if one in here)
    if not moved:
        return row
    start = next(i for i, one in enumerate(row) if one in moved)
    return (*row[:start], *moved, *(one for one in row[start:] if one not in moved))


def _with_neighbours(row: Row, after: Mapping[str, list[str]], before: Mapping[str, list[str]]) -> Row:
    """Each with those that were put before and after it around it, in the order in which they are written."""
    placed: list[str] = []
    waiting = [(key, False) for key in reversed(row)]
    while waiting:
        key, opened = waiting.pop()
        if opened:
            placed.append(key)
            continue
        waiting += ((one, False) for one in reversed(after.get(key, ())))
        waiting.append((key, True))
        waiting += ((one, False) for one in reversed(before.get(key, ())))
    return tuple(placed)
