"""When and how fees are paid."""

from collections.abc import Iterator

from pydantic import computed_field

from hetong.model.bounds import Day, Length, Part, PaymentDay, SoonLength
from hetong.model.deal.deposit import Deposit
from hetong.model.fields import Amount, Facts, Labelled, Line, YesNo, choice, fact, required, several
from hetong.zh.percent import Percent


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


class ShareBase(Labelled):
    """What a milestone's share is a share of."""

    TOTAL = "total", "总价"
    BALANCE = "balance", "余款"


class MilestoneFrom(Labelled):
    """From when a milestone's own period runs."""

    EVENT = "event", "事件发生之日"
    CONFIRMATION = "confirmation", "甲方书面确认之日"
    INVOICE = "invoice", "收到发票之日"


class Milestone(Facts):
    """里程碑"""

    name: Line = required("名称")
    due: Day | None = fact("日期")
    share: Part | None = fact("比例")
    share_of: ShareBase | None = fact("比例基数", help="不填为总价；余款是总价减去预付款、抵作价款的定金和按总价计的各期")
    amount: Amount | None = fact("金额")
    condition: Line | None = fact("条件")
    due_within: SoonLength | None = fact("付款期限", help="本期自己的期限；不填用“付款.期限”")
    due_from: MilestoneFrom | None = fact("起算", help="本期期限从何时起算，例：事件发生之日")
    after_term: YesNo | None = fact("期满后", help="合同期满之后才支付的写“是”")

    @property
    def of_balance(self) -> bool:
        """Whether its share is one of what the other instalments leave."""
        return self.share_of is ShareBase.BALANCE

    @computed_field(title="比例", json_schema_extra={"written": "share"})  # type: ignore[prop-decorator]
    @property
    def share_of_total(self) -> Percent | None:
        """Its share where it is one of the total."""
        return None if self.of_balance else self.share

    @computed_field(title="比例", json_schema_extra={"written": "share"})  # type: ignore[prop-decorator]
    @property
    def share_of_balance(self) -> Percent | None:
        """Its share where it is one of the balance."""
        return self.share if self.of_balance else None


class Prepay(Facts):
    """预付款"""

    share: Part | None = fact("比例")
    amount: Amount | None = fact("金额")
    due: Length | None = fact("期限", help="合同签订后多少日内")


class Payment(Facts):
    """付款"""

    cycle: Cycle = choice("周期", Cycle.MONTHLY, why="持续性服务通常按月结算")
    pay_day: PaymentDay | None = fact(
        "付款日", help="当月几日前预先支付，或者次月几日前付上月的，例：当月25日、次月5日；20 日以前的要写明哪个月，只写 25 的是当月"
    )
    dates: tuple[Day, ...] = several("付款日期", help="确定的付款日期，例：2027年3月1日")
    statement_within: Length | None = fact("对账单期限", help="乙方在结算周期结束后提交对账单的期限")
    confirm_within: Length | None = fact("确认期限", help="甲方收到对账单后的确认期限")
    due: Length | None = fact("期限", help="例：30日")
    due_from: PayFrom = choice("起算", PayFrom.CONFIRMATION, why="金额确认之后才知道付多少")
    method: Line = choice("方式", "银行转账", why="企业之间付款的通行方式")
    prepay: Prepay | None = fact("预付")
    milestones: tuple[Milestone, ...] = several("里程碑")
    deposit: Deposit | None = fact("定金")

    @computed_field(title="付款日", json_schema_extra={"written": "pay_day"})  # type: ignore[prop-decorator]
    @property
    def day_of_month(self) -> int | None:
        """The day of the month that is paid for; None where it is paid in the next one."""
        return None if self.pay_day is None or self.pay_day.next_month else self.pay_day.number

    @computed_field(title="付款日", json_schema_extra={"written": "pay_day"})  # type: ignore[prop-decorator]
    @property
    def day_of_next_month(self) -> int | None:
        """The day of the month after the one that is paid for."""
        return self.pay_day.number if self.pay_day and self.pay_day.next_month else None


def invoiced(payment: Payment) -> Iterator[str]:
    """The paths of what makes a period run from the invoice: of all payments, where a period decides, and of single milestones."""
    by_period = payment.pay_day is None and not payment.dates and payment.cycle is not Cycle.MILESTONE
    if by_period and payment.due_from is PayFrom.INVOICE:
        yield "payment.due_from"
    for index, one in enumerate(payment.milestones):
        if one.due_from is MilestoneFrom.INVOICE:
            yield f"payment.milestones.{index}.due_from"
