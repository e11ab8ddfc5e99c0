"""PAY16 里程碑付清了总价，又约定按期结算

检查什么：各期里程碑（连同预付款、抵作价款的定金）合计就是总价，而且没有按实际用量结算的项目的，“付款.周期”写按里程碑。
为什么：周期不写是每月。合同里就既有每月对账付款，又有里程碑付款，同一笔总价看起来要付两次，哪一天付也说不清。
反例：月费 10,000元、12个月，里程碑 50%、50%，没有写周期。
正例：周期写按里程碑；或者里程碑以外还有按实际用量结算的项目。
依据：民法典 470、511；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.payment import Cycle

CODE = "PAY16"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Where every instalment says what it is (that they come to the total is PAY01), nothing is left for a period."""
    milestones, cycle = deal.payment.milestones, deal.payment.cycle
    whole = bool(milestones) and all(one.share or one.amount for one in milestones)
    firm = deal.fees.total is not None and not deal.fees.total_is_estimate
    if cycle is Cycle.MILESTONE or not whole or not firm or any(item.by_use for item in deal.fees.received):
        return
    path = "payment.milestones"
    message = Message("总价已经按里程碑付清，{cycle}结算没有可以付的款项", cycle=cycle.label)
    yield Diagnostic(CODE, Severity.WARNING, deal.where(path), message, Message("写“付款.周期: 按里程碑”"), path)
