"""docs/交易书.md is what the model says now, and what it tells people to write can be read."""

import re
from typing import Any

import pytest
from pydantic import TypeAdapter

from hetong.model.deal import Deal
from hetong.model.fields import Whole, YesNo
from hetong.model.schema import shapes
from scripts.spec_guide import PAGE, QUANTITIES, guide
from tests.drafts import composed, deal

PLAIN: dict[Any, Any] = {bool: TypeAdapter(YesNo), int: TypeAdapter(Whole)}
EXAMPLES = [(kind, one) for kind, (_, examples, _) in QUANTITIES.items() for one in examples]


def test_the_committed_page_is_the_one_that_the_model_gives() -> None:
    assert PAGE.read_text("utf-8") == guide(), "run scripts/spec_guide.py"


def test_every_group_of_a_deal_has_its_section() -> None:
    shown = re.findall(r"^### .+（`(\w+)`）$", guide(), re.MULTILINE)
    assert shown == [name for name, shape in shapes(Deal).items() if shape.child and name in Deal.model_fields]


def test_no_group_is_longer_than_a_reader_takes_in() -> None:
    """Of twenty keys at most; the root is the list of topics itself."""
    groups, left = set(), [shape.child for shape in shapes(Deal).values() if shape.child]
    while left:
        group = left.pop()
        if group not in groups:
            groups.add(group)
            left += [shape.child for shape in shapes(group).values() if shape.child]
    assert len(groups) > 50
    assert {group for group in groups if len(group.model_fields) > 20} == set()


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_every_example_of_a_quantity_can_be_read(kind: Any, text: str) -> None:
    read = PLAIN[kind].validate_python if kind in PLAIN else kind.parse
    assert isinstance(read(text), kind)


def test_the_deal_that_the_page_begins_with_can_be_composed() -> None:
    block = guide().partition("```yaml\n")[2].partition("```")[0]
    assert composed(deal(block)).title


def test_the_parties_that_the_page_shows_can_sign() -> None:
    blocks = re.findall(r"```yaml\n(我方.*?)```", guide(), re.DOTALL)
    assert len(blocks) == 1
    shown = deal(f"合同: {{范本: ecommerce-customer-service}}\n{blocks[0]}")
    assert [one.called for one in shown.parties] == ["甲方", "乙方", "丙方", "担保方"]
    assert shown.ours == "party_b"
    assert len(composed(shown).signatures) == 4


def test_the_parameter_that_the_page_shows_is_one() -> None:
    shown = re.findall(r"`条款: (\{参数: .*\})`", guide())
    assert len(shown) == 1
    assert composed(deal(f"合同: {{范本: ecommerce-customer-service}}\n条款: {shown[0]}\n")).title
