"""Numbered → Markdown. Numbers are literal text: a viewer's lists must not renumber a contract.

Only what CommonMark and GFM would read as markup is escaped, so that a name with ``<``, ``&``, ``{{`` or ``[[`` in it
stands in the file as it was written. A whole line is escaped at once: what is markup depends on what stands beside it.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from hetong.model.contract import (
    Align,
    Annex,
    Article,
    Blank,
    Filled,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Part,
    Ref,
    Row,
    Sheet,
    Signature,
    Table,
    Term,
    Text,
)
from hetong.model.numbered import Numbered
from hetong.model.origin import Mark
from hetong.model.scheme import separator
from hetong.model.words import WORDS, Words

if TYPE_CHECKING:
    from jinja2 import Template

# Markup only in pairs: emphasis, code, strikethrough.
_PAIRED = "*_`~"
# Markup wherever it stands: cells, backslashes before punctuation, links, raw HTML, entities, bare addresses.
_INLINE = (
    r"\||\\(?=[!-/:-@\[-`{-~]|$)|(?<=\])(?=[(\[:])|!(?=\[)|<(?=[A-Za-z/!?])|&(?=#?\w+;)|(?<=http)(?=://)|(?<=https)(?=://)|(?<=www)(?=\.)"
)
# Markup at the start of a line: headings, lists, quotes, rules, fences.
_BLOCK = re.compile(r"(?:#{1,6}|[-+*>=]|\d{1,9}[.)])(?=\s|$|[-=>])|[-=*_]{2,}|`{3,}|~{3,}|>")
_RULES = {Align.LEFT: ":---", Align.CENTER: ":---:", Align.RIGHT: "---:"}


def render_markdown(numbered: Numbered, template: Path, *, draft: bool = False) -> bytes:
    """The contract as Markdown, UTF-8 with a final newline. A draft says so, counts its blanks and prints them bold.

    It also marks what nobody decided.
    """
    words = WORDS[numbered.contract.script]
    contract = _marked(numbered.contract, words) if draft else numbered.contract
    blanks = len({one.path for one in numbered.contract.inlines if isinstance(one, Blank)})
    page = _template(template).render(
        title=_heading(contract.title),
        draft=f"{words.draft} · {words.blanks} {blanks}" if draft and blanks else words.draft if draft else "",
        number_label=words.number,
        number=_line(contract.number),
        cover=[_row(row) for row in contract.cover],
        opening=[block for sheet in contract.sheets if sheet.opens for block in _sheet(sheet)],
        sheets=[block for sheet in contract.sheets if not sheet.opens for block in _sheet(sheet)],
        parties=[_row(row) for sheet in contract.parties for row in sheet.rows],
        recitals=list(_paragraphs(contract.recitals)),
        body=[block for part in contract.parts for block in _part(part)],
        closing=_heading(contract.closing),
        signatures=[line for block in contract.signatures for line in _signature(block)],
        annexes=[block for annex in contract.annexes for block in _annex(annex)],
    )
    return (page.strip() + "\n").encode()


N = TypeVar("N")


def _marked(node: N, words: Words) -> N:
    """The tree with its blanks in bold, and a word after each value that nobody decided."""
    if isinstance(node, tuple):
        return tuple(part for one in node for part in _pieces(one, words))  # type: ignore[return-value]
    if not is_dataclass(node) or isinstance(node, type):
        return node
    return replace(node, **{one.name: _marked(getattr(node, one.name), words) for one in fields(node)})


def _pieces(node: object, words: Words) -> tuple[object, ...]:
    """The brackets of a blank stay outside: between a Han character and a bracket, asterisks mean nothing."""
    match node:
        case Blank():
            return _emphasised(node)
        case Filled(origin=origin) if origin.mark is not Mark.DECIDED:
            return node, Text(f"〔{words.confirm if origin.mark is Mark.CONFIRM else words.assumed}〕")
        case _:
            return (_marked(node, words),)


def _emphasised(blank: Blank) -> Inlines:
    return Text(blank.text[0]), Term(blank.text[1:-1]), Text(blank.text[-1])


@lru_cache(maxsize=8)
def _template(path: Path) -> "Template":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    # Every value is escaped for Markdown before it gets here; HTML escaping would show &amp; in the text.
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)
    return environment.from_string(path.read_text("utf-8"))


def escaped(text: str) -> str:
    """A line that Markdown shows as it stands."""
    return _escaped(text, _paired(text))


def _paired(text: str, *, bold: bool = False) -> str:
    """The marks that could close each other in a line; ``bold`` when asterisks of ours stand in it."""
    return "".join(mark for mark in _PAIRED if len(re.findall(f"[{mark}]+", text)) > 1 or (bold and mark == "*"))


def _escaped(text: str, marks: str) -> str:
    pattern = f"[{marks}]|{_INLINE}" if marks else _INLINE
    return re.sub(pattern, lambda found: "\\" + found[0], text)


def _heading(text: str) -> str:
    """A heading's text; at its end Markdown would drop number signs."""
    whole = escaped(text)
    bare = whole.rstrip("#")
    return whole if bare == whole else f"{bare}\\{whole[len(bare) :]}"


def _line(inlines: Inlines, *, conspicuous: bool = False) -> str:
    """Terms are bold, or the whole line is, and then they are not."""
    runs = [(term, "".join(map(_words, run))) for term, run in groupby(inlines, lambda one: isinstance(one, Term) and not conspicuous)]
    marks = _paired("".join(words for _, words in runs), bold=conspicuous or any(term for term, _ in runs))
    return "".join(f"**{_escaped(words, marks)}**" if term else _escaped(words, marks) for term, words in runs)


def _words(one: Inline) -> str:
    return f"〔引用失效：{one.target}〕" if isinstance(one, Ref) and not one.text else one.text


def _start(text: str) -> str:
    """A line whose beginning can't be taken for a list, a heading or a rule."""
    found = _BLOCK.match(text)
    if not found:
        return text
    at = found.end() - 1 if text[0].isdigit() else 0
    return f"{text[:at]}\\{text[at:]}"


def _row(row: Row) -> str:
    return _start(f"{escaped(row.label)}：{_line(row.inlines)}")


def _sheet(sheet: Sheet) -> Iterator[str]:
    yield f"{'#' if sheet.opens else '##'} {_heading(sheet.title)}"
    yield from _paragraphs(sheet.paragraphs)


def _part(part: Part) -> Iterator[str]:
    if part.title:
        yield f"## {part.label} {_heading(part.title)}"
    for article in part.articles:
        yield from _article(article, "###" if part.title else "##")


def _article(article: Article, level: str) -> Iterator[str]:
    yield f"{level} {_labelled(article.label, _heading(article.title))}"
    yield from _paragraphs(article.paragraphs)


def _paragraphs(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for paragraph in paragraphs:
        text = _labelled(paragraph.label, _line(paragraph.inlines, conspicuous=paragraph.conspicuous))
        yield f"**{text}**" if paragraph.conspicuous else _start(text)
        yield from _items(paragraph.items, paragraph.conspicuous)
        if paragraph.table:
            yield _table(paragraph.table)


def _items(items: Iterable[Item], conspicuous: bool) -> Iterator[str]:
    for item in items:
        text = _labelled(item.label, _line(item.inlines, conspicuous=conspicuous))
        yield f"**{text}**" if conspicuous else _start(text)
        yield from _items(item.items, conspicuous)


def _labelled(label: str, text: str) -> str:
    return f"{label}{separator(label)}{text}"


def _table(table: Table) -> str:
    lines = [[escaped(column.title) for column in table.columns], [_RULES[column.align] for column in table.columns]]
    lines += [[_line(cell) for cell in row] for row in table.rows]
    lines += [[_bold(cell) for cell in table.total]] if table.total else []
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _bold(cell: Inlines) -> str:
    text = _line(cell, conspicuous=True)
    return f"**{text}**" if text else ""


def _signature(signature: Signature) -> Iterator[str]:
    yield f"{escaped(signature.role)}（{signature.act}）：{_line(signature.name)}"
    yield from [escaped(signature.anchor)] if signature.anchor else []
    yield from (_row(row) for row in signature.rows)


def _annex(annex: Annex) -> Iterator[str]:
    yield f"## {annex.label}"
    yield f"### {_heading(annex.title)}"
    if annex.note:
        yield _start(escaped(annex.note))
    yield from _paragraphs(annex.paragraphs)
