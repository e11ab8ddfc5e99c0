"""Deals and contracts for tests, through the Python API, with the library read once."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

from hetong import paths
from hetong.compose import compose
from hetong.diagnostic import Diagnostic, Location, Refused
from hetong.lint import lint
from hetong.load import Override, load_deal, load_outline
from hetong.load.library import read_clause
from hetong.model.clause import Clause, ClauseSpec
from hetong.model.contract import Article, Contract, Inlines, Item, Paragraph, Ref
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.numbered import Numbered
from hetong.model.outline import Outline, OutlineSpec
from hetong.model.selection import Selection
from hetong.number import number
from hetong.pipeline import Workshop
from hetong.select import select, wanted, worded
from hetong.settle import settled

F = TypeVar("F", bound=Facts)
ROOT = Path(__file__).resolve().parent.parent
WORKSHOP = Workshop(paths.clause_library(), paths.templates())
EXAMPLES = tuple(sorted(path.parent.name for path in ROOT.glob("examples/*/deal.yaml")))
OUTLINES = tuple(sorted(path.stem for path in WORKSHOP.outlines.glob("*.yaml")))


@cache
def library() -> Mapping[str, Clause]:
    """Every shipped clause."""
    return {path.stem: read_clause(path) for path in sorted(WORKSHOP.clauses.glob("*/*.yaml"))}


@cache
def outline(name: str) -> Outline:
    """A shipped outline."""
    return load_outline(WORKSHOP.outlines, name, Location("test"))


def deal(text: str, *sets: str) -> Deal:
    """A deal spec, settled by its outline. ``sets`` are ``path=value``."""
    loaded = load_deal(None, text, "deal.yaml", [Override.parse(one) for one in sets])
    return settled(loaded, outline(loaded.contract.outline))


def small_deal(more: str = "", *sets: str, outline: str = "ecommerce-customer-service") -> Deal:
    """As little as a spec may say, and ``more``."""
    return deal(f"contract: {{outline: {outline}}}\n{more}", *sets)


def example(name: str, *sets: str) -> Deal:
    """One of the example deals."""
    return deal((ROOT / "examples" / name / "deal.yaml").read_text("utf-8"), *sets)


def having(facts: F, path: str, value: object) -> F:
    """The same facts with another value at a path."""
    name, _, rest = path.partition(".")
    return facts.model_copy(update={name: having(getattr(facts, name), rest, value) if rest else value})


def selected(deal: Deal, clauses: Mapping[str, Clause] | None = None, plan: Outline | None = None) -> Selection:
    """The clauses of a deal, from the shipped library unless others are given. Raises Refused when a choice is wrong."""
    plan = plan or outline(deal.contract.outline)
    given = {name: worded(clause, plan, deal) for name, clause in (clauses or library()).items()}
    chosen = select(given, plan, deal, wanted(deal, plan))
    if chosen.found:
        raise Refused(chosen.found)
    return chosen


def composed(deal: Deal, clauses: Mapping[str, Clause] | None = None, plan: Outline | None = None) -> Contract:
    """The contract tree of a deal. Raises Refused when something is wrong with it."""
    contract, found = compose(selected(deal, clauses, plan), deal)
    if found:
        raise Refused(found)
    return contract


def drafted(deal: Deal) -> tuple[Numbered, tuple[Diagnostic, ...]]:
    """The numbered contract and what the rules find in it."""
    numbered = number(composed(deal))
    return numbered, lint(deal, numbered)


def clause(**spec: object) -> Clause:
    """A clause for a test, as if read from ``<id>.yaml``. ``paragraphs`` stands for a single variant."""
    paragraphs = spec.pop("paragraphs", None)
    if paragraphs is not None:
        spec["variants"] = [{"id": "general", "paragraphs": paragraphs}]
    whole = ClauseSpec.model_validate({"id": "probe", "title": "试写", "version": 1, **spec})
    return Clause(whole, "test", f"{whole.id}.yaml", {})


def plan_of(*ids: str, **more: object) -> Outline:
    """An outline for a test: these clauses in one part."""
    spec = {"id": "probe", "title": "试写合同", "industry": "general", "parts": [{"clauses": list(ids)}], **more}
    for part in spec["parts"]:  # type: ignore[attr-defined]
        part["clauses"] = [one if isinstance(one, dict) else {"clause": one} for one in part["clauses"]]
    return Outline(OutlineSpec.model_validate(spec), "probe-outline.yaml", {})


def article(deal: Deal, **spec: object) -> Article:
    """One clause written for a test, composed with a deal."""
    probe = clause(**spec)
    return next(composed(deal, {probe.spec.id: probe}, plan_of(probe.spec.id)).articles)


def text_of(node: Paragraph | Item) -> str:
    """What a node of the tree says, its items left out; references by their target."""
    return plain(node.inlines)


def plain(inlines: Inlines) -> str:
    """What inlines say, references by their target."""
    return "".join(f"[[{one.target}]]" if isinstance(one, Ref) else one.text for one in inlines)
