"""TERM02 上线前的准备来不及

检查什么：合同写“上线日前 15个工作日”一类的期限，从预定的上线日往前数，是不是落在签订日期之前。一个工作日至少占一日，只报怎样数都来不及的。
为什么：合同还没有签，义务就已经到期，谁也没法履行，上线迟延该由谁负责也说不清。
反例：签订日期 2026年12月1日，上线日期 2026年12月10日，资料在上线日前 15个工作日 提供。
正例：上线日期改为 2026年12月28日；或者资料提供期限改为 5个工作日。上线以后才补签的，不算。
依据：民法典 509、510；逻辑
"""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from hetong.diagnostic import Diagnostic, Message, error
from hetong.marks import title_of
from hetong.model.contract import Filled, Text
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered
from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.text import NotUnderstood

CODE = "TERM02"
_BEFORE = "上线日前"
# The fewest days of the calendar that one of them can take.
_LEAST = {TimeUnit.DAY: 1, TimeUnit.WORKDAY: 1, TimeUnit.MONTH: 28, TimeUnit.YEAR: 365}


def check(deal: Deal, numbered: Numbered) -> Iterator[Diagnostic]:
    """At most one finding: of the longest period that cannot be kept."""
    path = "start.go_live" if deal.start and deal.start.go_live else "term.start"
    planned = deal.start.go_live if deal.start and deal.start.go_live else deal.term.start
    signed = deal.signing.date
    if not planned or not signed or planned.day <= signed.day:
        return
    days = (planned.day - signed.day) // timedelta(1)
    periods = [(_least(one), one) for one in _before_go_live(numbered)]
    least, longest = max(periods, key=lambda one: one[0], default=(0, None))
    if longest and least > days:
        message = Message(
            "从签订日期 {signed} 到上线日 {planned} 只有 {days}日，“{title}”却在上线日前{period}就到期",
            signed=signed,
            planned=planned,
            days=days,
            title=title_of(longest.origin.path or longest.path, longest.origin.label),
            period=longest.text,
        )
        yield error(CODE, deal.where(path), message, Message("推后上线日，或者改短这个期限"), path)


def _before_go_live(numbered: Numbered) -> Iterator[Filled]:
    """Values that the contract counts back from the day of going live."""
    for before, value in pairwise(numbered.contract.inlines):
        if isinstance(before, Text) and isinstance(value, Filled) and before.text.endswith(_BEFORE):
            yield value


def _least(value: Filled) -> int:
    """The fewest days that the period takes; 0 for what is no period of days."""
    try:
        length = Duration.parse(value.text)
    except NotUnderstood:
        return 0
    return int(length.number * _LEAST.get(length.unit, 0))
