"""Clauses that a deal writes itself stand among the others and are numbered, referred to and checked as they are."""

import pytest

from hetong.diagnostic import Refused
from hetong.lint.contract import def01, def02, ref01
from hetong.model.contract import Filled, Ref, Term, Text, leaves
from hetong.model.deal import Deal
from hetong.number import number
from tests.drafts import composed, deal, drafted, example, small_deal, text_of

OUTLINE = "contract: {outline: ecommerce-customer-service}\n"
HOSTILE = "A&B <有限> {{ 7*7 }} [[x]]"


def custom(body: str, more: str = "") -> Deal:
    return small_deal(f"{more}\ncustom:\n  - {body}")


def anchors(deal: Deal) -> list[str]:
    return [article.anchor for article in composed(deal).articles]


def test_a_custom_clause_stands_after_the_clause_that_it_names() -> None:
    order = anchors(custom("{id: x-price, title: 价格保护, after: fees, paragraphs: [甲方有权调价。]}"))
    assert order[order.index("fees") + 1] == "x-price"
    assert [one for one in order if one != "x-price"] == anchors(small_deal())


def test_a_custom_clause_without_a_place_stands_before_the_closing_ones() -> None:
    order = anchors(custom("{id: x-price, title: 价格保护, paragraphs: [甲方有权调价。]}"))
    assert order[order.index("x-price") + 1] == "force-majeure"
    assert order[-1] == "effect"


def test_a_custom_clause_may_stand_after_another_one() -> None:
    first, second = (
        "{id: x-one, title: 其一, after: fees, paragraphs: [甲。]}",
        "{id: x-two, title: 其二, after: x-one, paragraphs: [乙。]}",
    )
    order = anchors(custom(f"{first}\n  - {second}"))
    at = order.index("fees")
    assert order[at : at + 3] == ["fees", "x-one", "x-two"]


def test_a_custom_clause_after_a_clause_that_is_not_there_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        composed(custom("{id: x-price, title: 价格保护, after: fee, paragraphs: [甲。]}"))
    (found,) = refused.value.diagnostics
    assert (found.code, found.path, found.at.line) == ("DEAL08", "custom.0.after", 4)
    assert "fees" in str(found.hint)


def test_paragraphs_and_items_may_be_written_as_plain_text() -> None:
    (written,) = [
        one
        for one in composed(custom("{id: x, title: 其他, paragraphs: [甲。, {text: 如下：, items: [乙, 丙]}]}")).articles
        if one.anchor == "x"
    ]
    assert [text_of(one) for one in written.paragraphs] == ["甲。", "如下："]
    assert [text_of(one) for one in written.paragraphs[1].items] == ["乙；", "丙。"]
    assert (written.variant, written.version) == ("custom", 0)


def test_a_custom_clause_fills_values_and_cites_clauses() -> None:
    paragraphs = '["按照[[fees]]和[[x.own]]在{{ payment.due }}内付。", {id: own, text: 甲。}]'
    numbered = number(composed(custom(f"{{id: x, title: 其他, after: nature, paragraphs: {paragraphs}}}", "payment: {due: 45日}")))
    written = next(one for one in numbered.contract.articles if one.anchor == "x")
    fees = next(one for one in numbered.contract.articles if one.anchor == "fees")
    assert [one.text for one in written.paragraphs[0].inlines if isinstance(one, Ref)] == [fees.label, f"第{written.ordinal}.2款"]
    assert [one.text for one in written.paragraphs[0].inlines if isinstance(one, Filled)] == ["45日"]


def test_a_reference_of_a_custom_clause_to_nothing_is_reported_at_its_line() -> None:
    numbered = number(composed(custom("{id: x, title: 其他, paragraphs: ['按照[[nothing.here]]办理。']}")))
    found = [one for one in ref01.check(numbered) if one.at.file == "deal.yaml"]
    assert [(one.code, one.at.line) for one in found] == [("REF01", 4)]


def test_a_custom_clause_defines_its_own_terms() -> None:
    body = "{id: x, title: 其他, terms: [{term: 大促, at: scope}], paragraphs: [{id: scope, text: 所称“大促”，是指促销。}, 大促期间加倍。]}"
    numbered = number(composed(custom(body)))
    written = next(one for one in numbered.contract.articles if one.anchor == "x")
    assert [one.term for one in written.defines] == ["大促"]
    assert [one.text for one in leaves(written.paragraphs[0]) if isinstance(one, Term)] == ["大促"]
    assert not list(def01.check(numbered))
    assert not [one for one in def02.check(numbered) if one.at.file == "deal.yaml"]


def test_a_term_that_a_custom_clause_uses_without_definition_is_reported() -> None:
    found = list(def01.check(number(composed(custom("{id: x, title: 其他, uses: [大促], paragraphs: [大促期间加倍。]}")))))
    assert [(one.code, one.at.file, one.at.line) for one in found] == [("DEF01", "deal.yaml", 4)]


def test_a_term_that_is_defined_and_never_used_is_a_warning() -> None:
    body = "{id: x, title: 其他, terms: [{term: 大促, at: scope}], paragraphs: [{id: scope, text: 本合同所称“大促”，是指促销。}]}"
    found = [one for one in def02.check(number(composed(custom(body)))) if one.at.file == "deal.yaml"]
    assert [(one.code, one.severity) for one in found] == [("DEF02", "warning")]


@pytest.mark.parametrize(
    ("paragraph", "code"),
    [("付{{ payment.due 内", "DEAL11"), ("付{{ 7*7 }}", "DEAL11"), ("见[[第七条]]", "DEAL11"), ("{% if x %}", "DEAL11")],
)
def test_markup_of_a_custom_clause_that_cannot_be_read_is_refused_at_its_line(paragraph: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        deal(f"{OUTLINE}custom:\n  - id: x\n    title: 其他\n    paragraphs:\n      - '{paragraph}'\n")
    assert [(one.code, one.at.line, one.path) for one in refused.value.diagnostics] == [(code, 6, "custom.0.paragraphs.0.text")]


def test_an_each_of_a_custom_clause_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        custom("{id: x, title: 其他, paragraphs: [{text: 甲, each: every fee}]}")
    assert [one.code for one in refused.value.diagnostics] == ["DEAL12"]


def test_markup_in_a_value_stays_text() -> None:
    numbered, found = drafted(example("ecommerce-customer-service", f"party_a.name={HOSTILE}"))
    names = [one for one in numbered.contract.inlines if isinstance(one, Filled) and one.path == "party_a.name"]
    assert {one.text for one in names} == {HOSTILE}
    assert len(names) >= 3
    assert {ref.target for ref in numbered.references}.isdisjoint({"x"})
    assert [one.code for one in found if one.code in ("REF01", "DEF01")] == []


def test_a_custom_clause_needs_an_id_a_title_and_paragraphs() -> None:
    with pytest.raises(Refused) as refused:
        custom("{after: fees}")
    assert sorted((one.code, one.path) for one in refused.value.diagnostics) == [
        ("DEAL06", "custom.0.id"),
        ("DEAL06", "custom.0.paragraphs"),
        ("DEAL06", "custom.0.title"),
    ]


def test_text_of_a_custom_clause_is_wording_not_a_value() -> None:
    written = next(one for one in composed(custom("{id: x, title: 其他, paragraphs: [甲 & 乙 <丙>。]}")).articles if one.anchor == "x")
    assert [type(one) for one in written.paragraphs[0].inlines] == [Text]
    assert text_of(written.paragraphs[0]) == "甲 & 乙 <丙>。"
