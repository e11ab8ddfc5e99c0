"""NUM01 手写的编号与自动编号重复

检查什么：自拟条款的标题、款、项，附件的标题，以及逐项列出的值，是不是以手写的编号或者项目符号开头
（1.、1、、（一）、①、一、、第一条、a)、•）。“3个工作日”“1.5倍”“2026年”“一、二级故障”不是编号。
为什么：编号由程序写，手写的会印成“33.1 1. 乙方……”“附件二 附件二：……”；增删一款之后还会错位。
反例：款写“1. 乙方应当……”；标题写“第一条 价格保护”。
正例：款写“乙方应当……”，需要分项的写进“项”。
依据：逻辑
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.lint.contract.free_text import free_texts
from hetong.model.numbered import Numbered

CODE = "NUM01"
_CHINESE = "[一二三四五六七八九十百]{1,3}"
_HAN = r"(?=\s*[“《【\u4e00-\u9fff])"
HAND_NUMBER = re.compile(
    rf"\d{{1,2}}(?:[.．](?!\d)|[、)）](?!\d)|\s+(?=[甲乙丙丁戊己庚辛壬癸]方|双方|各方|一方)){_HAN}"
    rf"|\d{{1,2}}(?:[.．]\d{{1,2}}){{1,3}}[.、\s]*(?=[甲乙丙丁戊己庚辛壬癸]方|双方|各方|任何|一方|本合同)"
    rf"|[（(](?:\d{{1,2}}|{_CHINESE}|[a-zA-Z])[)）]"
    rf"|{_CHINESE}(?:、(?!{_CHINESE}|[和与及])|[.．]){_HAN}"
    rf"|第\s*(?:{_CHINESE}|\d+)\s*[条款项章节](?:[\s　:：、.]+|$)|附件\s*(?:{_CHINESE}|\d+)[\s:：、.]"
    rf"|[a-zA-Z](?:[)）]|[.、]){_HAN}"
    r"|[\u2460-\u249b\u2776-\u2793\u3220-\u3229\u2160-\u217b][.、]?"
    r"|[•·●○■□◆◇▪▫‣※➢➤✓✔◦⚫](?=\s*\S)|[-–—*+]\s+(?=\S)"
)


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each text."""
    for one in free_texts(numbered):
        found = HAND_NUMBER.match(one.text.lstrip()) if one.opens else None
        if found:
            message = Message("编号由程序写，这里又手写了“{mark}”", mark=found[0].strip())
            yield Diagnostic(CODE, Severity.WARNING, one.at, message, Message("删掉手写的编号或者符号；要分项的，写进“项”"), one.path)
