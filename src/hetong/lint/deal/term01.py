"""TERM01 日期顺序错误

检查什么：期限的起日早于止日；试用期短于期限；里程碑不早于起日、不晚于止日；止日与时长相符。
为什么：期限倒置或者里程碑落在期限之外，履行期限就无法确定。
反例：期限 2027年1月1日 至 2026年12月31日。
正例：期限 2026年12月1日 至 2027年11月30日，试用 1个月。
依据：民法典 470、510；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.zh.duration import TimeUnit

CODE = "TERM01"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The term, its length, the trial, then each milestone."""
    term = deal.term
    if term.start and term.end and term.start >= term.end:
        message = Message("止日 {end} 不晚于起日 {start}", start=term.start, end=term.end)
        yield error(CODE, deal.where("term.end"), message, Message("核对年份"), "term.end")
        return
    yield from _length(deal)
    yield from _trial(deal)
    yield from _milestones(deal)


def _length(deal: Deal) -> Iterator[Diagnostic]:
    term = deal.term
    countable = term.length is not None and term.length.unit in (TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR)
    if not (term.start and term.end and term.length and countable):
        return
    expected = term.length.after(term.start.day)
    if expected != term.end.day:
        message = Message(
            "自 {start} 起 {length}，止日应为 {expected}，写的是 {end}",
            start=term.start,
            length=term.length,
            expected=expected,
            end=term.end,
        )
        yield error(CODE, deal.where("term.length"), message, Message("止日和时长留一个，或者改成一致"), "term.length")


def _trial(deal: Deal) -> Iterator[Diagnostic]:
    length = deal.trial.length if deal.trial else None
    term, until = deal.term, deal.term.until
    if length is None or length.unit not in (TimeUnit.DAY, TimeUnit.MONTH, TimeUnit.YEAR):
        return
    past_end = bool(term.start and until and length.after(term.start.day) >= until.day)
    longer = bool(term.length and length.approximate_hours >= term.length.approximate_hours)
    if past_end or longer:
        message = Message("试用期 {length} 不短于合同期限", length=length)
        yield error(CODE, deal.where("trial.length"), message, Message("缩短试用期"), "trial.length")


def _milestones(deal: Deal) -> Iterator[Diagnostic]:
    term = deal.term
    for index, milestone in enumerate(deal.payment.milestones):
        due, path = milestone.due, f"payment.milestones.{index}.due"
        if due and ((term.start and due.day < term.start.day) or (term.until and due.day > term.until.day)):
            message = Message("里程碑“{name}”的日期 {due} 不在合同期限内", name=milestone.name, due=due)
            yield error(CODE, deal.where(path), message, Message("改日期，或者改期限"), path)
