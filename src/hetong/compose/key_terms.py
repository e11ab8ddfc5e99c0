"""商务要点: the sheet before the articles. Its clause writes a row an item; the tree itself knows the parties and the annexes."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from hetong.compose.wording import Writer
from hetong.model.clause import CELL
from hetong.model.contract import Align, Annex, Column, Filled, Inline, Inlines, Item, Paragraph, PartySheet, Ref, Sheet, Table, Text
from hetong.model.deal import Deal
from hetong.model.selection import Chosen

_COLUMNS = (Column("事项", Align.LEFT, 15), Column("约定", Align.LEFT, 69), Column("条款", Align.CENTER, 16))
_HEAD = (Text("首部"),)
_Cells = tuple[Inlines, ...]


def key_terms(
    chosen: Chosen, writer: Writer, parties: Sequence[PartySheet], annexes: Sequence[Annex], articles: Set[str], deal: Deal
) -> Sheet:
    """The parties before the rows of the first list of rows, the annexes after them.

    What rests on a clause that is not among ``articles`` is left out.
    """
    spec = chosen.clause.spec
    paragraphs = tuple(_kept(one, articles) for one in writer.paragraphs() if _stands(one.inlines, articles))
    first = next((one for one in paragraphs if one.items), None)
    around = ((), ()) if first is None else (tuple(map(_party, parties)), tuple(_annexed(annexes, deal)))
    return Sheet(
        anchor=spec.id,
        title=chosen.variant.title or spec.title,
        paragraphs=tuple(_tabled(one, *around) if one is first else _tabled(one) for one in paragraphs),
        variant=chosen.variant.id,
        version=spec.version,
        origin=chosen.clause.where(f"variants.{chosen.index}"),
    )


def _kept(paragraph: Paragraph, articles: Set[str]) -> Paragraph:
    return replace(paragraph, items=tuple(one for one in paragraph.items if _stands(one.inlines, articles)))


def _stands(inlines: Inlines, articles: Set[str]) -> bool:
    """Whether the contract has every clause that is cited."""
    return all(one.target.partition(".")[0] in articles for one in inlines if isinstance(one, Ref))


def _tabled(paragraph: Paragraph, before: tuple[_Cells, ...] = (), after: tuple[_Cells, ...] = ()) -> Paragraph:
    """A paragraph with its items as the rows of a table."""
    if not paragraph.items:
        return paragraph
    rows = (*before, *map(_cells, paragraph.items), *after)
    return replace(paragraph, items=(), table=Table(_COLUMNS, rows, (), paragraph.origin))


def _cells(item: Item) -> _Cells:
    """An item cut where its wording says so; a value that holds the same mark is one value."""
    cells: list[list[Inline]] = [[]]
    for one in item.inlines:
        texts = one.text.split(CELL) if isinstance(one, Text) else []
        cells[-1] += [Text(text) for text in texts[:1] if text] if texts else [one]
        cells += [[Text(text)] if text else [] for text in texts[1:]]
    return tuple(tuple(cell) for cell in cells)


def _party(sheet: PartySheet) -> _Cells:
    return (Text(sheet.role),), sheet.rows[0].inlines, _HEAD


def _annexed(annexes: Sequence[Annex], deal: Deal) -> Iterator[_Cells]:
    """Each under its number; a title that the deal wrote stands where the deal wrote it."""
    written = {annex.clause or annex.id or f"~annex{index}": f"annexes.{index}.title" for index, annex in enumerate(deal.annexes)}
    for annex in annexes:
        path = written.get(annex.anchor)
        title: Inline = Filled(annex.title, path, deal.where(path)) if path else Text(annex.title)
        yield (Text("附件"),), (title,), (Ref(annex.anchor, annex.origin),)
