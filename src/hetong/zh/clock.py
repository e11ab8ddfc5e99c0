"""The time of day as people write it: 9:30, 9点半, 上午九点, 晚8点."""

import re

from hetong.zh.numeral import parse_numeral

DAY = 24 * 60
_BEFORE_NOON = ("凌晨", "清晨", "早晨", "早上", "上午", "早", "晨")
_NIGHT = ("晚上", "夜间", "晚")
_AFTER_NOON = ("中午", "下午", "傍晚", *_NIGHT)
# A word for the part of the day, the hour, the minute, seconds (which are let go only when they are zero). For re.ASCII.
_NUMERAL = "二十[一二三四]?|十[一二三四五六七八九]?|[零一二三四五六七八九两]"
CLOCK_FORM = (
    rf"({'|'.join((*_BEFORE_NOON, *_AFTER_NOON))})?(\d{{1,2}}(?=[:时点])|(?:{_NUMERAL})(?=[时点]))"
    r"(?::(\d{2})(?::00)?|[时点](?:(半)|(\d{1,2})分?|整)?)"
)
CLOCK = re.compile(CLOCK_FORM, re.ASCII)


def minute_of(found: re.Match[str], first: int = 1, said: str | None = None) -> int | None:
    """The minute of the day of a match of ``CLOCK_FORM`` whose groups begin at ``first``, or None when no day has it.

    ``said`` is the part of the day that was said before and still holds: 下午1点至5点.
    """
    try:
        hour = parse_numeral(found[first + 1])
    except ValueError:
        return None
    minute = 30 if found[first + 3] else int(found[first + 2] or found[first + 4] or 0)
    hour = _in_the_day(hour, found[first] or said or "")
    total = hour * 60 + minute
    return total if minute < 60 and hour >= 0 and total <= DAY else None


def _in_the_day(hour: int, word: str) -> int:
    """The hour on the clock of 24, or -1 where the word speaks against it (上午15点)."""
    if word in _BEFORE_NOON:
        return -1 if hour > 12 else 0 if hour == 12 and word == "凌晨" else hour
    if word in _AFTER_NOON and hour < 12 and not (word == "中午" and hour > 9):
        return hour + 12
    return DAY // 60 if word in _NIGHT and hour == 12 else hour
