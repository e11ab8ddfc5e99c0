"""The day of a month on which is paid, and of which month it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.pay_day import PayDay
from hetong.zh.text import NotUnderstood


@pytest.mark.parametrize(
    ("text", "day", "next_month"),
    [
        ("次月5日前", 5, True),
        ("次月15日", 15, True),
        ("下个月十五号之前", 15, True),
        ("翌月5", 5, True),
        ("当月5日前", 5, False),
        ("本月 10 日", 10, False),
        ("末月25日", 25, False),
        ("最后一个月的25日前支付", 25, False),
        ("每月25日前", 25, False),
        ("每季度末月25日前", 25, False),
        ("每年次月5日", 5, True),
        ("每个月25号", 25, False),
        ("25", 25, False),
        ("21", 21, False),
        ("31日", 31, False),
        ("0", 0, False),
        ("35", 35, False),
    ],
)
def test_a_day_is_read_with_its_month(text: str, day: int, next_month: bool) -> None:
    assert PayDay.parse(text) == PayDay(day, next_month)


@pytest.mark.parametrize("text", ["1", "5", "05", "每月5日前", "十五日", "每季度5日", "15号", "20"])
def test_an_early_day_of_no_month_is_asked_back_with_both_ways_to_write_it(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        PayDay.parse(text)
    assert refused.value.hint
    day = refused.value.hint.fields["day"]
    assert PayDay.parse(f"次月{day}日") == PayDay(int(str(day)), True)
    assert PayDay.parse(f"当月{day}日") == PayDay(int(str(day)), False)


@pytest.mark.parametrize(
    "text", ["隔月5日", "月末", "每月", "2027年3月1日", "10个工作日", "5日和25日", "第三个工作日", "-5", "次月", "次次月5日", "5.5"]
)
def test_what_is_no_day_of_a_month_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        PayDay.parse(text)


@given(st.builds(PayDay, st.integers(1, 31), st.booleans()))
def test_a_day_prints_so_that_it_reads_back(day: PayDay) -> None:
    assert PayDay.parse(str(day)) == day
