"""PAY01 金额对不上

检查什么：小计＝单价×数量×期数；总价（单价不含税时为不含税金额）＝各项小计之和；不含税金额＋税额＝总价；
税额＝不含税金额×税率；里程碑和预付款的比例合计 100%、金额合计等于总价；各金额币种一致。
为什么：数字互相矛盾时，对方可以主张对自己有利的那一个；财务也无法入账。
反例：单价 6,800.00元 × 20席 × 12个月，小计写 1,623,000.00元。
正例：小计 1,632,000.00元，总价等于各小计之和。
依据：民法典 470、511；逻辑
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.schema import title_path
from hetong.zh.money import Money

CODE = "PAY01"
CENT = Decimal("0.01")


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Items, total, tax, instalments, currencies."""
    yield from _items(deal)
    yield from _total(deal)
    yield from _tax(deal)
    yield from _instalments(deal)
    yield from _currencies(deal)


def _items(deal: Deal) -> Iterator[Diagnostic]:
    for index, item in enumerate(deal.fees.items):
        if item.amount and item.product and item.amount.amount != item.product.amount:
            message = Message(
                "“{name}”的小计 {stated} 不等于单价×数量×期数 {computed}",
                name=item.name,
                stated=item.amount.figure,
                computed=item.product.figure,
            )
            yield _finding(deal, f"fees.items.{index}.amount", message, Message("改小计，或者删掉小计让程序算"))


def _total(deal: Deal) -> Iterator[Diagnostic]:
    subtotals = [item.subtotal for item in deal.fees.items]
    path, stated = ("fees.total", deal.fees.total) if deal.tax.included else ("tax.net", deal.tax.net)
    if stated is None or not subtotals or None in subtotals:
        return
    computed = sum((one.amount for one in subtotals if one), Decimal(0))
    if computed != stated.amount:
        shown = Money(computed, stated.currency).figure
        titles = title_path(Deal, path)
        message = Message("{title} {stated} 不等于各项小计之和 {computed}", title=titles, stated=stated.figure, computed=shown)
        yield _finding(deal, path, message, Message("核对每一项的单价、数量和期数"))


def _tax(deal: Deal) -> Iterator[Diagnostic]:
    tax, total = deal.tax, deal.fees.total
    if tax.net and tax.amount and total and tax.net.amount + tax.amount.amount != total.amount:
        net, added = tax.net.figure, tax.amount.figure
        message = Message("不含税金额 {net} 加税额 {tax} 不等于总价 {total}", net=net, tax=added, total=total.figure)
        yield _finding(deal, "tax.amount", message, Message("总价是含税价；不含税金额＝总价÷（1＋税率）"))
    elif tax.net and tax.amount and tax.rate and abs(tax.amount.amount - _rounded(tax.rate.of(tax.net.amount))) > CENT:
        expected = Money(_rounded(tax.rate.of(tax.net.amount)), tax.amount.currency).figure
        message = Message("税额 {tax} 不等于不含税金额×税率 {expected}", tax=tax.amount.figure, expected=expected)
        yield _finding(deal, "tax.amount", message, Message("相差一分以内算对；核对税率"))


def _instalments(deal: Deal) -> Iterator[Diagnostic]:
    payment = deal.payment
    parts = [*((payment.prepay,) if payment.prepay else ()), *payment.milestones]
    if not payment.milestones:
        return
    shares = [part.share.percent for part in parts if part.share]
    if len(shares) == len(parts) and sum(shares) != 100:
        message = Message("预付款和里程碑的比例合计 {sum}%，不是 100%", sum=sum(shares))
        yield _finding(deal, "payment.milestones", message, Message("调整各期比例"))
    amounts = [part.amount.amount for part in parts if part.amount]
    if deal.fees.total and len(amounts) == len(parts) and sum(amounts) != deal.fees.total.amount:
        shown = Money(sum(amounts, Decimal(0)), deal.fees.total.currency).figure
        message = Message("各期金额合计 {sum}，不等于总价 {total}", sum=shown, total=deal.fees.total.figure)
        yield _finding(deal, "payment.milestones", message, Message("调整各期金额"))


def _currencies(deal: Deal) -> Iterator[Diagnostic]:
    for path, money in moneys(deal, ""):
        if money.currency != deal.fees.currency.value:
            message = Message("{money}的币种与合同币种{currency}不同", money=money.plain, currency=deal.fees.currency.label)
            yield _finding(deal, path, message, Message("改金额的币种，或者改“费用.币种”"))


def moneys(value: object, path: str) -> Iterator[tuple[str, Money]]:
    """Every amount of a value with its path."""
    match value:
        case Money():
            yield path, value
        case Facts():
            for name in type(value).model_fields:
                yield from moneys(getattr(value, name), f"{path}.{name}" if path else name)
        case tuple():
            for index, one in enumerate(value):
                yield from moneys(one, f"{path}.{index}")


def _rounded(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def _finding(deal: Deal, path: str, message: Message, hint: Message) -> Diagnostic:
    return error(CODE, deal.where(path), message, hint, path)
