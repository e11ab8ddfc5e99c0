"""Whether the markup of clause text can be read: shared by the library and by clauses written in a deal."""

from collections.abc import Callable, Iterator

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.markup import BadMarkup, parse_each, parse_text
from hetong.model.clause import ItemSpec, ParagraphSpec

Where = Callable[[str], Location]


def text_problems(paragraph: ParagraphSpec | ItemSpec, path: str, where: Where, prefix: str) -> Iterator[Diagnostic]:
    """Markup that can't be read, in a paragraph and its items and table."""
    texts = [(f"{path}.text", paragraph.text)]
    if isinstance(paragraph, ParagraphSpec) and paragraph.table:
        texts += [(f"{path}.table.columns.{i}.value", column.value) for i, column in enumerate(paragraph.table.columns)]
        texts += [(f"{path}.table.total.{i}", cell) for i, cell in enumerate(paragraph.table.total)]
        yield from _each_problem(paragraph.table.each, f"{path}.table.each", where, prefix)
    if paragraph.each:
        yield from _each_problem(paragraph.each, f"{path}.each", where, prefix)
    for at, text in texts:
        try:
            parse_text(text)
        except BadMarkup as wrong:
            hint = Message("值写 {{{{ 路径 }}}}，引用写 [[标识]]，不能有别的花括号、方括号记号")
            yield error(f"{prefix}11", where(at), Message("记号“{token}”读不懂", token=wrong.token), hint, at)
    for index, item in enumerate(paragraph.items):
        yield from text_problems(item, f"{path}.items.{index}", where, prefix)


def _each_problem(text: str, path: str, where: Where, prefix: str) -> Iterator[Diagnostic]:
    try:
        parse_each(text)
    except BadMarkup:
        yield error(f"{prefix}12", where(path), Message("each“{text}”读不懂", text=text), Message("写成“item in fees.items”"), path)
