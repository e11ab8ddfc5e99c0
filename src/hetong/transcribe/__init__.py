"""Numbered → Numbered in traditional characters (繁體): the wording changes its script, names and identifiers stay as written.

Every character becomes one character: nothing is added, nothing is lost, and no mainland term gives way to one of
Taiwan or Hong Kong. OpenCC, an optional extra, does the work.
"""

from dataclasses import replace

from hetong.model.contract import (
    Annex,
    Article,
    Blank,
    Contract,
    Filled,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Part,
    PartySheet,
    Row,
    Ruled,
    Sheet,
    Signature,
    Table,
)
from hetong.model.numbered import Numbered
from hetong.model.words import Script
from hetong.transcribe.names import is_name
from hetong.transcribe.pen import Pen, pen_for

__all__ = ["traditional"]


def traditional(numbered: Numbered) -> Numbered:
    """The same contract with the same numbers; converting it again changes nothing. Raises Refused (HANT01) without OpenCC.

    Its labels read 第七條, not the 第七条 of the scheme: Word's own lists can't print them, so its DOCX takes static numbering.
    """
    pen = pen_for(numbered.contract)
    return Numbered(_contract(pen, numbered.contract), {anchor: pen.wording(text) for anchor, text in numbered.citations.items()})


def _contract(pen: Pen, contract: Contract) -> Contract:
    return replace(
        contract,
        title=pen.value(contract.title),
        number=_inlines(pen, contract.number),
        cover=_rows(pen, contract.cover),
        sheets=tuple(_page(pen, one) for one in contract.sheets),
        parties=tuple(_sheet(pen, sheet) for sheet in contract.parties),
        recitals=_paragraphs(pen, contract.recitals),
        parts=tuple(_part(pen, part) for part in contract.parts),
        # The title stands in it.
        closing=pen.value(contract.closing),
        signatures=tuple(_signature(pen, signature) for signature in contract.signatures),
        annexes=tuple(_annex(pen, annex) for annex in contract.annexes),
        script=Script.TRADITIONAL,
    )


def _part(pen: Pen, part: Part) -> Part:
    title = part.title and pen.wording(part.title)
    return replace(part, title=title, articles=tuple(_article(pen, one) for one in part.articles), label=pen.wording(part.label))


def _article(pen: Pen, article: Article) -> Article:
    return replace(
        article,
        title=pen.wording(article.title),
        paragraphs=_paragraphs(pen, article.paragraphs),
        defines=tuple(replace(one, term=pen.wording(one.term)) for one in article.defines),
        uses=tuple(map(pen.wording, article.uses)),
        label=pen.wording(article.label),
    )


def _annex(pen: Pen, annex: Annex) -> Annex:
    return replace(
        annex,
        title=pen.value(annex.title),
        paragraphs=_paragraphs(pen, annex.paragraphs),
        note=annex.note and pen.around(annex.file or "", annex.note),
        defines=tuple(replace(one, term=pen.wording(one.term)) for one in annex.defines),
        uses=tuple(map(pen.wording, annex.uses)),
        label=pen.wording(annex.label),
    )


def _paragraphs(pen: Pen, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(
        replace(
            one,
            inlines=_inlines(pen, one.inlines),
            items=_items(pen, one.items),
            table=one.table and _table(pen, one.table),
            label=pen.wording(one.label),
        )
        for one in paragraphs
    )


def _items(pen: Pen, items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(
        replace(one, inlines=_inlines(pen, one.inlines), items=_items(pen, one.items), label=pen.wording(one.label)) for one in items
    )


def _table(pen: Pen, table: Table) -> Table:
    columns = tuple(replace(column, title=pen.wording(column.title)) for column in table.columns)
    rows = tuple(tuple(_inlines(pen, cell) for cell in row) for row in table.rows)
    return replace(table, columns=columns, rows=rows, total=tuple(_inlines(pen, cell) for cell in table.total))


def _page(pen: Pen, sheet: Sheet) -> Sheet:
    return replace(sheet, title=pen.wording(sheet.title), paragraphs=_paragraphs(pen, sheet.paragraphs))


def _sheet(pen: Pen, sheet: PartySheet) -> PartySheet:
    return PartySheet(pen.wording(sheet.role), _rows(pen, sheet.rows))


def _signature(pen: Pen, signature: Signature) -> Signature:
    return Signature(
        role=pen.wording(signature.role),
        act=pen.wording(signature.act),
        name=_inlines(pen, signature.name),
        anchor=pen.wording(signature.anchor),
        rows=_rows(pen, signature.rows),
    )


def _rows(pen: Pen, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(Row(pen.wording(row.label), _inlines(pen, row.inlines)) for row in rows)


def _inlines(pen: Pen, inlines: Inlines) -> Inlines:
    return tuple(_inline(pen, one) for one in inlines)


def _inline(pen: Pen, one: Inline) -> Inline:
    match one:
        case Filled(text, path):
            return one if is_name(path) else replace(one, text=pen.value(text))
        case Blank(label):
            return replace(one, label=pen.wording(label))
        case Ruled():
            return one
        case _:
            return replace(one, text=pen.wording(one.text))
