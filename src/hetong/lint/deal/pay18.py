"""PAY18 对中小企业的付款条件违反行政法规

检查什么：甲方是机关、事业单位或者大型企业，乙方是中型、小型或者微型企业的：付款期限自双方确认结算金额（里程碑自确认）起算，不自收到发票起算；
没有逾期付款的宽限期和累计上限；保证金可以用保函代替现金；机关、事业单位的付款期限不超过60日。
为什么：迟延支付就应当支付逾期利息，利率不低于一年期贷款市场报价利率，免收一段、封顶都低于这条线；其余几项是同一部法规的强制规定。
反例：甲方规模 大型、乙方规模 小型，逾期付款.宽限期 写 10日。
正例：不写宽限期和上限；双方都是大型企业的，可以写。
依据：保障中小企业款项支付条例 9、10、13、17
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.deposit import DepositKind
from hetong.model.deal.party import PUBLIC
from hetong.model.deal.payment import invoiced
from hetong.zh.duration import Duration, TimeUnit

CODE = "PAY18"
DAYS = 60
# The fewest days that one unit can have: only what certainly exceeds the limit is told.
_FEWEST = {TimeUnit.DAY: 1, TimeUnit.WORKDAY: 1, TimeUnit.MONTH: 28, TimeUnit.YEAR: 365}


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Nothing where a size is not written."""
    if not deal.sme_protected:
        return
    for path in invoiced(deal.payment):
        hint = Message("改为双方确认结算金额之日，里程碑改为甲方书面确认之日")
        yield _finding(deal, path, Message("付款期限不得自收到发票之日起算"), hint)
    if deal.late_payment.grace:
        yield _finding(deal, "late_payment.grace", Message("宽限期内免收逾期利息，低于法定标准"), Message("删掉宽限期"))
    if deal.late_payment.cap:
        yield _finding(deal, "late_payment.cap", Message("逾期利息封顶，会低于法定标准"), Message("删掉上限"))
    yield from _cash(deal)
    yield from _late(deal)


def _cash(deal: Deal) -> Iterator[Diagnostic]:
    deposit = deal.payment.deposit
    if deposit and deposit.kind is DepositKind.SECURITY and deposit.guarantee and deposit.guarantee.instead_of_cash is False:
        path = "payment.deposit.guarantee.instead_of_cash"
        yield _finding(deal, path, Message("保证金不得限定为现金"), Message("写“是”，或者不写"))


def _late(deal: Deal) -> Iterator[Diagnostic]:
    due = deal.payment.due
    if deal.party_a.size in PUBLIC and deal.payment.pay_day is None and due and _days(due) > DAYS:
        yield _finding(deal, "payment.due", Message("机关、事业单位的付款期限最长 60日，写的是 {due}", due=due), Message("改到 60日 以内"))


def _days(length: Duration) -> float:
    return float(length.number) * _FEWEST.get(length.unit, 0)


def _finding(deal: Deal, path: str, message: Message, hint: Message) -> Diagnostic:
    return error(CODE, deal.where(path), message, hint, path)
