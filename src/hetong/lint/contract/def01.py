"""DEF01 术语没有定义

检查什么：条款声明要用的术语，在这份合同里有条款定义它。
为什么：定义所在的条款被舍去后，用到它的条款就没有确定的含义。
反例：不用定义条款，正文仍用“服务指标”。
正例：定义和使用都在合同里。
依据：民法典 142、466；逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.lint.contract.gaps import gaps, undefined
from hetong.model.numbered import Numbered

CODE = "DEF01"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each term of each clause, unless a choice of the deal took its definition away."""
    told = {(gap.holder.anchor, gap.term) for gap in gaps(numbered) if gap.holder and gap.term}
    for holder, term in undefined(numbered):
        if (holder.anchor, term) not in told:
            message = Message("“{title}”用到的术语“{term}”没有条款定义它", title=holder.title, term=term)
            yield error(CODE, holder.origin, message, Message("加用定义它的条款，或者在自拟条款里定义"))
