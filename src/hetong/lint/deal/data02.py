"""DATA02 准许用数据训练，却没有使用人工智能

检查什么：“人工智能.训练”写了“是”，而“使用”是“否”。
为什么：准许训练的目的、匿名化和撤回都写在智能客服一条；不用智能客服，这份准许没有一个字写进合同，一方却以为已经谈妥。
反例：训练: 是，没有写使用。
正例：使用: 是，训练: 是；或者训练不写。
依据：个人信息保护法 21
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal

CODE = "DATA02"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At most one finding, at the permission."""
    if deal.ai.train_on_data and not deal.ai.used:
        message = Message("准许用甲方数据训练模型，却没有使用智能客服：这份准许不会写进合同")
        hint = Message("用智能客服的，写“使用: 是”；不准许的，删掉“训练”")
        yield error(CODE, deal.where("ai.train_on_data"), message, hint, "ai.train_on_data")
