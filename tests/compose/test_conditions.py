"""A sentence is printed when the deal meets its condition, and not otherwise."""

import pytest

from hetong.diagnostic import Refused
from hetong.model.deal import Deal
from tests.drafts import article, clause, composed, plan_of, small_deal, text_of

CHAT_AND_PHONE = "services: {channels: [{kind: chat}, {kind: phone_in}]}"


def printed(deal: Deal, when: object) -> bool:
    """Whether a sentence with the condition stands beside one without."""
    paragraphs = [{"text": "总是。"}, {"text": "有时。", "when": when}]
    return [text_of(one) for one in article(deal, paragraphs=paragraphs).paragraphs] == ["总是。", "有时。"]


@pytest.mark.parametrize(
    ("when", "more", "expected"),
    [
        ({"contract.stance": "client"}, "", False),
        ({"contract.stance": "balanced"}, "", True),
        ({"contract.stance": "均衡"}, "", True),
        ({"contract.stance": ["client", "balanced"]}, "", True),
        ({"contract.stance": "balanced", "data.role": "none"}, "", False),
        ({"not": {"contract.stance": "client"}}, "", True),
        ({"not": {"contract.stance": "balanced"}}, "", False),
        ({"any": [{"contract.stance": "client"}, {"data.role": "entrusted"}]}, "", True),
        ({"any": [{"contract.stance": "client"}, {"data.role": "none"}]}, "", False),
        ({"data.recording": "true"}, "", False),
        ({"data.recording": "true"}, "data: {recording: 是}", True),
        ({"data.recording": "false"}, "", True),
        ({"trial": "present"}, "", False),
        ({"trial": "absent"}, "", True),
        ({"trial": "present"}, "trial: {length: 1个月}", True),
        ({"trial.criteria": "present"}, "trial: {length: 1个月}", False),
        ({"trial.criteria": "absent"}, "", True),
        ({"services.exclusions": "present"}, "", False),
        ({"services.exclusions": "present"}, "services: {exclusions: []}", False),
        ({"services.exclusions": "present"}, "services: {exclusions: [商品鉴定]}", True),
        ({"services.channels.kind": "chat"}, CHAT_AND_PHONE, True),
        ({"services.channels.kind": ["email", "phone_in"]}, CHAT_AND_PHONE, True),
        ({"services.channels.kind": "email"}, CHAT_AND_PHONE, False),
        ({"services.channels.kind": "chat"}, "", False),
        ({"services.channels.hours": "present"}, CHAT_AND_PHONE, False),
        ({"services.channels.hours": "present"}, "services: {channels: [{kind: chat}, {kind: email, hours: 7×24}]}", True),
    ],
)
def test_a_condition_asks_the_deal(when: object, more: str, expected: bool) -> None:
    assert printed(small_deal(more), when) is expected


def test_a_condition_may_ask_which_clauses_this_contract_uses() -> None:
    asking = [{"text": "用了。", "when": {"selected": "other"}}, {"text": "没有用。", "when": {"not": {"selected": "other"}}}]
    clauses = {"probe": clause(paragraphs=asking), "other": clause(id="other", paragraphs=[{"text": "另一条。"}])}
    both, alone = (composed(small_deal(), clauses, plan_of(*ids)) for ids in (("probe", "other"), ("probe",)))
    assert [text_of(one) for one in next(both.articles).paragraphs] == ["用了。"]
    assert [text_of(one) for one in next(alone.articles).paragraphs] == ["没有用。"]


def test_items_and_columns_have_conditions_too() -> None:
    column = {"title": "金额", "value": "{{ item.unit_price }}", "when": {"trial": "present"}}
    table = {"each": "item in fees.items", "columns": [{"title": "项目", "value": "{{ item.name }}"}, column], "total": ["合计", "0"]}
    items = [
        {"text": "甲"},
        {"text": "乙", "when": {"trial": "present"}},
        {"text": "丙", "items": [{"text": "丁", "when": {"trial": "present"}}]},
    ]
    paragraphs = [{"text": "如下：", "items": items, "table": table}]
    fees = "fees: {items: [{name: 坐席}]}"
    without = article(small_deal(fees), paragraphs=paragraphs).paragraphs[0]
    with_all = article(small_deal(f"{fees}\ntrial: {{length: 1个月}}"), paragraphs=paragraphs).paragraphs[0]
    assert [len(one.items) for one in (without, with_all)] == [2, 3]
    assert [len(one.items[-1].items) for one in (without, with_all)] == [0, 1]
    assert without.table is not None
    assert with_all.table is not None
    assert [len(without.table.columns), len(without.table.rows[0]), len(without.table.total)] == [1, 1, 1]
    assert [len(with_all.table.columns), len(with_all.table.rows[0]), len(with_all.table.total)] == [2, 2, 2]


@pytest.mark.parametrize(
    "paragraph",
    [
        {"text": "有时。", "when": {"trial.colour": "red"}},
        {"text": "{{ trial.colour }}。"},
        {"text": "{{ payment.due | figure }}。"},
        {"text": "{{ payment.due | nonsense }}。"},
        {"text": "如下：", "items": [{"text": "{{ item.name }}", "each": "item in fees.nothing"}]},
        {"text": "{{ params.unknown }}。"},
    ],
)
def test_a_path_or_filter_that_does_not_exist_is_a_fault_of_the_library(paragraph: object) -> None:
    with pytest.raises(Refused) as refused:
        article(small_deal("payment: {due: 30日}"), paragraphs=[paragraph])
    assert {one.code for one in refused.value.diagnostics} == {"LIB16"}
    assert {one.at.file for one in refused.value.diagnostics} == {"probe.yaml"}
