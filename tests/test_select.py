"""Which clauses and variants a deal gets: the narrowest condition wins, and the deal's own choices are obeyed or refused."""

import json
from collections.abc import Mapping

import pytest
from click.testing import CliRunner

from hetong.cli.commands import hetong
from hetong.diagnostic import Diagnostic, Refused
from hetong.model.condition import ALWAYS
from hetong.model.contract import Contract
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered
from hetong.model.selection import OWN, Selection, Why
from hetong.number import number
from tests.drafts import EXAMPLES, ROOT, clause, composed, example, plan_of, selected, small_deal

ECOMMERCE = "ecommerce-customer-service"


def variant(when: Mapping[str, Mapping[str, object] | None], more: str = "") -> str:
    """The variant that wins, of variants with these conditions (None: a fallback)."""
    variants = [{"id": name, **({"when": one} if one else {}), "paragraphs": [{"text": "甲。"}]} for name, one in when.items()]
    probe = clause(variants=variants)
    return next(selected(small_deal(more), {"probe": probe}, plan_of("probe")).chosen).variant.id


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ({"fallback": None}, "fallback"),
        ({"fallback": None, "narrow": {"contract.stance": "balanced"}}, "narrow"),
        ({"narrow": {"contract.stance": "balanced"}, "fallback": None}, "narrow"),
        ({"fallback": None, "other": {"contract.stance": "client"}}, "fallback"),
        ({"one": {"contract.stance": "balanced"}, "two": {"contract.stance": "balanced", "data.role": "entrusted"}}, "two"),
        ({"one": {"contract.stance": "balanced"}, "two": {"any": [{"data.role": "none"}, {"data.role": "joint"}]}}, "one"),
        ({"fallback": None, "one": {"not": {"contract.stance": "client"}}}, "one"),
    ],
)
def test_the_narrowest_matching_variant_wins(when: Mapping[str, Mapping[str, object] | None], expected: str) -> None:
    assert variant(when) == expected


@pytest.mark.parametrize(
    ("when", "code"),
    [
        ({"one": {"contract.stance": "balanced"}, "two": {"data.role": "entrusted"}}, "LIB15"),
        ({"one": None, "two": None}, "LIB15"),
        ({"one": {"contract.stance": "client"}}, "LIB14"),
    ],
)
def test_a_tie_or_no_match_is_a_mistake_of_the_library(when: Mapping[str, Mapping[str, object] | None], code: str) -> None:
    with pytest.raises(Refused) as refused:
        variant(when)
    assert [(one.code, one.at.file) for one in refused.value.diagnostics] == [(code, "probe.yaml")]


def test_a_pinned_variant_is_used_whatever_the_facts() -> None:
    deal = small_deal("clauses: {variants: {notice: paper}}")
    chosen = next(one for one in selected(deal).chosen if one.id == "notice")
    assert chosen.variant.id == "paper"
    assert chosen.clause.spec.variants[chosen.index] is chosen.variant
    assert [reason.path for reason in chosen.reasons] == ["clauses.variants.notice"]
    assert chosen.reasons[0].at.line == 2


def ids(selection: Selection) -> list[str]:
    return [one.id for part in selection.parts for one in part.clauses]


def test_an_excluded_clause_is_left_out_with_the_line_that_says_so() -> None:
    selection = selected(small_deal("clauses:\n  exclude: [integrity, reports]"))
    assert set(ids(selected(small_deal()))) - set(ids(selection)) == {"integrity", "reports"}
    left = {one.clause_id: one for one in selection.left_out}
    assert {left[one].why for one in ("integrity", "reports")} == {Why.EXCLUDED}
    assert [reason.at.line for reason in left["reports"].reasons] == [3]


def test_a_clause_whose_condition_does_not_hold_is_left_out_with_the_fact() -> None:
    left = {one.clause_id: one for one in selected(small_deal()).left_out}
    assert left["trial"].why is Why.CONDITION
    assert [reason.path for reason in left["trial"].reasons] == ["trial"]


def test_a_fact_of_the_deal_brings_its_clause() -> None:
    assert "trial" in ids(selected(small_deal("trial: {length: 1个月}")))


def test_an_included_clause_stands_before_the_closing_ones_and_one_of_the_outline_in_its_place() -> None:
    order = ids(selected(small_deal("clauses: {include: [telecom-compliance]}")))
    assert order[order.index("telecom-compliance") + 1] == "force-majeure"
    assert [one for one in order if one != "telecom-compliance"] == ids(selected(small_deal()))
    order = ids(selected(small_deal("clauses: {include: [trial]}")))
    assert order.index("term") < order.index("trial") < order.index("renewal")
    assert order.count("trial") == 1


def test_listed_clauses_stand_in_the_order_given_where_the_first_of_them_stood() -> None:
    before = ids(selected(small_deal()))
    after = ids(selected(small_deal("clauses: {order: [liability, definitions, breach]}")))
    assert after[:3] == ["liability", "definitions", "breach"]
    assert [one for one in after[3:] if one] == [one for one in before if one not in ("liability", "definitions", "breach")]
    swapped = ids(selected(small_deal("clauses: {order: [payment, fees]}")))
    assert [one if one not in ("fees", "payment") else "·" for one in swapped] == [
        one if one not in ("fees", "payment") else "·" for one in before
    ]
    assert swapped.index("payment") + 1 == swapped.index("fees")


def refusals(more: str, deal: Deal | None = None) -> list[Diagnostic]:
    with pytest.raises(Refused) as refused:
        selected(deal or small_deal(more))
    return list(refused.value.diagnostics)


@pytest.mark.parametrize(
    ("choices", "code", "path"),
    [
        ("exclude: [integrty]", "DEAL08", "clauses.exclude.0"),
        ("exclude: [integrity, telecom-compliance]", "DEAL08", "clauses.exclude.1"),
        ("order: [fees, nothing]", "DEAL08", "clauses.order.1"),
        ("variants: {nothing: general}", "DEAL08", "clauses.variants.nothing"),
        ("params: {nothing: {a: b}}", "DEAL08", "clauses.params.nothing"),
        ("variants: {fees: nothing}", "DEAL09", "clauses.variants.fees"),
        ("{include: [trial], exclude: [trial]}", "DEAL10", "clauses.include.0"),
    ],
)
def test_a_choice_that_cannot_be_met_is_refused_at_its_line(choices: str, code: str, path: str) -> None:
    body = choices if choices.startswith("{") else f"{{{choices}}}"
    assert [(one.code, one.path, one.at.file, one.at.line) for one in refusals(f"clauses: {body}")] == [(code, path, "deal.yaml", 2)]


def test_an_unknown_clause_names_the_nearest_known_one() -> None:
    (found,) = refusals("clauses: {exclude: [integrty]}")
    assert "integrity" in str(found.hint)


def test_an_unknown_variant_names_those_that_there_are() -> None:
    (found,) = refusals("clauses: {variants: {notice: nothing}}")
    assert all(name in str(found.hint) for name in ("email", "paper"))


def test_all_choices_that_cannot_be_met_are_reported_together() -> None:
    assert len(refusals("clauses: {exclude: [one, two], order: [three]}")) == 3


@pytest.mark.parametrize("name", EXAMPLES)
def test_reasons_name_the_facts_that_decided_and_where_they_are_written(name: str) -> None:
    for chosen in selected(example(name)).chosen:
        assert bool(chosen.reasons) is (chosen.variant.when != ALWAYS or chosen.clause.category == OWN)
        assert all(reason.path and (not reason.at.file or reason.at.line) for reason in chosen.reasons)


def labels(contract: Contract) -> dict[str, str]:
    return {article.anchor: article.label for article in contract.articles}


def cited(numbered: Numbered) -> dict[tuple[str, str], str]:
    """What each reference prints, by where its wording stands and what it names."""
    return {(str(ref.origin), ref.target): ref.text for ref in numbered.references}


def test_articles_move_up_when_a_clause_is_excluded_and_every_reference_follows() -> None:
    before, after = (number(composed(example(ECOMMERCE, *sets))) for sets in ((), ("clauses.exclude=[service-hours]",)))
    was, now = labels(before.contract)["payment"], labels(after.contract)["payment"]
    assert now == labels(before.contract)["fees"]  # the article before it
    below = labels(before.contract).keys() - {"definitions", "nature", "service-scope", "service-hours"}
    assert all(labels(after.contract)[anchor] != labels(before.contract)[anchor] for anchor in below)
    moved = {key: (cited(before)[key], text) for key, text in cited(after).items() if key[1] == "payment"}
    assert set(moved.values()) == {(was, now)}
    assert len(moved) >= 3
    late = {text for (_, target), text in cited(after).items() if target == "payment.late"}
    assert late == {after.citations["payment.late"]}
    assert late != {before.citations["payment.late"]}
    assert all(text for text in cited(after).values())


def test_the_plan_follows_an_exclusion_on_the_command_line() -> None:
    spec = str(ROOT / "examples" / ECOMMERCE / "deal.yaml")
    plans = [
        CliRunner().invoke(hetong, ["plan", spec, "--format", "json", *more]) for more in ([], ["--set", "clauses.exclude=[service-hours]"])
    ]
    assert [one.exit_code for one in plans] == [0, 0]
    numbers = [{one["clause"]: one["number"] for one in json.loads(plan.stdout)["articles"]} for plan in plans]
    assert numbers[1]["payment"] == numbers[0]["fees"] != numbers[0]["payment"]
    assert numbers[0].keys() - numbers[1].keys() == {"service-hours"}
    assert [one["clause"] for one in json.loads(plans[1].stdout)["left_out"] if one["why"] == "excluded"] == ["service-hours"]


def test_an_annex_that_the_deal_lists_and_leaves_out_is_a_contradiction() -> None:
    found = refusals("clauses: {exclude: [staff-nda]}\nannexes: [{title: 保密协议, clause: staff-nda}]")
    assert [(one.code, one.path) for one in found] == [("DEAL10", "annexes.0.clause")]


@pytest.mark.parametrize(
    ("more", "path"),
    [
        ("custom: [{id: fees, title: 自拟, paragraphs: [甲方应当付款。]}]", "custom.0.id"),
        ("annexes: [{title: 清单, id: payment}]", "annexes.0.id"),
        ("annexes: [{title: 清单, id: list}, {title: 表, id: list}]", "annexes.1.id"),
    ],
)
def test_a_name_that_something_else_has_is_refused(more: str, path: str) -> None:
    assert [(one.code, one.path, one.at.line) for one in refusals(more)] == [("DEAL17", path, 2)]
