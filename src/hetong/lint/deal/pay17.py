"""PAY17 以总价为基数的比例，而双方不约定总价

检查什么：总价为预估又没有写总价的，不写以总价为基数的比例：预付款、定金和保证金、里程碑、违约金上限。
为什么：没有基数，比例算不出钱；定金、违约金上限算不出来，就等于没有约定。
反例：费用.总价为预估 写是、没有总价，付款.预付 写 20%。
正例：写预估的总价；或者把比例改成金额。
依据：民法典 470、511
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal

CODE = "PAY17"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Each share that stands alone; one beside an amount only explains it."""
    if deal.fees.total or not deal.fees.total_is_estimate:
        return
    for path in _shares(deal):
        hint = Message("写预估的总价，或者把比例改成金额")
        yield error(CODE, deal.where(path), Message("这个比例以总价为基数，而双方不约定总价"), hint, path)


def _shares(deal: Deal) -> Iterator[str]:
    parts = (("payment.prepay", deal.payment.prepay), ("payment.deposit", deal.payment.deposit))
    yield from (f"{path}.share" for path, part in parts if part and part.share and part.amount is None)
    for index, one in enumerate(deal.payment.milestones):
        if one.share and one.amount is None:
            yield f"payment.milestones.{index}.share"
    if deal.liquidated_damages.cap:
        yield "liquidated_damages.cap"
