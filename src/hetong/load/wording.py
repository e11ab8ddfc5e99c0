"""Whether the wording of a clause can be read and printed: shared by the library and by clauses written in a deal."""

import re
from collections.abc import Callable, Iterator

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.markup import BadMarkup, parse_each, parse_text
from hetong.model.clause import ItemSpec, ParagraphSpec, TableSpec

Where = Callable[[str], Location]
MAX_LEVELS = 2  # 项 and 目: below them no scheme of numbering has a name or a mark
_SHAPE = {"DEAL": "DEAL23", "LIB": "LIB17"}
_LISTED = re.compile(r"(?:[-•·●○■]|\d{1,2}[.、)）]|[（(]\d{1,2}[)）])[ \t　]*\S")


def text_problems(paragraph: ParagraphSpec | ItemSpec, path: str, where: Where, prefix: str, level: int = 0) -> Iterator[Diagnostic]:
    """Markup that can't be read and shapes that can't be printed, in a paragraph and its items and table."""
    if level > MAX_LEVELS:
        hint = Message("条款分到款、项、目为止：把这一层并进上一层，或者另写一款")
        yield error(_SHAPE[prefix], where(path), Message("“目”下面不能再分"), hint, path)
        return
    yield from _text_problems(paragraph.text, f"{path}.text", where, prefix)
    if isinstance(paragraph, ParagraphSpec) and paragraph.table:
        yield from _table_problems(paragraph.table, f"{path}.table", where, prefix)
    if paragraph.each:
        yield from _each_problem(paragraph.each, f"{path}.each", where, prefix)
    for index, item in enumerate(paragraph.items):
        yield from text_problems(item, f"{path}.items.{index}", where, prefix, level + 1)


def _text_problems(text: str, path: str, where: Where, prefix: str) -> Iterator[Diagnostic]:
    yield from _markup_problem(text, path, where, prefix)
    lines = [line.strip() for line in text.split("\n")]
    if not text.strip():
        yield error(_SHAPE[prefix], where(path), Message("正文是空的"), Message("写上正文，或者删掉这一段"), path)
    elif "" in lines:
        hint = Message("每段各写一款：每段前面写“- ”")
        yield error(_SHAPE[prefix], where(path), Message("正文里有空行，几段会接成一段"), hint, path)
    elif any(_LISTED.match(line) for line in lines[1:]):
        hint = Message("写成“正文: …”，下面写“项:”，每项前面写“- ”")
        yield error(_SHAPE[prefix], where(path), Message("正文里的清单会接成一段"), hint, path)


def _table_problems(table: TableSpec, path: str, where: Where, prefix: str) -> Iterator[Diagnostic]:
    yield from _each_problem(table.each, f"{path}.each", where, prefix)
    texts = [(f"{path}.columns.{i}.value", column.value) for i, column in enumerate(table.columns)]
    texts += [(f"{path}.total.{i}", cell) for i, cell in enumerate(table.total)]
    for at, text in texts:
        yield from _markup_problem(text, at, where, prefix)
    code = _SHAPE[prefix]
    if not table.columns:
        yield error(code, where(f"{path}.columns"), Message("表格没有列"), Message("至少写一列：标题和值"), f"{path}.columns")
    if table.total and len(table.total) != len(table.columns):
        message = Message("合计有 {cells} 格，表格有 {columns} 列", cells=len(table.total), columns=len(table.columns))
        yield error(code, where(f"{path}.total"), message, Message('每列一格；没有数的格写 ""'), f"{path}.total")


def _markup_problem(text: str, path: str, where: Where, prefix: str) -> Iterator[Diagnostic]:
    try:
        parse_text(text)
    except BadMarkup as wrong:
        hint = Message("值写 {{{{ 路径 }}}}，引用写 [[标识]]，不能有别的花括号、方括号记号")
        yield error(f"{prefix}11", where(path), Message("记号“{token}”读不懂", token=wrong.token), hint, path)


def _each_problem(text: str, path: str, where: Where, prefix: str) -> Iterator[Diagnostic]:
    try:
        parse_each(text)
    except BadMarkup:
        yield error(f"{prefix}12", where(path), Message("each“{text}”读不懂", text=text), Message("写成“item in fees.items”"), path)
