from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.moment import Moment
from hetong.zh.text import NotUnderstood

DAYS = st.dates(date(1990, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("text", "number", "unit", "printed"),
    [
        ("30日", "30", TimeUnit.DAY, "30日"),
        ("30天", "30", TimeUnit.DAY, "30日"),
        ("30个自然日", "30", TimeUnit.DAY, "30日"),
        ("5个工作日", "5", TimeUnit.WORKDAY, "5个工作日"),
        ("5工作日内", "5", TimeUnit.WORKDAY, "5个工作日"),
        ("30 个 工作日", "30", TimeUnit.WORKDAY, "30个工作日"),
        ("12个月", "12", TimeUnit.MONTH, "12个月"),
        ("十二个月", "12", TimeUnit.MONTH, "12个月"),
        ("半年", "6", TimeUnit.MONTH, "6个月"),
        ("三年", "3", TimeUnit.YEAR, "3年"),
        ("两年", "2", TimeUnit.YEAR, "2年"),
        ("1.50年", "1.5", TimeUnit.YEAR, "1.5年"),
        ("一百日", "100", TimeUnit.DAY, "100日"),
        ("2小时", "2", TimeUnit.HOUR, "2小时"),
        ("24h", "24", TimeUnit.HOUR, "24小时"),
        ("0.5小时", "0.5", TimeUnit.HOUR, "0.5小时"),
        ("３０秒", "30", TimeUnit.SECOND, "30秒"),
        ("3分钟", "3", TimeUnit.MINUTE, "3分钟"),
        ("1,000日", "1000", TimeUnit.DAY, "1000日"),
    ],
)
def test_duration(text: str, number: str, unit: TimeUnit, printed: str) -> None:
    parsed = Duration.parse(text)
    assert parsed == Duration(Decimal(number), unit)
    assert str(parsed) == printed


@pytest.mark.parametrize(
    "text", ["", "30", "日", "-3日", "尽快", "30个", "二十五五日", "一百五日", "十百日", "1e3日", "٣日", "3日5日", "1" * 5000 + "日"]
)
def test_duration_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Duration.parse(text)


@given(st.decimals("0", "99999", places=2), st.sampled_from(TimeUnit))
def test_what_a_duration_prints_reads_back(number: Decimal, unit: TimeUnit) -> None:
    assert Duration.parse(str(Duration(number, unit))) == Duration(number, unit)


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        (date(2026, 12, 1), "1年", date(2027, 11, 30)),
        (date(2026, 12, 1), "12个月", date(2027, 11, 30)),
        (date(2026, 12, 1), "1.5年", date(2028, 5, 31)),
        (date(2026, 1, 1), "1年", date(2026, 12, 31)),
        (date(2026, 3, 1), "1个月", date(2026, 3, 31)),
        (date(2026, 1, 15), "1个月", date(2026, 2, 14)),
        (date(2026, 1, 28), "1个月", date(2026, 2, 27)),
        (date(2026, 1, 29), "1个月", date(2026, 2, 28)),
        (date(2026, 1, 31), "1个月", date(2026, 2, 28)),
        (date(2028, 1, 31), "1个月", date(2028, 2, 29)),
        (date(2024, 2, 29), "1年", date(2025, 2, 28)),
        (date(2024, 2, 29), "4年", date(2028, 2, 28)),
        (date(2026, 8, 31), "半年", date(2027, 2, 28)),
        (date(2026, 1, 1), "30日", date(2026, 1, 30)),
        (date(2026, 1, 1), "1日", date(2026, 1, 1)),
    ],
)
def test_the_last_day_of_a_term(start: date, length: str, end: date) -> None:
    assert Duration.parse(length).after(start) == end


@given(DAYS, st.integers(1, 600))
def test_a_term_in_months_ends_before_the_corresponding_day_or_with_a_month_that_lacks_it(start: date, months: int) -> None:
    next_day = Duration(Decimal(months), TimeUnit.MONTH).after(start) + timedelta(days=1)
    if next_day.day == start.day:
        assert (next_day.year * 12 + next_day.month) - (start.year * 12 + start.month) == months
    else:
        assert next_day.day == 1
        assert (next_day.year * 12 + next_day.month) - (start.year * 12 + start.month) == months + 1
        assert start.day > (next_day - timedelta(days=1)).day


@given(DAYS, DAYS, st.integers(1, 600))
def test_who_begins_later_never_ends_earlier(one: date, other: date, months: int) -> None:
    term = Duration(Decimal(months), TimeUnit.MONTH)
    assert term.after(min(one, other)) <= term.after(max(one, other))


@pytest.mark.parametrize("length", ["5个工作日", "2小时", "30秒", "1.5个月", "1.5日", "8000年", "99999999999999年", "999999999999日"])
def test_lengths_without_a_last_day(length: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the contract; also what ``date`` itself raises
        Duration.parse(length).after(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-11-11 0:00", "48小时", "2026-11-12 24:00"),
        ("2026-11-11", "48小时", "2026-11-12 24:00"),
        ("2026-11-11 20:00", "4小时", "2026-11-11 24:00"),
        ("2026-11-11 20:00", "5小时", "2026-11-12 1:00"),
        ("2026-11-11 9:30", "90分钟", "2026-11-11 11:00"),
        ("2026-11-11 9:30", "2日", "2026-11-12"),
        ("2026-11-11", "1年", "2027-11-10"),
        ("2026-12-31 18:00", "24小时", "2027-01-01 18:00"),
    ],
)
def test_the_end_of_a_term_of_hours_is_a_minute(start: str, length: str, end: str) -> None:
    assert Duration.parse(length).end(Moment.parse(start)) == Moment.parse(end)


@pytest.mark.parametrize("length", ["5个工作日", "30秒", "0.01分钟", "1.5个月", "99999999999小时"])
def test_lengths_without_an_end(length: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the contract; also what ``date`` itself raises
        Duration.parse(length).end(Moment.parse("2026-01-01"))


def test_durations_of_like_kind_compare() -> None:
    lengths = ["30秒", "3分钟", "2小时", "1日", "1个工作日", "1个月", "半年", "1年"]
    hours = [Duration.parse(length).approximate_hours for length in lengths]
    assert hours == sorted(hours)
    assert Duration.parse("24小时").approximate_hours == Duration.parse("1日").approximate_hours


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("两周", 14, TimeUnit.DAY),
        ("3周", 21, TimeUnit.DAY),
        ("一个星期", 7, TimeUnit.DAY),
        ("1.5周", Decimal("10.5"), TimeUnit.DAY),
        ("一个季度", 3, TimeUnit.MONTH),
        ("2季度", 6, TimeUnit.MONTH),
        ("两年半", 30, TimeUnit.MONTH),
        ("1年半", 18, TimeUnit.MONTH),
        ("一年零三个月", 15, TimeUnit.MONTH),
        ("1年3个月", 15, TimeUnit.MONTH),
        ("两个半年", 12, TimeUnit.MONTH),
        ("一刻钟", 15, TimeUnit.MINUTE),
        ("半小时", 30, TimeUnit.MINUTE),
        ("1个半小时", 90, TimeUnit.MINUTE),
        ("三十天", 30, TimeUnit.DAY),
        ("90个日历日", 90, TimeUnit.DAY),
        ("72H", 72, TimeUnit.HOUR),
        ("五个工作日内", 5, TimeUnit.WORKDAY),
        ("30日以内", 30, TimeUnit.DAY),
        ("两周年", 2, TimeUnit.YEAR),
    ],
)
def test_units_of_speech_are_converted_exactly(text: str, number: int | Decimal, unit: TimeUnit) -> None:
    assert Duration.parse(text) == Duration(Decimal(number), unit)


@given(st.integers(1, 500))
def test_weeks_quarters_and_half_years_keep_what_they_mean(number: int) -> None:
    assert Duration.parse(f"{number}周") == Duration.parse(f"{number * 7}日")
    assert Duration.parse(f"{number}个季度") == Duration.parse(f"{number * 3}个月")
    assert Duration.parse(f"{number}年半") == Duration.parse(f"{number * 12 + 6}个月")


HINTED = {
    "half a month": ["半个月", "半月", "1个半月"],
    "half a day": ["半天", "半个工作日", "两天半"],
    "half a week": ["半个季度", "三周半"],
    "a day": ["当日", "当天", "次日", "次月", "下一工作日"],
    "at once": ["即时", "立即", "随时", "尽快"],
    "no length": ["本合同期限", "长期", "永久"],
    "no unit": ["30", "三十"],
    "a range": ["30-60日", "30日至60日"],
    "two units": ["一个月零五天", "1周3天"],
    "working hours": ["5个工作小时"],
    "more than the length": ["提前30日", "不少于30日"],
}


def hints(kind: str) -> set[str]:
    found = set()
    for text in HINTED[kind]:
        with pytest.raises(NotUnderstood) as refused:
            Duration.parse(text)
        assert refused.value.hint, text
        found.add(refused.value.hint.template)
    return found


def test_a_length_that_is_none_is_refused_with_a_hint_of_its_own() -> None:
    every = [hints(kind) for kind in HINTED]
    assert all(len(one) == 1 for one in every)
    assert len(set.union(*every)) == len(every)
