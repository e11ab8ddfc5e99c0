"""Deposits: 定金, 预付款, 保证金."""

from hetong.model.bounds import Expiry, Length, Part
from hetong.model.fields import Amount, Facts, Labelled, Line, YesNo, fact, required


class DepositKind(Labelled):
    """Only 定金 has the effects of 民法典 586–588; the others do not."""

    EARNEST = "earnest", "定金"
    ADVANCE = "advance", "预付款"
    SECURITY = "security", "保证金"


class GuaranteeKind(Labelled):
    """Whether the issuer pays on demand (独立保函规定 1), or only what is owed."""

    ON_DEMAND = "on_demand", "见索即付"
    ACCESSORY = "accessory", "连带责任保证"


class Guarantee(Facts):
    """保函"""

    issuer: Line | None = fact("开立人", help="例：乙方的开户银行")
    kind: GuaranteeKind | None = fact("种类")
    amount: Amount | None = fact("金额")
    instead_of_cash: YesNo | None = fact("代替现金", help="可以用保函代替现金的写“是”")
    within: Length | None = fact("提交期限")
    until: Expiry | None = fact("有效期至")
    after_term: Length | None = fact("期满后有效", help="合同终止后继续有效多久，例：3个月")


class Deposit(Facts):
    """定金、预付款或者保证金"""

    kind: DepositKind = required("种类")
    amount: Amount | None = fact("金额")
    share: Part | None = fact("比例")
    due: Length | None = fact("期限")
    return_within: Length | None = fact("返还期限")
    guarantee: Guarantee | None = fact("保函")
