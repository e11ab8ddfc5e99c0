from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.percent import Percent
from hetong.zh.text import NotUnderstood

NUMBERS = st.decimals("0", "1000000", places=4)


@pytest.mark.parametrize(
    ("text", "percent", "base", "printed"),
    [
        ("6%", "6", 100, "6%"),
        ("0.05%", "0.05", 100, "0.05%"),
        ("6.50 %", "6.5", 100, "6.5%"),
        ("６％", "6", 100, "6%"),
        ("100%", "100", 100, "100%"),
        ("百分之五", "5", 100, "5%"),
        ("百分之百", "100", 100, "100%"),
        ("百分之6.5", "6.5", 100, "6.5%"),
        ("-5%", "-5", 100, "-5%"),
        ("5‰", "0.5", 1000, "千分之五"),
        ("2.5‰", "0.25", 1000, "0.25%"),
        ("千分之三", "0.3", 1000, "千分之三"),
        ("万分之五", "0.05", 10_000, "万分之五"),
        ("5‱", "0.05", 10_000, "万分之五"),
        ("万分之十二", "0.12", 10_000, "万分之十二"),
    ],
)
def test_percent(text: str, percent: str, base: int, printed: str) -> None:
    parsed = Percent.parse(text)
    assert parsed == Percent(Decimal(percent), base)
    assert str(parsed) == printed


@pytest.mark.parametrize(
    "text", ["", "6", "0.06", "6%%", "%", "百分之", "百分之二零", "百分之一百五", "万分之五五", "六%", "1,2%", "+6%", "abc%", "٣%"]
)
def test_percent_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Percent.parse(text)


@given(NUMBERS, st.sampled_from(["%", "‰", "‱"]))
def test_what_a_percent_prints_reads_back(number: Decimal, sign: str) -> None:
    percent = Percent.parse(f"{number:f}{sign}")
    assert Percent.parse(str(percent)).percent == percent.percent


@given(st.integers(0, 10_000), st.sampled_from(["千", "万"]))
def test_whole_parts_keep_their_base(number: int, base: str) -> None:
    percent = Percent.parse(f"{base}分之{number}")
    assert Percent.parse(str(percent)) == percent


def test_a_share_of_an_amount_is_exact() -> None:
    assert Percent.parse("万分之五").of(Decimal("100000.00")) == 50
