"""Targets of a service level: ≤30秒, ≥95%, 次日内, ≤10次."""

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.clock import CLOCK_FORM, minute_of
from hetong.zh.duration import Duration
from hetong.zh.number import refused
from hetong.zh.percent import Percent
from hetong.zh.quantity import KIND as COUNTED
from hetong.zh.quantity import Count
from hetong.zh.text import NotUnderstood, squeezed


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(one) for one in sorted(filter(None, words), key=len, reverse=True))


_SIGNS = {
    "≤": "≤", "<=": "≤", "=<": "≤", "≦": "≤", "⩽": "≤", "不超过": "≤", "不得超过": "≤", "不高于": "≤", "不得高于": "≤", "不多于": "≤",
    "不大于": "≤", "不晚于": "≤", "不长于": "≤", "小于等于": "≤", "小于或等于": "≤", "至多": "≤", "最多": "≤", "控制在": "≤",
    "≥": "≥", ">=": "≥", "=>": "≥", "≧": "≥", "⩾": "≥", "不低于": "≥", "不得低于": "≥", "不少于": "≥", "不得少于": "≥", "不小于": "≥",
    "大于等于": "≥", "大于或等于": "≥", "至少": "≥", "最少": "≥", "达到": "≥",
    "<": "<", "低于": "<", "少于": "<", "小于": "<", "不满": "<", "不足": "<", "不到": "<",
    ">": ">", "高于": ">", "大于": ">", "多于": ">", "超过": ">", "=": "=", "等于": "=", "为": "=", "": "",
}  # fmt: skip
_ENDS = {
    "及以上": "≥",
    "或以上": "≥",
    "以上": "≥",
    "及以下": "≤",
    "或以下": "≤",
    "以下": "≤",
    "以内": "≤",
    "之内": "≤",
    "内": "≤",
}  # fmt: skip  民法典 1259: 以上、以下、以内 include the number itself
_WORDS = {"≤": "不超过", "≥": "不低于", "<": "低于", ">": "高于", "=": "等于"}
_EXAMPLE = "≤30秒 或 ≥95%"
_FORM = re.compile(rf"(?P<sign>{_any(_SIGNS)})?(?P<body>.+?)(?P<end>{_any(_ENDS)})?")
WHOLE = Percent(Decimal(100))
KIND = Message("指标要求")
NEXT_DAYS = ("次日", "次一工作日", "下一工作日", "当日")
_DAY_WORDS = {**{one: one for one in NEXT_DAYS}, "当天": "当日", "第二天": "次日", "次工作日": "次一工作日", "下个工作日": "下一工作日"}
_BY_CLOCK = re.compile(rf"({_any(_DAY_WORDS)})({CLOCK_FORM})(?:之|以)?前", re.ASCII)


@dataclass(frozen=True, slots=True)
class Threshold:
    """``sign`` (≤ ≥ < > =) and ``value``; a value that is a word (次日, 次日12:00前) means 'within'.

    Prints 不超过30秒, 不低于95%, 次日内.
    """

    sign: str
    value: Percent | Duration | Count | str

    @classmethod
    def parse(cls, text: str) -> Self:
        """``≤30秒``, ``>=95%``, ``不超过24小时``, ``24小时内``, ``次日内``, ``≤10次``. Raises NotUnderstood."""
        found = _FORM.fullmatch(squeezed(text))
        if not found:
            raise NotUnderstood(text, KIND, _EXAMPLE)
        sign, end, body = _SIGNS[found["sign"] or ""], _ENDS.get(found["end"] or "", ""), found["body"]
        if sign in ("", "≤") and end in ("", "≤") and (day := _day(body)):
            return cls("≤", day)
        value = _value(body, text)
        if sign and end and sign != end:
            raise refused(text, KIND, Message("前后两个方向不同"), _EXAMPLE)
        if not sign and not end and not _has_one_direction(value):
            raise refused(text, KIND, Message("要写明方向"), _EXAMPLE)
        return cls(sign or end or "=", value)

    @property
    def symbol(self) -> str:
        """The short form for tables: ≤30秒."""
        return within(self.value) if isinstance(self.value, str) else f"{self.sign}{self.value}"

    def __str__(self) -> str:
        return within(self.value) if isinstance(self.value, str) else f"{_WORDS[self.sign]}{self.value}"


def within(day: str) -> str:
    """次日 → 次日内; 次日12:00前 stays."""
    return day if day.endswith("前") else f"{day}内"


def _day(body: str) -> str | None:
    """A day that is said from the day of the event, with or without the time of day by which: 次日, 当日24:00前."""
    if day := _DAY_WORDS.get(body):
        return day
    found = _BY_CLOCK.fullmatch(body)
    minute = minute_of(found, 3) if found else None
    return None if found is None or minute is None else f"{_DAY_WORDS[found[1]]}{minute // 60}:{minute % 60:02d}前"


def _has_one_direction(value: Percent | Duration | Count) -> bool:
    """Of a whole there is no more, and of nothing no less: 合格率 100%, 投诉 0次 can only be met exactly."""
    return value == WHOLE or (isinstance(value, Percent) and not value.percent) or (isinstance(value, Count) and not value.number)


def _value(body: str, text: str) -> Percent | Duration | Count:
    for kind in (Percent, Duration):
        with suppress(NotUnderstood):
            return kind.parse(body)
    count = _counted(body, text)
    with suppress(NotUnderstood):  # 半小时 is half an hour, however it is written
        return Duration.parse(str(count))
    return count


def _counted(body: str, text: str) -> Count:
    if "容忍" in body:
        raise refused(text, KIND, Message("要写明是什么数"), "=0次")
    try:
        return Count.parse(body)
    except NotUnderstood as unread:
        raise NotUnderstood(text, KIND if unread.kind == COUNTED else Message("指标要求：{kind}", kind=unread.kind), _EXAMPLE) from None
