"""The order of the stages: the only module that knows it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from hetong.compose import compose
from hetong.diagnostic import Diagnostic, Location, Message, Refused, Severity, error
from hetong.lint import lint, lint_facts
from hetong.load import Override, clauses_that_use, load_clauses, load_outline, misnamed, read_deal
from hetong.marks import Marks, departed, marks
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.numbered import Numbered
from hetong.model.outline import Outline
from hetong.model.selection import Selection
from hetong.number import number
from hetong.select import select, wanted, worded
from hetong.settle import settled


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folders that contracts are made from. ``styles`` are the names a deal may give for its style; None: whoever renders knows."""

    clauses: Path
    templates: Path
    styles: frozenset[str] | None = None

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
    """A draft: everything that the outputs need, and every finding, by place.

    ``unread`` are those among them that say what could not be read or chosen: then the draft is good for checking only.
    """

    deal: Deal
    outline: Outline
    selection: Selection
    numbered: Numbered
    diagnostics: tuple[Diagnostic, ...]
    unread: tuple[Diagnostic, ...] = ()
    marks: Marks = field(default_factory=Marks)

    @property
    def library_digest(self) -> str:
        """SHA-256, in hex, over the clause files used: what a library's version means, even when nobody raised a number."""
        used = sorted((chosen.id, chosen.clause.digest) for chosen in self.selection.chosen if chosen.clause.digest)
        return sha256("".join(f"{clause}\t{digest}\n" for clause, digest in used).encode()).hexdigest()


def draft(spec: Spec, workshop: Workshop) -> Draft:
    """From a spec to a checked draft. Raises Refused, with all that can still be said, when there is nothing to compose it from."""
    deal, outline, found = load(spec, workshop)
    selection = choose(deal, outline, workshop, found)
    contract, wrong = compose(selection, deal)
    unread = _ordered((*found, *selection.found, *wrong))
    numbered = number(contract)
    doubted = deal.doubting(one.path for one in unread)
    checked = lint(doubted, numbered, lambda path: tuple(worded(one, outline, deal) for one in clauses_that_use(workshop.clauses, path)))
    return Draft(
        deal,
        outline,
        selection,
        numbered,
        _ordered((*unread, *checked)),
        unread,
        replace(_told(marks(numbered), unread, checked), departures=departed(selection, numbered)),
    )


def _told(listed: Marks, unread: Iterable[Diagnostic], checked: Iterable[Diagnostic]) -> Marks:
    """The lists without what rests on a value that can't be read, which has a finding of its own. Such a draft is never printed."""
    if not any(one.severity is Severity.ERROR for one in unread):
        return listed
    told = {one.path for one in (*unread, *checked) if one.severity is not Severity.ERROR}
    blank, confirm = (tuple(one for one in some if one.path in told) for some in (listed.blank, listed.confirm))
    return replace(listed, blank=blank, confirm=confirm)


def from_each_stance(spec: Spec, workshop: Workshop) -> Mapping[Stance, Draft]:
    """The same deal seen from each stance, the clauses that have one of their own included. Raises Refused like ``draft``."""
    own = load(spec, workshop)[0].clauses.stances
    paths = ("contract.stance", *(f"clauses.stances.{name}" for name in own))
    return {
        stance: draft(replace(spec, overrides=(*spec.overrides, *(Override(path, stance.value) for path in paths))), workshop)
        for stance in Stance
    }


def load(spec: Spec, workshop: Workshop) -> tuple[Deal, Outline, tuple[Diagnostic, ...]]:
    """The deal, settled by its outline, and what is wrong with what it says. Raises Refused without an outline."""
    deal, wrong = read_deal(spec.path, spec.text, spec.shown, spec.overrides)
    found = (*wrong, *misnamed(deal))
    outline = _outline(deal, found, workshop)
    settled_deal = settled(deal, outline)
    return settled_deal, outline, (*found, *_style_problem(settled_deal, workshop))


def _outline(deal: Deal, found: tuple[Diagnostic, ...], workshop: Workshop) -> Outline:
    if not deal.knows("contract.outline"):
        raise Refused(_ordered((*found, *lint_facts(deal))))
    try:
        return load_outline(workshop.outlines, deal.contract.outline, deal.where("contract.outline"))
    except Refused as refused:
        raise Refused(_ordered((*found, *refused.diagnostics, *lint_facts(deal)))) from None


def choose(deal: Deal, outline: Outline, workshop: Workshop, found: tuple[Diagnostic, ...] = ()) -> Selection:
    """The clauses of a deal. Raises Refused, with what was found before, when the library itself can't be read."""
    want = wanted(deal, outline)
    asked = {one: _asked_at(one, deal, outline) for one in want.ids}
    library, wrong = load_clauses(workshop.clauses, asked)
    departed, _ = load_clauses(workshop.clauses, {one: deal.where(path) for one, path in want.departed.items()})
    selection = select({one: worded(clause, outline, deal) for one, clause in {**departed, **library}.items()}, outline, deal, want)
    own = set(deal.places.values())
    if any(one.at not in own for one in wrong):
        raise Refused(_ordered((*found, *wrong, *selection.found, *lint_facts(deal))))
    return replace(selection, found=(*wrong, *selection.found))


def _style_problem(deal: Deal, workshop: Workshop) -> Iterator[Diagnostic]:
    """A style that nobody knows, where the deal itself names it. A .docx file is looked for when it is used."""
    style, path = deal.contract.style or "", "contract.style"
    if workshop.styles is None or path not in deal.places or not deal.knows(path):
        return
    if style not in workshop.styles and not style.lower().endswith(".docx"):
        hint = Message("可用：{known}，或者一个 .docx 模板文件", known="、".join(sorted(workshop.styles)))
        yield error("DEAL21", deal.where(path), Message("没有版式“{style}”", style=style), hint, path)


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    return tuple(sorted(found, key=lambda one: one.sort_key))


def _asked_at(clause_id: str, deal: Deal, outline: Outline) -> Location:
    """Where a clause is asked for: in the deal when it names it, else in the outline."""
    for index, one in enumerate(deal.clauses.include):
        if one.clause == clause_id:
            return deal.where(f"clauses.include.{index}")
    for index, annex in enumerate(deal.annexes):
        if annex.clause == clause_id:
            return deal.where(f"annexes.{index}.clause")
    return outline.where("parts")
