"""DEF02 术语定义了没有用

检查什么：每个定义的术语，在它的定义之外至少出现一次。
交易书不用、替换了一些条款以后，条款库里多出来的定义无害，交易书也改不了，不报。
为什么：没有用到的定义会被追问“为什么要写”，也可能说明正文换了说法。
反例：定义了“结算周期”，全文没有再用。
正例：删掉定义，或者正文统一用这个词。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.contract import Filled, Text, leaves
from hetong.model.numbered import Numbered

CODE = "DEF02"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each unused term."""
    holders = tuple(numbered.contract.holders)
    leaf = (one for paragraph in numbered.contract.paragraphs for one in leaves(paragraph))
    text = "\n".join(one.text for one in leaf if isinstance(one, Text | Filled))  # a term is one line
    kept = (one for one in holders if not numbered.contract.gone or one.anchor in numbered.contract.own)
    for holder in kept:
        for definition in holder.defines:
            if definition.term not in text:
                message = Message("术语“{term}”定义之后没有用过", term=definition.term)
                hint = Message("删掉这个定义，或者检查正文是不是换了说法")
                yield Diagnostic(CODE, Severity.WARNING, definition.origin, message, hint)
