"""Paragraphs, runs and fields as WordprocessingML text. Whatever a user wrote passes through ``_text`` and is escaped there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import assert_never

from hetong.model.contract import Blank, Filled, Inline, Inlines, Ref, Ruled, Term, Text
from hetong.model.deal.contract import Numbering
from hetong.model.origin import Mark as MarkOf
from hetong.model.scheme import separator
from hetong.render.docx.references import Mark, Marks, Piece, pieces
from hetong.render.docx.style import Style

# These stand in both scripts; without the hint Word sets them in the Latin font, half as wide.
_AMBIGUOUS = re.compile("[“”‘’…—·×±§°①-⓿]")
_HINT = '<w:rFonts w:hint="eastAsia"/>'
# Underlined figure spaces, half a character each: unlike other blanks they neither vanish at the end of a line nor part from their
# label. (LibreOffice breaks a line between no-break spaces.)
_ROOM = "\u2007" * 2
# Of a draft alone, on top of the styles of any template: what nobody decided, and what somebody must look at.
_LOOKS = {
    MarkOf.DECIDED: "",
    MarkOf.ASSUMED: '<w:u w:val="dotted"/>',
    MarkOf.CONFIRM: '<w:u w:val="dotted"/><w:shd w:val="clear" w:color="auto" w:fill="FCE4D6"/>',
}
_BREAKS = re.compile(r"([\n\t])")
_BREAK_XML = {"\n": "<w:br/>", "\t": "<w:tab/>"}


@dataclass(frozen=True, slots=True)
class Ink:
    """What every paragraph is written with: the template's style ids and text width, and how numbers and references appear."""

    ids: Mapping[Style, str]
    width: int
    native: bool
    scheme: Numbering
    marks: Marks
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A paragraph's number. ``list_id``: the list of a part that starts again, empty for the list that the style names."""

    label: str
    level: int
    list_id: str = ""


NO_NUMBER = Number("", 0)


@dataclass(frozen=True, slots=True)
class Flow:
    """``keep``: on one page with the next paragraph. ``below``: a heading under that of its part."""

    keep: bool = False
    below: bool = False


FREE = Flow()


def paragraph(
    ink: Ink, style: Style, content: str, mark: Mark | None = None, number: Number = NO_NUMBER, bold: bool = False, flow: Flow = FREE
) -> str:
    """A paragraph whose look is all in its style; static numbers become its first run."""
    live = ink.native and number.label != ""
    first = "" if live else run(ink, number.label + separator(number.label), Style.CONSPICUOUS if bold else None)
    listed = f'<w:numPr><w:ilvl w:val="{number.level}"/><w:numId w:val="{number.list_id}"/></w:numPr>' if live and number.list_id else ""
    heavy = f'<w:rPr><w:rStyle w:val="{ink.ids[Style.CONSPICUOUS]}"/></w:rPr>' if bold else ""
    start, end = bookmark(mark)
    kept, outline = "<w:keepNext/>" * flow.keep, '<w:outlineLvl w:val="1"/>' * flow.below
    return f'<w:p><w:pPr><w:pStyle w:val="{ink.ids[style]}"/>{kept}{listed}{outline}{heavy}</w:pPr>{start}{first}{content}{end}</w:p>'


def plain(inlines: Inlines) -> str:
    """What inlines say, as text without a look."""
    return "".join(inline.text for inline in inlines)


def attribute(text: str) -> str:
    """A text as the value of an attribute."""
    return escape(text).replace("\n", " ").replace("\t", " ")


def bookmark(mark: Mark | None) -> tuple[str, str]:
    """Its start and its end."""
    if mark is None:
        return "", ""
    return f'<w:bookmarkStart w:id="{mark.id}" w:name="{mark.name}"/>', f'<w:bookmarkEnd w:id="{mark.id}"/>'


def runs(ink: Ink, inlines: Inlines, bold: bool = False) -> str:
    """The runs of a text, each with the character style of its kind."""
    return "".join(_inline(ink, inline, Style.CONSPICUOUS if bold else None) for inline in inlines)


def run(ink: Ink, text: str, style: Style | None = None, more: str = "") -> str:
    """One run; nothing for an empty text. ``more`` are properties beside its style, in the order of the schema."""
    if not text:
        return ""
    look = f'<w:rStyle w:val="{ink.ids[style]}"/>' if style else ""
    look += (_HINT if _AMBIGUOUS.search(text) else "") + more
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{_text(text)}</w:r>"


def _text(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return "".join(_BREAK_XML.get(piece) or _text(piece) for piece in _BREAKS.split(text) if piece)


def _inline(ink: Ink, inline: Inline, style: Style | None) -> str:
    match inline:
        case Text(text):
            return run(ink, text, style)
        case Filled(text):
            look = _LOOKS[inline.origin.mark] if ink.draft else ""
            return run(ink, text, Style.CONSPICUOUS_FILLED if style else Style.FILLED, look)
        case Blank():
            return run(ink, inline.text, Style.BLANK)
        case Term(text):
            return run(ink, text, Style.TERM)
        case Ruled(width):
            return run(ink, _ROOM * width, Style.RULED)
        case Ref():
            return _reference(ink, inline, style)
    assert_never(inline)


def _reference(ink: Ink, ref: Ref, style: Style | None) -> str:
    if not ref.text:
        return run(ink, f"〔引用失效：{ref.target}〕", style)
    if not ink.native:
        return run(ink, ref.text, style)
    return "".join(_piece(ink, piece, style) for piece in pieces(ref, ink.marks, ink.scheme))


def _piece(ink: Ink, piece: Piece, style: Style | None) -> str:
    shown = run(ink, piece.text, style)
    if piece.number:
        before, after = field(f"REF {piece.name} \\n \\h", _look(ink, style))
        return f"{before}{shown}{after}"
    return link(piece.name, shown) if piece.name else shown


def link(name: str, shown: str) -> str:
    """Finished runs that lead to a bookmark."""
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{shown}</w:hyperlink>'


def field(code: str, look: str = "") -> tuple[str, str]:
    """What stands before and after the cached result of a field; all of it has the look of the text, which a new result takes on."""
    mark = f'<w:r>{look}<w:fldChar w:fldCharType="{{}}"/></w:r>'.format
    return f'{mark("begin")}<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{mark("separate")}', mark("end")


def _look(ink: Ink, style: Style | None) -> str:
    return f'<w:rPr><w:rStyle w:val="{ink.ids[style]}"/></w:rPr>' if style else ""
