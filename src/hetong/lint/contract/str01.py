"""STR01 占位符没有换掉

检查什么：自拟条款的文字和填入的值里，还有 【】、____、××、XX、〔空〕、待定、TBD 这类占位符。
为什么：占位符随合同签出去，就是约定不明。
反例：“乙方应在____日内整改”；名称写“XX科技有限公司”。
正例：“乙方应当在收到通知之日起5日内整改”。
依据：民法典 470、510；逻辑
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.contract import Filled, Text, leaves
from hetong.model.numbered import Numbered

CODE = "STR01"
PLACEHOLDER = re.compile(
    r"【[^】]{0,20}】|_{2,}|＿{2,}|[×✕╳]{2,}|(?<![A-Za-z])[XxＸ]{2,}(?![A-Za-z])"
    r"|〔空〕|（空）|待定|待填|TBD|\?{2,}|？{2,}|…{3,}"
)


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """Wording of custom clauses, then every filled value (once for each spec path)."""
    seen: set[str] = set()
    for article in numbered.contract.articles:
        for paragraph in article.paragraphs:
            for leaf in leaves(paragraph) if article.variant == "custom" else ():
                if isinstance(leaf, Text) and (found := PLACEHOLDER.search(leaf.text)):
                    yield error(CODE, paragraph.origin, _message(found[0]), Message("写上确定的内容"))
    for leaf in numbered.contract.inlines:
        if isinstance(leaf, Filled) and leaf.path not in seen and (found := PLACEHOLDER.search(leaf.text)):
            seen.add(leaf.path)
            yield error(CODE, leaf.at, _message(found[0]), Message("换成真实的内容，或者删掉这一行让它显示为空白"), leaf.path)


def _message(found: str) -> Message:
    return Message("占位符“{found}”没有换掉", found=found)
