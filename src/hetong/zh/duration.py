"""Lengths of time with their unit. 日 is a calendar day, 工作日 a working day: never converted into each other."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from hetong.zh.numeral import parse_numeral
from hetong.zh.text import NotUnderstood, squeezed


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
_DURATION = re.compile(r"(\d+(?:\.\d+)?|[一二三四五六七八九十百两]+)(.+)")
# Only to compare durations of like kind: 30 days a month and 21.75 working days a month are conventions of payroll, not law.
_HOURS = {
    TimeUnit.SECOND: Decimal(1) / 3600, TimeUnit.MINUTE: Decimal(1) / 60, TimeUnit.HOUR: Decimal(1), TimeUnit.DAY: Decimal(24),
    TimeUnit.WORKDAY: Decimal(24) * 30 / Decimal("21.75"), TimeUnit.MONTH: Decimal(24 * 30), TimeUnit.YEAR: Decimal(24 * 365),
}  # fmt: skip


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
            raise NotUnderstood(text, "期间", "30日、5个工作日、12个月")
        number = Decimal(found[1]) if found[1][0].isascii() else Decimal(parse_numeral(found[1]))
        return cls(number, unit)

    @property
    def approximate_hours(self) -> Decimal:
        """For comparing and sorting only."""
        return self.number * _HOURS[self.unit]

    def after(self, start: date) -> date:
        """The last day of a term of this length that begins on ``start``; the end of a shorter month counts (民法典 202).

        One year from 2026-12-01 ends on 2027-11-30. Raises ValueError for units below a day and for working days.
        """
        months = {TimeUnit.MONTH: 1, TimeUnit.YEAR: 12}.get(self.unit)
        if months:
            return _add_months(start, int(self.number * months)) - timedelta(days=1)
        if self.unit is TimeUnit.DAY:
            return start + timedelta(days=int(self.number) - 1)
        raise ValueError(f"no calendar term in {self.unit}")

    def __str__(self) -> str:
        return f"{self.number.normalize():f}{self.unit}"


def _add_months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))
