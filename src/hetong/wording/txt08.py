"""TXT08 写死的数字

检查什么：正文里直接写的期间、金额、比例、倍数（三年、六个月、24小时、百分之二十、50元）。
法律定死的数字写进 house-style.yaml 的“法定的数字”，条款或者这一段的“依据”里有那一条，就不算；
每一日、最后一个月、一年期这类历法上的一步，定义，7×24小时和日期不算。
为什么：写死的数字交易书改不了，谈判时只能改条款库。
反例：记录自处理活动结束之日起至少保存两年。
正例：记录自处理活动结束之日起至少保存{{ params.kept }}。
依据：实务
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.house_style import FixedNumber
from hetong.wording.library import LibraryText
from hetong.wording.passages import A_REFERENCE, A_VALUE, Kind, Passage

CODE = "TXT08"
_N = "(?:[0-9][0-9,.]*|[零〇一二三四五六七八九十百千万两半壹贰叁肆伍陆柒捌玖拾佰仟]+)"
_UNIT = "(?:个工作日|个自然日|个公历月|个月|周岁?|日|天|年|小时|分钟|秒|倍|万?元|个百分点|成(?![果立为员交])|[%％‰])"
_NUMBER = re.compile(rf"(?P<count>{_N}){_UNIT}|[百千万]分之{_N}|{_N}分之{_N}")
# 一 and 半 with a unit are mostly a step of the calendar (前一个工作日, 一个月的服务费): a length only where something is measured by it.
_MEASURED = re.compile("(?:提前|至少|最多|不超过|不少于|不低于|超过|少于|多于|(?<![每不])满)$")
_MEASURING = re.compile("(?:以|之)?[内前后上下]")
_CLOCK = re.compile("(?:×|每日|[年月])$")  # 7×24小时, 每日二十四小时, 1月1日
_DEFINES = re.compile("“[^”]+”是指")
_OTHERS = re.compile(f"{A_VALUE}|{A_REFERENCE}")


def check(library: LibraryText) -> Iterator[Diagnostic]:
    """One finding for each number of each text."""
    for one in library.passages:
        if one.kind is not Kind.LABEL:
            for number in dict.fromkeys(_written(one, library.style.numbers)):
                message = Message("写死了“{number}”", number=number)
                hint = Message("改成交易书的事实或者本条的参数；法律定死的，写进“依据”和 house-style.yaml")
                yield Diagnostic(CODE, Severity.WARNING, one.at, message, hint)


def _written(passage: Passage, fixed: tuple[FixedNumber, ...]) -> Iterator[str]:
    text = "" if _DEFINES.search(passage.text) else _OTHERS.sub("…", passage.text)
    for known in fixed:
        if set(known.basis) & passage.basis:
            text = text.replace(known.text, "…")
    for found in _NUMBER.finditer(text):
        before, after = text[: found.start()], text[found.end() :]
        step = found["count"] in ("一", "半") and not _MEASURED.search(before) and not _MEASURING.match(after)
        if not step and not _CLOCK.search(before):
            yield found[0]
