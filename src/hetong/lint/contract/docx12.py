"""DOCX12 表格的列太多

检查什么：一张表有九列或者更多。
为什么：合同用竖排的 A4 纸，一列只剩四五个字宽，金额和编号会从中间断开，读不清，也容易看错。
反例：费用表分列一月到十二月，加上项目和合计共十四列。
正例：把月份写成行；或者拆成两张表，每张不超过八列。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.numbered import Numbered

CODE = "DOCX12"
_MOST = 8


def check(numbered: Numbered) -> Iterator[Diagnostic]:
    """One finding for each table."""
    for table in (one.table for one in numbered.contract.paragraphs if one.table):
        if (count := len(table.columns)) > _MOST:
            message = Message("这张表有{count}列，竖排的纸上一列只有几个字宽", count=count)
            yield Diagnostic(
                CODE, Severity.WARNING, table.origin, message, Message("把列改成行，或者拆成几张表，每张不超过{most}列", most=_MOST)
            )
