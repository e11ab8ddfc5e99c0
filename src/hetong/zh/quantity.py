"""Quantities: a number with the unit it counts. Scale words belong to the number, so 3千次 is 3,000 of 次."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.number import EXACT, goes_on, leading, refused
from hetong.zh.text import NotUnderstood, half_width, squeezed
from hetong.zh.unit import ANYTHING, DOZEN, TIMES

_UNIT = re.compile(r"(?:[^\W\d_]|[·・•⋅‧∙*×/²³-]){0,12}")
_EACH = re.compile(r"(?:每个?(?P<time>[^\d]{1,4}?))(?P<rest>[\d半一二两三四五六七八九十].*)")
_BOUND = re.compile(".*(?:以上|以下|以内|之内|左右|上下|不到|不足|不超过|封顶).*|.+[起内]")
_HALVES = re.compile("个半(?P<unit>.+)|(?P<other>.+)半")
_EXAMPLE = "20席"
KIND = Message("数量")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with the unit it counts: 10次, 500件, 4.8分."""

    number: Decimal
    unit: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """``20席``, ``5,000件``, ``3千次``, ``1.5万次/月``, ``半年``, ``5打``, ``1.2``. Raises NotUnderstood."""
        if squeezed(text) == "半年":  # counted in months, as a period is
            return cls(Decimal(6), "个月")
        number, unit = _read(text)
        if DOZEN.match(unit):
            number, unit = EXACT.multiply(number, Decimal(12)), unit[1:] if unit[1:2] not in ("", "/", "每") else ANYTHING + unit[1:]
        if _BOUND.fullmatch(unit):
            raise refused(text, KIND, Message("要写确定的数，不写“以上”“以内”“起”"), _EXAMPLE)
        if goes_on(unit) or not _UNIT.fullmatch(unit):
            raise NotUnderstood(text, KIND, _EXAMPLE)
        return cls(number, unit)

    def __str__(self) -> str:
        return f"{EXACT.normalize(self.number):,f}{self.unit}"


def _read(text: str) -> tuple[Decimal, str]:
    """``每月3000次`` is written the other way round; ``两个半月`` and ``一年半`` have their half behind."""
    plain = half_width(text)
    if (each := _EACH.fullmatch(squeezed(plain))) and each["time"] in TIMES:
        found = leading(each["rest"], KIND, _EXAMPLE)
        return found.value, f"{found.rest}/{each['time']}"
    found = leading(text, KIND, _EXAMPLE)
    halves = _HALVES.fullmatch(found.rest)
    unit = (halves and (halves["unit"] or halves["other"])) or ""
    if halves and unit.removeprefix("个") in TIMES:
        return EXACT.add(found.value, Decimal("0.5")), f"个{unit}" if halves["unit"] and unit == "月" else unit
    return found.value, found.rest
