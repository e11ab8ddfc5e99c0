"""PAY15 定金超过标的额的百分之二十

检查什么：种类为定金的，比例不超过 20%，金额不超过总价的 20%；总价只是预估的，只看比例。
为什么：超过的部分不产生定金的效力，既不能没收，也不必双倍返还；合同写了多少，对方都可以按 20% 抗辩。
反例：总价 100万元，定金 30万元；定金写比例 30%。
正例：定金 20%；要多收的，超过的部分另写预付款。
依据：民法典 586
"""

from collections.abc import Iterator
from decimal import Decimal

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.deposit import DepositKind

CODE = "PAY15"
LIMIT = Decimal(20)


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The share that is written, then the one that the amount comes to."""
    deposit, total = deal.payment.deposit, deal.fees.total
    if deposit is None or deposit.kind is not DepositKind.EARNEST:
        return
    if deposit.share and deposit.share.percent > LIMIT:
        message = Message("定金 {share} 超过标的额的 20%，超过的部分不产生定金的效力", share=deposit.share)
        yield _finding(deal, "payment.deposit.share", message)
    amount = deposit.amount
    firm = total if not deal.fees.total_is_estimate else None
    if amount and firm and amount.currency == firm.currency and amount.amount * 100 > firm.amount * LIMIT:
        message = Message("定金 {amount} 超过总价 {total} 的 20%，超过的部分不产生定金的效力", amount=amount.figure, total=firm.figure)
        yield _finding(deal, "payment.deposit.amount", message)


def _finding(deal: Deal, path: str, message: Message) -> Diagnostic:
    return error(CODE, deal.where(path), message, Message("改到 20% 以内；多收的部分写成“付款.预付”"), path)
