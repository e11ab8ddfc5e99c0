"""What the typesetter would need too much memory for is refused before it begins."""

import pytest

from hetong.diagnostic import Refused
from hetong.number import number
from hetong.render.pdf.weight import HEAVIEST, refuse_too_heavy, weight
from tests.drafts import composed, small_deal
from tests.render.pdf.made import pdf


def rows(count: int) -> str:
    return "费用:\n  明细:\n" + "".join(f"    - {{名称: 项{index}, 单价: 1元, 单位: 次, 数量: 1次}}\n" for index in range(count))


def test_a_long_table_weighs_as_much_as_its_cells() -> None:
    few, many = weight(composed(small_deal(rows(10)))), weight(composed(small_deal(rows(20))))
    assert 10 * 4 <= many - few <= 10 * 24  # in the article and on the sheet


@pytest.mark.parametrize(("count", "refused"), [(1_000, False), (6_000, True)])
def test_a_thousand_rows_are_set_and_six_thousand_are_not(count: int, refused: bool) -> None:
    contract = composed(small_deal(rows(count)))
    assert (weight(contract) > HEAVIEST) is refused
    if refused:
        with pytest.raises(Refused) as caught:
            refuse_too_heavy(contract)
        assert [one.code for one in caught.value.diagnostics] == ["SIZE02"]


def test_the_renderer_asks_first() -> None:
    with pytest.raises(Refused) as caught:
        pdf(number(composed(small_deal(rows(6_000)))))
    assert [one.code for one in caught.value.diagnostics] == ["SIZE02"]
