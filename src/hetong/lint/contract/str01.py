"""STR01 占位符没有换掉

检查什么：自拟条款的文字和填入的值里，还有 【】、【公司名称】、____、××、XX、〔空〕、价格待定、TBD 这类占位符。
为什么：占位符随合同签出去，就是约定不明。
反例：“乙方应在____日内整改”；名称写“XX科技有限公司”。
正例：“乙方应当在收到通知之日起5日内整改”；店铺名“【官方】旗舰店”、“等待定制”、“5xx 错误”不是占位符。
依据：民法典 470、510；逻辑
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.lint.contract.free_text import custom_nodes
from hetong.model.contract import Filled, Text
from hetong.model.numbered import Numbered
from hetong.model.origin import Layer

CODE = "STR01"
PLACEHOLDER = re.compile(
    r"【[\s●○■□*＊·.…_＿xX×Ｘ/-]*】|【[^】]{0,20}(?:填|待|名称|姓名|日期|金额|地址|请|选择)[^】]{0,20}】"
    r"|(?<![A-Za-z])_{2,}(?![A-Za-z])|_{4,}|＿{2,}|[×✕╳]{2,}"
    r"|(?<![A-Za-z0-9])[Xx]{2}(?![A-Za-z])|(?<![A-Za-z])[Xx]{3,}(?![A-Za-z])|Ｘ{2,}"
    r"|〔空〕|（空）|(?<![等接对])待(?:定|填|填写)(?=$|[\s，。、；：）)】〕/])|(?<![A-Za-z])TBD(?![A-Za-z])|\?{2,}|？{2,}|…{3,}"
)


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """Wording of custom clauses, then every value that the deal wrote (once for each spec path)."""
    for node in custom_nodes(numbered):
        for leaf in node.inlines:
            if isinstance(leaf, Text) and (found := PLACEHOLDER.findall(leaf.text)):
                yield error(CODE, node.origin, _message(found), Message("写上确定的内容"))
    filled = {leaf.path: leaf for leaf in numbered.contract.inlines if isinstance(leaf, Filled) and leaf.origin.layer is Layer.DEAL}
    for path, leaf in filled.items():
        if found := PLACEHOLDER.findall(leaf.text):
            yield error(CODE, leaf.at, _message(found), Message("换成真实的内容，或者删掉这一行让它显示为空白"), path)


def _message(found: list[str]) -> Message:
    return Message("占位符“{found}”没有换掉", found="、".join(dict.fromkeys(found)))
