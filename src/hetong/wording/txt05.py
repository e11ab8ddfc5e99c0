"""TXT05 没有尺度的快慢、多少

检查什么：义务里的“及时”“尽快”“尽早”“适时”“定期”“尽量”“尽力”，没有人来定的“合理期限”“合理时间”，
同一句里没有期间、日期、频次，也没有引用写明它的条款。
“未及时……的”这类违约情形说的是别处的义务，“定期或者不定期”以外由通知定的期限（“通知载明的合理期限”）有尺度，都不算。
为什么：到了法庭上，“及时”是几天由不得自己；没有尺度的义务，等于没有期限。
反例：甲方应当在交接完成后及时停用乙方的账号。
正例：甲方应当自交接完成之日起3个工作日内停用乙方的账号。
依据：民法典 510、511
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.wording.library import LibraryText
from hetong.wording.passages import A_PERIOD, A_REFERENCE, Passage

CODE = "TXT05"
_VAGUE = re.compile(
    "(?<!未)(?<!未能)(?<!不)(?:及时|尽快|尽早|适时|(?<!法)定期(?![间限])|尽量|尽力|尽可能)(?!率|性)|合理的?(?:期限|时间|期间)"
)
_DUTY = re.compile("应当|不得|负责|保证")
_BOUND = re.compile(rf"{A_PERIOD}|«[^»]*»|{A_REFERENCE}|之[日时]|当[日天月]|次日|每[日周月季年]|届满前|的(?:频次|期限|时间)")
_SET_BY = re.compile("(?:指定|载明|要求|确定|约定|写明|同意)的合理(?:的)?(?:期限|时间|期间)")


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each word of each sentence."""
    for one in library.wording:
        for sentence in one.sentences:
            for word in dict.fromkeys(_vague(sentence, one)):
                message = Message("“{word}”没有尺度：{sentence}", word=word, sentence=sentence)
                yield Diagnostic(CODE, Severity.WARNING, one.at, message, Message("写明自何时起、多长时间内，或者多久一次"))


def _vague(sentence: str, passage: Passage) -> Iterator[str]:
    if _BOUND.search(sentence) or not _DUTY.search(passage.lead + sentence):
        return
    for segment in sentence.split("，"):
        case = segment.endswith("的") and segment != sentence  # 一方未及时通知的，…: the case, not the duty
        if not case and not _SET_BY.search(segment) and (found := _VAGUE.search(segment)):
            yield found[0]
