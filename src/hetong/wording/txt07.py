"""TXT07 期间没有起算点

检查什么：“N日内”“{{ 期间 }}内”的句子里，期间前面没有“自……起”“之日”“之时”“后”“前”“届满”。
连续计算的（连续、任何、任意若干日内）和再次发生的（若干小时内再次联系）不要起点。
为什么：从哪一天算起，差的往往就是那几天。
反例：乙方应当在5个工作日内安排补考。
正例：乙方应当自成绩公布之日起5个工作日内安排补考；恢复后3个工作日内。
依据：民法典 201、510
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.wording.library import LibraryText
from hetong.wording.passages import A_PERIOD

CODE = "TXT07"
_WITHIN = re.compile(rf"(?:{A_PERIOD}|[0-9一二三四五六七八九十]+(?:个工作日|日|天|个月|小时|分钟))(?:以内|之内|内)")
_START = re.compile("自.+?(?:起|后)|之[日时次]|[前后]|届满|终止|期间|当日")
_ROLLING = re.compile("(?:连续|任何|任意|任一)(?:的)?$")
_AGAIN = re.compile("再次|重复|又")
_AFTER = re.compile("(?:之)?[前后]|的期间")


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each period."""
    for one in library.wording:
        for sentence in one.sentences:
            for found in _WITHIN.finditer(sentence):
                if not _begins(one.lead + _announced(one.text, sentence) + sentence[: found.start()], sentence[found.end() :]):
                    message = Message("“{period}”没有说从何时起算：{sentence}", period=found[0], sentence=sentence)
                    yield Diagnostic(CODE, Severity.WARNING, one.at, message, Message("写“自……之日起”，或者“……后”"))


def _announced(text: str, sentence: str) -> str:
    """What stands in front of a colon, for each of the parts behind it: 自付清之日起恢复：三日以内的，……；超过的，……"""
    whole = next((one for one in text.split("。") if sentence in one), "")
    head, colon, rest = whole.partition("：")
    return head if colon and sentence in rest else ""


def _begins(before: str, after: str) -> bool:
    return any(one is not None for one in (_START.search(before), _ROLLING.search(before), _AFTER.match(after), _AGAIN.search(after)))
