"""The contract's tree as WordprocessingML: recitals, articles, annexes."""

from collections.abc import Iterable, Iterator

from hetong.model.contract import Annex, Article, Contract, Item, Paragraph, Part
from hetong.model.scheme import ANNEX, BODY, Rank, separator
from hetong.render.docx.references import part_anchor
from hetong.render.docx.style import LEAD, OF_RANK, Style
from hetong.render.docx.table import table
from hetong.render.docx.wordml import NO_NUMBER, Ink, Number, bookmark, paragraph, run, runs


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
    inner = "".join(_article(ink, article, list_id) for article in part.articles)
    if not part.title:
        return inner
    # Parts are counted in one list throughout, whatever happens to the articles.
    mark = ink.marks.get(part_anchor(part))
    return paragraph(ink, OF_RANK[Rank.PART], run(ink, part.title), mark, Number(part.label, 0)) + inner


def _article(ink: Ink, article: Article, list_id: str) -> str:
    number = Number(article.label, BODY.index(Rank.ARTICLE), list_id)
    heading = paragraph(ink, OF_RANK[Rank.ARTICLE], run(ink, article.title), ink.marks.get(article.anchor), number)
    return heading + "".join("".join(_clause(ink, node, BODY, Rank.PARAGRAPH, list_id)) for node in article.paragraphs)


def _annex(ink: Ink, annex: Annex) -> str:
    # The bookmark runs on into the title: a reference needs its number, but an empty bookmark is an error to Word.
    start, end = bookmark(ink.marks.get(annex.anchor))
    label = "" if ink.native else run(ink, annex.label)
    heading = paragraph(ink, OF_RANK[Rank.ANNEX], start + label, number=Number(annex.label, 0) if ink.native else NO_NUMBER)
    title = paragraph(ink, Style.ANNEX_TITLE, run(ink, annex.title) + end)
    note = paragraph(ink, Style.BODY, run(ink, annex.note)) if annex.note else ""
    clauses = "".join("".join(_clause(ink, node, ANNEX, Rank.ANNEX_PARAGRAPH, "")) for node in annex.paragraphs)
    return heading + title + note + clauses


def _clause(ink: Ink, node: Paragraph, ranks: tuple[Rank, ...], rank: Rank, list_id: str) -> Iterator[str]:
    leads = node.table is not None and not node.items
    style = (LEAD if leads else OF_RANK)[rank] if node.label else Style.BODY
    yield _line(ink, node, style, ranks.index(rank), list_id, node.conspicuous)
    yield from _items(ink, node.items, ranks, ranks.index(rank) + 1, list_id, node.conspicuous)
    if node.table:
        yield table(ink, node.table)


def _items(ink: Ink, items: Iterable[Item], ranks: tuple[Rank, ...], level: int, list_id: str, bold: bool) -> Iterator[str]:
    for item in items:
        yield _line(ink, item, OF_RANK[ranks[level]] if item.label else Style.BODY, level, list_id, bold)
        yield from _items(ink, item.items, ranks, level + 1, list_id, bold)


def _line(ink: Ink, node: Paragraph | Item, style: Style, level: int, list_id: str, bold: bool) -> str:
    number = Number(node.label, level, list_id)
    return paragraph(ink, style, runs(ink, node.inlines, bold), ink.marks.get(node.anchor), number, bold)


def _recital(ink: Ink, node: Paragraph | Item, style: Style, bold: bool) -> Iterator[str]:
    label = run(ink, node.label + separator(node.label))
    yield paragraph(ink, style, label + runs(ink, node.inlines, bold), ink.marks.get(node.anchor))
    for item in node.items:
        yield from _recital(ink, item, Style.RECITAL_ITEM, bold)
