"""Dates, and dates with an hour of day, as people write them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.clock import CLOCK, minute_of
from hetong.zh.numeral import parse_numeral
from hetong.zh.text import NotUnderstood, half_width

_SEPARATED = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?", re.ASCII)
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_CHINESE = re.compile(r"([〇零○一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]")
_DIGITS = {char: str(index) for index, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_WEEKDAY = re.compile(r"\s*\(?(?:周|星期)([一二三四五六日天])\)?")
_EXAMPLE = "2026年1月1日"
_HINTS = (
    (r"\d{4}(?:\s*[-/.年]\s*(?:\d{1,2}\s*月?)?(?:份|底|初|末)?)?", Message("写到日，例：{example}", example=_EXAMPLE)),
    (r"\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{4}.*", Message("按年、月、日的顺序写，例：{example}", example=_EXAMPLE)),
    (r"\d{1,3}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}.*", Message("年份写四位，例：{example}", example=_EXAMPLE)),
    (r"\d{1,2}\s*[-/.月]\s*\d{1,2}\s*[日号]?.*|[今明后去]年.*", Message("写上年份，例：{example}", example=_EXAMPLE)),
    (r".*(?:Z|[+-]\d{2}:?\d{2})", Message("时刻按北京时间写，不带时区，例：{example}", example="2026年1月1日9:30")),
    (r"长期(?:有效)?|永久|无固定期限", Message("没有截止日的，不填这一项")),
    (r".*(?:签订|签署|签字|生效|到期|届满|之日).*", Message("这里只写确定的日期；还不知道的不填，合同里显示为空白")),
)


@total_ordering
@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and where wanted the minute of it (``None``: the whole day). Prints 2026年1月1日9时30分.

    A whole day sorts before its minutes.
    """

    day: date
    minute: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """``2026年1月1日``, ``2026-01-01``, ``20260101``, ``二〇二六年一月一日``, each with ``09:30`` or ``上午9点``. Raises NotUnderstood.

        A day of the week behind the date is compared with it.
        """
        plain = half_width(text).replace("T", " ")
        if not (found := _date(plain)):
            raise _not_a_date(text, plain)
        numbers, rest = found
        try:
            day = date(*numbers)
        except ValueError:
            raise NotUnderstood(text, Message("存在的日期"), _EXAMPLE) from None
        return cls(day, _minute(_after_weekday(rest, day, text), text))

    def __lt__(self, other: "Moment") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, int]:
        return (self.day, -1 if self.minute is None else self.minute)

    def __str__(self) -> str:
        text = f"{self.day.year}年{self.day.month}月{self.day.day}日"
        if self.minute is None:
            return text
        hour, minute = divmod(self.minute, 60)
        return text + f"{hour}时" + (f"{minute}分" if minute else "")


def _date(plain: str) -> tuple[tuple[int, int, int], str] | None:
    """Year, month and day, and what stands behind them."""
    found = _SEPARATED.match(plain) or _TOGETHER.match(plain)
    if found:
        return (int(found[1]), int(found[2]), int(found[3])), plain[found.end() :]
    if not (found := _CHINESE.match(plain)):
        return None
    try:
        return (int("".join(_DIGITS[char] for char in found[1])), parse_numeral(found[2]), parse_numeral(found[3])), plain[found.end() :]
    except ValueError:
        return None


def _after_weekday(rest: str, day: date, text: str) -> str:
    found = _WEEKDAY.match(rest)
    if not found:
        return rest
    if "一二三四五六日".index(found[1].replace("天", "日")) != day.weekday():
        right = Message("与星期相符的日期")
        raise NotUnderstood(text, right, _EXAMPLE, Message("那天是星期{day}；核对日期，或者不写星期", day="一二三四五六日"[day.weekday()]))
    return rest[found.end() :]


def _minute(rest: str, text: str) -> int | None:
    plain = re.sub(r"\s+", "", rest)
    if not plain:
        return None
    if not (time := CLOCK.fullmatch(plain)):
        raise _not_a_date(text, half_width(text).replace("T", " "))
    minute = minute_of(time)
    if minute is None:
        raise NotUnderstood(text, Message("存在的时刻"), "2026年1月1日9:30")
    return minute


def _not_a_date(text: str, plain: str) -> NotUnderstood:
    hint = next((hint for form, hint in _HINTS if re.fullmatch(form, plain, re.ASCII)), None)
    return NotUnderstood(text, Message("日期"), _EXAMPLE, hint)
