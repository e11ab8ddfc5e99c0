"""PAY13 付款期限永不届至

检查什么：付款期限或者里程碑自己的期限自收到发票之日起算的，发票是先票后款。
为什么：先付款才开票，收到发票才起算付款期限，两样互相等，付款期限永远不届至。
反例：付款.起算 写收到发票之日，发票.先后 写先款后票。
正例：起算写双方确认结算金额之日；或者先票后款。写了付款日、付款日期的，起算没有作用。
依据：民法典 511；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.invoice import InvoiceTiming
from hetong.model.deal.payment import invoiced

CODE = "PAY13"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The period for all, then those of single instalments."""
    if deal.invoice.timing is not InvoiceTiming.AFTER:
        return
    for path in invoiced(deal.payment):
        message = Message("付款期限自收到发票之日起算，而发票付款以后才开")
        hint = Message("“起算”改为双方确认结算金额之日；或者“发票.先后”改为先票后款")
        yield error(CODE, deal.where(path), message, hint, path)
