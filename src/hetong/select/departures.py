"""Everything by which a deal departs from its outline."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain

from hetong.model.clause import Clause
from hetong.model.contract import Gone
from hetong.model.deal import Deal
from hetong.model.selection import Chosen, Departure, DepartureKind
from hetong.select.guests import Guest
from hetong.select.wanted import Wanted


def departures(keys: Iterable[str], chosen: Mapping[str, Chosen], gone: Iterable[Gone], want: Wanted, deal: Deal) -> tuple[Departure, ...]:
    """In the order of ``keys``: the clauses where they stand, and those that are gone where they would stand.

    A file that is attached as it is is no departure.
    """
    row, lost = tuple(keys), {one.clause_id: one for one in gone}
    guests = {guest.key: guest for guest in want.guests if not guest.left}
    moved = _moved(row, {key: one for key, one in chosen.items() if key in want.usual}, want, deal)
    found = ((*_about(key, chosen.get(key), lost.get(key), guests.get(key), want.usual, deal), *moved.get(key, ())) for key in row)
    return tuple(one for some in found for one in some)


def _moved(row: tuple[str, ...], usual: Mapping[str, Chosen], want: Wanted, deal: Deal) -> Mapping[str, tuple[Departure]]:
    """The clauses of the outline that the deal's own order put after another one than the outline does."""
    before, after = (_previous((*want.recitals, *chain(*want.parts), *want.annexes), usual), _previous(row, usual))
    paths = {name: f"clauses.order.{index}" for index, name in enumerate(deal.clauses.order)}
    changed = (name for name in paths if name in after and after[name] != before.get(name))
    return {one: (Departure(DepartureKind.MOVED, one, _title(usual[one]), paths[one], deal.where(paths[one])),) for one in changed}


def _previous(row: Iterable[str], among: Collection[str]) -> Mapping[str, str]:
    """Each with the one that stands before it; nothing before the first."""
    kept = [one for one in row if one in among]
    return dict(zip(kept, ("", *kept), strict=False))


def _title(chosen: Chosen) -> str:
    return chosen.variant.title or chosen.clause.spec.title


def gone(library: Mapping[str, Clause], want: Wanted, deal: Deal) -> tuple[Gone, ...]:
    """The clauses that the deal left out or replaced, with the terms that went with them."""
    return tuple(_gone(name, library.get(name), path, deal) for name, path in want.departed.items())


def _gone(name: str, clause: Clause | None, path: str, deal: Deal) -> Gone:
    terms = frozenset(one.term for one in clause.spec.terms) if clause else frozenset[str]()
    return Gone(name, clause.spec.title if clause else name, terms, path, deal.where(path), path.endswith(".replaces"))


def _about(
    key: str, chosen: Chosen | None, lost: Gone | None, guest: Guest | None, usual: frozenset[str], deal: Deal
) -> Iterator[Departure]:
    if lost:
        kind = DepartureKind.REPLACED if lost.replaced else DepartureKind.LEFT_OUT
        yield Departure(kind, key, lost.title, lost.path, lost.at)
    if chosen is None:
        return
    title = _title(chosen)
    if guest and not lost and key not in usual:
        yield Departure(DepartureKind.ADDED, key, title, guest.path, deal.where(guest.path))
    if deal.clauses.variants.get(key) == chosen.variant.id:
        path = f"clauses.variants.{key}"
        yield Departure(DepartureKind.PINNED, key, title, path, deal.where(path))
    if deal.clauses.stances.get(key, deal.contract.stance) is not deal.contract.stance:
        path = f"clauses.stances.{key}"
        yield Departure(DepartureKind.STANCE, key, title, path, deal.where(path))
