"""The library as a whole: every clause and every outline that can be read, and what is wrong with the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from hetong.diagnostic import Diagnostic, Location, Refused
from hetong.load import load_clauses, load_outline
from hetong.model.clause import Clause
from hetong.model.outline import Outline, Slot
from hetong.pipeline import Workshop


@dataclass(frozen=True)
class Shelf:
    """Clauses and outlines by id, in the order of their names; ``unread`` are the ids of those that can't be read."""

    clauses: Mapping[str, Clause]
    outlines: Mapping[str, Outline]
    found: tuple[Diagnostic, ...]
    unread: frozenset[str] = frozenset()

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """What each clause is called."""
        return {name: clause.spec.title for name, clause in self.clauses.items()}

    def users(self, clause_id: str) -> tuple[str, ...]:
        """The outlines that have a place for a clause."""
        return tuple(name for name, outline in self.outlines.items() if clause_id in {slot.clause for slot in slots(outline)})


def slots(outline: Outline) -> tuple[Slot, ...]:
    """Every place of an outline: recitals, articles, annexes."""
    spec = outline.spec
    recitals = (Slot(clause=spec.recitals),) if spec.recitals else ()
    return (*recitals, *(slot for part in spec.parts for slot in part.clauses), *spec.annexes)


def shelf(workshop: Workshop) -> Shelf:
    """Reads every file."""
    paths = sorted(workshop.clauses.glob("*/*.yaml"), key=lambda one: one.stem)
    clauses, wrong = load_clauses(workshop.clauses, {path.stem: Location(str(path)) for path in paths})
    found = [*wrong]
    outlines: dict[str, Outline] = {}
    for path in sorted(workshop.outlines.glob("*.yaml")):
        try:
            outlines[path.stem] = load_outline(workshop.outlines, path.stem, Location(str(path)))
        except Refused as refused:
            found += refused.diagnostics
    named = {path.stem for path in (*paths, *workshop.outlines.glob("*.yaml"))}
    return Shelf(clauses, outlines, tuple(found), frozenset(named - {*clauses, *outlines}))
