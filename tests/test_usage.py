"""What counts as used, and what a clause can use."""

import pytest

from hetong.facts import Scope
from hetong.lint import lint
from hetong.load import clauses_that_use
from hetong.model.clause import Clause, VariantSpec
from hetong.model.condition import parse_condition
from hetong.number import number
from hetong.usage import deciding, mentioned, plain_path
from tests.drafts import WORKSHOP, clause, composed, plan_of, selected, small_deal

PARAGRAPHS = [
    {"text": "{{ services.summary }}", "when": {"services.summary": "present"}},
    {
        "text": "下列：",
        "when": {"ai.used": "true"},
        "items": [{"each": "item in services.tasks", "text": "{{ item.name }}", "when": {"item.detail": "present"}}],
        "table": {
            "each": "fee in fees.items",
            "columns": [{"title": "单价", "value": "{{ fee.unit_price }}"}],
            "total": ["{{ fees.total }}"],
        },
    },
]


def test_what_a_wording_mentions_has_whole_paths() -> None:
    wording = VariantSpec.model_validate({"id": "x", "paragraphs": PARAGRAPHS})
    assert set(mentioned(wording)) == {
        *("services.summary", "ai.used", "services.tasks.name", "services.tasks.detail", "fees.items.unit_price", "fees.total"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("when", "facts", "decided"),
    [
        ({"dispute.method": "court", "dispute.court_name": "present"}, "争议: {方式: 仲裁, 法院: 甲法院}", {"dispute.method"}),
        ({"dispute.method": "court", "dispute.court_name": "present"}, "争议: {法院: 甲法院}", {"dispute.method", "dispute.court_name"}),
        ({"dispute.court_name": "absent"}, "争议: {法院: 甲法院}", {"dispute.court_name"}),
        ({"any": [{"services.summary": "present"}, {"volume": "present"}]}, "服务: {概述: 甲}", {"services.summary"}),
        ({"not": {"services.summary": "present"}}, "服务: {概述: 甲}", {"services.summary"}),
        ({"party_a.size": "large", "party_b.size": "small"}, "甲方: {规模: 中型}\n乙方: {规模: 小型}", {"party_a.size", "party_b.size"}),
    ],
)
def test_a_fact_decides_where_it_makes_the_difference(when: dict[str, object], facts: str, decided: set[str]) -> None:
    deal = small_deal(facts)
    probe = clause(paragraphs=[{"text": "甲", "when": parse_condition(when)}])
    choice = selected(deal, {"probe": probe}, plan_of("probe"))
    everything = deciding(choice, lambda _: Scope.of(deal))
    assert everything & {"dispute.method", "dispute.court_name", "services.summary", "volume", "party_a.size", "party_b.size"} == decided


def test_what_is_asked_inside_a_sentence_that_is_not_printed_decides_nothing() -> None:
    deal = small_deal("人工智能: {转人工时限: 3分钟}")
    inner = [{"text": "乙", "when": {"ai.transfer_within": "present"}}]
    probe = clause(paragraphs=[{"text": "甲", "when": {"ai.used": "true"}, "items": inner}])
    assert "ai.transfer_within" not in deciding(selected(deal, {"probe": probe}, plan_of("probe")), lambda _: Scope.of(deal))


def test_the_library_tells_who_would_say_a_fact() -> None:
    def ids(path: str) -> list[str]:
        return [one.spec.id for one in clauses_that_use(WORKSHOP.clauses, path)]

    assert ids("licence")[0] == "telecom-compliance"
    assert ids("dispute.court_name") == ["dispute"]
    assert "fees" in ids("fees.items.0.unit_price")
    assert ids("party_a.short_name") == []


def test_the_library_is_asked_only_about_what_is_lost() -> None:
    def lost(more: str) -> list[str]:
        deal = small_deal(more)
        asked: list[str] = []

        def used_by(path: str) -> tuple[Clause, ...]:
            asked.append(path)
            return ()

        lint(deal, number(composed(deal)), used_by)
        return asked

    assert lost("") == []
    assert lost("甲方: {名称: 甲, 简称: 乙, 收款账户: {户名: 甲, 支行: 丙}}") == ["party_a.short_name", "party_a.bank"]


def test_a_path_loses_its_indices() -> None:
    assert plain_path("services.channels.0.hours.12") == "services.channels.hours"
