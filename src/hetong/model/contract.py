"""The composed contract: a tree that every format prints and every rule of a contract reads.

Part 部分 > Article 条 > Paragraph 款 > Item 项 > Item 目. ``number`` fills ``ordinal``, ``label`` and the labels of
references; before that they are 0 and empty. Every node says where its wording stands (``origin``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hetong.diagnostic import Location
from hetong.model.deal.contract import Numbering
from hetong.model.origin import DECIDED, Origin
from hetong.model.words import Script


@dataclass(frozen=True, slots=True)
class Text:
    """Wording of the library."""

    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A value: what it prints, its spec path, where it was written, and the layer that says it."""

    text: str
    path: str
    at: Location
    origin: Origin = DECIDED


@dataclass(frozen=True, slots=True)
class Blank:
    """A value that is missing: prints as a labelled blank."""

    label: str
    path: str
    at: Location

    @property
    def text(self) -> str:
        """What every format shows."""
        return f"〔待填：{self.label}〕"


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference by id (``confidentiality.scope``). ``text`` is empty until numbered, and stays so when it does not resolve."""

    target: str
    origin: Location
    text: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A defined term at its definition: bold, inside its quotation marks."""

    text: str


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule to write on by hand, ``width`` Chinese characters wide. Nothing is missing here: the contract wants handwriting.

    ``path`` is the spec path where the deal, or a layer below it, asks for it; empty where the wording does.
    """

    width: int
    path: str = ""
    origin: Origin = DECIDED

    @property
    def text(self) -> str:
        """What a format without rules shows: underscores, half as wide as a Chinese character."""
        return "_" * (2 * self.width)


Inline = Text | Filled | Blank | Ref | Term | Ruled
Inlines = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """项, or 目 inside one. ``anchor`` is unique in the contract."""

    anchor: str
    inlines: Inlines
    origin: Location
    items: tuple["Item", ...] = ()
    ordinal: int = 0
    label: str = ""


class Align(StrEnum):
    """Alignment of a column."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Column:
    """``width`` is relative to the other columns."""

    title: str
    align: Align
    width: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, each as long as ``columns``; ``total`` is an empty tuple when there is no total row."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    total: tuple[Inlines, ...]
    origin: Location

    @property
    def label_span(self) -> int:
        """How many columns the label of the total row takes: the empty ones around it too, up to the first sum. 0 without a total."""
        filled = [at for at, cell in enumerate(self.total) if any(one.text for one in cell)]
        return (*filled, len(self.total), len(self.total))[1] if filled else 0

    @property
    def label(self) -> Inlines:
        """What the total row is called."""
        return next((cell for cell in self.total if any(one.text for one in cell)), ())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款, with its items and its table (printed after the items). A ``plain`` one carries no number.

    A ``signing`` one is a line that the parties fill in: it stays with the signing lines around it, and one that ends in its label
    leaves the height of a seal.
    """

    anchor: str
    inlines: Inlines
    origin: Location
    items: tuple[Item, ...] = ()
    table: Table | None = None
    conspicuous: bool = False
    plain: bool = False
    signing: bool = False
    ordinal: int = 0
    label: str = ""

    @property
    def tall(self) -> bool:
        """Whether a seal, or some lines of handwriting, follow the label: a signing line that has no rule."""
        return self.signing and not any(isinstance(one, Ruled) for one in self.inlines)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and the paragraph that defines it."""

    term: str
    anchor: str
    origin: Location


@dataclass(frozen=True, slots=True)
class Article:
    """条. ``anchor`` is the clause id; ``variant`` and ``version`` say which wording it is (custom clauses: variant ``custom``).

    ``defines`` and ``uses`` are the terms that its clause declares.
    """

    anchor: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    variant: str
    version: int
    origin: Location
    defines: tuple[Definition, ...] = ()
    uses: tuple[str, ...] = ()
    ordinal: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """部分. ``title`` None: no heading. ``restart``: article numbers begin again at one."""

    title: str | None
    articles: tuple[Article, ...]
    restart: bool = False
    ordinal: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """附件. Generated ones have ``paragraphs``; of an attached one ``note`` is the whole line to print, ``file`` what it names."""

    anchor: str
    title: str
    origin: Location
    paragraphs: tuple[Paragraph, ...] = ()
    file: str | None = None
    note: str | None = None
    variant: str = ""
    version: int = 0
    defines: tuple[Definition, ...] = ()
    uses: tuple[str, ...] = ()
    ordinal: int = 0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of its own between the cover and the party block: a title, and paragraphs without numbers, most of which lead a table.

    ``anchor`` is the id of the clause that writes it. One that ``opens`` the document stands before the cover.
    """

    anchor: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    variant: str
    version: int
    origin: Location
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A labelled line of the cover, the party block or the signature page."""

    label: str
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class PartySheet:
    """What stands about one party at the head of the contract. ``role`` is 甲方 or 乙方."""

    role: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """One party's half of the signature page. ``act`` is 盖章 or 签字.

    ``anchor`` is the text that e-signing platforms search for; empty for a contract signed on paper, which leaves the same room.
    The last row is the date; the others stand level with those of the other party from the top.
    """

    role: str
    act: str
    name: Inlines
    anchor: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Gone:
    """A clause of the outline that the deal left out, or replaced by its own; ``terms`` are those that it would have defined.

    ``path`` and ``at`` are where the deal says so.
    """

    clause_id: str
    title: str
    terms: frozenset[str]
    path: str
    at: Location
    replaced: bool


@dataclass(frozen=True, slots=True)
class Below:
    """A floor of a clause that the contract goes below: what the floor says, and where the value, or the stance, is decided."""

    clause_id: str
    says: str
    path: str
    at: Location


@dataclass(frozen=True, slots=True)
class Contract:
    """A whole contract. ``date`` is the ISO date of signing, or empty (for document properties).

    ``deciding`` are the facts that decided its wording, by paths without indices. ``own`` are the anchors of what the deal words
    itself, recitals and annexes included; ``gone`` is what it left out or replaced, ``below`` where it goes below a floor.
    """

    title: str
    number: Inlines
    cover: tuple[Row, ...]
    parties: tuple[PartySheet, ...]
    recitals: tuple[Paragraph, ...]
    parts: tuple[Part, ...]
    closing: str
    signatures: tuple[Signature, ...]
    annexes: tuple[Annex, ...]
    scheme: Numbering
    style: str
    language: str
    date: str = ""
    deciding: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    gone: tuple[Gone, ...] = ()
    below: tuple[Below, ...] = ()
    script: Script = Script.SIMPLIFIED
    sheets: tuple[Sheet, ...] = ()

    @property
    def articles(self) -> Iterator[Article]:
        """All articles, in order."""
        for part in self.parts:
            yield from part.articles

    @property
    def holders(self) -> Iterator[Article | Annex]:
        """Whatever holds numbered paragraphs: articles, then annexes."""
        yield from self.articles
        yield from self.annexes

    @property
    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs: sheets, recitals, articles, annexes."""
        for page in self.sheets:
            yield from page.paragraphs
        yield from self._text

    @property
    def _text(self) -> Iterator[Paragraph]:
        yield from self.recitals
        for article in self.articles:
            yield from article.paragraphs
        for annex in self.annexes:
            yield from annex.paragraphs

    @property
    def inlines(self) -> Iterator[Inline]:
        """Every leaf of the tree, in reading order."""
        yield from self.number
        for row in self.cover:
            yield from row.inlines
        for page in self.sheets:
            for paragraph in page.paragraphs:
                yield from leaves(paragraph)
        for sheet in self.parties:
            for row in sheet.rows:
                yield from row.inlines
        for paragraph in self._text:
            yield from leaves(paragraph)
        for signature in self.signatures:
            yield from signature.name
            for row in signature.rows:
                yield from row.inlines


def leaves(node: Paragraph | Item) -> Iterator[Inline]:
    """Every leaf of a paragraph or item, its items and its table included."""
    yield from node.inlines
    for item in node.items:
        yield from leaves(item)
    if isinstance(node, Paragraph) and node.table:
        for row in (*node.table.rows, node.table.total):
            for cell in row:
                yield from cell
