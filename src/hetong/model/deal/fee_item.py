"""One line of the fee table: what is charged by what unit."""

from dataclasses import replace
from fractions import Fraction

from pydantic import PrivateAttr, computed_field

from hetong.model.bounds import Some, size
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.exchange import Exchange
from hetong.model.fields import Amount, Facts, Labelled, Line, Number, Price, fact, required, several
from hetong.zh.quantity import Count
from hetong.zh.unit import TIMES, Kind, Unit

BY_USE, NOT_APPLICABLE = "按实际用量结算", "—"


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


PER_UNIT = frozenset({Basis.PER_SEAT, Basis.PER_HOUR, Basis.PER_CALL_TIME, Basis.PER_CONTACT, Basis.PER_ITEM, Basis.PER_VISIT})
_PERIOD = {Basis.FIXED_MONTH: TIMES["月"], Basis.FIXED_YEAR: TIMES["年"]}


class FeeKind(Labelled):
    """What a fee is paid for, where the table holds more than the service itself."""

    SERVICE = "service", "服务费"
    PLATFORM = "platform", "平台费"
    SET_UP = "set_up", "启动费"
    LICENCE = "licence", "许可费"


class VolumeTier(Facts):
    """阶梯价：达到某用量后的单价"""

    above: Number = required("超过", help="本档起点（不含），例：10,000次")
    up_to: Number | None = fact("不超过", help="本档终点（含），最高一档不填")
    unit_price: Price = required("单价")

    @computed_field(title="用量范围")  # type: ignore[prop-decorator]
    @property
    def range(self) -> str:
        """超过100次、不超过500次; what starts at nothing is only 不超过500次."""
        high = f"不超过{self.up_to}" if self.up_to else ""
        return high if high and not size(self.above) else "、".join(filter(None, (f"超过{self.above}", high)))


class Allowance(Facts):
    """各类含量：一笔固定费用包含的几种用量"""

    name: Line = required("名称", help="例：电话呼入")
    included: Some | None = fact("含量", help="每个计费期间，例：1,000分钟")
    beyond_price: Price | None = fact("超量单价")
    beyond_unit: Line | None = fact("超量单位", help="一个超量单价买的是什么，例：分钟")


class FeeItem(Facts):
    """费用明细"""

    name: Line = required("名称")
    basis: Basis | None = fact("计费", help="混合计费时逐项填写")
    kind: FeeKind | None = fact("类别")
    paid_to: Line | None = fact("收取方", help="不是乙方收取的写上，例：平台运营方")
    channel: ChannelKind | None = fact("渠道")
    language: Line | None = fact("语言")
    unit_price: Price | None = fact("单价")
    unit: Line | None = fact("单位", help="一个单价买的是什么，例：席·月、分钟、千次")
    quantity: Number | None = fact("数量", help="没写“每”的是每月的数量；要和“单位”对得上，只写数字也可以。例：20席、10小时、1,000次/年")
    periods: Number | None = fact("期数", help="例：12个月、1年、半年，按“单位”里的时间换算；不填为 1")
    included: Number | None = fact("含量", help="固定费用已包含的用量")
    beyond_price: Price | None = fact("超量单价")
    allowances: tuple[Allowance, ...] = several("各类含量", help="包含几种用量、各有超量单价的，用它代替“含量”；超量部分按实际用量结算")
    min_commit: Number | None = fact("最低用量")
    tiers: tuple[VolumeTier, ...] = several("阶梯")
    amount: Amount | None = fact("小计", help="不填由程序算，四舍五入到分；没有数量的按实际用量结算")
    measure: Line | None = fact("计量口径", help="例：自接通至挂断，不足一分钟按一分钟")

    _model: Basis | None = PrivateAttr(default=None)
    _exchange: Exchange | None = PrivateAttr(default=None)

    def under(self, model: Basis | None, exchange: Exchange | None = None) -> "FeeItem":
        """The same item that knows how the contract charges, and converts its price, where it does not say so itself."""
        copy = self.model_copy()
        copy._model, copy._exchange = model, exchange
        return copy

    @property
    def conversion(self) -> Fraction:
        """What one unit of its price's currency is in the currency of its amount."""
        return Fraction(self._exchange.rate.amount) if self._exchange and self._exchange.rate and self._converted else Fraction(1)

    @property
    def settled_in(self) -> str:
        """The currency of its amount."""
        return self._exchange.settled_in.value if self._exchange and self._converted else self.currency

    @property
    def _converted(self) -> bool:
        found = self._exchange
        return found is not None and found.rate is not None and found.priced_in.value == self.currency

    @property
    def charged_by(self) -> Basis | None:
        """Its own basis, else the contract's."""
        return self.basis or self._model

    @property
    def fixed(self) -> bool:
        """Whether the fee does not depend on use."""
        return self.charged_by in _PERIOD

    @property
    def priced_in(self) -> Unit:
        """What the price is for; a fixed fee whose unit names no time is for its period."""
        unit = Unit.of_price(self.unit or "")
        period = _PERIOD.get(self.charged_by) if self.charged_by else None
        return replace(unit, time=period) if period and unit.time is None else unit

    @property
    def currency(self) -> str:
        """That of its price."""
        price = self.unit_price or (self.tiers[0].unit_price if self.tiers else None)
        return price.currency if price else "CNY"

    @computed_field(title="按实际用量结算", json_schema_extra={"written": "quantity"})  # type: ignore[prop-decorator]
    @property
    def by_use(self) -> bool:
        """Whether what is really used decides: a price, and neither a quantity nor periods, with which a quantity was forgotten."""
        open_ended = self.amount is None and self.quantity is None and self.periods is None
        return open_ended and not self.fixed and bool(self.unit_price or self.tiers)

    @property
    def lump(self) -> bool:
        """Whether it is a sum for the whole: no price of a unit is needed, or missing."""
        return self.amount is not None and self.unit_price is None and self.quantity is None and self.charged_by not in PER_UNIT

    @computed_field(title="单价", json_schema_extra={"written": "unit_price"})  # type: ignore[prop-decorator]
    @property
    def rate(self) -> str | None:
        """What the price column says."""
        return str(self.unit_price) if self.unit_price else NOT_APPLICABLE if self.lump or self._starts_at_a_tier else None

    @computed_field(title="单位", json_schema_extra={"written": "unit"})  # type: ignore[prop-decorator]
    @property
    def per(self) -> str | None:
        """What the unit column says."""
        return self.unit or (NOT_APPLICABLE if self.lump or self.fixed else None)

    @computed_field(title="小计", json_schema_extra={"written": "amount"})  # type: ignore[prop-decorator]
    @property
    def subtotal(self) -> str | None:
        """What the last column says: the amount, or that use decides."""
        return self.amount.plain if self.amount else BY_USE if self.by_use else None

    @computed_field(title="按人月、人日", json_schema_extra={"written": "unit"})  # type: ignore[prop-decorator]
    @property
    def in_days(self) -> bool:
        """Whether a person's presence is paid by the day or longer, not by the hour."""
        time = self.priced_in.time
        return self.charged_by is Basis.PER_HOUR and time is not None and time.kind is not Kind.CLOCK

    @computed_field(title="首档起点", json_schema_extra={"written": "tiers"})  # type: ignore[prop-decorator]
    @property
    def below_tiers(self) -> Count | None:
        """Up to what use the table's own price holds; None where the tiers begin with the first unit."""
        return self.tiers[0].above if self.tiers and size(self.tiers[0].above) else None

    @property
    def _starts_at_a_tier(self) -> bool:
        return bool(self.tiers) and not size(self.tiers[0].above)
