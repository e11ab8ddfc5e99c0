"""PAY01 金额对不上

检查什么：小计＝单价×数量×期数（单位先换算，阶梯、含量、最低用量算在内，每一行四舍五入到分一次）；月合计＝按月计费的各项每月之和；
首年金额不大于总价；
总价（单价不含税时为不含税金额）＝列明的各项小计与加价小计之和，按实际用量结算的项目和写了“收取方”的项目不计入；总价为预估的，不小于列明的各项之和；
不含税金额＋税额＝总价；税额＝不含税金额×税率（逐期开票累计的尾差在一元以内算对）；
里程碑和预付款的比例合计 100%、金额合计等于总价，比例和金额混着写的折成金额比（每期一分以内的尾差算对）；比例以余款为基数的各期合计为余款的
100%；同一期的比例和金额相符；各金额币种一致（保险保额除外；写了“汇率”的，单价可以用计价币种）。
为什么：数字互相矛盾时，对方可以主张对自己有利的那一个；财务也无法入账。
反例：单价 6,800.00元 × 20席 × 12个月，小计写 1,623,000.00元。
正例：小计 1,632,000.00元，总价等于各小计之和；“付款.定金”里写了定金或者预付款的，可以计入各期合计。
依据：民法典 470、511；逻辑
"""

from collections.abc import Iterator
from fractions import Fraction

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.deposit import Deposit, DepositKind
from hetong.model.deal.derivation import line_of, monthly_of, net_of
from hetong.model.deal.exchange import Exchange
from hetong.model.deal.payment import Milestone, Prepay, ShareBase
from hetong.model.fields import Facts
from hetong.model.schema import title_path
from hetong.zh.money import LIMIT, Money, UnitPrice
from hetong.zh.number import round_to, trimmed

CODE = "PAY01"
CENT = Fraction(1, 100)
ROUNDING = 1  # 每期开票各自四舍五入到分，一份合同累计的尾差；经验值
Part = Prepay | Milestone | Deposit


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Items, months, total, tax, instalments, currencies."""
    yield from _items(deal)
    yield from _monthly(deal)
    yield from _total(deal)
    yield from _first_year(deal)
    yield from _tax(deal)
    yield from _shares(deal)
    yield from _amounts(deal)
    yield from _parts(deal)
    yield from _currencies(deal)


def _items(deal: Deal) -> Iterator[Diagnostic]:
    for index, item in enumerate(deal.fees.items):
        computed = line_of(item)
        if item.amount and computed and item.amount.currency == computed.currency and item.amount.amount != computed.amount:
            message = Message(
                "“{name}”的小计 {stated} 不等于单价×数量×期数 {computed}",
                name=item.name,
                stated=item.amount.figure,
                computed=computed.figure,
            )
            yield _finding(deal, f"fees.items.{index}.amount", message, Message("改小计，或者删掉小计让程序算"))


def _monthly(deal: Deal) -> Iterator[Diagnostic]:
    stated, computed = deal.fees.monthly, monthly_of(deal.fees)
    if stated and computed and stated.amount != computed.amount:
        message = Message("月合计 {stated} 不等于各项每月之和 {computed}", stated=stated.figure, computed=computed.figure)
        yield _finding(deal, "fees.monthly", message, Message("改月合计，或者删掉它让程序算"))


def _total(deal: Deal) -> Iterator[Diagnostic]:
    path, stated = ("fees.total", deal.fees.total) if deal.tax.included else ("tax.net", deal.tax.net)
    computed = net_of(deal.fees)
    if stated is None or computed is None:
        yield from _unfounded(deal, path, stated)
        return
    open_ended = deal.fees.total_is_estimate and any(item.by_use for item in deal.fees.received)
    if stated.amount < computed.amount or (stated.amount != computed.amount and not open_ended):
        titles = title_path(Deal, path)
        message = Message("{title} {stated} 不等于各项小计之和 {computed}", title=titles, stated=stated.figure, computed=computed.figure)
        yield _finding(deal, path, message, _towards(deal))


def _unfounded(deal: Deal, path: str, stated: Money | None) -> Iterator[Diagnostic]:
    """A firm total where every single item is settled by use: no line supports it."""
    items = deal.fees.received
    if stated and items and all(item.by_use for item in items) and not deal.fees.total_is_estimate:
        message = Message("各项都按实际用量结算，{title}却写成了固定的 {stated}", title=title_path(Deal, path), stated=stated.figure)
        hint = Message("只是预算的，写“总价为预估: 是”；是固定价的，给各项写上数量")
        yield _finding(deal, path, message, hint)


def _towards(deal: Deal) -> Message:
    """What is most often left out of the sum."""
    if any(item.by_use for item in deal.fees.received):
        return Message("按实际用量结算的项目不计入总价：计入的写上数量；总价只是预算的，写“总价为预估: 是”")
    if any(one.amount is None for one in deal.fees.surcharges):
        return Message("核对每一项的单价、数量和期数；总价里含加价的，在“加价”里写“小计”")
    return Message("核对每一项的单价、数量和期数")


def _first_year(deal: Deal) -> Iterator[Diagnostic]:
    first, total = deal.fees.first_year, deal.fees.total
    if first and total and not deal.fees.total_is_estimate and first.currency == total.currency and first.amount > total.amount:
        message = Message("首年金额 {first} 大于总价 {total}", first=first.figure, total=total.figure)
        yield _finding(deal, "fees.first_year", message, Message("核对首年金额；总价包括全部合同年度"))


def _tax(deal: Deal) -> Iterator[Diagnostic]:
    tax, total = deal.tax, deal.fees.total
    if not tax.net or not tax.amount:
        return
    net, added = Fraction(tax.net.amount), Fraction(tax.amount.amount)
    if total and net + added != Fraction(total.amount):
        message = Message("不含税金额 {net} 加税额 {tax} 不等于总价 {total}", net=tax.net.figure, tax=tax.amount.figure, total=total.figure)
        yield _finding(deal, "tax.amount", message, Message("总价是含税价；不含税金额＝总价÷（1＋税率）"))
    elif tax.rate and abs(added - _cents(tax.rate.of(tax.net.amount))) > ROUNDING:
        expected = _shown(tax.rate.of(tax.net.amount), tax.amount)
        message = Message("税额 {tax} 不等于不含税金额×税率 {expected}", tax=tax.amount.figure, expected=expected)
        yield _finding(deal, "tax.amount", message, Message("相差一元以内算对；核对税率"))


def _shares(deal: Deal) -> Iterator[Diagnostic]:
    """Instalments that each state a share."""
    parts = _instalments(deal)
    if any(_of_balance(part) for part in parts):
        yield from _balance(deal, parts)
        return
    if not parts or any(part.share is None for part in parts):
        return
    whole = sum((part.share.share for part in parts if part.share), Fraction(0))
    deposit = _counting(deal)
    with_deposit = whole + deposit.share.share if deposit and deposit.share else whole
    if 1 not in (whole, with_deposit) and not (deposit and deposit.share is None):
        message = Message("预付款和里程碑的比例合计 {sum}%，不是 100%", sum=trimmed(round_to(whole * 100, 10)))
        yield _finding(deal, "payment.milestones", message, Message("调整各期比例"))


def _balance(deal: Deal, parts: tuple[Part, ...]) -> Iterator[Diagnostic]:
    """Instalments that divide what the others leave."""
    whole = sum((part.share.share for part in parts if part.share and _of_balance(part)), Fraction(0))
    if whole != 1:
        message = Message("以余款为基数的各期比例合计 {sum}%，不是 100%", sum=trimmed(round_to(whole * 100, 10)))
        yield _finding(deal, "payment.milestones", message, Message("调整各期比例；以总价为基数的，不写“比例基数”"))


def _of_balance(part: Part) -> bool:
    return isinstance(part, Milestone) and part.of_balance and part.share is not None


def _amounts(deal: Deal) -> Iterator[Diagnostic]:
    """Instalments of which one at least states an amount, against the total."""
    total, parts, deposit = deal.fees.total, _instalments(deal), _counting(deal)
    sizes = [None if _of_balance(part) else _size(part, total) for part in parts]
    if not total or not any(part.amount for part in parts) or None in sizes:
        return
    whole = sum((size for size in sizes if size is not None), Fraction(0))
    extra = _size(deposit, total) if deposit else None
    slack = CENT * sum(part.amount is None for part in (*parts, *((deposit,) if deposit else ())))
    if all(abs(Fraction(total.amount) - one) > slack for one in (whole, whole + (extra or 0))):
        message = Message("各期金额合计 {sum}，不等于总价 {total}", sum=_shown(whole, total), total=total.figure)
        yield _finding(deal, "payment.milestones", message, Message("调整各期金额"))


def _instalments(deal: Deal) -> tuple[Part, ...]:
    """Prepayment and milestones, where there are milestones."""
    payment = deal.payment
    return (*((payment.prepay,) if payment.prepay else ()), *payment.milestones) if payment.milestones else ()


def _counting(deal: Deal) -> Deposit | None:
    """A deposit that may count towards the price: not a security."""
    deposit = deal.payment.deposit
    return deposit if deposit and deposit.kind is not DepositKind.SECURITY else None


def _size(part: Part, total: Money | None) -> Fraction | None:
    if part.amount:
        return Fraction(part.amount.amount)
    return part.share.of(total.amount) if part.share and total else None


def _parts(deal: Deal) -> Iterator[Diagnostic]:
    """A part that states both its share of the total and its amount."""
    payment, total = deal.payment, deal.fees.total
    named: list[tuple[str, Part | None]] = [("payment.prepay", payment.prepay), ("payment.deposit", payment.deposit)]
    named += [(f"payment.milestones.{index}", one) for index, one in enumerate(payment.milestones)]
    for path, part in named:
        if not (total and part and part.share and part.amount):
            continue
        bases = _balances(deal, total) if _of_balance(part) else (Fraction(total.amount),)
        if bases and all(abs(Fraction(part.amount.amount) - _cents(part.share.of(base))) > CENT for base in bases):
            message = Message(
                "{title} {stated} 不等于{base}的 {share}，应为 {expected}",
                title=title_path(Deal, f"{path}.amount"),
                stated=part.amount.figure,
                base=(ShareBase.BALANCE if _of_balance(part) else ShareBase.TOTAL).label,
                share=part.share,
                expected=_shown(part.share.of(bases[0]), total),
            )
            yield _finding(deal, f"{path}.amount", message, Message("比例和金额留一个，或者改成一致"))


def _balances(deal: Deal, total: Money) -> tuple[Fraction, ...]:
    """What the instalments of the total leave, without and with a deposit; nothing where one of them is not known."""
    others = [_size(part, total) for part in _instalments(deal) if not _of_balance(part)]
    deposit = _counting(deal)
    taken = _size(deposit, total) if deposit else Fraction(0)
    if None in others or taken is None:
        return ()
    left = Fraction(total.amount) - sum((one for one in others if one is not None), Fraction(0))
    return tuple(one for one in dict.fromkeys((left, left - taken)) if one >= 0)


def _currencies(deal: Deal) -> Iterator[Diagnostic]:
    if not (deal.knows("fees.currency") and deal.knows("fees.exchange.priced_in") and deal.knows("fees.exchange.settled_in")):
        return
    exchange = deal.fees.exchange
    for path, money in moneys(deal, ""):
        if exchange and path == "fees.exchange.rate":
            yield from _rate(deal, exchange, money)
        elif path.startswith("insurance.") or (exchange and isinstance(money, UnitPrice) and money.currency == exchange.priced_in.value):
            continue
        elif money.currency != deal.fees.currency.value and path in deal.places:
            message = Message("{money}的币种与合同币种{currency}不同", money=money.plain, currency=deal.fees.currency.label)
            yield _finding(deal, path, message, Message("改金额的币种，或者改“费用.币种”"))


def _rate(deal: Deal, exchange: Exchange, rate: Money) -> Iterator[Diagnostic]:
    if rate.currency != exchange.settled_in.value:
        message = Message("汇率 {rate} 不是以结算币种{currency}写的", rate=rate.plain, currency=exchange.settled_in.label)
        yield _finding(deal, "fees.exchange.rate", message, Message("写一个单位的计价币种合多少结算币种"))


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


def _cents(amount: Fraction) -> Fraction:
    return Fraction(round_to(amount, 2))


def _shown(amount: Fraction, like: Money) -> str:
    """¥1,234.50, and of what is no amount any more that it is too large."""
    return Money(round_to(amount, 2), like.currency).figure if amount < LIMIT else f">{Money(LIMIT, like.currency).figure}"


def _finding(deal: Deal, path: str, message: Message, hint: Message) -> Diagnostic:
    return error(CODE, deal.where(path), message, hint, path)
