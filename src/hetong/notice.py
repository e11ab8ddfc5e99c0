"""The page that opens a draft: what is missing, what is to be confirmed, how it departs from its outline. A final document has none."""

from collections.abc import Iterator
from dataclasses import replace

from hetong.diagnostic import Location
from hetong.marks import Entry, Marks
from hetong.model.contract import Align, Column, Filled, Inlines, Paragraph, Sheet, Table, Text
from hetong.model.numbered import Numbered

ANCHOR = "~notice"
_HERE = Location("")
_ITEM, _ARTICLE = Column("事项", Align.LEFT, 34), Column("条款", Align.CENTER, 16)
_Rows = tuple[tuple[Inlines, ...], ...]


def with_notice(numbered: Numbered, marks: Marks) -> Numbered:
    """The contract with its notice before all other sheets; without anything to say, as it is."""
    paragraphs = tuple(_paragraphs(marks))
    if not paragraphs:
        return numbered
    page = Sheet(ANCHOR, "草稿说明", paragraphs, "", 0, _HERE)
    return replace(numbered, contract=replace(numbered.contract, sheets=(page, *numbered.contract.sheets)))


def _paragraphs(marks: Marks) -> Iterator[Paragraph]:
    if marks.blank:
        yield _listed("blank", f"一、要填的空白（{len(marks.blank)}处）", "写法", tuple(map(_blank, marks.blank)))
    if marks.confirm:
        yield _listed(
            "confirm", f"二、照惯例写入、要确认的（{len(marks.confirm)}处）", "现在写的和理由", tuple(map(_assumption, marks.confirm))
        )
    if marks.departures:
        yield _listed("departures", f"三、与范本不同的（{len(marks.departures)}处）", "内容", tuple(map(_departure, marks.departures)))


def _listed(name: str, lead: str, told: str, rows: _Rows) -> Paragraph:
    table = Table((_ITEM, Column(told, Align.LEFT, 50), _ARTICLE), rows, (), _HERE)
    return Paragraph(f"{ANCHOR}.{name}", (Text(lead),), _HERE, table=table, plain=True)


def _blank(one: Entry) -> tuple[Inlines, ...]:
    return (Text(one.title),), (Text("在交易书里写上这一项"),), (Text(one.article),)


def _assumption(one: Entry) -> tuple[Inlines, ...]:
    return (Text(one.title),), (Filled(one.value, one.path, one.at), Text(f"：{one.why}" if one.why else "")), (Text(one.article),)


def _departure(one: Entry) -> tuple[Inlines, ...]:
    return (Text(one.title),), (Filled(one.value, one.path, one.at),), (Text(one.article),)
