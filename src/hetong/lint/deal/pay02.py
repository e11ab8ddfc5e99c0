"""PAY02 大写与小写不一致

检查什么：交易书里一个金额同时写了数字和大写的，两个说的是不是同一个数。
为什么：大写与小写不一致，双方各执一个；票据因此无效，合同则要靠解释。
反例：120,000.00元（大写：壹拾贰万壹仟元整）。
正例：120,000.00元（大写：壹拾贰万元整）；只写数字，大写由程序写出。
依据：票据法 8；民法典 466
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.lint.deal.pay01 import moneys
from hetong.model.deal import Deal
from hetong.zh.money import Money

CODE = "PAY02"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Every amount whose words say another one."""
    for path, money in moneys(deal, ""):
        if money.worded is not None:
            worded = Money(money.worded, money.currency).figure
            message = Message("小写是 {figure}，大写是 {worded}", figure=money.figure, worded=worded)
            yield error(CODE, deal.where(path), message, Message("两个改成一致，或者只写数字，大写由程序写出"), path)
