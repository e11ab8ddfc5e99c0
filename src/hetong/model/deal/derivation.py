"""What nobody needs to write, because it follows from other facts: amounts, who the parties are and how they sign, the number of copies."""

from fractions import Fraction
from typing import TypeVar

from hetong.model.deal.charge import Unfit, charge_of
from hetong.model.deal.contract import EffectMode
from hetong.model.deal.fee_item import FeeItem
from hetong.model.deal.fees import Fees, summed
from hetong.model.deal.party import OtherParty, Party
from hetong.model.deal.root import Deal
from hetong.model.deal.tax import Tax
from hetong.zh.money import LIMIT, Money
from hetong.zh.number import round_to

P = TypeVar("P", bound=Party)


def derived(deal: Deal) -> Deal:
    """The deal with everything that follows from what is written. What is written is never changed."""
    return _executed(_priced(deal))


def copies_of(deal: Deal) -> dict[str, int]:
    """How many copies each party keeps, and whoever keeps the rest (备案)."""
    signing = deal.signing
    held = {"party_a": signing.copies_a, "party_b": signing.copies_b}
    each = {called: party.copies if isinstance(party, OtherParty) else held[path] for path, called, party in deal.parties}
    return {**each, "备案": signing.copies_filed} if signing.copies_filed else each


def _executed(deal: Deal) -> Deal:
    """Who the parties are and how each signs, and how many copies there are."""
    agreed, signing = deal.signing.effect, deal.signing
    return deal.model_copy(
        update={
            "party_a": _signing(deal.party_a, agreed),
            "party_b": _signing(deal.party_b, agreed),
            "other_parties": tuple(_signing(one, agreed) for one in deal.other_parties),
            "signing": signing.model_copy(update={"copies_total": signing.copies_total or sum(copies_of(deal).values())}),
        }
    )


def _signing(party: P, agreed: EffectMode) -> P:
    kind = party.kind if "kind" in party.model_fields_set else party.standing
    contact = party.contact or (party.name if party.is_person else None)
    bank = party.bank.model_copy(update={"account_name": party.bank.account_name or party.name})
    return party.model_copy(update={"kind": kind, "contact": contact, "bank": bank, "signs": party.signs or party.way(agreed)})


def _priced(deal: Deal) -> Deal:
    fees = _with_lines(deal.fees)
    total, net, amount = _taxed(fees, deal.tax)
    tax = deal.tax.model_copy(update={"net": net, "amount": amount})
    return deal.model_copy(update={"fees": fees.model_copy(update={"total": total}), "tax": tax})


def net_of(fees: Fees) -> Money | None:
    """What the lines and the surcharges that are given an amount come to, as the total is expected to be."""
    lines = fees.lines
    added = [one.amount for one in fees.surcharges if one.amount]
    return summed([lines, *added]) if lines else None


def line_of(item: FeeItem) -> Money | None:
    """What an item comes to by its price; None where that cannot be said."""
    try:
        charge = charge_of(item)
    except Unfit:
        return None
    return charge.amount if charge else None


def monthly_of(fees: Fees) -> Money | None:
    """What the items that are charged by the month come to in one; None where none is, or one is not known."""
    try:
        charges = [charge_of(item) for item in fees.received]
    except Unfit:
        return None
    monthly = [charge.monthly for charge in charges if charge]
    return summed(one for one in monthly if one)


def _with_lines(fees: Fees) -> Fees:
    """Amounts of the items and of a month. Where use alone decides, nobody has agreed on a total."""
    items = tuple(item.under(fees.model, fees.conversion) for item in fees.items)
    priced = tuple(item.model_copy(update={"amount": item.amount or line_of(item)}) for item in items)
    whole = fees.model_copy(update={"items": priced})
    by_use = bool(whole.received) and all(item.by_use for item in whole.received)
    whole = whole.model_copy(update={"total_is_estimate": fees.total_is_estimate or (fees.total is None and by_use)})
    monthly = monthly_of(whole)
    return whole.model_copy(update={"monthly": fees.monthly or (monthly if monthly != whole.lines else None)})


def _taxed(fees: Fees, tax: Tax) -> tuple[Money | None, Money | None, Money | None]:
    """Total, net and tax, each from the others: of prices with tax from the total, of prices without it from the net."""
    lines, firm, rate = net_of(fees), not fees.total_is_estimate, tax.rate
    total = fees.total or (lines if tax.included and firm else None)
    net = tax.net or (None if tax.included else lines) or _difference(total, tax.amount)
    if net is None and total and rate and tax.included and firm:
        net = _money(Fraction(total.amount) / (1 + rate.share), total)
    amount = tax.amount or _difference(total, net)
    if amount is None and net and rate:
        amount = _money(rate.of(net.amount), net)
    return total or (summed([net, amount]) if firm and net and amount else None), net, amount


def _difference(whole: Money | None, part: Money | None) -> Money | None:
    if not whole or not part or whole.currency != part.currency or whole.amount < part.amount:
        return None
    return _money(Fraction(whole.amount) - Fraction(part.amount), whole)


def _money(amount: Fraction, like: Money) -> Money | None:
    return Money(round_to(amount, 2), like.currency) if 0 <= amount < LIMIT else None
