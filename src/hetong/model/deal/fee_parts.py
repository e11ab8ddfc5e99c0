"""Parts of the price that stand beside the lines of the fee table."""

from hetong.model.bounds import Proportion, SomeOrNone
from hetong.model.deal.naming import FeeItemName
from hetong.model.fields import Amount, Facts, Labelled, Line, Price, YesNo, fact, required, several


class SurchargeKind(Labelled):
    """Times that cost more."""

    NIGHT = "night", "夜间"
    HOLIDAY = "holiday", "法定节假日"
    PEAK = "peak", "高峰期"


class Surcharge(Facts):
    """加价"""

    kind: SurchargeKind = required("种类")
    period: Line | None = fact("时段", help="例：22:00—次日8:00")
    rate: Proportion | None = fact("加价比例")
    unit_price: Price | None = fact("加价单价")
    amount: Amount | None = fact("小计", help="计入总价的加价合计；不填的，加价不计入总价，按实际发生另行结算")


class MonthlyCharge(Facts):
    """分月费用"""

    name: Line = required("名称", help="例：2026年11月")
    item: FeeItemName | None = fact("项目", help="“费用.明细”里的名称；不填表示全部费用")
    quantity: SomeOrNone | None = fact("数量")
    amount: Amount | None = fact("金额")
    note: Line | None = fact("说明")


class RefundAuthority(Facts):
    """退款权限：乙方不经甲方另行同意可以决定的退款、赔付"""

    each: Amount | None = fact("每单上限")
    per_day: Amount | None = fact("每人每日上限")
    monthly: Amount | None = fact("每月上限")
    cases: tuple[Line, ...] = several("情形")
    beyond: Line | None = fact("超出上限", help="例：报甲方值班经理书面同意")
    deducted: YesNo | None = fact("越权由乙方承担")
