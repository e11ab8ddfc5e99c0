"""The filters of clause text, each with the values it fits."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from hetong.zh.fill import legal_form
from hetong.zh.money import Money
from hetong.zh.numeral import LIMIT, numeral
from hetong.zh.threshold import Threshold


@dataclass(frozen=True, slots=True)
class Filter:
    """``fits`` tells whether ``apply`` can take a value."""

    kind: type
    apply: Callable[[Any], str]

    def fits(self, value: object) -> bool:
        """By type; a bool is not a whole number."""
        return isinstance(value, self.kind) and not isinstance(value, bool)


def _together(values: tuple[object, ...]) -> str:
    """甲、乙和丙"""
    *first, last = (legal_form(value) for value in values)
    return f"{'、'.join(first)}和{last}" if first else last


DASH = "dash"

FILTERS: Mapping[str, Filter] = {
    "figure": Filter(Money, lambda money: str(money.figure)),
    "plain": Filter(Money, lambda money: str(money.plain)),
    "short": Filter(Money, lambda money: f"{money.plain.removesuffix('元').removesuffix('.00')}元"),
    "symbol": Filter(Threshold, lambda target: str(target.symbol)),
    "bare": Filter(Threshold, lambda target: str(target.value)),
    "together": Filter(tuple, _together),
    "numeral": Filter(int, lambda number: numeral(number) if 0 <= number < LIMIT else str(number)),
    DASH: Filter(object, legal_form),
}
