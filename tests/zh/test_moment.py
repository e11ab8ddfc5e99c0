from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.moment import Moment
from hetong.zh.numeral import numeral
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
        ("20260101", date(2026, 1, 1), None, "2026年1月1日"),
        ("20260101 9:30", date(2026, 1, 1), 570, "2026年1月1日9时30分"),
        ("2026.01.01", date(2026, 1, 1), None, "2026年1月1日"),
        ("2026年1月1号", date(2026, 1, 1), None, "2026年1月1日"),
        ("二〇二六年一月一日", date(2026, 1, 1), None, "2026年1月1日"),
        ("二零二六年十二月三十一号", date(2026, 12, 31), None, "2026年12月31日"),
        ("二○二六年十月二十日", date(2026, 10, 20), None, "2026年10月20日"),
        ("2026-1-1 上午9点", date(2026, 1, 1), 540, "2026年1月1日9时"),
        ("2026-1-1 下午3点半", date(2026, 1, 1), 930, "2026年1月1日15时30分"),
        ("2026年1月1日中午12点", date(2026, 1, 1), 720, "2026年1月1日12时"),
        ("2026年1月1日晚上12点", date(2026, 1, 1), 1440, "2026年1月1日24时"),
        ("2026年1月1日凌晨2点", date(2026, 1, 1), 120, "2026年1月1日2时"),
        ("2026-01-01 09:30:00", date(2026, 1, 1), 570, "2026年1月1日9时30分"),
        ("2026年1月1日（周四）", date(2026, 1, 1), None, "2026年1月1日"),
        ("2026-01-01 星期四 9:30", date(2026, 1, 1), 570, "2026年1月1日9时30分"),
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
        "2026-01-01 09:30:05",
        "2026年1月1日上午15点",
        "2026年1月1日（周五）",
        "二〇二六年十三月一日",
        "二〇二六年二月三十日",
        "20261301",
        "202601011",
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


HINTED = {
    "no day": ["2026年1月", "2026-01", "2026", "2026年底", "2026年3月份"],
    "a short year": ["26年1月1日", "26-1-1", "26.01.01 9:00"],
    "another order": ["01/02/2026", "1.2.2026"],
    "no year": ["1月1日", "明年1月1日", "1-1"],
    "a time zone": ["2026-01-01T09:00Z", "2026-01-01T09:00+08:00"],
    "no end": ["长期", "永久"],
    "an event": ["本合同生效之日", "合同到期日"],
}


def test_a_date_that_is_none_is_refused_with_a_hint_of_its_own() -> None:
    every = []
    for texts in HINTED.values():
        found = set()
        for text in texts:
            with pytest.raises(NotUnderstood) as refused:
                Moment.parse(text)
            assert refused.value.hint, text
            found.add(refused.value.hint.template)
        every.append(found)
    assert all(len(one) == 1 for one in every)
    assert len(set.union(*every)) == len(every)


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_every_way_to_write_a_day_says_the_same(day: date) -> None:
    digits = "".join("〇一二三四五六七八九"[int(char)] for char in str(day.year))
    chinese = f"{digits}年{numeral(day.month)}月{numeral(day.day)}日"
    written = [day.isoformat(), day.isoformat().replace("-", ""), f"{day.year}/{day.month}/{day.day}", chinese]
    assert {Moment.parse(text).day for text in written} == {day}
