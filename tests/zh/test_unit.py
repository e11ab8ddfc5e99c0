from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.unit import TIMES, Kind, Stretch, Unit, alike

MONTH, DAY, HOUR = Stretch(Kind.MONTH, Fraction(1)), Stretch(Kind.DAY, Fraction(1)), Stretch(Kind.CLOCK, Fraction(3600))


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(
            (text, Unit(thing="席", time=MONTH))
            for text in ("席·月", "席/月", "席月", "席×月", "元/席/月", "每席每月", "坐席·个月", "月/席")
        ),
        *((text, Unit(thing="人", time=DAY)) for text in ("人·日", "人天", "人/日", "名·天")),
        ("人·小时", Unit(thing="人", time=HOUR)),
        ("席·年", Unit(thing="席", time=Stretch(Kind.MONTH, Fraction(12)))),
        ("千次", Unit(Fraction(1000), "次")),
        ("每千次", Unit(Fraction(1000), "次")),
        ("1000次", Unit(Fraction(1000), "次")),
        ("万条", Unit(Fraction(10_000), "条")),
        ("10分钟", Unit(Fraction(10), time=Stretch(Kind.CLOCK, Fraction(60)))),
        ("半天", Unit(Fraction(1, 2), time=DAY)),
        ("打", Unit(Fraction(12), "个")),
        ("千克", Unit(thing="千克")),
        ("人·次", Unit(thing="人次")),
        ("季度", Unit(time=Stretch(Kind.MONTH, Fraction(3)))),
        ("半年", Unit(time=Stretch(Kind.MONTH, Fraction(6)))),
        ("个工作日", Unit(time=Stretch(Kind.WORKDAY, Fraction(1)))),
        ("", Unit()),
    ],
)
def test_what_a_price_is_for(text: str, unit: Unit) -> None:
    assert Unit.of_price(text) == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("次/月", Unit(thing="次", per=MONTH)),
        ("次每月", Unit(thing="次", per=MONTH)),
        ("小时/日", Unit(time=HOUR, per=DAY)),
        ("席·月", Unit(thing="席", time=MONTH)),
        ("个月", Unit(time=MONTH)),
        ("个坐席", Unit(thing="席")),
    ],
)
def test_what_a_quantity_counts(text: str, unit: Unit) -> None:
    assert Unit.of_quantity(text) == unit


@given(st.sampled_from(sorted(TIMES)), st.sampled_from(sorted(TIMES)), st.integers(0, 10**12))
def test_a_conversion_is_exact_and_can_be_undone(one: str, other: str, number: int) -> None:
    there, back = TIMES[one].over(TIMES[other]), TIMES[other].over(TIMES[one])
    assert (there is None) == (back is None) == (TIMES[one].kind is not TIMES[other].kind)
    assert there is None or back is None or number * there * back == number


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("年", "月", 12), ("半年", "季度", 2), ("小时", "分钟", 60), ("周", "天", 7), ("月", "年", Fraction(1, 12))]
)
def test_known_ratios(one: str, other: str, ratio: Fraction) -> None:
    assert TIMES[one].over(TIMES[other]) == ratio


@pytest.mark.parametrize(("one", "other"), [("月", "日"), ("日", "小时"), ("工作日", "日"), ("年", "周")])
def test_what_has_no_exact_relation_is_not_converted(one: str, other: str) -> None:
    assert TIMES[one].over(TIMES[other]) is None


@pytest.mark.parametrize(
    ("one", "other", "same"), [("会话", "次会话", True), ("个", "席", True), ("人次", "次", True), ("席", "件", False), ("次", "分", False)]
)
def test_names_of_one_thing(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is alike(other, one) is same
