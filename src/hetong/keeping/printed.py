"""A draft as two of them are compared: unit by unit (cover, recitals, each article and annex, signature page), line by line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter

from hetong.diagnostic import Diagnostic, Refused
from hetong.model.contract import Annex, Contract, Inline, Inlines, Item, Paragraph, Ref, Row
from hetong.pipeline import Draft, Spec, Workshop, draft


@dataclass(frozen=True, slots=True)
class Line:
    """A line behind its number: as it is printed, as it is compared, and as it is shown.

    References are compared by what they lead to, and shown by its title; an item is compared without its end: neither a number, nor a
    title, nor a place in a list that shifts is another wording.
    """

    label: str
    text: str
    sense: str
    shown: str


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
        yield Unit(holder.anchor, holder.label, holder.title, (*([_plain(note)] if note else []), *lines))
    yield Unit("*signing", "", "签署页", (_plain(contract.closing), *_rows(_signing(contract), titles)))


def _signing(contract: Contract) -> Iterator[Row]:
    for one in contract.signatures:
        yield Row(f"{one.role}（{one.act}）", one.name)
        yield from one.rows


def _rows(rows: Iterable[Row], titles: Mapping[str, str]) -> Iterator[Line]:
    for row in rows:
        if row.label or any(one.text for one in row.inlines):
            yield _line("", (row.inlines,), titles, before=f"{row.label}　" if row.label else "")


def _lines(paragraphs: Iterable[Paragraph], titles: Mapping[str, str]) -> Iterator[Line]:
    for paragraph in paragraphs:
        yield _line(paragraph.label, (paragraph.inlines,), titles)
        yield from (line for item in paragraph.items for line in _item(item, paragraph.label, titles))
        if paragraph.table:
            table = paragraph.table
            yield _plain("｜".join(column.title for column in table.columns))
            yield from (_line("", row, titles) for row in (*table.rows, *([table.total] if table.total else [])))


def _item(item: Item, above: str, titles: Mapping[str, str]) -> Iterator[Line]:
    line = _line(f"{above}{item.label}", (item.inlines,), titles)
    yield replace(line, sense=line.sense.rstrip("；。"), shown=line.shown.rstrip("；。"))
    for inner in item.items:
        yield from _item(inner, line.label, titles)


def _plain(text: str) -> Line:
    return Line("", text, text, text)


def _line(label: str, cells: Iterable[Inlines], titles: Mapping[str, str], before: str = "") -> Line:
    text, sense, shown = (
        before + "｜".join("".join(map(said, cell)) for cell in cells)
        for said in (attrgetter("text"), _target, lambda one: _named(one, titles))
    )
    return Line(label, text, sense, shown)


def _target(one: Inline) -> str:
    return f"[[{one.target}]]" if isinstance(one, Ref) else one.text


def _named(one: Inline, titles: Mapping[str, str]) -> str:
    if not isinstance(one, Ref):
        return one.text
    clause, dot, place = one.target.partition(".")
    return f"《{titles.get(clause, clause)}{'·' * bool(dot)}{place}》"
