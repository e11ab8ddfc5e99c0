"""PAY12 单价、单位、数量、期数接不上

检查什么：数量、最低用量和阶梯的单位与单价的单位对得上（席·月对 20席，分钟对 10小时，千次对 3,000次）；期数与单位里的时间能准确换算
（1年是 12个月，季度是 3个月；日和月之间没有固定的比例，不换算）；阶梯一档接一档；小计和合计不超过一百万亿元。
为什么：单位不同的数乘在一起，算出来的金额没有意义，而合同上看不出来。
反例：单价 1元，单位 次，数量 600分钟；单位 席·日，期数 1个月。
正例：单价 6,800元，单位 席·月，数量 20席，期数 1年，小计为 1,632,000.00元。小计自己写了的，对不上只是警告。
依据：民法典 470、511；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity, error
from hetong.model.deal import Deal
from hetong.model.deal.charge import Unfit, charge_of
from hetong.zh.money import LIMIT

CODE = "PAY12"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Each item, then their sum."""
    for index, item in enumerate(deal.fees.items):
        try:
            charge_of(item)
        except Unfit as unfit:
            path = f"fees.items.{index}.{unfit.field}"
            severity = Severity.WARNING if item.amount else Severity.ERROR
            message = Message("“{name}”：{why}", name=item.name, why=unfit.message)
            yield Diagnostic(CODE, severity, deal.where(path), message, unfit.hint, path)
    if sum(item.amount.amount for item in deal.fees.items if item.amount) >= LIMIT:
        yield error(CODE, deal.where("fees.items"), Message("各项合计超过了一百万亿元"), Message("核对位数"), "fees.items")
