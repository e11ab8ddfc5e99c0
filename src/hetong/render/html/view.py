"""The contract's tree as the template reads it: plain values in the order of the page, with an id for whatever has an anchor."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, zip_longest
from typing import assert_never

from hetong.diagnostic import Location
from hetong.model.contract import (
    Align,
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
    Ref,
    Row,
    Ruled,
    Sheet,
    Signature,
    Table,
    Term,
    Text,
)
from hetong.model.origin import Mark
from hetong.model.scheme import separator
from hetong.model.words import WORDS, Words

_FOLDER = re.compile(r".*[/\\]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. ``kind``: text, filled, blank, ref, broken, term or ruled.

    Of a draft: ``path`` and ``at`` say which value it is and where in the spec it was written; blanks count from 1
    (``place``); ``mark`` and ``why`` tell of a value that nobody decided.
    """

    kind: str
    text: str
    path: str = ""
    at: str = ""
    href: str = ""
    place: int = 0
    mark: str = ""
    why: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``kind``: clause, item, subitem, recital, lead (of a sheet), hand or tall; ``number`` includes the gap to the text.

    ``leads``: to items or a table, or to the signing lines; it stays on the page of what follows.
    """

    kind: str
    id: str
    number: str
    spans: Spans
    conspicuous: bool
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A column's title. ``width`` is in percent of the table."""

    title: str
    align: str
    width: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; its cells stand under their heads. ``lead`` is the id of what introduces it.

    The total row, where ``span`` is not 0: its ``label`` over ``span`` columns, then the cells of ``total``.
    """

    lead: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Spans, ...], ...]
    total: tuple[Spans, ...]
    span: int
    label: Spans
    kind: str = "table"


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """An article, an annex or a sheet, and the wording that it was made from."""

    id: str
    number: str
    title: str
    clause: str
    variant: str
    version: int
    blocks: tuple[Block, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part; without a title it has no heading."""

    id: str
    number: str
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of the cover, of the party block or of the signature page; one without spans is filled in by hand."""

    label: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Signer:
    """One half of the signature page."""

    role: str
    act: str
    name: Spans
    anchor: str
    rows: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the page shows. ``blanks``: the values that are missing, in reading order."""

    words: Words
    draft: bool
    title: str
    number: Spans
    opening: tuple[Section, ...]
    cover: tuple[Labelled, ...]
    sheets: tuple[Section, ...]
    parties: tuple[tuple[Labelled, ...], ...]
    recitals: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    closing: str
    signers: tuple[Signer, ...]
    annexes: tuple[Section, ...]
    blanks: Spans

    @property
    def grids(self) -> Iterator[Grid]:
        """Every table."""
        sections = (*self.opening, *self.sheets, *(one for chapter in self.chapters for one in chapter.sections), *self.annexes)
        blocks = (*self.recitals, *(block for section in sections for block in section.blocks))
        return (block for block in blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class _Ink:
    """``ids``: of every anchor; ``draft``: whether places in the spec may be shown; ``blanks``: those that came so far."""

    ids: Mapping[str, str]
    draft: bool
    blanks: list[Span]


def view(contract: Contract, draft: bool) -> Page:
    """The page of a contract."""
    ink = _Ink(dict(_ids(contract)), draft, [])
    return Page(
        words=WORDS[contract.script],
        draft=draft,
        title=contract.title,
        number=_spans(ink, contract.number),
        opening=tuple(_sheets(ink, contract, opening=True)),
        cover=_rows(ink, contract.cover),
        sheets=tuple(_sheets(ink, contract, opening=False)),
        parties=tuple(_rows(ink, sheet.rows) for sheet in contract.parties),
        recitals=tuple(_blocks(ink, contract.recitals, "r", ("recital", "recital"))),
        chapters=tuple(_chapters(ink, contract.parts)),
        closing=contract.closing,
        signers=tuple(_signer(ink, one) for one in contract.signatures),
        annexes=tuple(_annex(ink, one, f"a-{at}") for at, one in enumerate(contract.annexes, 1)),
        blanks=tuple(ink.blanks),
    )


def _ids(contract: Contract) -> Iterator[tuple[str, str]]:
    """The id of each anchor, by its place: the anchors themselves are names of the library, and no reader's business.

    Of two anchors alike, the one that ``number`` cites.
    """
    for at, sheet in enumerate(contract.sheets, 1):
        yield from _ids_below(sheet.paragraphs, f"s-{at}")
    yield from _ids_below(contract.recitals, "r")
    for at, article in enumerate(contract.articles, 1):
        yield article.anchor, f"c-{at}"
        yield from _ids_below(article.paragraphs, f"c-{at}")
    for at, annex in enumerate(contract.annexes, 1):
        yield annex.anchor, f"a-{at}"
        yield from _ids_below(annex.paragraphs, f"a-{at}")


def _ids_below(nodes: Iterable[Paragraph | Item], above: str) -> Iterator[tuple[str, str]]:
    for at, node in enumerate(nodes, 1):
        yield node.anchor, f"{above}-{at}"
        yield from _ids_below(node.items, f"{above}-{at}")


def _chapters(ink: _Ink, parts: Iterable[Part]) -> Iterator[Chapter]:
    places = count(1)
    for at, part in enumerate(parts, 1):
        sections = tuple(_article(ink, one, f"c-{next(places)}") for one in part.articles)
        yield Chapter(f"p-{at}", _gapped(part.label), part.title or "", sections)


def _article(ink: _Ink, article: Article, place: str) -> Section:
    blocks = tuple(_blocks(ink, article.paragraphs, place))
    number = _gapped(article.label)
    return Section(place, number, article.title, *_source(ink, article), blocks)


def _annex(ink: _Ink, annex: Annex, place: str) -> Section:
    blocks = tuple(_blocks(ink, annex.paragraphs, place))
    return Section(place, annex.label, annex.title, *_source(ink, annex), blocks, annex.note or "")


def _sheets(ink: _Ink, contract: Contract, *, opening: bool) -> Iterator[Section]:
    """In reading order, so that blanks are counted as they come: those that open the page before what else stands there."""
    return (_sheet(ink, one, f"s-{at}") for at, one in enumerate(contract.sheets, 1) if one.opens is opening)


def _sheet(ink: _Ink, sheet: Sheet, place: str) -> Section:
    return Section(place, "", sheet.title, *_source(ink, sheet), tuple(_blocks(ink, sheet.paragraphs, place, ("lead", "lead"))))


def _source(ink: _Ink, one: Article | Annex | Sheet) -> tuple[str, str, int]:
    """Which wording it is: in a draft only."""
    return (one.anchor, one.variant, one.version) if ink.draft and one.variant else ("", "", 0)


_KINDS = ("clause", "item", "subitem")


def _blocks(ink: _Ink, nodes: Sequence[Paragraph], above: str, kinds: tuple[str, ...] = _KINDS) -> Iterator[Block]:
    for at, (node, following) in enumerate(zip_longest(nodes, nodes[1:]), 1):
        place, keep = f"{above}-{at}", node.table is not None or (following is not None and following.signing)
        kind = "tall" if node.tall else "hand" if node.signing else kinds[0]
        yield _line(ink, node, kind, place, node.conspicuous, bool(node.items) or keep)
        yield from _items(ink, node.items, place, kinds[1:], node.conspicuous, keep)
        if node.table:
            yield _grid(ink, node.table, place)


def _items(ink: _Ink, items: Sequence[Item], above: str, kinds: tuple[str, ...], conspicuous: bool, keep: bool) -> Iterator[Line]:
    for at, one in enumerate(items, 1):
        place, last = f"{above}-{at}", keep and at == len(items)
        yield _line(ink, one, kinds[0], place, conspicuous, bool(one.items) or last)
        yield from _items(ink, one.items, place, kinds[1:] or kinds, conspicuous, last)


def _line(ink: _Ink, node: Paragraph | Item, kind: str, place: str, conspicuous: bool, leads: bool) -> Line:
    return Line(kind, place, _gapped(node.label), _spans(ink, node.inlines), conspicuous, leads)


def _gapped(label: str) -> str:
    return label + separator(label)


def _grid(ink: _Ink, table: Table, lead: str) -> Grid:
    whole = sum(column.width for column in table.columns)
    heads = tuple(Head(one.title, Align(one.align).value, max(1, round(100 * one.width / whole))) for one in table.columns)
    rows = tuple(tuple(_spans(ink, cell) for cell in row) for row in table.rows)
    total = tuple(_spans(ink, cell) for cell in table.total[table.label_span :])
    return Grid(lead, heads, rows, total, table.label_span, _spans(ink, table.label))


def _rows(ink: _Ink, rows: Iterable[Row]) -> tuple[Labelled, ...]:
    return tuple(Labelled(row.label, _spans(ink, row.inlines)) for row in rows)


def _signer(ink: _Ink, one: Signature) -> Signer:
    return Signer(one.role, one.act, _spans(ink, one.name), one.anchor, _rows(ink, one.rows))


def _spans(ink: _Ink, inlines: Inlines) -> Spans:
    return tuple(_span(ink, one) for one in inlines)


def _span(ink: _Ink, one: Inline) -> Span:
    match one:
        case Text(text):
            return Span("text", text)
        case Term(text):
            return Span("term", text)
        case Filled(text, path, at):
            return Span("filled", text, path, _shown(at), mark=one.origin.mark.value, why=_why(one)) if ink.draft else Span("filled", text)
        case Blank():
            return _blank(ink, one)
        case Ruled():
            return Span("ruled", one.text)
        case Ref(target, _, ""):
            return Span("broken", f"〔引用失效：{target}〕")
        case Ref(target, _, text):
            return Span("ref", text, href=f"#{ink.ids[target]}")
    assert_never(one)


def _blank(ink: _Ink, one: Blank) -> Span:
    if not ink.draft:
        return Span("blank", one.text)
    ink.blanks.append(Span("blank", one.text, one.path, _shown(one.at), place=len(ink.blanks) + 1))
    return ink.blanks[-1]


def _why(one: Filled) -> str:
    """Of a value that nobody decided: who says it, and for what reason."""
    return f"{one.origin.layer.label}：{one.origin.why}" if one.origin.mark is not Mark.DECIDED else ""


def _shown(at: Location) -> str:
    """``deal.yaml:12:9``. The folders of a firm are its own business: the name of the file is enough."""
    return str(Location(_FOLDER.sub("", at.file), at.line, at.column))
