"""The contract's tree as the template reads it: plain values in the order of the page, with an id for whatever has an anchor."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
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
    Signature,
    Table,
    Term,
    Text,
)
from hetong.model.scheme import separator
from hetong.model.words import WORDS, Words

_SAFE = re.compile(r"[0-9A-Za-z._~-]+")
_FOLDER = re.compile(r".*[/\\]")


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. ``kind``: text, filled, blank, ref, broken, term or ruled; ``at``: where in the spec its value was written."""

    kind: str
    text: str
    path: str = ""
    at: str = ""
    href: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. ``kind``: clause, item, subitem or recital; ``number`` includes the gap to the text; ``leads``: to a table."""

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
    """A table; its cells stand under their heads. ``total`` is empty when there is none."""

    heads: tuple[Head, ...]
    rows: tuple[tuple[Spans, ...], ...]
    total: tuple[Spans, ...]
    kind: str = "table"


Block = Line | Grid


@dataclass(frozen=True, slots=True)
class Section:
    """An article or an annex, and the wording that it was made from."""

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
    """Everything that the page shows. ``blanks``: how many values are missing."""

    words: Words
    draft: bool
    title: str
    number: Spans
    cover: tuple[Labelled, ...]
    parties: tuple[tuple[Labelled, ...], ...]
    recitals: tuple[Block, ...]
    chapters: tuple[Chapter, ...]
    closing: str
    signers: tuple[Signer, ...]
    annexes: tuple[Section, ...]
    blanks: int

    @property
    def grids(self) -> Iterator[Grid]:
        """Every table."""
        sections = (*(one for chapter in self.chapters for one in chapter.sections), *self.annexes)
        blocks = (*self.recitals, *(block for section in sections for block in section.blocks))
        return (block for block in blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class _Ink:
    """``ids``: of every anchor; ``draft``: whether places in the spec may be shown."""

    ids: Mapping[str, str]
    draft: bool


def view(contract: Contract, draft: bool) -> Page:
    """The page of a contract."""
    ink = _Ink(dict(_ids(contract)), draft)
    return Page(
        words=WORDS[contract.script],
        draft=draft,
        title=contract.title,
        number=_spans(ink, contract.number),
        cover=_rows(ink, contract.cover),
        parties=tuple(_rows(ink, sheet.rows) for sheet in contract.parties),
        recitals=tuple(_blocks(ink, contract.recitals, ("recital", "recital"))),
        chapters=tuple(_chapter(ink, part, at) for at, part in enumerate(contract.parts, 1)),
        closing=contract.closing,
        signers=tuple(_signer(ink, one) for one in contract.signatures),
        annexes=tuple(_annex(ink, one) for one in contract.annexes),
        blanks=sum(isinstance(one, Blank) for one in contract.inlines),
    )


def _ids(contract: Contract) -> Iterator[tuple[str, str]]:
    """The id of each anchor; of two alike, the one that ``number`` cites. An attached annex goes by its place, see ``_annex_id``."""
    yield from _ids_below(contract.recitals)
    for holder in contract.holders:
        yield holder.anchor, _annex_id(holder) if isinstance(holder, Annex) else _id(holder.anchor)
        yield from _ids_below(holder.paragraphs)


def _ids_below(nodes: Iterable[Paragraph | Item]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        yield node.anchor, _id(node.anchor)
        yield from _ids_below(node.items)


def _id(anchor: str) -> str:
    return f"c-{anchor if _SAFE.fullmatch(anchor) else sha256(anchor.encode()).hexdigest()[:16]}"


def _annex_id(annex: Annex) -> str:
    """The anchor of an attached file is whatever the deal's author wrote, so it has no say in the id."""
    return _id(annex.anchor) if annex.variant else f"a-{annex.ordinal}"


def _chapter(ink: _Ink, part: Part, at: int) -> Chapter:
    return Chapter(f"p-{at}", _gapped(part.label), part.title or "", tuple(_article(ink, one) for one in part.articles))


def _article(ink: _Ink, article: Article) -> Section:
    blocks = tuple(_blocks(ink, article.paragraphs))
    number = _gapped(article.label)
    return Section(_id(article.anchor), number, article.title, article.anchor, article.variant, article.version, blocks)


def _annex(ink: _Ink, annex: Annex) -> Section:
    blocks, clause = tuple(_blocks(ink, annex.paragraphs)), annex.anchor if annex.variant else ""
    return Section(_annex_id(annex), annex.label, annex.title, clause, annex.variant, annex.version, blocks, annex.note or "")


def _blocks(ink: _Ink, paragraphs: Iterable[Paragraph], kinds: tuple[str, ...] = ("clause", "item", "subitem")) -> Iterator[Block]:
    for one in paragraphs:
        yield _line(ink, one, kinds[0], one.conspicuous, leads=one.table is not None and not one.items)
        yield from _items(ink, one.items, kinds[1:], one.conspicuous)
        if one.table:
            yield _grid(ink, one.table)


def _items(ink: _Ink, items: Iterable[Item], kinds: tuple[str, ...], conspicuous: bool) -> Iterator[Line]:
    for one in items:
        yield _line(ink, one, kinds[0], conspicuous)
        yield from _items(ink, one.items, kinds[1:] or kinds, conspicuous)


def _line(ink: _Ink, node: Paragraph | Item, kind: str, conspicuous: bool, leads: bool = False) -> Line:
    return Line(kind, _id(node.anchor), _gapped(node.label), _spans(ink, node.inlines), conspicuous, leads)


def _gapped(label: str) -> str:
    return label + separator(label)


def _grid(ink: _Ink, table: Table) -> Grid:
    whole = sum(column.width for column in table.columns)
    heads = tuple(Head(one.title, Align(one.align).value, max(1, round(100 * one.width / whole))) for one in table.columns)
    rows = tuple(tuple(_spans(ink, cell) for cell in row) for row in table.rows)
    return Grid(heads, rows, tuple(_spans(ink, cell) for cell in table.total))


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
            return Span("filled", text, path, _shown(at) if ink.draft else "")
        case Blank(_, path, at):
            return Span("blank", one.text, path, _shown(at) if ink.draft else "")
        case Ruled():
            return Span("ruled", one.text)
        case Ref(target, _, ""):
            return Span("broken", f"〔引用失效：{target}〕")
        case Ref(target, _, text):
            return Span("ref", text, href=f"#{ink.ids[target]}")
    assert_never(one)


def _shown(at: Location) -> str:
    """``deal.yaml:12:9``. The folders of a firm are its own business: the name of the file is enough."""
    return str(Location(_FOLDER.sub("", at.file), at.line, at.column))
