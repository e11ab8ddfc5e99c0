"""PAY01 金额对不上

检查什么：小计＝单价×数量×期数（阶梯价除外）；总价（单价不含税时为不含税金额）＝各项小计之和；不含税金额＋税额＝总价；
税额＝不含税金额×税率（逐期开票累计的尾差在一元以内算对）；里程碑和预付款的比例合计 100%、金额合计等于总价；
同一期的比例和金额相符；各金额币种一致（保险保额除外）。
为什么：数字互相矛盾时，对方可以主张对自己有利的那一个；财务也无法入账。
反例：单价 6,800.00元 × 20席 × 12个月，小计写 1,623,000.00元。
正例：小计 1,632,000.00元，总价等于各小计之和；“付款.定金”里写了定金或者预付款的，可以计入各期合计。
依据：民法典 470、511；逻辑
"""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.payment import Deposit, DepositKind, Milestone, Prepay
from hetong.model.fields import Facts
from hetong.model.schema import title_path
from hetong.zh.money import Money
from hetong.zh.percent import Percent

CODE = "PAY01"
CENT = Decimal("0.01")
ROUNDING = Decimal(1)  # 每期开票各自四舍五入到分，一份合同累计的尾差；经验值
Part = Prepay | Milestone | Deposit


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
    elif tax.net and tax.amount and tax.rate and abs(tax.amount.amount - _rounded(tax.rate.of(tax.net.amount))) > ROUNDING:
        expected = Money(_rounded(tax.rate.of(tax.net.amount)), tax.amount.currency).figure
        message = Message("税额 {tax} 不等于不含税金额×税率 {expected}", tax=tax.amount.figure, expected=expected)
        yield _finding(deal, "tax.amount", message, Message("相差一元以内算对；核对税率"))


def _instalments(deal: Deal) -> Iterator[Diagnostic]:
    yield from _parts(deal)
    total = deal.fees.total
    shares, amounts = _sums(deal, "share"), _sums(deal, "amount")
    if shares and Decimal(100) not in shares:
        message = Message("预付款和里程碑的比例合计 {sum}%，不是 100%", sum=f"{shares[0].normalize():f}")
        yield _finding(deal, "payment.milestones", message, Message("调整各期比例"))
    if total and amounts and total.amount not in amounts:
        shown = Money(amounts[0], total.currency).figure
        message = Message("各期金额合计 {sum}，不等于总价 {total}", sum=shown, total=total.figure)
        yield _finding(deal, "payment.milestones", message, Message("调整各期金额"))


def _sums(deal: Deal, field: str) -> list[Decimal]:
    """What the parts come to, without and with a deposit that counts towards the price; empty when a part does not say."""
    payment, deposit = deal.payment, deal.payment.deposit
    parts = [*((payment.prepay,) if payment.prepay else ()), *payment.milestones]
    sizes = [size for part in parts if (size := _size(part, field)) is not None]
    if not payment.milestones or len(sizes) < len(parts):
        return []
    extra = _size(deposit, field) if deposit and deposit.kind is not DepositKind.SECURITY else None
    whole = sum(sizes, Decimal(0))
    return [whole] if extra is None else [whole, whole + extra]


def _size(part: Part, field: str) -> Decimal | None:
    match getattr(part, field):
        case Percent(percent):
            return percent
        case Money(amount):
            return amount
        case _:
            return None


def _parts(deal: Deal) -> Iterator[Diagnostic]:
    """A part that states both its share of the total and its amount."""
    payment, total = deal.payment, deal.fees.total
    named: list[tuple[str, Part | None]] = [("payment.prepay", payment.prepay), ("payment.deposit", payment.deposit)]
    named += [(f"payment.milestones.{index}", one) for index, one in enumerate(payment.milestones)]
    for path, part in named:
        if not (total and part and part.share and part.amount):
            continue
        expected = _rounded(part.share.of(total.amount))
        if abs(part.amount.amount - expected) > CENT:
            message = Message(
                "{title} {stated} 不等于总价的 {share}，应为 {expected}",
                title=title_path(Deal, f"{path}.amount"),
                stated=part.amount.figure,
                share=part.share,
                expected=Money(expected, total.currency).figure,
            )
            yield _finding(deal, f"{path}.amount", message, Message("比例和金额留一个，或者改成一致"))


def _currencies(deal: Deal) -> Iterator[Diagnostic]:
    for path, money in moneys(deal, ""):
        if money.currency != deal.fees.currency.value and not path.startswith("insurance."):
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
