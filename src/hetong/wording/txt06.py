"""TXT06 义务没有主语

检查什么：句子、分句以“应当”“不得”开头，而它前面（同一段、项的引语）没有甲方、乙方、双方、某方、人员这样的人，也没有逐项列出的人。
物作主语的（“对账单应当载明”）不算。
为什么：没有人的义务没有人履行，也没有人违约。
反例：人工服务排队的，应当告知用户预计等待时间。
正例：人工服务排队的，乙方应当告知用户预计等待时间。
依据：实务
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.wording.library import LibraryText
from hetong.wording.passages import A_VALUE

CODE = "TXT06"
# What stands before it is a case or a time, not the thing that the sentence is about.
_CASE = re.compile("|.*(?:(?<!目)的|时|后|前)")
_DUTY = re.compile("(?:还|并|也|仍|均|都|同时|一律)?(?:应当|不得)(?!.*的$)")
_OF_SOMETHING = re.compile("..(?:应当|不得)")
_SOMEBODY = re.compile(
    "[甲乙丙丁戊]方|双方|各方|一方|他方|对方|[\u4e00-\u9fff]方(?![法式案面向])|人(?![工民])|员|者|委托|主体|机构|企业|" + A_VALUE
)


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each part of a sentence."""
    for one in library.wording:
        before = one.lead
        for sentence in one.sentences:
            for segment in _lonely(sentence, before):
                message = Message("“{segment}”没有说是谁", segment=segment)
                yield Diagnostic(CODE, Severity.WARNING, one.at, message, Message("写明甲方、乙方还是双方"))
            before += sentence


def _lonely(sentence: str, before: str) -> Iterator[str]:
    """The parts of a sentence that bind nobody: neither a person nor a thing was named before."""
    opening = ""
    for segment in sentence.split("，"):
        if _DUTY.match(segment) and _CASE.fullmatch(opening) and not _SOMEBODY.search(before):
            yield segment
        if _OF_SOMETHING.search(segment):
            return
        before, opening = before + segment, segment
