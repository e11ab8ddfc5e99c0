"""The order of the stages: the only module that knows it."""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from hetong.compose import compose
from hetong.diagnostic import Diagnostic, Location
from hetong.lint import lint
from hetong.load import Override, clauses_that_use, load_clauses, load_deal, load_outline
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered
from hetong.model.outline import Outline
from hetong.model.selection import Selection
from hetong.number import number
from hetong.select import select, settled, wanted


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folders that contracts are made from."""

    clauses: Path
    templates: Path

    @property
    def outlines(self) -> Path:
        """Where outlines are."""
        return self.templates / "outlines"


@dataclass(frozen=True, slots=True)
class Spec:
    """A spec to read: a file, or text with the name to show for it."""

    shown: str
    path: Path | None = None
    text: bytes | None = None
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A finished draft: everything that the outputs need, and the findings of the rules."""

    deal: Deal
    outline: Outline
    selection: Selection
    numbered: Numbered
    diagnostics: tuple[Diagnostic, ...]

    @property
    def library_digest(self) -> str:
        """SHA-256, in hex, over the clause files used: what a library's version means, even when nobody raised a number."""
        used = sorted((chosen.id, chosen.clause.digest) for chosen in self.selection.chosen if chosen.clause.digest)
        return sha256("".join(f"{clause}\t{digest}\n" for clause, digest in used).encode()).hexdigest()


def load(spec: Spec, workshop: Workshop) -> tuple[Deal, Outline]:
    """The deal, settled by its outline. Raises Refused."""
    deal = load_deal(spec.path, spec.text, spec.shown, spec.overrides)
    outline = load_outline(workshop.outlines, deal.contract.outline, deal.where("contract.outline"))
    return settled(deal, outline), outline


def choose(deal: Deal, outline: Outline, workshop: Workshop) -> Selection:
    """The clauses of a deal. Raises Refused."""
    want = wanted(deal, outline)
    library = load_clauses(workshop.clauses, {one: _asked_at(one, deal, outline) for one in want.ids})
    return select(library, outline, deal, want)


def draft(spec: Spec, workshop: Workshop) -> Draft:
    """From a spec to a checked draft. Raises Refused when it cannot be composed at all; what the rules find is in the draft."""
    deal, outline = load(spec, workshop)
    selection = choose(deal, outline, workshop)
    numbered = number(compose(selection, deal))
    return Draft(deal, outline, selection, numbered, lint(deal, numbered, lambda path: clauses_that_use(workshop.clauses, path)))


def _asked_at(clause_id: str, deal: Deal, outline: Outline) -> Location:
    """Where a clause is asked for: in the deal when it names it, else in the outline."""
    for index, one in enumerate(deal.clauses.include):
        if one == clause_id:
            return deal.where(f"clauses.include.{index}")
    for index, annex in enumerate(deal.annexes):
        if annex.clause == clause_id:
            return deal.where(f"annexes.{index}.clause")
    return outline.where("parts")
