"""Deposits: 定金, 预付款, 保证金."""

from hetong.model.bounds import Length, Part
from hetong.model.fields import Amount, Facts, Labelled, fact, required


class DepositKind(Labelled):
    """Only 定金 has the effects of 民法典 586–588; the others do not."""

    EARNEST = "earnest", "定金"
    ADVANCE = "advance", "预付款"
    SECURITY = "security", "保证金"


class Deposit(Facts):
    """定金、预付款或者保证金"""

    kind: DepositKind = required("种类")
    amount: Amount | None = fact("金额")
    share: Part | None = fact("比例")
    due: Length | None = fact("期限")
    return_within: Length | None = fact("返还期限")
