"""TXT09 说明里有限制，正文里没有

检查什么：参数的“说明”写了限制（服务时段内、单笔、不含……、用户所在地时间），用到这个参数的段落却没有写；
或者一边从“之时”起算，一边从“之日”起算。
为什么：说明只给填写的人看，不进合同；限制没有写进正文，就没有这个限制。
反例：说明“服务时段内，自登记之时起”，正文“自登记之时起2小时内”——夜里也算。
正例：正文“自登记之时起2小时内（只计算服务时段）”。
依据：逻辑
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.clause import Clause
from hetong.wording.library import LibraryText

CODE = "TXT09"
_LEFT_OUT = "不含|不包括|不包含|除外|不计入|不占用|扣除|剔除"
# What an explanation limits, and how the text may say so.
_LIMITS = (
    ("服务时段|服务时间|工作时间", "服务时段|服务时间|工作时间"),
    ("单笔|单件|单次|单项", "单笔|单件|单次|单项|每[一]?[笔件次项]"),
    (_LEFT_OUT, _LEFT_OUT),
    ("所在地", "所在地"),
)
_STARTS = re.compile("(自[^，。；]{1,20}?)之([日时])起")


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each limit of each parameter."""
    for clause in library.clauses:
        for name, param in clause.spec.params.items():
            text = _said(library, clause, name)
            for limit in _unsaid(param.help or "", text) if text else ():
                message = Message("说明里的“{limit}”，正文没有写", limit=limit)
                at, hint = clause.where(f"params.{name}.help"), Message("写进正文，或者从说明里删掉")
                yield Diagnostic(CODE, Severity.WARNING, at, message, hint)


def _said(library: LibraryText, clause: Clause, name: str) -> str:
    """All that the paragraphs say that print the parameter, their items included."""
    token = re.compile(rf"[‹«]params\.{re.escape(name)}[›»]")
    mine = [one for one in library.passages if one.clause is clause and one.node is not None]
    heads = {one.head for one in mine if token.search(one.text)}
    return "\n".join(one.text for one in mine if one.head in heads)


def _unsaid(help: str, text: str) -> Iterator[str]:
    for limit, said in _LIMITS:
        if (found := re.search(limit, help)) and not re.search(said, text):
            yield found[0]
    for start in _STARTS.finditer(help):
        other = {"日": "时", "时": "日"}[start[2]]
        if f"{start[1]}之{other}起" in text and start[0] not in text:
            yield start[0]
