"""TXT11 一份合同里同一句话写了两遍

检查什么：写成的合同里，条款库的同一句话（十八个字以上，连同值和引用都相同）在两处出现。
签署栏、表格、商务要点和引出各项的话（以冒号结尾）不比较。
为什么：改了一处忘了另一处，就成了两个约定。
反例：结算条款和终止条款都写“终止时预付款超过应付服务费的部分，乙方应当无息退还”。
正例：一处写，另一处引用。
依据：实务
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Location, Message, Severity
from hetong.model.contract import Contract
from hetong.wording.passages import A_REFERENCE, A_VALUE
from hetong.wording.said import said

CODE = "TXT11"
_LEAST = 18
_SIGNS = re.compile(f"{A_VALUE}|{A_REFERENCE}")


def check(contract: Contract) -> Iterator[Diagnostic]:
    """One finding for each repetition, at the later place; what is repeated for each element of a list stands in one place."""
    first: dict[str, Location] = {}
    for one in said(contract):
        if one.text.endswith("：") or len(_SIGNS.sub("", one.text)) < _LEAST:
            continue
        if first.setdefault(one.text, one.at) != one.at:
            message = Message("这一句在另一处（{at}）已经写过：{text}", at=str(first[one.text]), text=one.text)
            yield Diagnostic(CODE, Severity.WARNING, one.at, message, Message("留一处，另一处引用它"))
