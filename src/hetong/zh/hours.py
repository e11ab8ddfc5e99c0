"""Hours of service: 7×24, 工作日 09:00-18:00, 周一、三、五 上午9点至12点, 工作日 9:00-18:00（墨西哥城时间）."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.clock import CLOCK_FORM, DAY, minute_of
from hetong.zh.text import NotUnderstood, half_width, squeezed
from hetong.zh.zone import BRACKETED, PLAIN, Zone

HOLIDAY = 7
_WEEK = "一二三四五六日"
_WORKDAYS = re.compile(r"每?个?工作日")
_DAYS = {
    "每日": range(7), "每天": range(7), "天天": range(7), "周末": range(5, 7), "双休日": range(5, 7),
    "法定节假日": (HOLIDAY,), "节假日": (HOLIDAY,), "法定假日": (HOLIDAY,), "公众假期": (HOLIDAY,),
    "每日(含法定节假日)": range(8), "每天(含法定节假日)": range(8), "每日(含节假日)": range(8), "每天(含节假日)": range(8),
}  # fmt: skip
_JOIN = r"[、,，及和与]|以及"
_TO = r"[-~—–～至到]+"
_DAY = r"[一二三四五六日天]"
_RUN = rf"{_DAY}(?:{_TO}(?:周|星期|礼拜)?{_DAY})?"
_WEEKDAYS = rf"每?(?:周|星期|礼拜){_RUN}(?:(?:{_JOIN})?{_RUN})*"
_NAMED = "|".join(re.escape(name) for name in sorted(_DAYS, key=len, reverse=True))
_DAY_PART = re.compile(rf"({_NAMED})|({_WORKDAYS.pattern})|({_WEEKDAYS})")
_ALL_DAY = r"(?:全天|全日)(?:候)?(?:24小时|二十四小时)?|24小时(?:全天)?|二十四小时"
_SPAN = re.compile(rf"(?:{CLOCK_FORM}(?:{_TO})(次日|第二天|翌日|隔日)?{CLOCK_FORM})|({_ALL_DAY})", re.ASCII)
_ROUND_THE_CLOCK = re.compile(r"7[×xX*]24(?:小时)?|24[×xX*]7(?:小时)?|全天候(?:24小时)?|全年无休24小时|24小时(?:全年)?无休")
_EXAMPLE = "工作日 09:00-18:00 或 7×24"
_HINTS = (
    (
        r".*(?:节假日|法定假日)除外.*|.*(?:除|不含|不包括)(?:法定)?(?:节)?假日.*",
        Message("时段里不写节假日除外；节假日怎样安排写在“服务.节假日”，这里写“每日 9:00-18:00”"),
    ),
    (
        r".*(?:朝九晚五|朝九晚六|九九六|996).*|(?:正常)?(?:上班|办公|工作|营业)(?:时间|时段)",
        Message("写上星期几、几点到几点，例：工作日 9:00-18:00"),
    ),
    (r".*(?:时间|时区|GMT|UTC)(?:[+-]?\d+)?\)?.*", Message("时区写在括号里，写明是哪里的时间，例：工作日 9:00-18:00（墨西哥城时间）")),
    (rf"(?:{_DAY_PART.pattern}|{_JOIN})+", Message("写上几点到几点，例：周末 9:00-18:00；整天的写“周末全天”")),
    (r".*[;；。/].*", Message("两个时段写成清单的两项，例：[工作日 9:00-12:00, 工作日 13:00-18:00]")),
)


@dataclass(frozen=True, slots=True)
class Window:
    """One span of service. ``days``: 0 Monday … 6 Sunday, 7 a public holiday; ``start``/``end`` are minutes of the day.

    A span over midnight (20:00 to 次日 08:00) has ``end`` above 1440. ``end`` not after ``start`` is kept as written: a rule reports it.
    ``workdays``: the days were called 工作日, which moves with 调休 and is not quite Monday to Friday. ``zone`` is that of the clock,
    None where nobody said it.
    """

    days: tuple[int, ...]
    start: int
    end: int
    workdays: bool = False
    zone: Zone | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """``7×24``, ``工作日 09:00-18:00``, ``周六、周日 全天``, ``每日 20:00-次日08:00``. Raises NotUnderstood, also for two spans."""
        one, *more = cls.parse_all(text)
        if more:
            raise NotUnderstood(text, Message("一个服务时段"), _EXAMPLE)
        return one

    @classmethod
    def parse_all(cls, text: str) -> tuple[Self, ...]:
        """Every span that a text names: ``工作日 9:00-12:00、13:00-18:00`` are two on the same days. Raises NotUnderstood."""
        found = list[Self]()
        for part, zone in _by_zone(half_width(text)):
            found += [replace(one, zone=zone) for one in cls._spans(squeezed(part), text, found[-1] if found else None)]
        return tuple(found)

    @classmethod
    def _spans(cls, plain: str, text: str, before: Self | None) -> Iterator[Self]:
        """The spans of a text in one zone; those without days are on the days of the one before."""
        if _ROUND_THE_CLOCK.fullmatch(plain):
            yield cls((*range(7), HOLIDAY), 0, DAY)
            return
        end = 0
        for span in _SPAN.finditer(plain):
            days = _days(re.sub(rf"^(?:{_JOIN}|;)|[:,、的]$", "", plain[end : span.start()]), before)
            if days is None:
                raise _refused(text, squeezed(text))
            before, end = cls(*days[:1], *_minutes(span, text), days[1]), span.end()
            yield before
        if not end or end < len(plain):
            raise _refused(text, squeezed(text))

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
        if self.zone != other.zone and not (self.round_the_clock or other.round_the_clock):
            return False  # how far two clocks are apart moves with the seasons
        return any(
            day == other_day and start < other_end and other_start < end
            for day, start, end in self._pieces()
            for other_day, other_start, other_end in other._pieces()
        )

    def _pieces(self) -> list[tuple[int, int, int]]:
        pieces = [(day, self.start, min(self.end, DAY)) for day in self.days]
        if self.end > DAY:
            pieces += [((day + 1) % 7 if day < HOLIDAY else HOLIDAY, 0, self.end - DAY) for day in self.days]
        return pieces

    def __str__(self) -> str:
        zone = f"（{self.zone}）" if self.zone else ""
        if self.round_the_clock:
            return f"7×24小时{zone}"
        end = f"次日{_clock(self.end - DAY)}" if self.end > DAY else _clock(self.end)
        return f"{_day_names(self.days, self.workdays)}{_clock(self.start)}—{end}{zone}"


def _by_zone(text: str) -> Iterator[tuple[str, Zone | None]]:
    """The parts of a text with the zone that is named behind each; one that stands first, or without brackets, is that of all."""
    named = list(BRACKETED.finditer(text))
    alone = named[0] if len(named) == 1 and not named[0].start() else None if named else PLAIN.search(text)
    if alone:
        yield text[: alone.start()] + text[alone.end() :], Zone.parse(alone["zone"])
        return
    ends = [0, *(one.end() for one in named)]
    yield from ((text[end : one.start()], Zone.parse(one["zone"])) for end, one in zip(ends, named, strict=False))
    if ends[-1] < len(text) or not text:
        yield text[ends[-1] :], None


def _refused(text: str, plain: str) -> NotUnderstood:
    hint = next((hint for form, hint in _HINTS if re.fullmatch(form, plain)), None)
    return NotUnderstood(text, Message("服务时段"), _EXAMPLE, hint)


def _days(text: str, before: Window | None) -> tuple[tuple[int, ...], bool] | None:
    """The days that a text names and whether it calls them 工作日; without a text those of the span before, else every day."""
    if not text:
        return (before.days, before.workdays) if before else (tuple(range(7)), False)
    parts = list(_DAY_PART.finditer(text))
    between = _DAY_PART.sub("", text)
    if not parts or not re.fullmatch(rf"(?:{_JOIN})*", between):
        return None
    days = {day for part in parts for day in _of(part)}
    return tuple(sorted(days)), any(part[2] for part in parts)


def _of(part: re.Match[str]) -> Iterable[int]:
    if part[1]:
        return _DAYS[part[1]]
    return range(5) if part[2] else _weekdays(part[3])


def _weekdays(text: str) -> Iterator[int]:
    """周一至五、日 → 0 1 2 3 4 6; a run may go over the end of the week: 周五至周一."""
    for run in re.finditer(_RUN, re.sub(r"周|星期|礼拜|每", "", text)):
        first, last = (_WEEK.index(char.replace("天", "日")) for char in (run[0][0], run[0][-1]))
        yield from range(first, last + 1) if first <= last else (*range(first, 7), *range(last + 1))


def _minutes(span: re.Match[str], text: str) -> tuple[int, int]:
    """Start and end. The part of the day holds on where the second time names none and would come first: 下午1点至5点."""
    if span[12]:
        return 0, DAY
    start, end = minute_of(span, 1), minute_of(span, 7)
    if start is not None and end is not None and end <= start and not span[6] and not span[7]:
        end = minute_of(span, 7, span[1])
    if start is None or end is None:
        raise NotUnderstood(text, Message("存在的时刻"), "工作日 09:00-18:00")
    return start, end + (DAY if span[6] else 0)


def _day_names(days: tuple[int, ...], workdays: bool) -> str:
    """周一至周五、周日: the shortest names that read back as the same days."""
    if len(days) == 8:
        return "每日（含法定节假日）"
    if days == tuple(range(7)) and not workdays:
        return "每日"
    if len(days) == 1 and days[0] < HOLIDAY and not workdays:
        return f"每周{_WEEK[days[0]]}"
    named = ["工作日"] if workdays else []
    return "、".join([*named, *(_run_name(run) for run in _runs(day for day in days if not workdays or day > 4))])


def _runs(days: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """Days of the week that follow each other; the holidays stand alone."""
    for _, run in groupby(enumerate(days), lambda one: one[1] - one[0] if one[1] < HOLIDAY else HOLIDAY):
        yield tuple(day for _, day in run)


def _run_name(run: tuple[int, ...]) -> str:
    if run == (HOLIDAY,):
        return "法定节假日"
    if run == (5, 6):
        return "周末"
    last = f"至周{_WEEK[run[-1]]}" if len(run) > 1 else ""
    return f"周{_WEEK[run[0]]}{last}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02d}"
