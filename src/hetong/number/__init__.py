"""Contract + scheme → Numbered: every number and every reference of the contract, computed once for all formats."""

from dataclasses import dataclass, replace

from hetong.model.contract import Annex, Article, Contract, Inlines, Item, Paragraph, Ref, Table
from hetong.model.deal.contract import Numbering
from hetong.model.numbered import Numbered
from hetong.model.scheme import Rank, label
from hetong.number.citations import Citations, citations
from hetong.number.walk import BELOW, Path, counted, part_paths

__all__ = ["number"]


def number(contract: Contract) -> Numbered:
    """Number a contract by its own scheme. Total: an unresolved reference is left to the rules."""
    scheme, known = contract.scheme, citations(contract)
    parts = []
    for part, titled, articles in part_paths(contract):
        numbered = tuple(_article(article, path, scheme, known) for article, path in articles)
        mark = label(scheme, Rank.PART, (titled,)) if part.title else ""
        parts.append(replace(part, articles=numbered, ordinal=titled if part.title else 0, label=mark))
    annexes = tuple(_annex(annex, index, scheme, known) for index, annex in enumerate(contract.annexes, 1))
    unnumbered = _Below(scheme, known, "")
    recitals = tuple(unnumbered.linked(paragraph, paragraph.items) for paragraph in contract.recitals)
    sheets = tuple(
        replace(sheet, paragraphs=tuple(unnumbered.linked(one, one.items) for one in sheet.paragraphs)) for sheet in contract.sheets
    )
    return Numbered(replace(contract, parts=tuple(parts), annexes=annexes, recitals=recitals, sheets=sheets), known.texts)


def _article(article: Article, path: Path, scheme: Numbering, known: Citations) -> Article:
    paragraphs = _Below(scheme, known, article.anchor).paragraphs(article.paragraphs, path, Rank.PARAGRAPH)
    return replace(article, paragraphs=paragraphs, ordinal=path[-1], label=label(scheme, Rank.ARTICLE, path))


def _annex(annex: Annex, index: int, scheme: Numbering, known: Citations) -> Annex:
    paragraphs = _Below(scheme, known, annex.anchor).paragraphs(annex.paragraphs, (index,), Rank.ANNEX_PARAGRAPH)
    return replace(annex, paragraphs=paragraphs, ordinal=index, label=label(scheme, Rank.ANNEX, (index,)))


@dataclass(frozen=True, slots=True)
class _Below:
    """Numbers what stands in one article or annex, whose anchor is ``home``."""

    scheme: Numbering
    known: Citations
    home: str

    def paragraphs(self, paragraphs: tuple[Paragraph, ...], path: Path, rank: Rank) -> tuple[Paragraph, ...]:
        return tuple(
            self.linked(
                paragraph,
                self._items(paragraph.items, (*path, index), BELOW[rank]),
                index,
                label(self.scheme, rank, (*path, index)) if index else "",
            )
            for index, paragraph in counted(paragraphs)
        )

    def linked(self, paragraph: Paragraph, items: tuple[Item, ...], ordinal: int = 0, mark: str = "") -> Paragraph:
        table = self._table(paragraph.table) if paragraph.table else None
        inlines = self._resolved(paragraph.inlines)
        return replace(paragraph, inlines=inlines, items=items, table=table, ordinal=ordinal, label=mark)

    def _items(self, items: tuple[Item, ...], path: Path, rank: Rank) -> tuple[Item, ...]:
        return tuple(
            replace(
                item,
                inlines=self._resolved(item.inlines),
                items=self._items(item.items, (*path, index), BELOW[rank]) if item.items else (),
                ordinal=index,
                label=label(self.scheme, rank, (*path, index)),
            )
            for index, item in counted(items)
        )

    def _table(self, table: Table) -> Table:
        rows = tuple(tuple(self._resolved(cell) for cell in row) for row in table.rows)
        return replace(table, rows=rows, total=tuple(self._resolved(cell) for cell in table.total))

    def _resolved(self, inlines: Inlines) -> Inlines:
        return tuple(replace(one, text=self.known.cited(one.target, self.home)) if isinstance(one, Ref) else one for one in inlines)
