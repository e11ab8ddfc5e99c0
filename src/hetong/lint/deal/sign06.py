"""SIGN06 自然人的签署方式不是签字

检查什么：类型是自然人的一方，签署方式是不是写了盖章、签字并盖章、签字或者盖章。
为什么：自然人没有公章，由本人签字；写成盖章，签署页上没有可以盖的章，合同什么时候成立就说不清。
反例：乙方是自然人，签署方式写“盖章”。
正例：自然人不写签署方式，一律签字；甲方是公司，签署方式写“盖章”。
依据：民法典 490
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.contract import EffectMode

CODE = "SIGN06"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """One finding for each person who is to seal."""
    for path, called, party in deal.parties:
        if party.is_person and party.signs not in (None, EffectMode.SIGNED):
            place = f"{path}.signs"
            message = Message("{called}是自然人，由本人签字，不能{way}", called=called, way=party.signs.label)
            yield error(CODE, deal.where(place), message, Message("删掉这一行，或者写“签字”；不是自然人的，改“类型”"), place)
