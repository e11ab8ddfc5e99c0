"""What the library's clauses and the deal were matched to, with the reasons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hetong.diagnostic import Diagnostic, Location
from hetong.model.clause import Clause, VariantSpec


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that decided, what it was, and the line of the spec that says so (line 0: a default)."""

    path: str
    value: str
    at: Location


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


@dataclass(frozen=True, slots=True)
class Selection:
    """What the contract is made of. ``annexes`` are the generated ones, by clause id; ``asked`` the facts that the outline asked about.

    ``found`` is what is wrong with the choices.
    """

    recitals: Chosen | None
    parts: tuple[SelectedPart, ...]
    annexes: Mapping[str, Chosen]
    left_out: tuple[LeftOut, ...]
    asked: frozenset[str] = frozenset()
    found: tuple[Diagnostic, ...] = ()
    key_terms: Chosen | None = None

    @property
    def chosen(self) -> Iterator[Chosen]:
        """Every clause used."""
        yield from (self.key_terms,) if self.key_terms else ()
        yield from (self.recitals,) if self.recitals else ()
        for part in self.parts:
            yield from part.clauses
        yield from self.annexes.values()
