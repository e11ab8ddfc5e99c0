"""Which clauses of the library a deal needs: the outline's conditions, and what the deal adds, leaves out and replaces."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hetong.diagnostic import Diagnostic
from hetong.facts import Scope, holds
from hetong.model.deal import Deal
from hetong.model.outline import Outline, Slot
from hetong.model.selection import LeftOut, Why
from hetong.select.guests import Guest, apart, guests
from hetong.select.objections import KEY_TERMS, objections
from hetong.select.reasons import reason_at, reasons


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the contract is made of, before anything of the library is read. ``found`` is what is wrong with the deal's choices.

    ``recitals``, ``parts`` and ``annexes`` are the outline's clauses in its order, whether they are used or not: those that are not
    still say where a neighbour stands. ``used`` are the clauses of the library that the contract has, ``usual`` those that the outline
    has for such a deal, ``departed`` those that the deal leaves out or replaces, with the path that says so.
    """

    recitals: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    annexes: tuple[str, ...]
    guests: tuple[Guest, ...]
    used: frozenset[str]
    usual: frozenset[str]
    left_out: tuple[LeftOut, ...]
    departed: Mapping[str, str]
    found: tuple[Diagnostic, ...] = ()
    key_terms: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Every library clause that the contract has, in the outline's order."""
        listed = (*self.recitals, *(one for part in self.parts for one in part), *self.annexes)
        added = (guest.key for guest in self.guests if guest.clause)
        sheet = (self.key_terms,) if self.key_terms else ()
        return (*sheet, *(one for one in dict.fromkeys((*listed, *added)) if one in self.used))


def wanted(deal: Deal, outline: Outline) -> Wanted:
    """The clauses that the outline's conditions and the deal's choices ask for.

    A choice that names a clause which is not there has a finding, and no effect.
    """
    invited, slots = guests(deal), tuple(_slots(outline))
    sorting = _Sorting(deal, invited)
    used = [slot.clause for slot in slots if sorting.uses(slot)]
    added = [guest.key for guest in invited if guest.clause]
    contained, spec = frozenset((*used, *added)), outline.spec
    return Wanted(
        recitals=(spec.recitals,) if spec.recitals else (),
        parts=tuple(tuple(slot.clause for slot in part.clauses) for part in spec.parts),
        annexes=tuple(slot.clause for slot in spec.annexes),
        guests=tuple(apart(invited, contained)),
        used=contained,
        usual=frozenset(sorting.usual),
        left_out=tuple(sorting.left_out),
        departed=sorting.departed,
        key_terms=KEY_TERMS if deal.contract.key_terms else None,
        found=tuple(objections(deal, outline, contained, {one.clause_id for one in sorting.left_out})),
    )


def _slots(outline: Outline) -> Iterable[Slot]:
    spec = outline.spec
    yield from (Slot(clause=one) for one in (spec.recitals,) if one)
    yield from (slot for part in spec.parts for slot in part.clauses)
    yield from spec.annexes


class _Sorting:
    """Walks the outline's slots once: what is used, what is left out and why, what the deal departs from."""

    def __init__(self, deal: Deal, invited: Iterable[Guest]) -> None:
        self.deal, self.scope = deal, Scope.of(deal)
        self.replaced = {guest.replaces: f"{guest.path}.replaces" for guest in invited if guest.replaces}
        self.asked = {guest.key for guest in invited if guest.clause}
        # What is both wanted and not has a finding: until that is mended it stands.
        listed = reversed(list(enumerate(deal.clauses.exclude)))
        self.excluded = {one: i for i, one in listed if one not in self.asked and one not in self.replaced}
        self.left_out: list[LeftOut] = []
        self.departed: dict[str, str] = {}
        self.usual: set[str] = set()

    def uses(self, slot: Slot) -> bool:
        """Whether the library's clause stands there."""
        one, usual = slot.clause, holds(slot.when, self.scope)
        self.usual |= {one} if usual else set()
        if one in self.excluded:
            path = f"clauses.exclude.{self.excluded[one]}"
            self.left_out.append(LeftOut(one, Why.EXCLUDED, (reason_at(path, one, self.deal),)))
            self.departed[one] = path
        elif one not in self.asked and not usual:
            self.left_out.append(LeftOut(one, Why.CONDITION, reasons(slot.when, self.scope, self.deal)))
        elif one in self.replaced:
            self.departed[one] = self.replaced[one]
        else:
            return True
        return False
