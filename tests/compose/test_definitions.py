"""The list of definitions holds what the contract says, and no more."""

import pytest

from hetong.lint.contract import def01, def02
from hetong.model.contract import Contract, Text
from hetong.number import number
from tests.drafts import composed, small_deal

IDLE = "放假期间"
LEFT = "clauses.exclude=[service-hours]"  # what else would say it
OWN = "custom:\n  - {id: x-holiday, title: 轮休, after: fees, paragraphs: [乙方应当在%s安排轮休。]}"


def defined(contract: Contract) -> list[str]:
    return [one.term for holder in contract.holders for one in holder.defines]


def test_what_nothing_says_is_not_defined_and_the_list_still_ends_with_a_full_stop() -> None:
    contract = composed(small_deal("", LEFT))
    assert IDLE not in defined(contract)
    items = next(node for node in contract.paragraphs if node.anchor == "definitions.list").items
    ends = [one.inlines[-1].text[-1] for one in items if isinstance(one.inlines[-1], Text)]
    assert ends == [*"；" * (len(items) - 1), "。"]


def test_what_a_deal_says_itself_is_defined() -> None:
    assert IDLE in defined(composed(small_deal(OWN % IDLE, LEFT)))


@pytest.mark.parametrize("more", ["", OWN % IDLE])
def test_no_term_is_idle_or_undefined(more: str) -> None:
    numbered = number(composed(small_deal(more)))
    assert [*def01.check(numbered), *def02.check(numbered)] == []


def test_what_a_deal_defines_itself_stays() -> None:
    words = "{id: words, text: 本合同中：, items: [“夜班”是指零时以后的班次]}"
    body = f"{{id: x-words, title: 用语, terms: [{{term: 夜班, at: words}}], paragraphs: [{words}]}}"
    contract = composed(small_deal(f"custom:\n  - {body}"))
    assert "夜班" in defined(contract)
    assert [one.code for one in def02.check(number(contract))] == ["DEF02"]
