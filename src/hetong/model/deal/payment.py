"""Payment, late payment, invoices and price adjustment."""

from typing import Annotated

from hetong.model.bounds import DailyRate, Day, DayOfMonth, Length, Part, Proportion, Within
from hetong.model.codes import Contact
from hetong.model.fields import Amount, Facts, Labelled, Line, Times, choice, fact, required, several


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


class RateBase(Labelled):
    """What a late-payment rate is a rate of."""

    LPR = "lpr", "一年期贷款市场报价利率的倍数"
    DAILY = "daily", "日利率"


class LatePayment(Facts):
    """逾期付款"""

    base: RateBase = choice("计算方式", RateBase.LPR, why="随市场利率变动，不容易被认为过高")
    multiple: Annotated[Times, Within(None, 100)] | None = fact("倍数", help="例：1.5")
    daily_rate: DailyRate | None = fact("日利率", help="例：万分之五")
    cap: Proportion | None = fact("上限", help="占逾期金额的比例")
    grace: Length | None = fact("宽限期")


class InvoiceKind(Labelled):
    """Kinds of invoice in use."""

    SPECIAL = "special", "数电专票"
    ORDINARY = "ordinary", "数电普票"

    @property
    def full_name(self) -> str:
        """The name on the invoice."""
        return "增值税专用发票（数电发票）" if self is InvoiceKind.SPECIAL else "增值税普通发票（数电发票）"


class InvoiceTiming(Labelled):
    """Whether the invoice comes before or after the money."""

    BEFORE = "before", "先票后款"
    AFTER = "after", "先款后票"


class Invoice(Facts):
    """发票"""

    kind: InvoiceKind = choice("种类", InvoiceKind.SPECIAL, why="甲方可以抵扣进项税额；乙方能否开具应当核对", confirm=True)
    item: Line | None = fact("项目", help="开票项目，例：现代服务*客户服务费")
    timing: InvoiceTiming = choice("先后", InvoiceTiming.BEFORE, why="多数企业见票付款")
    within: Length | None = fact("期限", help="收款后或者对账确认后多少日内开具")
    email: Contact | None = fact("接收邮箱")


class Adjustment(Facts):
    """调价"""

    frequency: Line | None = fact("频次", help="例：每满一年一次")
    triggers: tuple[Line, ...] = several("触发条件")
    index: Line | None = fact("参照指数")
    cap: Part | None = fact("幅度上限")
    notice: Length | None = fact("提前通知")
    negotiate_within: Length | None = fact("协商期限")
