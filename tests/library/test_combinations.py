"""Whole contracts over combinations of facts: what the proofs of single clauses cannot see."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product, zip_longest
from random import Random

import pytest
from _pytest.mark import ParameterSet

from hetong.diagnostic import Diagnostic, Refused, Severity
from hetong.model.clause import ClauseKind
from hetong.model.contract import Annex, Contract, Item, Paragraph, Text, leaves
from hetong.model.deal import Deal
from hetong.model.deal.choices import Added
from hetong.model.deal.contract import Industry, Nature, Numbering, Stance
from hetong.model.deal.data import DataRole, EndAction
from hetong.model.deal.dispute import CourtBasis, DisputeMethod
from hetong.model.deal.fee_item import Basis
from hetong.model.deal.intellectual_property import Owner
from hetong.model.deal.invoice import InvoiceTiming
from hetong.model.deal.late_payment import RateBase
from hetong.model.deal.liability import Carveout
from hetong.model.deal.payment import Cycle, PayFrom
from hetong.model.deal.side import Side
from hetong.model.deal.staffing import StaffingModel
from hetong.model.deal.subcontracting import SubcontractingRule
from hetong.model.deal.term import RenewalMode
from hetong.model.numbered import Numbered
from hetong.zh.pay_day import PayDay
from tests.drafts import EXAMPLES, OUTLINES, drafted, example, having, library, outline, selected, small_deal
from tests.library.world import AGREEMENT, CORE

Choice = tuple[object, ...]
Positions = tuple[int, ...]

# What decides most of a contract: every combination of any three of these.
MAIN: dict[str, Sequence[object]] = {
    "fees.model": (*Basis, None),
    "payment.cycle": tuple(Cycle),
    "data.role": tuple(DataRole),
    "contract.industry": tuple(Industry),
    "contract.stance": tuple(Stance),
    "dispute.method": tuple(DisputeMethod),
    "invoice.timing": tuple(InvoiceTiming),
}
# The rest of what conditions ask about: every combination of any two, with those above.
MORE: dict[str, Sequence[object]] = {
    "payment.due_from": tuple(PayFrom),
    "payment.pay_day": (None, PayDay(25), PayDay(5, next_month=True)),
    "late_payment.base": tuple(RateBase),
    "contract.nature": tuple(Nature),
    "contract.numbering": tuple(Numbering),
    "staffing.model": tuple(StaffingModel),
    "staffing.on_client_site": (True, False),
    "training.at_client": (True, False),
    "services.system_provider": tuple(Side),
    "renewal.mode": tuple(RenewalMode),
    "dispute.court_basis": tuple(CourtBasis),
    "subcontracting.rule": tuple(SubcontractingRule),
    "ip.foreground": tuple(Owner),
    "ai.used": (True, False),
    "data.recording": (True, False),
    "data.end_action": tuple(EndAction),
    "confidentiality.staff_nda": (True, False),
    "fees.total_is_estimate": (True, False),
    "tax.included": (True, False),
    "liability.carveouts": ((), tuple(Carveout)),
    "exit.number_port": (True, False),
}
STARTS = {**{f"minimal {name}": small_deal(outline=name) for name in OUTLINES}, **{f"example {name}": example(name) for name in EXAMPLES}}


def covering(factors: Sequence[Sequence[object]], strength: int, seed: int = 0) -> Iterator[Choice]:
    """Rows in which every combination of values of any ``strength`` factors occurs (greedy; the same rows on every run)."""
    random = Random(seed)
    columns = list(combinations(range(len(factors)), strength))
    missing = dict.fromkeys((at, values) for at in columns for values in product(*(range(len(factors[i])) for i in at)))
    while missing:
        must = next(iter(missing))
        rows = [_row(factors, must, random) for _ in range(20)]
        best = max(rows, key=lambda row: sum(one in missing for one in _covered(row, columns)))
        for one in _covered(best, columns):
            missing.pop(one, None)
        yield tuple(factor[i] for factor, i in zip(factors, best, strict=True))


def _covered(row: Sequence[int], columns: Sequence[Positions]) -> Iterator[tuple[Positions, Positions]]:
    return ((at, tuple(row[i] for i in at)) for at in columns)


def _row(factors: Sequence[Sequence[object]], must: tuple[Positions, Positions], random: Random) -> list[int]:
    row = [random.randrange(len(factor)) for factor in factors]
    for column, value in zip(*must, strict=True):
        row[column] = value
    return row


def with_facts(deal: Deal, paths: Sequence[str], choice: Choice) -> Deal:
    for path, value in zip(paths, choice, strict=True):
        deal = having(deal, path, value)
    return deal


def faults(deal: Deal) -> list[str]:
    """What the library is to blame for, whatever the deal says."""
    try:
        numbered, found = drafted(deal)
    except Refused as refused:
        return [f"{one.code} {one.at}" for one in refused.diagnostics]
    broken = [f"{one.code} {one.at} {one.message}" for one in found if one.code in ("REF01", "DEF01")]
    return [*broken, *hollow(numbered.contract), *repeated(numbered.contract)]


def hollow(contract: Contract) -> Iterator[str]:
    """Articles without paragraphs, paragraphs and items without words, and those that announce a list that does not follow."""
    for holder in contract.holders:
        if not holder.paragraphs and not (isinstance(holder, Annex) and holder.note):
            yield f"empty {holder.anchor}"
        for paragraph, following in zip_longest(holder.paragraphs, holder.paragraphs[1:]):
            if paragraph.table and not paragraph.table.rows:
                yield f"no rows {paragraph.anchor}"
            if not paragraph.plain:  # a form's lines end in ： and are filled in by hand
                yield from _hollow_node(paragraph, bool(paragraph.items or paragraph.table or (following and following.plain)))


def _hollow_node(node: Paragraph | Item, followed: bool) -> Iterator[str]:
    text = "".join(one.text for one in node.inlines)
    if len(text) < 2 or (text.endswith("：") and not followed):
        yield f"hollow {node.anchor}"
    for item in node.items:
        yield from _hollow_node(item, bool(item.items))


def repeated(contract: Contract) -> Iterator[str]:
    """Anchors that two nodes have."""
    anchors = Counter(anchor for holder in contract.holders for anchor in (holder.anchor, *anchors_in(holder.paragraphs)))
    return (f"twice {anchor}" for anchor, times in anchors.items() if times > 1)


def anchors_in(nodes: Sequence[Paragraph | Item]) -> Iterator[str]:
    for node in nodes:
        yield node.anchor
        yield from anchors_in(node.items)


def check_all(start: str, factors: dict[str, Sequence[object]], choices: Sequence[Choice]) -> None:
    paths = list(factors)
    wrong = {choice: found for choice in choices if (found := faults(with_facts(STARTS[start], paths, choice)))}
    assert wrong == {}


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("start", [start for start in STARTS if start.startswith("minimal")])
def test_every_three_of_the_main_facts_compose_cleanly(start: str, part: int) -> None:
    check_all(start, MAIN, list(covering(list(MAIN.values()), 3))[part::4])


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("start", STARTS)
def test_every_two_of_all_facts_compose_cleanly(start: str, part: int) -> None:
    every = {**MAIN, **MORE}
    check_all(start, every, list(covering(list(every.values()), 2))[part::2])


def test_covering_rows_contain_every_combination() -> None:
    factors = [range(3), "ab", (True, False), range(4)]
    rows = list(covering(factors, 3))
    for at in combinations(range(4), 3):
        assert {tuple(row[i] for i in at) for row in rows} == set(product(*(factors[i] for i in at)))
    assert len(rows) < 48


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
    dangle = bool(dangling) or any(lacking(numbered))
    assert clause not in {article.anchor for article in numbered.contract.holders}
    assert {target.partition(".")[0] for target in dangling} <= {clause}
    assert [one.path for one in found if one.code in ("REF01", "DEF01")] == []
    assert [one.code for one in found if one.code == "DEAL33"] == ["DEAL33"] * dangle
    assert list(hollow(numbered.contract)) == []
    if clause not in CORE | {AGREEMENT}:
        assert errors(found) == []


def defined(numbered: Numbered) -> set[str]:
    return {one.term for holder in numbered.contract.holders for one in holder.defines}


def lacking(numbered: Numbered) -> Iterator[str]:
    """The terms of clauses that their printed wording says, and that nothing defines."""
    for holder in numbered.contract.holders:
        said = "\n".join(one.text for paragraph in holder.paragraphs for one in leaves(paragraph) if isinstance(one, Text))
        yield from (term for term in holder.uses if term in said and term not in defined(numbered))


def errors(found: Sequence[Diagnostic]) -> list[Diagnostic]:
    return [one for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_without_all_the_clauses_that_are_not_core_composes_cleanly(name: str) -> None:
    deal = example(name)
    for chosen in selected(deal).chosen:
        if chosen.id in {slot.clause for part in outline(deal.contract.outline).spec.parts for slot in part.clauses} - CORE:
            deal = without(deal, chosen.id)
    assert errors(drafted(deal)[1]) == []
    assert {article.anchor for article in drafted(deal)[0].contract.articles} <= CORE


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_clause_of_the_library_may_be_added(name: str) -> None:
    deal = example(name)
    used = {chosen.id for chosen in selected(deal).chosen}
    more = tuple(name for name, clause in library().items() if clause.spec.kind is ClauseKind.ARTICLE and name not in used)
    numbered, found = drafted(having(deal, "clauses.include", tuple(Added(clause=one) for one in more)))
    assert {article.anchor for article in numbered.contract.articles} == {
        *more,
        *(one for one in used if library()[one].spec.kind is ClauseKind.ARTICLE),
    }
    assert [one for one in found if one.code in ("REF01", "DEF01")] == []
