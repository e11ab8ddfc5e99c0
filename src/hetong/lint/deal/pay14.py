"""PAY14 预付款写了两套

检查什么：“付款.预付”和种类为预付款的“付款.定金”不同时写。
为什么：两处各有金额、期限和抵扣办法，合同里就有两笔预付款，付多少、先抵哪一笔都说不清。
反例：付款.预付 写 20%，付款.定金 又写种类为预付款、10万元。
正例：预付款只写在“付款.预付”；定金、保证金可以与预付款并存，效力不同。
依据：民法典 470；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.deposit import DepositKind

CODE = "PAY14"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At the second of the two."""
    deposit = deal.payment.deposit
    if deal.payment.prepay and deposit and deposit.kind is DepositKind.ADVANCE:
        message = Message("“付款.预付”和“付款.定金”各写了一笔预付款")
        yield error(CODE, deal.where("payment.deposit.kind"), message, Message("留一处；通常留“付款.预付”"), "payment.deposit.kind")
