"""Read a contract back: by which tool and from which clauses it was made, and whether its text is still the one that was written.

The file speaks for itself and can be made to lie: a hash in it shows an edit, it proves nothing against a forger.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from hetong.render.docx.container import DOCUMENT, PACKAGE_RELATIONS, TYPES, Element, W
from hetong.render.docx.difference import differing
from hetong.render.docx.parsing import parsed
from hetong.render.docx.properties import PROVENANCE
from hetong.render.docx.reading import digest_of, texts
from hetong.render.docx.word_file import read_parts

_P = "{" + PROVENANCE + "}"
_SHORT = 40
_TRACKED = tuple(f"{W}{kind}" for kind in ("ins", "del", "moveFrom", "moveTo"))


class Kind(StrEnum):
    """What happened to a paragraph."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that is not as it was written.

    ``index`` counts the paragraphs that say anything, from 1, as the file is now; one that was removed stood before it.
    ``text``: its beginning as it is now, empty for one that was removed.
    """

    kind: Kind
    index: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """What an article, an annex or a sheet was made of. ``kind``: article, annex or sheet. ``variant`` and ``version`` may be empty."""

    kind: str
    clause: str
    label: str
    title: str
    variant: str
    version: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the file says of its making; a field that it leaves out is empty."""

    tool: str
    library: str
    spec: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Seal:
    """A text that e-signing platforms search for, and how often it stands in the file: once is right."""

    anchor: str
    count: int


@dataclass(frozen=True, slots=True)
class Inspection:
    """What can be told of a file. ``provenance`` None: not made by hetong, or nothing of it is left; ``changes`` is empty then, too.

    ``paragraphs``: how many say anything. ``tracked``: how many tracked changes it holds; they count as accepted.
    ``bookmarks``: the names of those that references lead to, in order.
    """

    provenance: Provenance | None
    changes: tuple[Change, ...]
    paragraphs: int
    tracked: int
    bookmarks: tuple[str, ...]
    seals: tuple[Seal, ...]

    @property
    def untouched(self) -> bool | None:
        """Whether the text is as it was written; None when the file does not say how it was."""
        return None if self.provenance is None else not self.changes


def inspect(data: bytes, name: str = "") -> Inspection:
    """Read a DOCX. ``name`` is what messages call it. Raises Refused: DOCX01, DOCX06, DOCX07, DOCX08, DOCX13 … DOCX15."""
    parts = read_parts(data, name, (TYPES, PACKAGE_RELATIONS, DOCUMENT))
    document, record = parsed(name, DOCUMENT, parts[DOCUMENT]), _record(parts, name)
    tracked = sum(1 for _ in document.iter(*_TRACKED))
    bookmarks = tuple(mark.get(f"{W}name", "") for mark in document.iter(f"{W}bookmarkStart"))
    found = texts(document)
    return Inspection(
        provenance=None if record is None else _provenance(record),
        changes=() if record is None else tuple(_changes(record, found)),
        paragraphs=len(found),
        tracked=tracked,
        bookmarks=tuple(mark for mark in bookmarks if mark.startswith("_c_")),
        seals=() if record is None else _seals(record, found),
    )


def _record(parts: Mapping[str, bytes], name: str) -> Element | None:
    """The provenance part, wherever a re-save has put it."""
    for part, raw in parts.items():
        if part.startswith("customXml/") and part.endswith(".xml") and PROVENANCE.encode() in raw:
            root = parsed(name, part, raw)
            if root.tag == f"{_P}provenance":
                return root
    return None


def _provenance(record: Element) -> Provenance:
    sources = tuple(_source(node) for node in record.iter(f"{_P}sheet", f"{_P}article", f"{_P}annex"))
    return Provenance(record.get("tool", ""), record.get("library", ""), record.get("spec", ""), sources)


def _source(node: Element) -> Source:
    clause, label, title, variant, version = (node.get(key, "") for key in ("clause", "label", "title", "variant", "version"))
    return Source(str(node.tag).removeprefix(_P), clause, label, title, variant, version)


def _seals(record: Element, found: tuple[str, ...]) -> tuple[Seal, ...]:
    counts = Counter(text.strip() for text in found)
    return tuple(Seal(anchor, counts[anchor]) for anchor in (node.get("anchor", "") for node in record.iter(f"{_P}seal")))


def _changes(record: Element, found: tuple[str, ...]) -> Iterator[Change]:
    written = tuple((record.findtext(f"{_P}text") or "").split())
    for i1, i2, j1, j2 in differing(written, digest_of(found).paragraphs):
        both = min(i2 - i1, j2 - j1)
        for at in range(j1, j2):
            yield Change(Kind.CHANGED if at < j1 + both else Kind.ADDED, at + 1, found[at].strip()[:_SHORT])
        for _ in range(i2 - i1 - both):
            yield Change(Kind.REMOVED, j2 + 1, "")
