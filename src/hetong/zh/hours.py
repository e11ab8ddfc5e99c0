"""Hours of service: 7×24, 工作日 09:00-18:00, 每周五 18:00-20:00."""

import re
from dataclasses import dataclass
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.text import NotUnderstood, squeezed

_DAYS = {
    "": range(7), "每日": range(7), "每天": range(7), "全天": range(7), "工作日": range(5), "每个工作日": range(5),
    "周末": range(5, 7), "双休日": range(5, 7), "法定节假日": range(7, 8), "节假日": range(7, 8),
    "每日(含法定节假日)": range(8), "每天(含法定节假日)": range(8), "每日(含节假日)": range(8), "每天(含节假日)": range(8),
}  # fmt: skip
_WORKDAYS = ("工作日", "每个工作日")
_NAMES = {range(8): "每日（含法定节假日）", range(7): "每日", range(5): "周一至周五", range(5, 7): "周末", range(7, 8): "法定节假日"}
_WEEK = "一二三四五六日"
_WEEKDAYS = re.compile(r"(?:每)?(?:周|星期)([一二三四五六日天])(?:(?:至|到|-|~|—)(?:周|星期)?([一二三四五六日天]))?")
_SPAN = re.compile(r"(.*?)(\d{1,2})[:时点](\d{2})?分?(?:-|~|—|–|至|到)+(次日)?(\d{1,2})[:时点](\d{2})?分?", re.ASCII)
_ROUND_THE_CLOCK = re.compile(r"7[×xX*]24(?:小时)?|24[×xX*]7(?:小时)?|全天候|全年无休24小时|24小时无休")
DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Window:
    """One span of service. ``days``: 0 Monday … 6 Sunday, 7 a public holiday; ``start``/``end`` are minutes of the day.

    A span over midnight (20:00 to 次日 08:00) has ``end`` above 1440. ``end`` not after ``start`` is kept as written: a rule reports it.
    ``workdays``: the days were called 工作日, which moves with 调休 and is not quite Monday to Friday.
    """

    days: tuple[int, ...]
    start: int
    end: int
    workdays: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """``7×24``, ``工作日 09:00-18:00``, ``每周五 18:00-20:00``, ``每日 20:00-次日08:00``. Raises NotUnderstood."""
        plain = squeezed(text)
        if _ROUND_THE_CLOCK.fullmatch(plain):
            return cls((*range(7), 7), 0, DAY)
        found = _SPAN.fullmatch(plain)
        days = _days(found[1]) if found else None
        if not found or days is None:
            raise NotUnderstood(text, Message("服务时段"), "工作日 09:00-18:00 或 7×24")
        start, end = (_minutes(found[hour], found[hour + 1], text) for hour in (2, 5))
        return cls(days, start, end + (DAY if found[4] else 0), found[1] in _WORKDAYS)

    @property
    def round_the_clock(self) -> bool:
        """Every hour of every day, holidays too."""
        return len(self.days) == 8 and self.start == 0 and self.end == DAY

    @property
    def possible(self) -> bool:
        """Starts within the day, ends after it starts, and lasts at most 24 hours."""
        return 0 <= self.start < DAY and self.start < self.end <= self.start + DAY and (self.end <= DAY or self.end - DAY < DAY)

    def overlaps(self, other: "Window") -> bool:
        """Whether both spans hold some minute of the same day (a span over midnight counts into the next day)."""
        return any(
            day == other_day and start < other_end and other_start < end
            for day, start, end in self._pieces()
            for other_day, other_start, other_end in other._pieces()
        )

    def _pieces(self) -> list[tuple[int, int, int]]:
        pieces = [(day, self.start, min(self.end, DAY)) for day in self.days]
        if self.end > DAY:
            pieces += [((day + 1) % 7 if day < 7 else 7, 0, self.end - DAY) for day in self.days]
        return pieces

    def __str__(self) -> str:
        if self.round_the_clock:
            return "7×24小时"
        names = "工作日" if self.workdays else _day_names(self.days)
        end = f"次日{_clock(self.end - DAY)}" if self.end > DAY else _clock(self.end)
        return f"{names}{_clock(self.start)}—{end}"


def _days(text: str) -> tuple[int, ...] | None:
    if text in _DAYS:
        return tuple(_DAYS[text])
    found = _WEEKDAYS.fullmatch(text)
    if not found:
        return None
    first, last = (_WEEK.index(day.replace("天", "日")) for day in (found[1], found[2] or found[1]))
    return tuple(range(first, last + 1)) if first <= last else None


def _day_names(days: tuple[int, ...]) -> str:
    for known, name in _NAMES.items():
        if days == tuple(known):
            return name
    names = [f"周{_WEEK[day]}" for day in days]
    return f"每{names[0]}" if len(names) == 1 else f"{names[0]}至{names[-1]}"


def _minutes(hour: str, minute: str | None, text: str) -> int:
    minutes = int(hour) * 60 + int(minute or 0)
    if int(minute or 0) > 59 or minutes > DAY:
        raise NotUnderstood(text, Message("存在的时刻"), "工作日 09:00-18:00")
    return minutes


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
