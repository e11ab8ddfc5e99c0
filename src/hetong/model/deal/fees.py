"""All fees together."""

from collections.abc import Iterable
from fractions import Fraction

from pydantic import computed_field

from hetong.model.deal.exchange import Currency, Exchange
from hetong.model.deal.fee_item import Basis, FeeItem
from hetong.model.deal.fee_parts import MonthlyCharge, RefundAuthority, Surcharge
from hetong.model.fields import Amount, Facts, Line, YesNo, choice, fact, several
from hetong.zh.money import LIMIT, Money
from hetong.zh.number import round_to


def summed(amounts: Iterable[Money]) -> Money | None:
    """The sum; None of no amount, of several currencies, and of more than an amount may be."""
    listed = tuple(amounts)
    if not listed or len({one.currency for one in listed}) > 1:
        return None
    total = round_to(sum((Fraction(one.amount) for one in listed), Fraction(0)), 2)
    return Money(total, listed[0].currency) if total < LIMIT else None


class Fees(Facts):
    """费用"""

    model: Basis | None = fact("计费")
    currency: Currency = choice("币种", Currency.CNY, why="境内交易以人民币结算")
    exchange: Exchange | None = fact("汇率", help="以一种货币计价、另一种货币结算的填写")
    items: tuple[FeeItem, ...] = several("明细")
    surcharges: tuple[Surcharge, ...] = several("加价")
    months: tuple[MonthlyCharge, ...] = several("分月费用", help="各月费用不同的，逐月列明")
    min_monthly: Amount | None = fact("每月最低费用")
    monthly: Amount | None = fact("月合计", help="按月计费的各项每月合计；不填由程序算")
    first_year: Amount | None = fact("首年金额", help="第一个合同年度的含税费用")
    total: Amount | None = fact("总价", help="含税总价；列明小计的各项之和，不填由程序算；没有数量的项目按实际用量结算，不计入")
    total_is_estimate: YesNo = choice("总价为预估", False, help="按量计费时总价通常是预估；写“是”而不写总价，就是不约定总价")
    refunds: RefundAuthority | None = fact("退款权限")
    expenses: Line | None = fact("甲方另付费用", help="服务费以外由甲方另行承担的，例：甲方要求的异地差旅费")

    @property
    def received(self) -> tuple[FeeItem, ...]:
        """The items that the provider is paid: what another party receives is no part of the price."""
        return tuple(item for item in self.items if not item.paid_to)

    @property
    def lines(self) -> Money | None:
        """The sum of the amounts that the provider receives; None where there is none, one is not known yet, or currencies differ."""
        known = [item.amount for item in self.received if item.amount]
        whole = all(item.amount or item.by_use for item in self.received)
        return summed(known) if whole else None

    @property
    def conversion(self) -> Exchange | None:
        """The rate at which prices are converted; None where the contract's amounts stay in the currency of the prices."""
        found = self.exchange
        return found if found and found.settled_in is self.currency is not found.priced_in else None

    @computed_field(title="合计", json_schema_extra={"written": "total"})  # type: ignore[prop-decorator]
    @property
    def sum(self) -> Money | None:
        """What the last row says."""
        return self.lines or self.total
