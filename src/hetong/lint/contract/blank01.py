"""BLANK01 还有空白没有填

检查什么：正文、首部、签署页里没有填的值。
为什么：空白在签署后可以被任何一方填写；服务标准、金额的空白会使约定不明。
反例：首次响应时间没有填。
正例：每个值都有，或者不用那一条。
依据：民法典 470、510
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.marks import marks
from hetong.model.numbered import Numbered

CODE = "BLANK01"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each missing value, however often it is printed, in the order in which a spec is written."""
    for one in marks(numbered).blank:
        message = Message("“{title}”没有填", title=one.title)
        yield Diagnostic(
            CODE, Severity.WARNING, one.at, message, Message("在交易书写上 {title}（{path}）", title=one.title, path=one.path), one.path
        )
