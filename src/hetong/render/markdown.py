"""Numbered → Markdown. Numbers are literal text: a viewer's lists must not renumber a contract.

Only what CommonMark and GFM would read as markup is escaped, so that a name with ``<``, ``&``, ``{{`` or ``[[`` in it
stands in the file as it was written.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from hetong.model.contract import Align, Annex, Article, Inlines, Item, Paragraph, Part, Ref, Row, Signature, Table, Term
from hetong.model.numbered import Numbered
from hetong.model.scheme import separator

if TYPE_CHECKING:
    from jinja2 import Template

# Inline markup: emphasis, code, strikethrough, backslashes before punctuation, links, raw HTML and entities.
_INLINE = re.compile(r"[*_`~|]|\\(?=[!-/:-@\[-`{-~])|(?<=\])(?=[(\[:])|<(?=[A-Za-z/!?])|&(?=#?\w+;)|!(?=\[)|(?<!\w)(?:https?://|www\.)")
# Block markup at the start of a line: headings, lists, quotes, rules, tables.
_BLOCK = re.compile(r"(?:#{1,6}|[-+>=]|\d{1,9}[.)])(?=\s|$|[-=>])|[-=]{2,}|>")
_RULES = {Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


def render_markdown(numbered: Numbered, template: Path) -> bytes:
    """The contract as Markdown, UTF-8 with a final newline."""
    contract = numbered.contract
    page = _template(template).render(
        title=escaped(contract.title),
        number=_line(contract.number),
        cover=[_row(row) for row in contract.cover],
        parties=[_row(row) for sheet in contract.parties for row in sheet.rows],
        recitals=list(_paragraphs(contract.recitals)),
        body=[block for part in contract.parts for block in _part(part)],
        closing=escaped(contract.closing),
        signatures=[line for block in contract.signatures for line in _signature(block)],
        annexes=[block for annex in contract.annexes for block in _annex(annex)],
    )
    return (page.strip() + "\n").encode()


@lru_cache(maxsize=8)
def _template(path: Path) -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # Every value is escaped for Markdown before it gets here; HTML escaping would show &amp; in the text.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    return environment.from_string(path.read_text("utf-8"))


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, anywhere inside a line."""
    return _INLINE.sub(lambda found: "\\" + found[0] if len(found[0]) < 2 else found[0].replace(":", "\\:").replace(".", "\\."), text)


def _line(inlines: Inlines, *, bold: bool = True) -> str:
    return "".join(_inline(one, bold) for one in inlines)


def _inline(one: object, bold: bool) -> str:
    match one:
        case Term(text) if bold:
            return f"**{escaped(text)}**"
        case Ref(target, _, ""):
            return escaped(f"〔引用失效：{target}〕")
        case _:
            return escaped(getattr(one, "text", ""))


def _start(text: str) -> str:
    """A line whose beginning can't be taken for a list, a heading or a rule."""
    found = _BLOCK.match(text)
    return text[: found.end() - 1] + "\\" + text[found.end() - 1 :] if found else text


def _row(row: Row) -> str:
    return _start(f"{escaped(row.label)}：{_line(row.inlines)}")


def _part(part: Part) -> Iterator[str]:
    if part.title:
        yield f"## {part.label} {escaped(part.title)}"
    for article in part.articles:
        yield from _article(article)


def _article(article: Article) -> Iterator[str]:
    yield f"### {_labelled(article.label, escaped(article.title))}"
    yield from _paragraphs(article.paragraphs)


def _paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        text = _labelled(paragraph.label, _line(paragraph.inlines, bold=not paragraph.conspicuous))
        yield f"**{text}**" if paragraph.conspicuous else _start(text)
        yield from _items(paragraph.items, paragraph.conspicuous)
        if paragraph.table:
            yield _table(paragraph.table)


def _items(items: Iterable[Item], conspicuous: bool) -> Iterator[str]:
    for item in items:
        text = _labelled(item.label, _line(item.inlines, bold=not conspicuous))
        yield f"**{text}**" if conspicuous else _start(text)
        yield from _items(item.items, conspicuous)


def _labelled(label: str, text: str) -> str:
    return f"{label}{separator(label)}{text}"


def _table(table: Table) -> str:
    lines = [[escaped(column.title) for column in table.columns], [_RULES[column.align] for column in table.columns]]
    lines += [[_line(cell) for cell in row] for row in (*table.rows, *((table.total,) if table.total else ()))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _signature(signature: Signature) -> Iterator[str]:
    yield f"{escaped(signature.role)}（{signature.act}）：{_line(signature.name)}"
    yield escaped(signature.anchor)
    yield from (_row(row) for row in signature.rows)


def _annex(annex: Annex) -> Iterator[str]:
    yield f"## {annex.label}"
    yield f"### {escaped(annex.title)}"
    if annex.note:
        yield _start(escaped(annex.note))
    yield from _paragraphs(annex.paragraphs)
