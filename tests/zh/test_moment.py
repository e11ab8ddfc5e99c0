from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.moment import Moment
from hetong.zh.text import NotUnderstood

MOMENTS = st.builds(Moment, st.dates(date(1000, 1, 1)), st.none() | st.integers(0, 24 * 60))


@pytest.mark.parametrize(
    ("text", "day", "minute", "printed"),
    [
        ("2026年1月1日", date(2026, 1, 1), None, "2026年1月1日"),
        ("2026-01-01", date(2026, 1, 1), None, "2026年1月1日"),
        ("2026/1/1", date(2026, 1, 1), None, "2026年1月1日"),
        ("2026.1.1", date(2026, 1, 1), None, "2026年1月1日"),
        (" 2026 年 12 月 31 日 ", date(2026, 12, 31), None, "2026年12月31日"),
        ("２０２６－０１－０１", date(2026, 1, 1), None, "2026年1月1日"),
        ("2026-01-01 09:30", date(2026, 1, 1), 570, "2026年1月1日9时30分"),
        ("2026-01-01T09:30", date(2026, 1, 1), 570, "2026年1月1日9时30分"),
        ("2026年1月1日9时", date(2026, 1, 1), 540, "2026年1月1日9时"),
        ("2026年1月1日9点05分", date(2026, 1, 1), 545, "2026年1月1日9时5分"),
        ("2026-01-01 0:00", date(2026, 1, 1), 0, "2026年1月1日0时"),
        ("2026-01-01 24:00", date(2026, 1, 1), 1440, "2026年1月1日24时"),
        ("2028-02-29", date(2028, 2, 29), None, "2028年2月29日"),
    ],
)
def test_moment(text: str, day: date, minute: int | None, printed: str) -> None:
    parsed = Moment.parse(text)
    assert parsed == Moment(day, minute)
    assert str(parsed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "2026-13-01",
        "2026-02-29",
        "2026-1-32",
        "0000-01-01",
        "26-01-01",
        "明天",
        "2026-01-01 24:30",
        "2026-01-01 9:60",
        "2026-01-01 25:00",
        "2026-01-01 上午",
        "2026-01-01 9",
        "2026-01-01-02",
        "٢٠٢٦-01-01",
    ],
)
def test_moment_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Moment.parse(text)


@given(MOMENTS)
def test_what_a_moment_prints_reads_back(moment: Moment) -> None:
    assert Moment.parse(str(moment)) == moment


@given(MOMENTS, MOMENTS)
def test_moments_are_in_order(one: Moment, other: Moment) -> None:
    assert (one < other) + (one == other) + (one > other) == 1
    if one.day != other.day:
        assert (one < other) == (one.day < other.day)


def test_a_whole_day_comes_before_its_minutes() -> None:
    day = date(2026, 1, 1)
    assert sorted([Moment(day, 30), Moment(day, 0), Moment(day)]) == [Moment(day), Moment(day, 0), Moment(day, 30)]
