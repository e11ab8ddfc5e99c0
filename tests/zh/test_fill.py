from decimal import Decimal

import pytest

from hetong.model.fields import Labelled
from hetong.zh.duration import TimeUnit
from hetong.zh.fill import legal_form
from hetong.zh.hours import Window
from hetong.zh.moment import Moment
from hetong.zh.money import Money, UnitPrice
from hetong.zh.percent import Percent
from hetong.zh.text import half_width, squeezed
from hetong.zh.threshold import Threshold


class Colour(Labelled):
    RED = "red", "红"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "是"),
        (False, "否"),
        (0, "0"),
        (4, "4"),
        ("甲", "甲"),
        ("", ""),
        (Decimal("1E+2"), "100"),
        (Decimal("6.50"), "6.5"),
        (Colour.RED, "红"),
        (TimeUnit.MONTH, "个月"),
        (("甲", "乙", "丙"), "甲、乙、丙"),
        ((), ""),
        ((Colour.RED, True), "红、是"),
        (Money.parse("12万元"), "人民币（大写）壹拾贰万元整（¥120,000.00）"),
        (UnitPrice.parse("6800"), "6,800.00元"),
        (Percent.parse("6%"), "6%"),
        (Moment.parse("2026-01-01"), "2026年1月1日"),
        (Threshold.parse("≤30秒"), "不超过30秒"),
        ((Window.parse("工作日 09:00-18:00"), Window.parse("周六 9:00-12:00")), "工作日9:00—18:00、每周六9:00—12:00"),
    ],
)
def test_legal_form(value: object, text: str) -> None:
    assert legal_form(value) == text


def test_full_width_means_half_width() -> None:
    assert half_width("　６％（Ａ）　") == "6%(A)"
    assert squeezed(" 3 0　日\n") == "30日"
