"""PARTY06 称谓用错

检查什么：其他签约方的称谓是不是与甲方、乙方或者另一方的相同，是不是用了泛指的词，是不是写了手写；“我方”写的是不是其中一方的称谓。
为什么：条款里只有称谓，两方同一个称谓，义务就分不清是谁的；“我方”写错了，检查时就不知道替哪一方看。
反例：其他签约方的称谓写“乙方”；称谓写“各方”；我方写“丁方”，合同里没有丁方。
正例：称谓不填，按次序是丙方、丁方；或者写“平台方”。我方写“乙方”。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.schema import title_path
from hetong.zh.text import squeezed

CODE = "PARTY06"
# What clauses call the parties together, or any one of them, or nobody of them.
_COMMON = frozenset(("双方", "各方", "三方", "一方", "任一方", "任何一方", "另一方", "其他方", "对方", "我方", "第三方", "第三人"))


def check(deal: Deal) -> Iterator[Diagnostic]:
    """One finding for each name that can't be used, then one at the side that is said to be ours."""
    names = [squeezed(one.called) for one in deal.parties]
    for at, (path, called, _) in enumerate(deal.parties):
        place = f"{path}.called"
        if place in deal.by_hand:
            yield _by_hand(deal, place)
        elif names[at] in names[:at]:
            message, hint = Message("已经有一方的称谓是“{called}”", called=called), Message("换一个称谓，或者不写，由程序按次序排")
            yield error(CODE, deal.where(place), message, hint, place)
        elif names[at] in _COMMON:
            message, hint = Message("“{called}”不能用作一方的称谓", called=called), Message("写丙方、丁方，或者平台方一类的专称")
            yield error(CODE, deal.where(place), message, hint, place)
    if "our_side" in deal.by_hand:
        yield _by_hand(deal, "our_side")
    elif deal.our_side and deal.ours is None:
        message = Message("没有一方的称谓是“{side}”", side=deal.our_side)
        hint = Message("可选：{known}", known="、".join(one.called for one in deal.parties))
        yield error(CODE, deal.where("our_side"), message, hint, "our_side")


def _by_hand(deal: Deal, place: str) -> Diagnostic:
    message = Message("“{title}”不能留到签署时手写：条款里要用", title=title_path(Deal, place))
    return error(CODE, deal.where(place), message, Message("写一方的称谓，或者删掉这一行"), place)
