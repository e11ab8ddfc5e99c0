"""An oracle for money: what a fee line comes to, from a table of spellings whose meaning was written down by hand.

It shares nothing with the program: fractions instead of decimals, a table instead of a parser, the printed contract instead of the model.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

PRICES: Mapping[str, Fraction] = {
    "6,800.00元": Fraction(6800),
    "¥6800": Fraction(6800),
    "10万元": Fraction(100_000),
    "0.085元": Fraction("0.085"),
    "1元": Fraction(1),
    "1.2万元": Fraction(12_000),
    "5毛": Fraction("0.5"),
    "3角5分": Fraction("0.35"),
    "12元5角": Fraction("12.5"),
    "７元": Fraction(7),
    "壹佰元整": Fraction(100),
    "3千元": Fraction(3000),
    "2百万元": Fraction(2_000_000),
    "0.333333元": Fraction("0.333333"),
    "人民币88元": Fraction(88),
    "1亿元": Fraction(100_000_000),
}
NUMBERS: Mapping[str, Fraction] = {
    "20": Fraction(20),
    "1,000": Fraction(1000),
    "3千": Fraction(3000),
    "2百万": Fraction(2_000_000),
    "1亿": Fraction(100_000_000),
    "9万": Fraction(90_000),
    "5k": Fraction(5000),
    "3w": Fraction(30_000),
    "两万": Fraction(20_000),
    "三百": Fraction(300),
    "1.5万": Fraction(15_000),
    "１２": Fraction(12),
    "两万五千": Fraction(25_000),
    "2千万": Fraction(20_000_000),
    "0.5": Fraction("0.5"),
    "一百二十": Fraction(120),
    "4萬": Fraction(40_000),
    "6K": Fraction(6000),
    "2打": Fraction(24),
    "12,345,678": Fraction(12_345_678),
}
# Of each unit that a price may have: what is counted, how many of it the price is for, and the time that it is for.
UNITS: Mapping[str, tuple[str, Fraction, str]] = {
    "席·月": ("席", Fraction(1), "月"),
    "次": ("次", Fraction(1), ""),
    "条": ("条", Fraction(1), ""),
    "分钟": ("分钟", Fraction(1), ""),
    "千次": ("次", Fraction(1000), ""),
    "万条": ("条", Fraction(10_000), ""),
    "人·日": ("人", Fraction(1), "日"),
    "人·月": ("人", Fraction(1), "月"),
    "月": ("", Fraction(1), "月"),
    "席·年": ("席", Fraction(1), "年"),
    "小时": ("小时", Fraction(1), ""),
    "件": ("件", Fraction(1), ""),
    "席·季度": ("席", Fraction(1), "季度"),
    "千分钟": ("分钟", Fraction(1000), ""),
    "席·双月": ("席", Fraction(1), "双月"),
    "席·旬": ("席", Fraction(1), "旬"),
    "席/月": ("席", Fraction(1), "月"),
}
PERIODS: Mapping[str, tuple[Fraction, str]] = {
    "12个月": (Fraction(12), "月"),
    "1年": (Fraction(12), "月"),
    "半年": (Fraction(6), "月"),
    "1个季度": (Fraction(3), "月"),
    "4个季度": (Fraction(12), "月"),
    "3个月": (Fraction(3), "月"),
    "两年": (Fraction(24), "月"),
    "30日": (Fraction(30), "日"),
    "两周": (Fraction(14), "日"),
    "一年半": (Fraction(18), "月"),
    "10天": (Fraction(10), "日"),
}
_IN = {("小时", "分钟"): Fraction(60), ("分钟", "小时"): Fraction(1, 60)}  # what is counted, and what the price is for
_MONTHS = {"双月": Fraction(2), "旬": Fraction(1, 3), "月": Fraction(1), "季度": Fraction(3), "年": Fraction(12)}


@dataclass(frozen=True)
class Line:
    """A fee line as it is written; ``due`` is what it comes to in 分, None where its units do not meet."""

    name: str
    price: str
    unit: str
    quantity: str
    periods: str | None
    due: int | None


def line(random: Random, name: str) -> Line:
    """Any line: often sensible, sometimes with units that do not meet."""
    price, unit, number = random.choice(list(PRICES)), random.choice(list(UNITS)), random.choice(list(NUMBERS))
    counted, of, time = UNITS[unit]
    shown = random.choice((counted, counted, counted, *("席", "小时", "分钟", "次")))
    periods = random.choice(list(PERIODS)) if time else None
    many = _converted(NUMBERS[number], shown, counted)
    often = _periods(periods, time)
    exact = None if many is None or often is None else PRICES[price] * many / of * often
    return Line(name, price, unit, number + shown, periods, None if exact is None else half_up(exact * 100))


def _converted(number: Fraction, shown: str, counted: str) -> Fraction | None:
    return number if shown == counted else number * _IN[shown, counted] if (shown, counted) in _IN else None


def _periods(periods: str | None, time: str) -> Fraction | None:
    if periods is None:
        return Fraction(1)
    number, unit = PERIODS[periods]
    if unit == "月" and time in _MONTHS:
        return number / _MONTHS[time]
    return number if unit == time else None


def half_up(amount: Fraction) -> int:
    """To the nearest whole number, a half away from zero."""
    return int((amount + Fraction(1, 2)) // 1)


def spec(lines: tuple[Line, ...]) -> str:
    """A deal that charges these lines."""
    facts = [(("名称", one.name), ("单价", one.price), ("单位", one.unit), ("数量", one.quantity), ("期数", one.periods)) for one in lines]
    rows = [", ".join(f"{key}: '{value}'" for key, value in row if value) for row in facts]
    head = ["合同: {范本: ecommerce-customer-service}", "费用:", "  计费: 混合计费", "  明细:"]
    return "\n".join([*head, *(f"    - {{{row}}}" for row in rows), ""])


def printed(markdown: str, names: tuple[str, ...]) -> dict[str, int]:
    """The amount in 分 that the fee table of a contract prints for each line, by its heading 小计; lines without an amount are left out."""
    found: dict[str, int] = {}
    for table in _tables(markdown):
        column = next((index for index, title in enumerate(table[0]) if title.startswith("小计")), None)
        for row in table[2:] if column is not None else ():
            amount = re.fullmatch(r"\**[¥￥]?(\d{1,3}(?:,\d{3})*)\.(\d\d)(?:元)?\**", row[column or 0])
            if amount and row[0].strip("*") in (*names, "合计"):
                found[row[0].strip("*")] = int(amount[1].replace(",", "") + amount[2])
    return found


def _tables(markdown: str) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for text in (*markdown.splitlines(), ""):
        if text.startswith("|"):
            rows.append([cell.strip() for cell in text.strip().strip("|").split("|")])
        elif rows:
            yield rows
            rows = []
