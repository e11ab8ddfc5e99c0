"""Examples without one of their clauses, or with more of them: what a deal is told of the choices that it makes."""

from collections.abc import Iterator, Sequence

import pytest
from _pytest.mark import ParameterSet

from hetong.diagnostic import Diagnostic, Severity
from hetong.lint.contract.gaps import undefined
from hetong.model.clause import ClauseKind
from hetong.model.deal import Deal
from hetong.model.deal.choices import Added
from hetong.proof.contracts import hollow
from tests.drafts import EXAMPLES, drafted, example, having, library, outline, selected

CORE = frozenset(
    {
        *("definitions", "nature", "service-scope", "service-hours", "staffing", "systems", "service-levels", "quality-review"),
        *("fees", "payment", "confidentiality", "data-processing", "term", "termination", "exit", "breach", "liability"),
        *("dispute", "notice", "amendment", "general-provisions", "effect"),
    }
)
# The agreement that 个人信息保护法 21 asks for: a deal that entrusts personal data cannot do without it.
AGREEMENT = "data-processing-agreement"


def without(deal: Deal, clause: str) -> Deal:
    """The deal, doing without one clause, that its annexes may ask for."""
    annexes = tuple(annex for annex in deal.annexes if annex.clause != clause)
    return having(having(deal, "annexes", annexes), "clauses.exclude", (*deal.clauses.exclude, clause))


def used_clauses() -> Iterator[ParameterSet]:
    for name in EXAMPLES:
        plan = outline(example(name).contract.outline).spec
        slots = {slot.clause for slot in (*(slot for part in plan.parts for slot in part.clauses), *plan.annexes)}
        yield from (
            pytest.param(name, chosen.id, id=f"{name}-{chosen.id}") for chosen in selected(example(name)).chosen if chosen.id in slots
        )


@pytest.mark.parametrize(("name", "clause"), list(used_clauses()))
def test_a_clause_may_be_left_out_and_what_needs_it_is_named(name: str, clause: str) -> None:
    deal = without(example(name), clause)
    numbered, found = drafted(deal)
    dangling = {ref.target for ref in numbered.references if not ref.text}
    dangle = bool(dangling) or any(undefined(numbered))
    assert clause not in {article.anchor for article in numbered.contract.holders}
    assert {target.partition(".")[0] for target in dangling} <= {clause}
    assert [one.path for one in found if one.code in ("REF01", "DEF01")] == []
    assert [one.code for one in found if one.code == "DEAL33"] == ["DEAL33"] * dangle
    assert list(hollow(numbered.contract)) == []
    if clause not in CORE | {AGREEMENT}:
        assert errors(found) == []


def errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_without_all_the_clauses_that_are_not_core_composes_cleanly(name: str) -> None:
    deal = example(name)
    for chosen in selected(deal).chosen:
        if chosen.id in {slot.clause for part in outline(deal.contract.outline).spec.parts for slot in part.clauses} - CORE:
            deal = without(deal, chosen.id)
    assert errors(drafted(deal)[1]) == []
    contract = drafted(deal)[0].contract
    assert {article.anchor for article in contract.articles} - contract.own <= CORE


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_clause_of_the_library_may_be_added(name: str) -> None:
    deal = example(name)
    used = {chosen.id for chosen in selected(deal).chosen}
    more = tuple(name for name, clause in library().items() if clause.spec.kind is ClauseKind.ARTICLE and name not in used)
    numbered, found = drafted(having(deal, "clauses.include", tuple(Added(clause=one) for one in more)))
    assert {article.anchor for article in numbered.contract.articles} - numbered.contract.own == {
        *more,
        *(one for one in used - numbered.contract.own if library()[one].spec.kind is ClauseKind.ARTICLE),
    }
    assert [one for one in found if one.code in ("REF01", "DEF01")] == []
