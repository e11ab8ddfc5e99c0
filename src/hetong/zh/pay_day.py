"""A day of the month on which is paid: of the month that is paid for, or of the next one (当月25日, 次月5日前)."""

import re
from dataclasses import dataclass
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.numeral import parse_numeral
from hetong.zh.text import NotUnderstood, squeezed

_NUMBER = r"\d{1,20}|[零〇一二两三四五六七八九十]{1,4}"
_THIS = ("当月", "本月", "同月", "末月", "最后一个月", "最后1个月")
_NEXT = ("次月", "下月", "下个月", "下一个月", "次一月", "次一个月", "翌月")
_PAY_DAY = re.compile(
    rf"(?:每个?(?:季度?|半年|年)的?)?(?:(?P<this>{'|'.join(_THIS)})|(?P<next>{'|'.join(_NEXT)})|每个?月)?的?(?P<day>{_NUMBER})[日号]?(?:之?前|以前|内)?(?:付清|支付|付款)?",
    re.ASCII,
)
KIND, OF_WHICH_MONTH = Message("付款日"), Message("写明月份的付款日")
EXAMPLE = "当月25日、次月5日"
# A month is paid for by its 25th, or by the 5th of the next: of an early day alone nobody can say which. Experience, no law.
_MAY_BE_NEXT = range(1, 21)


@dataclass(frozen=True, slots=True)
class PayDay:
    """``number`` is the day, of the month that is paid for or of the ``next_month``. Prints 当月25日, 次月5日."""

    number: int
    next_month: bool = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """``次月5日前``, ``当月25日``, ``每月25日``, ``25``. Raises NotUnderstood, also of an early day in a month that is not named."""
        plain = squeezed(text).replace("個", "个")
        found = _PAY_DAY.fullmatch(plain)
        day = _number(found["day"]) if found else None
        if found is None or day is None:
            raise NotUnderstood(text, KIND, EXAMPLE, _hint(plain))
        if not found["this"] and not found["next"] and day in _MAY_BE_NEXT:
            hint = Message("分不清是哪个月：预先支付当月的写“当月{day}日”，次月付上月的写“次月{day}日”", day=day)
            raise NotUnderstood(text, OF_WHICH_MONTH, EXAMPLE, hint)
        return cls(day, bool(found["next"]))

    def __str__(self) -> str:
        return f"{'次月' if self.next_month else '当月'}{self.number}日"


def _number(written: str) -> int | None:
    try:
        return int(written) if written.isascii() else parse_numeral(written)
    except ValueError:
        return None


def _hint(plain: str) -> Message | None:
    if re.fullmatch(r"(?:\d{4}|[〇零一二三四五六七八九]{4})(?:年|[-/.]).*", plain):
        return Message("确定的日期写在“付款日期”里")
    if re.fullmatch(r".*(?:个工作日|工作日|天|日内|个月)", plain):
        return Message("多少日内支付写在“期限”里")
    return None
