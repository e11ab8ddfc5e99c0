"""The text of a document as it can be compared after a re-save: paragraph by paragraph, and as hashes.

Left out is what programs write by themselves: numbers of lists, results of references, the table of contents, white space.
Tracked changes count as accepted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256

from lxml import etree

from hetong.render.docx.container import Element, W, drop

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = (f"{W}del", f"{W}moveFrom", _FALLBACK)
_PARAGRAPH, _CHAR, _CODE, _SIMPLE, _TEXT, _SYMBOL = f"{W}p", f"{W}fldChar", f"{W}instrText", f"{W}fldSimple", f"{W}t", f"{W}sym"
_MARKS = {f"{W}noBreakHyphen": "-", f"{W}footnoteReference": "〔脚注〕", f"{W}endnoteReference": "〔尾注〕"}
_RUN = (_CHAR, _CODE, _TEXT, _SYMBOL, *_MARKS)
# What these print is worked out by the program that shows it.
_COMPUTED = frozenset({"REF", "PAGEREF", "NOTEREF", "PAGE", "NUMPAGES", "SEQ", "TOC"})
_SHORT = 8
_LONGEST_KIND = 20


@dataclass(frozen=True, slots=True)
class Digest:
    """Short hashes of the paragraphs that say anything, in order, and one hash over them all."""

    paragraphs: tuple[str, ...]
    whole: str


def digest(root: Element) -> Digest:
    """Of a document part."""
    return digest_of(texts(root))


def digest_of(paragraphs: tuple[str, ...]) -> Digest:
    """Of paragraphs as ``texts`` gives them."""
    bare = [text.encode() for text in map(_bare, paragraphs)]
    return Digest(tuple(sha256(text).hexdigest()[:_SHORT] for text in bare), sha256(b"\n".join(bare)).hexdigest())


def texts(root: Element) -> tuple[str, ...]:
    """The paragraphs that say anything. A reference reads ``{its bookmark}``. The tree loses what tracked changes removed."""
    for gone in list(root.iter(*_GONE)):
        # A deleted paragraph mark is a w:del as well; it holds nothing.
        if len(gone):
            drop(gone)
    _settle_simple(root)
    found: list[list[str]] = [[]]
    fields: list[_Field] = []
    for node in root.iter(_PARAGRAPH, *_RUN):
        tag = node.tag
        if tag == _PARAGRAPH:
            found.append([])
        elif tag == _CHAR:
            found[-1] += _turn(node.get(f"{W}fldCharType", ""), fields)
        elif tag == _CODE:
            if fields:
                fields[-1].add(node.text or "")
        elif not fields or fields[-1].shown:
            found[-1].append(_MARKS.get(str(tag)) or node.get(f"{W}char") or node.text or "")
    return tuple(text for text in map("".join, found) if _bare(text))


def _settle_simple(root: Element) -> None:
    """Write out the short form of a field, which says its instruction and holds its result."""
    for simple in list(root.iter(_SIMPLE)):
        code = simple.get(f"{W}instr", "")
        if _kind(code) in _COMPUTED:
            for inner in list(simple):
                simple.remove(inner)
            etree.SubElement(simple, _TEXT).text = _token(code)


@dataclass(slots=True)
class _Field:
    """``told``: no field around it is worked out. ``shown``: whatever is around it, its own result stands here as text."""

    told: bool
    shown_around: bool
    code: list[str] = field(default_factory=list)
    head: str = ""
    shows: bool = False

    def add(self, code: str) -> None:
        self.code.append(code)
        self.head = (self.head + code).lstrip()[:_LONGEST_KIND]

    @property
    def computed(self) -> bool:
        return _kind(self.head) in _COMPUTED

    @property
    def shown(self) -> bool:
        return self.shown_around and self.shows and not self.computed


def _turn(kind: str, fields: list[_Field]) -> Iterator[str]:
    """Begin, separate and end of fields that stand in each other."""
    above = fields[-1] if fields else None
    if kind == "begin":
        fields.append(_Field(above is None or (above.told and not above.computed), above is None or above.shown))
    elif kind == "separate" and above:
        above.shows = True
    elif kind == "end" and above:
        fields.pop()
        if above.computed and above.told:
            yield _token("".join(above.code))


def _kind(code: str) -> str:
    return (code.split() or [""])[0].upper()


def _token(code: str) -> str:
    """A reference by where it leads; of other fields, nothing."""
    kind, *rest = code.split()
    return f"{{{rest[0]}}}" if kind.upper() == "REF" and rest else ""


def _bare(text: str) -> str:
    return "".join(text.split())
