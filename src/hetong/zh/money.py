"""Money: exact decimals, ¥ figures, and capitals (大写) after 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定)."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.numeral import spelled
from hetong.zh.text import DECIMAL, NotUnderstood, squeezed

CURRENCIES = {"CNY": ("人民币", "¥", "元"), "USD": ("美元", "US$", "美元"), "HKD": ("港币", "HK$", "港元"), "EUR": ("欧元", "€", "欧元")}
_SIGNS = {
    "¥": "CNY", "￥": "CNY", "RMB": "CNY", "CNY": "CNY", "人民币": "CNY", "US$": "USD", "USD": "USD", "$": "USD",
    "HK$": "HKD", "HKD": "HKD", "港币": "HKD", "€": "EUR", "EUR": "EUR",
}  # fmt: skip
_UNITS = {"元": "CNY", "圆": "CNY", "美元": "USD", "港元": "HKD", "欧元": "EUR", "": ""}
_MONEY = re.compile(
    r"(?P<sign>" + "|".join(re.escape(s) for s in sorted(_SIGNS, key=len, reverse=True)) + r")?"
    rf"(?P<number>{DECIMAL})(?P<scale>万|亿|千|百万)?(?P<unit>人民币|元|圆|美元|港元|欧元)?整?",
    re.ASCII,
)
_SCALES = {"千": 1_000, "万": 10_000, "百万": 1_000_000, "亿": 100_000_000}
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_UNITS = ("", "拾", "佰", "仟")
LIMIT = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with at most ``places()`` decimals. Prints in its legal form: 人民币（大写）壹拾贰万元整（¥120,000.00）."""

    amount: Decimal
    currency: str = "CNY"

    @classmethod
    def places(cls) -> int:
        """Decimals allowed: an amount that is paid ends at 分."""
        return 2

    @classmethod
    def parse(cls, text: str) -> Self:
        """``6,800.00元``, ``¥6800``, ``10万元``, ``US$5``. Raises NotUnderstood, also for too many decimals."""
        found = _MONEY.fullmatch(squeezed(text))
        unit = found and _UNITS.get(found["unit"] or "", "CNY")
        sign = found and _SIGNS.get(found["sign"] or "", "")
        if not found or (sign and unit and sign != unit):
            raise NotUnderstood(text, Message("金额"), "6,800.00元")
        amount = Decimal(found["number"].replace(",", "")) * _SCALES.get(found["scale"] or "", 1)
        if amount >= LIMIT or amount != round(amount, cls.places()):
            kind = Message("金额（最多 {places} 位小数，小于一百万亿元）", places=cls.places())
            raise NotUnderstood(text, kind, "6,800.00元")
        return cls(amount, sign or unit or "CNY")

    @property
    def figure(self) -> str:
        """¥120,000.00; a unit price keeps its further decimals: ¥0.085."""
        return f"{CURRENCIES[self.currency][1]}{self._digits}"

    @property
    def plain(self) -> str:
        """120,000.00元; a unit price keeps its further decimals: 0.085元."""
        return f"{self._digits}{CURRENCIES[self.currency][2]}"

    @property
    def _digits(self) -> str:
        decimals = max(2, -int(self.amount.normalize().as_tuple().exponent))
        return f"{self.amount:,.{decimals}f}"

    @property
    def capitals(self) -> str:
        """壹拾贰万元整"""
        return capitals(self.amount)

    def __str__(self) -> str:
        name = CURRENCIES[self.currency][0]
        return f"{name}（大写）{self.capitals}（{self.figure}）"


@dataclass(frozen=True, slots=True)
class UnitPrice(Money):
    """A price of one unit, up to six decimals (0.085元 a minute). Prints as 6,800.00元."""

    @classmethod
    def places(cls) -> int:
        """A price per minute or message may be a fraction of a 分."""
        return 6

    def __str__(self) -> str:
        return self.plain


def capitals(amount: Decimal) -> str:
    """大写 of a non-negative amount below 10¹⁴ with at most two decimals: ends in 整 at 元 and at 角, not at 分."""
    if not 0 <= amount < LIMIT or amount != round(amount, 2):
        raise ValueError(f"no capitals for {amount}")
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    text = spelled(yuan, _CAPITALS, _CAPITAL_UNITS) + "元" if yuan else ""
    if not cents:
        return (text or "零元") + "整"
    if jiao:
        text += _CAPITALS[jiao] + "角"
    elif yuan:
        text += "零"
    return text + (_CAPITALS[fen] + "分" if fen else "整")
