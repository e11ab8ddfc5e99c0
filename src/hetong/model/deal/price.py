"""Fees: what is charged by what unit, and how much in all."""

from decimal import ROUND_HALF_UP, Decimal

from pydantic import computed_field

from hetong.model.bounds import Part, Proportion
from hetong.model.deal.service import ChannelKind
from hetong.model.fields import Amount, Facts, Labelled, Line, Number, Price, YesNo, choice, fact, required, several
from hetong.zh.money import Money

CENT = Decimal("0.01")


class Basis(Labelled):
    """What one unit of a fee is."""

    PER_SEAT = "per_seat", "按坐席"
    PER_HOUR = "per_hour", "按工时"
    PER_CALL_TIME = "per_call_time", "按通话时长"
    PER_CONTACT = "per_contact", "按服务量"
    PER_ITEM = "per_item", "按件"
    PER_VISIT = "per_visit", "按出场次数"
    FIXED_MONTH = "fixed_month", "固定月费"
    FIXED_YEAR = "fixed_year", "固定年费"
    MIXED = "mixed", "混合计费"


class VolumeTier(Facts):
    """阶梯价：达到某用量后的单价"""

    above: Number = required("超过", help="本档起点（不含），例：10,000次")
    up_to: Number | None = fact("不超过", help="本档终点（含），最高一档不填")
    unit_price: Price = required("单价")


class FeeItem(Facts):
    """费用明细"""

    name: Line = required("名称")
    basis: Basis | None = fact("计费", help="混合计费时逐项填写")
    channel: ChannelKind | None = fact("渠道")
    language: Line | None = fact("语言")
    unit_price: Price | None = fact("单价")
    unit: Line | None = fact("单位", help="例：席·月、分钟、件、次")
    quantity: Number | None = fact("数量", help="按月预计数量")
    periods: Number | None = fact("期数", help="例：12个月；不填为 1")
    included: Number | None = fact("含量", help="固定费用已包含的用量")
    beyond_price: Price | None = fact("超量单价")
    min_commit: Number | None = fact("最低用量")
    tiers: tuple[VolumeTier, ...] = several("阶梯")
    amount: Amount | None = fact("小计")
    measure: Line | None = fact("计量口径", help="例：自接通至挂断，不足一分钟按一分钟")

    @computed_field(title="小计")  # type: ignore[prop-decorator]
    @property
    def subtotal(self) -> Money | None:
        """The stated amount; else unit price × quantity × periods, rounded to the 分."""
        return self.amount or self.product

    @property
    def product(self) -> Money | None:
        """Unit price × quantity × periods, or None when either of the first two is unset, or prices go by tiers."""
        if self.unit_price is None or self.quantity is None or self.tiers:
            return None
        periods = self.periods.number if self.periods else Decimal(1)
        total = self.unit_price.amount * self.quantity.number * periods
        return Money(total.quantize(CENT, ROUND_HALF_UP), self.unit_price.currency)


class SurchargeKind(Labelled):
    """Times that cost more."""

    NIGHT = "night", "夜间"
    HOLIDAY = "holiday", "法定节假日"
    PEAK = "peak", "高峰"


class Surcharge(Facts):
    """加价"""

    kind: SurchargeKind = required("种类")
    period: Line | None = fact("时段", help="例：22:00—次日8:00")
    rate: Proportion | None = fact("加价比例")
    unit_price: Price | None = fact("加价单价")


class Currency(Labelled):
    """Currency of all amounts."""

    CNY = "CNY", "人民币"
    USD = "USD", "美元"
    HKD = "HKD", "港币"
    EUR = "EUR", "欧元"


class Fees(Facts):
    """费用"""

    model: Basis | None = fact("计费")
    currency: Currency = choice("币种", Currency.CNY)
    items: tuple[FeeItem, ...] = several("明细")
    surcharges: tuple[Surcharge, ...] = several("加价")
    min_monthly: Amount | None = fact("每月最低费用")
    total: Amount | None = fact("总价", help="含税总价")
    total_is_estimate: YesNo = choice("总价为预估", False, help="按量计费时总价通常是预估")
    expenses: Line | None = fact("其他费用", help="例：差旅费由乙方承担")


class TaxPayer(Labelled):
    """VAT status of the provider (增值税法 10, 11)."""

    GENERAL = "general", "一般纳税人"
    SMALL = "small", "小规模纳税人"


class Tax(Facts):
    """税"""

    rate: Part | None = fact("税率", help="例：6%")
    included: YesNo = choice("含税", True)
    payer: TaxPayer | None = fact("纳税人身份")
    net: Amount | None = fact("不含税金额")
    amount: Amount | None = fact("税额")
