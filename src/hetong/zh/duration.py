"""Lengths of time with their unit. 日 is a calendar day, 工作日 a working day: never converted into each other."""

import calendar
import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.clock import DAY
from hetong.zh.moment import Moment
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
    "日历天": TimeUnit.DAY, "日历日": TimeUnit.DAY, "个日历日": TimeUnit.DAY, "个日历天": TimeUnit.DAY, "d": TimeUnit.DAY,
    "工作日": TimeUnit.WORKDAY, "个工作日": TimeUnit.WORKDAY, "工作天": TimeUnit.WORKDAY, "个工作天": TimeUnit.WORKDAY,
    "个月": TimeUnit.MONTH, "月": TimeUnit.MONTH,
    "年": TimeUnit.YEAR, "周年": TimeUnit.YEAR, "个年": TimeUnit.YEAR,
}  # fmt: skip
# Units of speech that are so many of a unit of the contract, exactly.
_EXACT = {
    **dict.fromkeys(("周", "个周", "星期", "个星期", "礼拜", "个礼拜"), (7, TimeUnit.DAY)),
    **dict.fromkeys(("季度", "个季度", "季"), (3, TimeUnit.MONTH)),
    **dict.fromkeys(("刻钟",), (15, TimeUnit.MINUTE)),
    **dict.fromkeys(("个半年",), (6, TimeUnit.MONTH)),
}
_HALVES = {"半年": (6, TimeUnit.MONTH), "半小时": (30, TimeUnit.MINUTE), "半个小时": (30, TimeUnit.MINUTE), "半分钟": (30, TimeUnit.SECOND)}
# A unit with a half behind it: 两年半, 1个半月 is refused, for half a month has no fixed length.
_AND_A_HALF = {"年半": (12, 6, TimeUnit.MONTH), "小时半": (60, 30, TimeUnit.MINUTE), "个半小时": (60, 30, TimeUnit.MINUTE)}
_NUMBER = rf"(?:{DECIMAL}|[零〇一二三四五六七八九十百千万两]+)"
_DURATION = re.compile(rf"({_NUMBER})(.+)", re.ASCII)
_YEARS_AND_MONTHS = re.compile(rf"({_NUMBER})年零?({_NUMBER})个月", re.ASCII)
_EXAMPLE = "30日、5个工作日、12个月"
_HINTS = (
    (r".*半个?月", Message("半个月没有确定的天数，写15日")),
    (r"半天|半日|半个?工作日|.+天半|.+日半", Message("写成小时，例：12小时")),
    (r"半个?(?:季度?|周|星期)|.+周半", Message("写成日或者月，例：45日")),
    (r"当[日天]|次[日天]|隔[日天]|次一?工作日|下一?工作日|当月|次月", Message("这里要写多长时间，例：24小时、1日、1个工作日")),
    (r"即时|立即|马上|随时|实时|及时|尽快|第一时间", Message("这不是确定的期间，写多少分钟、小时或者日")),
    (
        r"(?:本)?合同期(?:限)?(?:内)?|服务期(?:限)?|长期|永久|无期限|不限",
        Message("这里只写确定的期间，例：3年；没有期限的不填，写在自拟条款里"),
    ),
    (r"[\d.,]+|[零〇一二三四五六七八九十百千万两]+", Message("数字后面要写单位，例：30日、5个工作日、12个月")),
    (rf"{_NUMBER}(?:年|个?月|周|个?星期|[日天])[零又]?{_NUMBER}.+", Message("只用一个单位写，例：35日、13个月")),
    (r".+[-~—–至到].+", Message("只写一个期间，不写范围，例：30日")),
    (r".+个?工作[日天]?[时小].*", Message("写成小时或者工作日，例：8小时、1个工作日")),
    (r"(?:每|前|后|提前|不少于|不超过|至少|≤|≥|<|>).+", Message("只写期间本身，例：30日")),
)
# Only to compare durations of like kind: 30 days a month and 21.75 working days a month are conventions of payroll, not law.
_HOURS = {
    TimeUnit.SECOND: Decimal(1) / 3600, TimeUnit.MINUTE: Decimal(1) / 60, TimeUnit.HOUR: Decimal(1), TimeUnit.DAY: Decimal(24),
    TimeUnit.WORKDAY: Decimal(24) * 30 / Decimal("21.75"), TimeUnit.MONTH: Decimal(24 * 30), TimeUnit.YEAR: Decimal(24 * 365),
}  # fmt: skip
_MINUTES = {TimeUnit.MINUTE: Decimal(1), TimeUnit.HOUR: Decimal(60)}
# How many days or months one unit is, for the units that the calendar counts.
_CALENDAR = {TimeUnit.DAY: Decimal(1), TimeUnit.MONTH: Decimal(1), TimeUnit.YEAR: Decimal(12)}


@dataclass(frozen=True, slots=True)
class Duration:
    """``number`` of ``unit``. Prints 30日, 5个工作日, 12个月, 2小时."""

    number: Decimal
    unit: TimeUnit

    @classmethod
    def parse(cls, text: str) -> Self:
        """``30日``, ``30天``, ``5个工作日``, ``12个月``, ``三年``, ``两年半``, ``2周`` (14日). Raises NotUnderstood."""
        plain = squeezed(text).removesuffix("内").removesuffix("以").replace("個", "个").lower()
        found = _read(plain)
        if found is None:
            raise _refused(text, plain)
        return cls(*found)

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

    def end(self, start: Moment) -> Moment:
        """The end of a term of this length: the last day, or for hours the minute. Raises ValueError as ``after``.

        48小时 from 2026-11-11, or from its 0时, end on 2026-11-12 24时.
        """
        minutes = self.number * _MINUTES.get(self.unit, Decimal("NaN"))
        if minutes.is_nan():
            return Moment(self.after(start.day))
        if minutes != int(minutes):
            raise ValueError(f"no minute at the end of {self}")
        days, minute = divmod((start.minute or 0) + int(minutes), DAY)
        whole = minute == 0 and days > 0
        try:
            return Moment(start.day + timedelta(days=days - whole), DAY if whole else minute)
        except OverflowError:
            raise ValueError(f"{self} from {start} is past the calendar") from None

    def __str__(self) -> str:
        return f"{self.number.normalize():f}{self.unit}"


def _read(plain: str) -> tuple[Decimal, TimeUnit] | None:
    """Number and unit; what people say in other units is converted where that is exact."""
    if half := _HALVES.get(plain):
        return Decimal(half[0]), half[1]
    if found := _YEARS_AND_MONTHS.fullmatch(plain):
        years, months = _number(found[1]), _number(found[2])
        return (years * 12 + months, TimeUnit.MONTH) if years is not None and months is not None and years == int(years) else None
    found = _DURATION.fullmatch(plain)
    number = found and _number(found[1])
    return None if not found or number is None else _converted(number, found[2])


def _converted(number: Decimal, unit: str) -> tuple[Decimal, TimeUnit] | None:
    if known := _WRITTEN.get(unit):
        return number, known
    if exact := _EXACT.get(unit):
        return number * exact[0], exact[1]
    if (half := _AND_A_HALF.get(unit)) and number == int(number):
        return number * half[0] + half[1], half[2]
    return None


def _number(written: str) -> Decimal | None:
    try:
        return Decimal(written.replace(",", "")) if written.isascii() else Decimal(parse_numeral(written))
    except ValueError:
        return None


def _refused(text: str, plain: str) -> NotUnderstood:
    hint = next((hint for form, hint in _HINTS if re.fullmatch(form, plain)), None)
    return NotUnderstood(text, Message("期间"), _EXAMPLE, hint)


def _last_day(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > MAXYEAR:
        raise OverflowError
    end = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, end) if start.day > end else date(year, month + 1, start.day) - timedelta(days=1)
