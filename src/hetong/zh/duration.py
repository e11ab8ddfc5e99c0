"""Lengths of time with their unit. 日 is a calendar day, 工作日 a working day: never converted into each other."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.numeral import parse_numeral
from hetong.zh.text import DECIMAL, NotUnderstood, squeezed


class TimeUnit(StrEnum):
    """The units a contract counts in."""

    SECOND = "秒"
    MINUTE = "分钟"
    HOUR = "小时"
    DAY = "日"
    WORKDAY = "个工作日"
    MONTH = "个月"
    YEAR = "年"


_WRITTEN = {
    "秒": TimeUnit.SECOND, "秒钟": TimeUnit.SECOND, "s": TimeUnit.SECOND,
    "分钟": TimeUnit.MINUTE, "min": TimeUnit.MINUTE,
    "小时": TimeUnit.HOUR, "个小时": TimeUnit.HOUR, "h": TimeUnit.HOUR,
    "日": TimeUnit.DAY, "天": TimeUnit.DAY, "个自然日": TimeUnit.DAY, "自然日": TimeUnit.DAY,
    "工作日": TimeUnit.WORKDAY, "个工作日": TimeUnit.WORKDAY,
    "个月": TimeUnit.MONTH, "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR,
}  # fmt: skip
_DURATION = re.compile(rf"({DECIMAL}|[零〇一二三四五六七八九十百千万两]+)(.+)", re.ASCII)
# Only to compare durations of like kind: 30 days a month and 21.75 working days a month are conventions of payroll, not law.
_HOURS = {
    TimeUnit.SECOND: Decimal(1) / 3600, TimeUnit.MINUTE: Decimal(1) / 60, TimeUnit.HOUR: Decimal(1), TimeUnit.DAY: Decimal(24),
    TimeUnit.WORKDAY: Decimal(24) * 30 / Decimal("21.75"), TimeUnit.MONTH: Decimal(24 * 30), TimeUnit.YEAR: Decimal(24 * 365),
}  # fmt: skip
# How many days or months one unit is, for the units that the calendar counts.
_CALENDAR = {TimeUnit.DAY: Decimal(1), TimeUnit.MONTH: Decimal(1), TimeUnit.YEAR: Decimal(12)}


@dataclass(frozen=True, slots=True)
class Duration:
    """``number`` of ``unit``. Prints 30日, 5个工作日, 12个月, 2小时."""

    number: Decimal
    unit: TimeUnit

    @classmethod
    def parse(cls, text: str) -> Self:
        """``30日``, ``30天``, ``5个工作日``, ``12个月``, ``三年``, ``半年``, ``2小时``. Raises NotUnderstood."""
        plain = squeezed(text).removesuffix("内")
        if plain == "半年":
            return cls(Decimal(6), TimeUnit.MONTH)
        found = _DURATION.fullmatch(plain)
        unit = found and _WRITTEN.get(found[2])
        if not found or not unit:
            raise NotUnderstood(text, Message("期间"), "30日、5个工作日、12个月")
        try:
            number = Decimal(found[1].replace(",", "")) if found[1].isascii() else Decimal(parse_numeral(found[1]))
        except ValueError:
            raise NotUnderstood(text, Message("期间"), "30日、5个工作日、12个月") from None
        return cls(number, unit)

    @property
    def approximate_hours(self) -> Decimal:
        """For comparing and sorting only."""
        return self.number * _HOURS[self.unit]

    def after(self, start: date) -> date:
        """The last day of a term of this length that begins on ``start``; the end of a shorter month counts (民法典 202).

        One year from 2026-12-01 ends on 2027-11-30, one month from 2026-01-31 on 2026-02-28. Raises ValueError where the
        calendar gives no such day: for units below a day, working days, parts of a day or month, and past the year 9999.
        """
        count = self.number * _CALENDAR.get(self.unit, Decimal("NaN"))
        if count.is_nan() or count != int(count):
            raise ValueError(f"no calendar term in {self}")
        try:
            return start + timedelta(days=int(count) - 1) if self.unit is TimeUnit.DAY else _last_day(start, int(count))
        except OverflowError:
            raise ValueError(f"{self} from {start} is past the calendar") from None

    def __str__(self) -> str:
        return f"{self.number.normalize():f}{self.unit}"


def _last_day(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError
    end = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, end) if start.day > end else date(year, month + 1, start.day) - timedelta(days=1)
