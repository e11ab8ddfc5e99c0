"""INV01 税率、发票种类与纳税人身份不符

检查什么：乙方是小规模纳税人的，不写 6%、9%、13% 的税率；甲方是自然人的，发票不是增值税专用发票。
为什么：小规模纳税人按征收率 3% 计税，写成 6% 的，价款中的税额算错，对方也拿不到 6% 的专票；向自然人开具专用发票，法律不许。
反例：税.纳税人身份 写小规模纳税人，税率写 6%。
正例：小规模纳税人写 3% 或者减按的 1%；甲方是自然人的，种类写数电普票。
依据：增值税法 9、10、11；增值税法实施条例 37
"""

from collections.abc import Iterator
from decimal import Decimal

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.invoice import InvoiceKind
from hetong.model.deal.party import PartyKind
from hetong.model.deal.tax import TaxPayer

CODE = "INV01"
RATES = frozenset({Decimal(6), Decimal(9), Decimal(13)})  # of 增值税法 10; every other number may be a rate of the simple method


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The rate, then the kind of invoice."""
    rate = deal.tax.rate
    if deal.tax.payer is TaxPayer.SMALL and rate and rate.percent in RATES:
        message = Message("小规模纳税人适用征收率，不适用 {rate} 的税率", rate=rate)
        yield error(CODE, deal.where("tax.rate"), message, Message("写 3%；有减征的写减征后的征收率"), "tax.rate")
    if deal.party_a.kind is PartyKind.PERSON and deal.invoice.kind is InvoiceKind.SPECIAL:
        message = Message("甲方是自然人，不得开具增值税专用发票")
        yield error(CODE, deal.where("invoice.kind"), message, Message("写“发票.种类: 数电普票”"), "invoice.kind")
