"""When and how fees are paid."""

from hetong.model.bounds import Day, DayOfMonth, Length, Part
from hetong.model.deal.deposit import Deposit
from hetong.model.fields import Amount, Facts, Labelled, Line, choice, fact, required, several


class Cycle(Labelled):
    """How often fees are settled."""

    ONCE = "once", "一次性"
    MONTHLY = "monthly", "每月"
    QUARTERLY = "quarterly", "每季度"
    HALF_YEARLY = "half_yearly", "每半年"
    YEARLY = "yearly", "每年"
    MILESTONE = "milestone", "按里程碑"


class PayFrom(Labelled):
    """From when the payment period runs."""

    CONFIRMATION = "confirmation", "双方确认结算金额之日"
    INVOICE = "invoice", "收到发票之日"
    SIGNING = "signing", "合同签订之日"


class Milestone(Facts):
    """里程碑"""

    name: Line = required("名称")
    due: Day | None = fact("日期")
    share: Part | None = fact("比例")
    amount: Amount | None = fact("金额")
    condition: Line | None = fact("条件")


class Prepay(Facts):
    """预付款"""

    share: Part | None = fact("比例")
    amount: Amount | None = fact("金额")
    due: Length | None = fact("期限", help="合同签订后多少日内")


class Payment(Facts):
    """付款"""

    cycle: Cycle = choice("周期", Cycle.MONTHLY, why="持续性服务通常按月结算")
    day_of_month: DayOfMonth | None = fact("付款日", help="每月几日前")
    statement_within: Length | None = fact("对账单期限", help="乙方在结算周期结束后提交对账单的期限")
    confirm_within: Length | None = fact("确认期限", help="甲方收到对账单后的确认期限")
    due: Length | None = fact("期限", help="例：30日")
    due_from: PayFrom = choice("起算", PayFrom.CONFIRMATION, why="金额确认之后才知道付多少")
    method: Line = choice("方式", "银行转账", why="企业之间付款的通行方式")
    prepay: Prepay | None = fact("预付")
    milestones: tuple[Milestone, ...] = several("里程碑")
    deposit: Deposit | None = fact("定金")
