"""A draft as two of them are compared: unit by unit (cover, recitals, each article and annex, signature page), line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hetong.diagnostic import Diagnostic, Refused
from hetong.model.contract import Annex, Contract, Inlines, Item, Paragraph, Ref, Row
from hetong.pipeline import Draft, Spec, Workshop, draft


@dataclass(frozen=True, slots=True)
class Line:
    """A line behind its number: ``text`` as it is printed, ``sense`` as it is compared.

    There a reference names what it means, and an item has no end: neither a number nor a place in a list that shifts is another wording.
    """

    label: str
    text: str
    sense: str


@dataclass(frozen=True, slots=True)
class Unit:
    """What is numbered, added and taken out as one."""

    anchor: str
    label: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """A contract and what was found wrong with it; no units where it could not be composed."""

    units: tuple[Unit, ...]
    found: tuple[Diagnostic, ...]


def printed(spec: Spec, workshop: Workshop) -> Printed:
    """What a deal comes to with a library."""
    try:
        made = draft(spec, workshop)
    except Refused as refused:
        return Printed((), refused.diagnostics)
    return Printed(tuple(_units(made)), made.diagnostics)


def _units(made: Draft) -> Iterator[Unit]:
    contract = made.numbered.contract
    titles = {one.anchor: one.title for one in contract.holders}
    head = [Row("", contract.number), *contract.cover, *(row for sheet in contract.parties for row in sheet.rows)]
    yield Unit("*head", "", contract.title, tuple(_rows(head, titles)))
    for sheet in contract.sheets:
        yield Unit(sheet.anchor, "", sheet.title, tuple(_lines(sheet.paragraphs, titles)))
    if contract.recitals:
        yield Unit("*recitals", "", "鉴于", tuple(_lines(contract.recitals, titles)))
    for holder in contract.holders:
        note = holder.note if isinstance(holder, Annex) else None
        lines = _lines(holder.paragraphs, titles)
        yield Unit(holder.anchor, holder.label, holder.title, (*([Line("", note, note)] if note else []), *lines))
    yield Unit("*signing", "", "签署页", (Line("", contract.closing, contract.closing), *_rows(_signing(contract), titles)))


def _signing(contract: Contract) -> Iterator[Row]:
    for one in contract.signatures:
        yield Row(f"{one.role}（{one.act}）", one.name)
        yield from one.rows


def _rows(rows: Iterable[Row], titles: Mapping[str, str]) -> Iterator[Line]:
    for row in rows:
        said = _text(row.inlines)
        if said or row.label:
            yield Line("", f"{row.label}　{said}".strip("　"), f"{row.label}　{_sense(row.inlines, titles)}".strip("　"))


def _lines(paragraphs: Iterable[Paragraph], titles: Mapping[str, str]) -> Iterator[Line]:
    for paragraph in paragraphs:
        yield Line(paragraph.label, _text(paragraph.inlines), _sense(paragraph.inlines, titles))
        yield from (line for item in paragraph.items for line in _item(item, paragraph.label, titles))
        if paragraph.table:
            table = paragraph.table
            head = "｜".join(column.title for column in table.columns)
            yield Line("", head, head)
            for row in (*table.rows, *([table.total] if table.total else [])):
                yield Line("", "｜".join(map(_text, row)), "｜".join(_sense(cell, titles) for cell in row))


def _item(item: Item, above: str, titles: Mapping[str, str]) -> Iterator[Line]:
    label = f"{above}{item.label}"
    yield Line(label, _text(item.inlines), _sense(item.inlines, titles).rstrip("；。"))
    for inner in item.items:
        yield from _item(inner, label, titles)


def _text(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines)


def _sense(inlines: Inlines, titles: Mapping[str, str]) -> str:
    return "".join(_named(one.target, titles) if isinstance(one, Ref) else one.text for one in inlines)


def _named(target: str, titles: Mapping[str, str]) -> str:
    clause, dot, place = target.partition(".")
    return f"《{titles.get(clause, clause)}{'·' * bool(dot)}{place}》"
