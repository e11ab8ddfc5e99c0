"""SEAL01 正文里有签署的关键字

检查什么：条款、附件和填入的值里，有没有签署页上供电子签约平台定位用的关键字（甲方盖章处、乙方签字处……）。
为什么：平台按关键字放印章，正文里再出现一次，印章就会盖到正文上，或者盖两处。
反例：自拟条款写“双方在甲方盖章处、乙方盖章处加盖公章”。
正例：写“双方在签署页加盖公章”。
依据：实务
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.lint.contract.free_text import nodes
from hetong.model.contract import Filled
from hetong.model.numbered import Numbered

CODE = "SEAL01"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each paragraph or item and keyword."""
    keywords = [signature.anchor for signature in numbered.contract.signatures if signature.anchor]
    for holder in numbered.contract.holders:
        for node in nodes(holder):
            text = "".join(leaf.text for leaf in node.inlines)
            value = next((leaf for leaf in node.inlines if isinstance(leaf, Filled) and any(word in leaf.text for word in keywords)), None)
            at, path = (value.at, value.path) if value else (node.origin, "")
            for word in keywords:
                if word in text:
                    message = Message("正文里有签署的关键字“{word}”", word=word)
                    yield Diagnostic(CODE, Severity.WARNING, at, message, Message("换一种说法，例：签署页"), path)
