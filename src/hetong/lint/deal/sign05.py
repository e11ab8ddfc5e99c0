"""SIGN05 份数对不上

检查什么：纸质签署的，写了的总份数是不是等于各方保存的份数与备案份数之和。
为什么：“一式四份，双方各执三份”自相矛盾；多出来的一份没有人保管，发生争议时不知道以哪一份为准。
反例：份数 4，甲方份数 3，乙方份数 3；份数 6，其余用默认的各 2 份；三方签署而份数 4，各执 2 份。
正例：份数 5，甲方份数 2，乙方份数 2，备案份数 1；只写各方份数，总数由程序算。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.contract import SigningMode
from hetong.model.deal.derivation import copies_of

CODE = "SIGN05"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At most one finding, at the stated number."""
    total, path, held = deal.signing.copies_total, "signing.copies_total", copies_of(deal)
    if total and deal.signing.mode is SigningMode.PAPER and total != sum(held.values()):
        each = "、".join(f"{called} {number}" for called, number in held.items())
        message = Message("份数 {total} 不等于各方和备案的份数之和 {sum}（{each}）", total=total, sum=sum(held.values()), each=each)
        hint = Message("改各方的份数，或者不写总份数让程序算；各方之外留存的写在“备案份数”")
        yield error(CODE, deal.where(path), message, hint, path)
