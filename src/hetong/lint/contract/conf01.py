"""CONF01 惯例值还没有确认

检查什么：交易书没有写、按惯例写进合同的值里，涉及金额、上限、比例、权限、权利终止和事实陈述的，有没有人看过。
为什么：惯例不等于这笔交易的约定；没有人看过就签，等于让程序替当事人决定。
反例：责任上限没有写，范本按惯例写了合同总价的 100%，没有人确认。
正例：在交易书写上自己的值；或者在“确认”里写上它的路径。
依据：民法典 470、496
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.marks import marks
from hetong.model.numbered import Numbered

CODE = "CONF01"


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each value that nobody decided and that somebody must look at, in the order in which a spec is written."""
    for one in marks(numbered).confirm:
        message = Message("“{title}”按惯例写了“{value}”，还没有确认", title=one.title, value=one.value)
        hint = Message("不同意的写上自己的值；同意的在“确认”下面写 {title}", title=one.title)
        yield Diagnostic(CODE, Severity.WARNING, one.at, message, hint, one.path)
