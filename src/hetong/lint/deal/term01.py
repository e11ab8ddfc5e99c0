"""TERM01 日期顺序错误

检查什么：期限的起日早于止日；止日与时长相符（只多一天的是警告）；试用期短于期限；里程碑不早于起日和签订日期、不晚于止日（警告；写明期满后支付的不算）。
为什么：期限倒置或者时长与止日矛盾，履行期限就无法确定。按法律规定开始的当日不计入，所以 1年 常被写成多一天；
而合同期限条写明自起始日零时起至终止日二十四时止，多的一天与时长对不上。里程碑落在期限之外的，多半写错了年份。
反例：期限 2027年1月1日 至 2026年12月31日；起 2026年12月1日、时长 1年、止 2028年11月30日。
正例：起 2026年12月1日、时长 1年、止 2027年11月30日，试用 1个月。
依据：民法典 201、202、470、510；逻辑
"""

from collections.abc import Iterator
from datetime import date, timedelta

from hetong.diagnostic import Diagnostic, Message, Severity, error
from hetong.model.deal import Deal
from hetong.zh.clock import DAY
from hetong.zh.duration import Duration
from hetong.zh.moment import Moment

CODE = "TERM01"
_ANY_DAY = date(2026, 1, 1)  # to compare lengths of a term that has no first day yet


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The term, its length, the trial, then each milestone."""
    term = deal.term
    if term.start and term.end and not _in_order(term.start, term.end):
        message = Message("止日 {end} 不晚于起日 {start}", start=term.start, end=term.end)
        hint = Message("核对年份；只有一天的写上时刻，例：2026年11月11日0时 至 2026年11月11日24时")
        yield error(CODE, deal.where("term.end"), message, hint, "term.end")
        return
    yield from _length(deal)
    yield from _trial(deal)
    yield from _milestones(deal)


def _in_order(start: Moment, end: Moment) -> bool:
    """A day without an hour runs from its beginning to its end, but the same day twice is a slip."""
    if start.minute is None and end.minute is None:
        return start.day < end.day
    return (start.day, start.minute or 0) < (end.day, DAY if end.minute is None else end.minute)


def _length(deal: Deal) -> Iterator[Diagnostic]:
    term = deal.term
    expected = term.reckoned
    if not (term.start and term.end and expected):
        return
    if (term.end.day, _to_compare(term.end, expected)) != (expected.day, expected.minute):
        message = Message(
            "自 {start} 起 {length}，止日应为 {expected}，写的是 {end}",
            start=term.start,
            length=term.length,
            expected=expected,
            end=term.end,
        )
        one_more = expected.minute is None and term.end.day - expected.day == timedelta(1)
        severity = Severity.WARNING if one_more else Severity.ERROR
        hint = Message("止日和时长留一个，或者改成一致")
        yield Diagnostic(CODE, severity, deal.where("term.length"), message, hint, "term.length")


def _to_compare(end: Moment, expected: Moment) -> int | None:
    """The stated minute, where the length is one of hours: a day without an hour ends at 24时."""
    return None if expected.minute is None else DAY if end.minute is None else end.minute


def _trial(deal: Deal) -> Iterator[Diagnostic]:
    term, length = deal.term, deal.trial.length if deal.trial else None
    first = term.start.day if term.start else _ANY_DAY
    trial_end = _last_day(length, first) if length else None
    stated_end = term.until.day if term.start and term.until else None
    term_end = stated_end or (_last_day(term.length, first) if term.length else None)
    if trial_end and term_end and trial_end >= term_end:
        message = Message("试用期 {length} 不短于合同期限", length=length)
        yield error(CODE, deal.where("trial.length"), message, Message("缩短试用期"), "trial.length")


def _milestones(deal: Deal) -> Iterator[Diagnostic]:
    first = min((one.day for one in (deal.term.start, deal.signing.date) if one), default=None) if deal.term.start else None
    last = deal.term.until.day if deal.term.until else None
    for index, milestone in enumerate(deal.payment.milestones):
        due, path = milestone.due, f"payment.milestones.{index}.due"
        if due and not milestone.after_term and ((first and due.day < first) or (last and due.day > last)):
            message = Message("里程碑“{name}”的日期 {due} 不在合同期限内", name=milestone.name, due=due)
            hint = Message("改日期，或者改期限；本来就在期满后付的，写“期满后: 是”")
            yield Diagnostic(CODE, Severity.WARNING, deal.where(path), message, hint, path)


def _last_day(length: Duration, start: date) -> date | None:
    """None where the calendar gives no such day (10个工作日, 1.5个月)."""
    try:
        return length.after(start)
    except ValueError:
        return None
