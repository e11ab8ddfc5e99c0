"""Dates, and dates with an hour of day, as people write them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.text import NotUnderstood, half_width

_DATE = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.ASCII)
_TIME = re.compile(r"(\d{1,2})\s*[:时点]\s*(?:(\d{1,2})\s*分?)?", re.ASCII)


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
        """``2026年1月1日``, ``2026-01-01``, ``2026/1/1``, ``2026.1.1``, each with ``09:30`` or ``9时``. Raises NotUnderstood."""
        plain = half_width(text).replace("T", " ")
        found = _DATE.match(plain)
        rest = plain[found.end() :].strip() if found else ""
        time = _TIME.fullmatch(rest)
        if not found or (rest and not time):
            raise NotUnderstood(text, Message("日期"), "2026年1月1日")
        try:
            day = date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            raise NotUnderstood(text, Message("存在的日期"), "2026年1月1日") from None
        return cls(day, _minute(time, text) if time else None)

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


def _minute(time: re.Match[str], text: str) -> int:
    hour, minute = int(time[1]), int(time[2] or 0)
    if minute > 59 or hour * 60 + minute > 24 * 60:
        raise NotUnderstood(text, Message("存在的时刻"), "2026年1月1日9:30")
    return hour * 60 + minute
