"""The page that opens a draft: what is missing, what is to be confirmed, how it departs from its outline. A final document has none."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hetong.diagnostic import Location
from hetong.marks import Entry, Marks
from hetong.model.contract import Align, Column, Filled, Inlines, Paragraph, Sheet, Table, Text
from hetong.model.numbered import Numbered

ANCHOR = "~notice"
_HERE = Location("")
_ARTICLE = Column("条款", Align.CENTER, 14)
_KEY, _ITEM, _VALUE = Column("写进交易书的键", Align.LEFT, 86), Column("事项", Align.LEFT, 30), Column("现在写的和理由", Align.LEFT, 56)
_CHANGE = replace(_VALUE, title="内容")
_Rows = Iterable[tuple[Inlines, ...]]


def with_notice(numbered: Numbered, marks: Marks) -> Numbered:
    """The contract with its notice before everything else; without anything to say, as it is."""
    paragraphs = tuple(_paragraphs(marks))
    if not paragraphs:
        return numbered
    page = Sheet(ANCHOR, "草稿说明", paragraphs, "", 0, _HERE, opens=True)
    return replace(numbered, contract=replace(numbered.contract, sheets=(page, *numbered.contract.sheets)))


def _paragraphs(marks: Marks) -> Iterator[Paragraph]:
    shown = tuple(one for one in marks.departures if not one.internal)
    blanks, confirm = len(marks.blank), len(marks.confirm)
    if blanks:
        yield _listed("blank", f"要填的空白（{blanks}处）", (_KEY, _ARTICLE), map(_blank, marks.blank))
    if confirm:
        yield _listed("confirm", f"照惯例写入、要确认的（{confirm}处）", (_ITEM, _VALUE, _ARTICLE), map(_assumption, marks.confirm))
    if shown:
        yield _listed("departures", f"与范本不同的（{len(shown)}处）", (_ITEM, _CHANGE, _ARTICLE), map(_departure, shown))


def _listed(name: str, lead: str, columns: tuple[Column, ...], rows: _Rows) -> Paragraph:
    return Paragraph(f"{ANCHOR}.{name}", (Text(lead),), _HERE, table=Table(columns, tuple(rows), (), _HERE), plain=True)


def _blank(one: Entry) -> tuple[Inlines, ...]:
    return (Text(one.title),), (Text(one.article),)


def _assumption(one: Entry) -> tuple[Inlines, ...]:
    return (Text(one.title),), (Filled(one.value, one.path, one.at), Text(f"：{one.why}" if one.why else "")), (Text(one.article),)


def _departure(one: Entry) -> tuple[Inlines, ...]:
    return (Text(one.title),), (Filled(one.value, one.path, one.at),), (Text(one.article),)
