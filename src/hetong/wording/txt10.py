"""TXT10 一个义务两个期限

检查什么：同一份合同里，两处从同样的起点、为同样的事、向同样的人做同样的动作，而期限取自不同的值。
只比较“自……起N内做什么”，前面说的情形要有共同的词。
为什么：同一件事两个期限，履行的一方选长的，追责的一方选短的，争议就来了。
反例：保密条款“发现泄露的，自发现之时起24小时内通知另一方”，补救条款“发生泄露的，自发现之时起2小时内通知另一方”。
正例：只在保密条款写期限，补救条款写“按照保密条款的约定通知”。
依据：实务
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hetong.diagnostic import Diagnostic, Location, Message, Severity
from hetong.model.contract import Contract
from hetong.wording.passages import A_PERIOD, A_REFERENCE, A_VALUE
from hetong.wording.said import Said, said

CODE = "TXT10"
_DUTY = re.compile(rf"(?P<start>自[^，]{{1,20}}?之[日时])起(?P<period>{A_PERIOD})(?:以内|之内|内)，?(?P<act>[^，、：]{{2,}})")
_SOMEBODY = re.compile("[甲乙丙丁]方|另一方|对方|其他方|披露方|责任方")
_MANNER = re.compile(f"书面|先行|立即|{A_REFERENCE}的约定|按照|向(?=某方)")
_PLAIN = re.compile(f"{A_VALUE}|{A_REFERENCE}|[^\u4e00-\u9fff]")
_COMMON = re.compile("某方|应当|或者|有权|约定|本合同|本服务|收到|发现|通知|之日|之时|按照|可能|已经|有关|书面|发生")
_SHARED = 2


@dataclass(frozen=True, slots=True)
class _Timed:
    start: str
    act: str
    period: str
    case: frozenset[str]
    at: Location


def check(contract: Contract) -> Iterator[Diagnostic]:
    """One finding for each place whose duty another place before it bounds otherwise."""
    timed = [one for sentence in said(contract) for one in _timed(sentence)]
    for index, other in enumerate(timed):
        if one := next((one for one in timed[:index] if _same_duty(one, other)), None):
            first = Message("{period}（{at}）", period=one.period, at=str(one.at))
            message = Message("“{act}”有两个期限：{other}，另一处是{first}", act=other.act, other=other.period, first=first)
            yield Diagnostic(CODE, Severity.WARNING, other.at, message, Message("留一处写期限，另一处引用它"))


def _same_duty(one: _Timed, other: _Timed) -> bool:
    alike = (one.start, one.act) == (other.start, other.act) and len(one.case & other.case) >= _SHARED
    return alike and one.period != other.period


def _timed(sentence: Said) -> Iterator[_Timed]:
    for found in _DUTY.finditer(sentence.text):
        act = _MANNER.sub("", _SOMEBODY.sub("某方", found["act"]))
        if not act.endswith("的") and not act.startswith(("未", "仍未")):
            case = _case(sentence.lead + sentence.text[: found.start()])
            yield _Timed(_SOMEBODY.sub("某方", found["start"]), act, found["period"], case, sentence.at)


def _case(text: str) -> frozenset[str]:
    """The pairs of characters that say which case it is."""
    parts = _COMMON.sub(" ", _SOMEBODY.sub(" ", _PLAIN.sub(" ", text))).split()
    return frozenset(part[i : i + 2] for part in parts for i in range(len(part) - 1))
