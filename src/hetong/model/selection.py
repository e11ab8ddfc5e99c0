"""What the library's clauses and the deal were matched to, with the reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hetong.diagnostic import Diagnostic, Location
from hetong.model.clause import Clause, VariantSpec
from hetong.model.contract import Gone
from hetong.model.fields import Labelled
from hetong.model.origin import Layer

OWN = "custom"  # the category of a clause that the deal words itself, and its only variant


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that decided, what it was, and the line of the spec that says so; else (line 0) the layer that does, if any."""

    path: str
    value: str
    at: Location
    layer: Layer | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A clause with the variant that won; ``index`` is the variant's place in its file."""

    clause: Clause
    variant: VariantSpec
    index: int
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """The clause's id."""
        return self.clause.spec.id


class Why(StrEnum):
    """Why a clause of the outline is not used."""

    EXCLUDED = "excluded"
    CONDITION = "condition"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A clause of the outline that this deal does not use."""

    clause_id: str
    why: Why
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class SelectedPart:
    """A part with its clauses in their final order."""

    title: str | None
    restart: bool
    clauses: tuple[Chosen, ...]


class DepartureKind(Labelled):
    """In which way a deal departs from its outline."""

    LEFT_OUT = "left_out", "不用"
    REPLACED = "replaced", "替换"
    ADDED = "added", "增加"
    PINNED = "pinned", "指定变体"
    STANCE = "stance", "另定立场"
    MOVED = "moved", "另排位置"
    BELOW = "below", "低于底线"


@dataclass(frozen=True, slots=True)
class Departure:
    """One departure: the clause that it is about, what that clause is called, and the line of the spec that asks for it.

    Of a replaced clause ``title`` is the library's; of an added one the deal's, where the deal writes it; of a floor what it says.
    """

    kind: DepartureKind
    clause_id: str
    title: str
    path: str
    at: Location


@dataclass(frozen=True, slots=True)
class SelectedAnnex:
    """An annex by its anchor. ``chosen`` is its wording; None for a file that is attached as it is.

    ``index`` is its place among the annexes that the deal lists; None for one of the outline.
    """

    anchor: str
    chosen: Chosen | None
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Selection:
    """What the contract is made of. ``asked`` are the facts that the outline asked about, ``found`` is what is wrong with the choices.

    ``departures`` stand in the order of the contract. ``names`` are the names that the deal gave to what replaces a clause, with the
    anchor that it took over; ``gone`` the clauses of the outline that the deal left out or replaced.
    """

    recitals: tuple[Chosen, ...]
    parts: tuple[SelectedPart, ...]
    annexes: tuple[SelectedAnnex, ...]
    left_out: tuple[LeftOut, ...]
    asked: frozenset[str] = frozenset()
    departures: tuple[Departure, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[Gone, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    key_terms: Chosen | None = None

    @property
    def chosen(self) -> Iterator[Chosen]:
        """Every clause used."""
        yield from (self.key_terms,) if self.key_terms else ()
        yield from self.recitals
        for part in self.parts:
            yield from part.clauses
        yield from (annex.chosen for annex in self.annexes if annex.chosen)
