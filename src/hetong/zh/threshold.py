"""Targets of a service level: ≤30秒, ≥95%, 次日内, ≤10次."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.duration import Duration
from hetong.zh.percent import Percent
from hetong.zh.text import DECIMAL, NotUnderstood, squeezed

_SIGNS = {
    "≤": "≤", "<=": "≤", "不超过": "≤", "不高于": "≤", "不多于": "≤", "至多": "≤", "最多": "≤",
    "≥": "≥", ">=": "≥", "不低于": "≥", "不少于": "≥", "至少": "≥", "达到": "≥",
    "<": "<", "低于": "<", "少于": "<", "小于": "<", ">": ">", "高于": ">", "大于": ">", "=": "=", "等于": "=", "": "",
}  # fmt: skip
_WORDS = {"≤": "不超过", "≥": "不低于", "<": "低于", ">": "高于", "=": "等于"}
_FORM = re.compile(r"(" + "|".join(sorted((re.escape(s) for s in _SIGNS if s), key=len, reverse=True)) + r")?(.+?)")
_COUNT = re.compile(rf"({DECIMAL})([^\d%‰‱,.\s]{{0,8}})", re.ASCII)
NEXT_DAYS = ("次日", "次一工作日", "下一工作日", "当日")


@dataclass(frozen=True, slots=True)
class Count:
    """A bare number with the unit it counts: 10次, 500件, 4.8分."""

    number: Decimal
    unit: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """``20席``, ``5,000件``, ``3万次``, ``1.2``. Raises NotUnderstood."""
        found = _COUNT.fullmatch(squeezed(text))
        if not found:
            raise NotUnderstood(text, Message("数量"), "20席")
        scale, unit = (10_000, found[2][1:]) if found[2].startswith("万") else (1, found[2])
        return cls(Decimal(found[1].replace(",", "")) * scale, unit)

    def __str__(self) -> str:
        number = self.number.normalize()
        return f"{number:,f}{self.unit}"


@dataclass(frozen=True, slots=True)
class Threshold:
    """``sign`` (≤ ≥ < > =) and ``value``; a value that is a word (次日) means 'within'. Prints 不超过30秒, 不低于95%, 次日内."""

    sign: str
    value: Percent | Duration | Count | str

    @classmethod
    def parse(cls, text: str) -> Self:
        """``≤30秒``, ``>=95%``, ``不超过24小时``, ``24小时内``, ``次日内``, ``≤10次``. Raises NotUnderstood."""
        plain = squeezed(text)
        found = _FORM.fullmatch(plain)
        sign = _SIGNS[found[1] or ""] if found else ""
        body = (found[2] if found else plain).removesuffix("以内").removesuffix("内")
        within = body != (found[2] if found else plain)
        if body in NEXT_DAYS and sign in ("", "≤"):
            return cls("≤", body)
        value = _value(body, text)
        if not sign and not within:
            raise NotUnderstood(text, Message("指标要求（要写明方向）"), "≤30秒 或 ≥95%")
        return cls(sign or "≤", value)

    @property
    def symbol(self) -> str:
        """The short form for tables: ≤30秒."""
        return f"{self.value}内" if isinstance(self.value, str) else f"{self.sign}{self.value}"

    def __str__(self) -> str:
        return f"{self.value}内" if isinstance(self.value, str) else f"{_WORDS[self.sign]}{self.value}"


def _value(body: str, text: str) -> Percent | Duration | Count:
    for kind in (Percent, Duration, Count):
        try:
            return kind.parse(body)
        except NotUnderstood:
            continue
    raise NotUnderstood(text, Message("指标要求"), "≤30秒 或 ≥95%")
