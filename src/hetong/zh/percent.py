"""Shares and rates: 6%, 5‰, 万分之五."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.number import EXACT, trimmed
from hetong.zh.numeral import LIMIT, numeral, parse_numeral
from hetong.zh.text import DECIMAL, NotUnderstood, squeezed

_PERCENT = re.compile(rf"(-?{DECIMAL})(%|‰|‱)", re.ASCII)
_PARTS = re.compile(rf"(百|千|万)分之([零〇一二三四五六七八九十百千万亿两]+|{DECIMAL})", re.ASCII)
_BASES = {"百": 100, "千": 1_000, "万": 10_000, "%": 100, "‰": 1_000, "‱": 10_000}


@dataclass(frozen=True, slots=True)
class Percent:
    """A share. ``percent`` is in per cent (6 for 6%); ``base`` keeps how it was written (100, 1000 or 10000)."""

    percent: Decimal
    base: int = 100

    @classmethod
    def parse(cls, text: str) -> Self:
        """``6%``, ``0.05%``, ``5‰``, ``万分之五``. A bare number is refused: 0.06 and 6 would be guesses."""
        plain = squeezed(text)
        if found := _PERCENT.fullmatch(plain):
            number, base = _number(found[1], text), _BASES[found[2]]
        elif found := _PARTS.fullmatch(plain):
            number, base = _number(found[2], text), _BASES[found[1]]
        else:
            raise NotUnderstood(text, Message("百分比"), "6%")
        return cls(EXACT.divide(EXACT.multiply(number, Decimal(100)), Decimal(base)), base)

    @property
    def share(self) -> Fraction:
        """6% as 6/100, exactly."""
        return Fraction(self.percent) / 100

    def of(self, amount: Decimal | Fraction) -> Fraction:
        """This share of an amount, not rounded."""
        return Fraction(amount) * self.share

    def __str__(self) -> str:
        parts = self.share * self.base
        if self.base == 100 or parts.denominator != 1 or not 0 <= parts < LIMIT:
            return f"{trimmed(self.percent)}%"
        return f"{'千' if self.base == 1_000 else '万'}分之{numeral(int(parts))}"


def _number(written: str, text: str) -> Decimal:
    if written == "百":  # 百分之百 is said without 一
        return Decimal(100)
    try:
        return Decimal(written.replace(",", "")) if written.isascii() else Decimal(parse_numeral(written))
    except ValueError:
        raise NotUnderstood(text, Message("百分比"), "6%") from None
