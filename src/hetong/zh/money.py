"""Money: exact decimals, ¥ figures, and capitals (大写) after 支付结算办法, annex 1 (正确填写票据和结算凭证的基本规定)."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.amount import EXAMPLE, KIND, read_amount
from hetong.zh.number import EXACT, refused, round_to
from hetong.zh.numeral import spelled

CURRENCIES = {"CNY": ("人民币", "¥", "元"), "USD": ("美元", "US$", "美元"), "HKD": ("港币", "HK$", "港元"), "EUR": ("欧元", "€", "欧元")}
_CAPITALS = "零壹贰叁肆伍陆柒捌玖"
_CAPITAL_UNITS = ("", "拾", "佰", "仟")
LIMIT = Decimal(10) ** 14


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with at most ``places()`` decimals. Prints in its legal form: 人民币（大写）壹拾贰万元整（¥120,000.00）.

    ``worded`` is what the words beside the figure said, where they say another amount.
    """

    amount: Decimal
    currency: str = "CNY"
    worded: Decimal | None = field(default=None, compare=False)

    @classmethod
    def places(cls) -> int:
        """Decimals allowed: an amount that is paid ends at 分."""
        return 2

    @classmethod
    def parse(cls, text: str) -> Self:
        """``6,800.00元``, ``¥6800``, ``10万元``, ``5角``, ``壹拾贰万元整``, a figure beside its words. Raises NotUnderstood."""
        read = read_amount(text)
        if read.figure >= LIMIT or read.figure != round_to(read.figure, cls.places()):
            why = Message("最多 {places} 位小数，小于一百万亿元", places=cls.places())
            raise refused(text, KIND, why, EXAMPLE)
        return cls(read.figure, read.currency or "CNY", None if read.worded == read.figure else read.worded)

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
        decimals = max(2, -int(EXACT.normalize(self.amount).as_tuple().exponent))
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
    if not 0 <= amount < LIMIT or amount != round_to(amount, 2):
        raise ValueError(f"no capitals for {amount}")
    yuan, cents = divmod(int(EXACT.multiply(amount, Decimal(100))), 100)
    jiao, fen = divmod(cents, 10)
    text = spelled(yuan, _CAPITALS, _CAPITAL_UNITS) + "元" if yuan else ""
    if not cents:
        return (text or "零元") + "整"
    if jiao:
        text += _CAPITALS[jiao] + "角"
    elif yuan:
        text += "零"
    return text + (_CAPITALS[fen] + "分" if fen else "整")
