"""The contract's tree as WordprocessingML: sheets, recitals, articles, annexes."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from hetong.model.contract import Annex, Article, Contract, Item, Paragraph, Part, Sheet
from hetong.model.scheme import ANNEX, BODY, Rank, separator
from hetong.render.docx.references import part_anchor
from hetong.render.docx.style import OF_RANK, ON_SHEET, Style
from hetong.render.docx.table import table
from hetong.render.docx.wordml import Flow, Ink, Number, paragraph, plain, run, runs


def sheets(ink: Ink, pages: Iterable[Sheet]) -> str:
    """Pages without numbers; the style of a title begins one."""
    return "".join(paragraph(ink, Style.SHEET, run(ink, one.title)) + "".join(_on_sheet(ink, one)) for one in pages)


def _on_sheet(ink: Ink, sheet: Sheet) -> Iterator[str]:
    for node in sheet.paragraphs:
        yield paragraph(ink, Style.SHEET_LINE, runs(ink, node.inlines), flow=Flow(keep=node.table is not None))
        if node.table:
            yield table(ink, node.table, plain(node.inlines), ON_SHEET)


def recitals(ink: Ink, contract: Contract) -> str:
    """The recitals. They stand outside the lists: a number in them is literal."""
    return "".join("".join(_recital(ink, node, Style.RECITAL, node.conspicuous)) for node in contract.recitals)


def articles(ink: Ink, contract: Contract, first_free: int) -> str:
    """All parts. From ``first_free`` on stand the lists of the parts that start again, see ``restarts``."""
    written, list_id, free = [], "", first_free
    for position, part in enumerate(contract.parts):
        if part.restart and position:
            list_id, free = str(free), free + 1
        written.append(_part(ink, part, list_id))
    return "".join(written)


def restarts(contract: Contract) -> int:
    """How many parts start the article numbers again; the first part always does."""
    return sum(part.restart for part in contract.parts[1:])


def annexes(ink: Ink, contract: Contract) -> str:
    """The annexes, each on a new page."""
    return "".join(_annex(ink, annex) for annex in contract.annexes)


def _part(ink: Ink, part: Part, list_id: str) -> str:
    inner = "".join(_article(ink, article, list_id, bool(part.title)) for article in part.articles)
    if not part.title:
        return inner
    # Parts are counted in one list throughout, whatever happens to the articles.
    mark = ink.marks.get(part_anchor(part))
    return paragraph(ink, OF_RANK[Rank.PART], run(ink, part.title), mark, Number(part.label, 0)) + inner


def _article(ink: Ink, article: Article, list_id: str, below: bool) -> str:
    number = Number(article.label, BODY.index(Rank.ARTICLE), list_id)
    mark = ink.marks.get(article.anchor)
    heading = paragraph(ink, OF_RANK[Rank.ARTICLE], run(ink, article.title), mark, number, flow=Flow(below=below))
    return heading + "".join(_clauses(ink, article.paragraphs, BODY, BODY.index(Rank.PARAGRAPH), list_id))


def _annex(ink: Ink, annex: Annex) -> str:
    title = paragraph(ink, OF_RANK[Rank.ANNEX], run(ink, annex.title), ink.marks.get(annex.anchor), Number(annex.label, 0))
    note = paragraph(ink, Style.BODY, run(ink, annex.note)) if annex.note else ""
    return title + note + "".join(_clauses(ink, annex.paragraphs, ANNEX, ANNEX.index(Rank.ANNEX_PARAGRAPH), ""))


def _clauses(ink: Ink, nodes: Sequence[Paragraph], ranks: tuple[Rank, ...], level: int, list_id: str) -> Iterator[str]:
    """Signing lines stay with one another and with the clause before them: a page for signatures alone could belong to any text."""
    for node, following in zip_longest(nodes, nodes[1:]):
        yield from _clause(ink, node, ranks, level, list_id, following is not None and following.signing)


def _clause(ink: Ink, node: Paragraph, ranks: tuple[Rank, ...], level: int, list_id: str, keep: bool) -> Iterator[str]:
    last = keep or node.table is not None
    yield _line(ink, node, _style(node, ranks[level]), level, list_id, node.conspicuous, bool(node.items) or last)
    yield from _items(ink, node.items, ranks, level + 1, list_id, node.conspicuous, last)
    if node.table:
        yield table(ink, node.table, plain(node.inlines))


def _style(node: Paragraph | Item, rank: Rank) -> Style:
    if isinstance(node, Paragraph) and node.signing:
        return Style.SIGNING_TALL if node.tall else Style.SIGNING
    return OF_RANK[rank] if node.label else Style.BODY


def _items(ink: Ink, items: Sequence[Item], ranks: tuple[Rank, ...], level: int, list_id: str, bold: bool, keep: bool) -> Iterator[str]:
    """``keep``: the last line stays with what follows; an item stays with the first of its own."""
    for at, item in enumerate(items, 1):
        last = keep and at == len(items)
        yield _line(ink, item, _style(item, ranks[level]), level, list_id, bold, bool(item.items) or last)
        yield from _items(ink, item.items, ranks, level + 1, list_id, bold, last)


def _line(ink: Ink, node: Paragraph | Item, style: Style, level: int, list_id: str, bold: bool, keep: bool) -> str:
    number = Number(node.label, level, list_id)
    return paragraph(ink, style, runs(ink, node.inlines, bold), ink.marks.get(node.anchor), number, bold, Flow(keep))


def _recital(ink: Ink, node: Paragraph | Item, style: Style, bold: bool) -> Iterator[str]:
    label = run(ink, node.label + separator(node.label))
    yield paragraph(ink, style, label + runs(ink, node.inlines, bold), ink.marks.get(node.anchor), flow=Flow(bool(node.items)))
    for item in node.items:
        yield from _recital(ink, item, Style.RECITAL_ITEM, bold)
