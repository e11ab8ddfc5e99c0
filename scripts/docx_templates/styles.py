"""The styles of a look: which there are, and how each follows from the measures."""

from collections.abc import Iterator

from looks import HEI, SONG, Face, Gap, Look
from names import label, place
from style_xml import LATIN, Char, Para, Style, fonts, style_id

BODY_NUM, ANNEX_NUM = 1, 2
# The cover's values begin where its longest label, 签订日期：, leaves off. In characters.
_LABELS = 5.5
# Points.
_SHEET = 9


def styles(look: Look) -> tuple[Style, ...]:
    """All paragraph and character styles."""
    return (
        *_ground(look),
        *_front(look),
        *_articles(look),
        *_annexes(look),
        *_tables(look),
        *_sheets(look),
        *_signatures(look),
        *_margins(look),
        *_CHARS,
    )


def char(face: Face, color: str | None = None) -> Char:
    """The run properties of a face."""
    return Char(face.font, bold=True if face.bold else None, color=color, size=face.size)


def running(look: Look) -> Char:
    """The run properties of running text."""
    return Char(look.body.font, tracking=look.tracking, size=look.body.size)


def pitch(face: Face) -> int:
    """One and a half lines. Exact, so that the fonts of the reader's machine don't move the pages."""
    return round(face.size * 30)


def inset(look: Look, chars: int) -> tuple[int, int]:
    """A first-line indent, in hundredths of a character of running text."""
    return chars, round(chars * look.body.size / 5)


def _line_of(look: Look, face: Face) -> int:
    return max(look.pitch, pitch(face))


def _ground(look: Look) -> Iterator[Style]:
    # Hanging marks are Word's default. LibreOffice 7.4 reads the explicit form upside down, which is as well:
    # it adds an empty line after a mark that hangs, or loses it.
    yield Style("Normal", based=None, para=Para(line=look.pitch, exact=True, align="both", overhang=True), char=running(look))
    yield Style("Default Paragraph Font", based=None, kind="character")
    yield Style("Body Text", para=Para(line=look.pitch, exact=True, first=inset(look, 200)), char=running(look))
    yield Style("Page Top", para=Para(page_break=True, line=20, exact=True), char=Char(look.body.font, size=1))
    yield Style("Spacer", para=Para(line=160, exact=True), char=Char(look.body.font, size=4))


def _front(look: Look) -> Iterator[Style]:
    """Cover, contents, parties, recitals."""
    gap, labels = Gap(100, 100), round(look.cover_line.size * _LABELS * 20)
    number = Face(look.cover_line.font, min(look.cover_line.size, look.body.size))
    line = _line_of(look, look.cover_line)
    cover = Para(before=gap.before, after=gap.after, line=line, exact=True, left=640 + labels, hanging=labels, align="left")
    yield Style(
        "Title", para=_centred(look, look.title, look.title_gap), char=char(look.title), follow="Cover Line" if look.cover else None
    )
    yield Style("Cover Number", para=Para(align="right", line=_line_of(look, number), exact=True), char=char(number))
    if look.cover:
        yield Style("Cover Line", para=cover, char=char(look.cover_line))
    contents = Face(HEI, look.part.size, look.part.bold)
    yield Style("TOC Heading", para=_centred(look, contents, Gap(0, 240), breaks=look.cover), char=char(contents), follow="toc 1")
    for at, name in enumerate(("toc 1", "toc 2")):
        entry = Para(tabs=(("right", look.width, "dot"),), line=pitch(look.body), exact=True, left=inset(look, 200 * at)[1], align="left")
        yield Style(name, para=entry, char=running(look))
    block = Face(HEI, look.body.size, look.heading.bold)
    above = Gap(160, 40) if look.heading_gap.before else Gap()
    party = Para(keep_next=True, before=above.before, after=above.after, line=look.pitch, exact=True, align="left")
    yield Style("Party Block", para=party, char=char(block))
    yield Style("Party Line", para=Para(line=look.pitch, exact=True, left=inset(look, 200)[1], align="left"), char=running(look))
    gap, first = look.recital_gap, inset(look, 200)
    recital = Para(before=gap.before, after=gap.after, line=look.pitch, exact=True, first=first, contextual=True)
    yield Style("Recital", para=recital, char=running(look))
    yield Style("Recital Item", based="Recital", para=Para(line=look.pitch, exact=True, first=first), char=running(look))


def _articles(look: Look) -> Iterator[Style]:
    part = _heading(look, look.part, Gap(360, 160), "center", (BODY_NUM, 0))
    yield Style("Part Heading", para=part, char=char(look.part), follow="heading 1")
    article = _heading(look, look.heading, look.heading_gap, "left", (BODY_NUM, 1), look.indent)
    yield Style("heading 1", para=article, char=char(look.heading), follow="Clause")
    yield _clause(look, "Clause", (BODY_NUM, 2))
    yield _clause(look, "Item", (BODY_NUM, 3))
    yield _clause(look, "Subitem", (BODY_NUM, 4), indent=400)


def _annexes(look: Look) -> Iterator[Style]:
    # Number and title are one heading, so that contents and navigation show both.
    title = _heading(look, look.annex_title, Gap(0, 240), "center", (ANNEX_NUM, 0), breaks=True)
    yield Style("Annex Title", para=title, char=char(look.annex_title), follow="Annex Clause")
    yield _clause(look, "Annex Clause", (ANNEX_NUM, 1))
    yield _clause(look, "Annex Item", (ANNEX_NUM, 2))
    yield _clause(look, "Annex Subitem", (ANNEX_NUM, 3), indent=400)
    half = look.pitch // 2
    yield Style("Signing Line", para=Para(before=half, line=look.pitch, exact=True, align="left"), char=running(look))
    # Three lines of height with its own: room for a seal, or for some words by hand.
    space = Para(before=half, after=2 * look.pitch, line=look.pitch, exact=True, align="left")
    yield Style("Signing Space", para=space, char=running(look), follow="Signing Line")


def _tables(look: Look) -> Iterator[Style]:
    high = round(look.table.size * 28)
    head = Para(keep_next=True, before=60, after=60, line=high, exact=True, align="center")
    yield Style("Table Head", para=head, char=char(look.table_head))
    for name, align in (("Table Cell", "left"), ("Table Cell Center", "center"), ("Table Cell Right", "right")):
        yield Style(name, para=Para(before=50, after=50, line=high, exact=True, align=align), char=char(look.table))


def _sheets(look: Look) -> Iterator[Style]:
    """A whole contract on one page: 小五, lines as close as they can be read, whatever the style's own type."""
    yield Style("Sheet Title", para=_centred(look, look.sheet_title, Gap(0, 60), breaks=look.cover), char=char(look.sheet_title))
    body, head = Face(look.table.font, _SHEET), Face(look.table_head.font, _SHEET, look.table_head.bold)
    high, gap = round(_SHEET * 26), look.sheet_gap
    yield Style("Sheet Line", para=Para(before=20, after=40, line=high, exact=True, align="left"), char=char(body))
    yield Style(
        "Sheet Head", para=Para(keep_next=True, before=gap.before, after=gap.after, line=high, exact=True, align="center"), char=char(head)
    )
    for name, align in (("Sheet Cell", "left"), ("Sheet Cell Center", "center"), ("Sheet Cell Right", "right")):
        yield Style(name, para=Para(before=gap.before, after=gap.after, line=high, exact=True, align=align), char=char(body))
    yield Style("Sheet Gap", para=Para(line=60, exact=True), char=Char(look.body.font, size=1))


def _signatures(look: Look) -> Iterator[Style]:
    closing = _centred(look, look.body, Gap(0 if look.own_page else 240, 360 if look.own_page else 160), breaks=look.own_page)
    yield Style("Closing", para=closing, char=running(look))
    name_face = Face(HEI, look.body.size, look.heading.bold)
    for name, right in (("Signature Name", 0), ("Signature Name Narrow", round(look.body.size * 80))):
        para = Para(keep_next=True, before=120, after=60, line=pitch(look.body), exact=True, right=right, align="left")
        yield Style(name, para=para, char=char(name_face))
    gap = look.seal_gap
    seal = Para(keep_next=True, before=gap.before, after=gap.after, line=300, align="left")
    yield Style("Seal Anchor", para=seal, char=char(look.body, color="7F7F7F"))
    for name, keeps in (("Signature", True), ("Signature Last", False)):
        line = Para(keep_next=keeps, before=160, line=pitch(look.body), exact=True, align="left")
        yield Style(name, para=line, char=running(look))


def _margins(look: Look) -> Iterator[Style]:
    for name, side in (("header", "left"), ("Header Draft", "center"), ("Header Title", "right"), ("First Header", "right")):
        yield Style(name, para=Para(line=240, align=side), char=Char(SONG, size=9))
    # GB/T 9704: on the outer side, a character from the edge.
    edge = round(look.footer.size * 20) if look.folio else 0
    yield Style("footer", para=Para(line=240, right=edge, align="right" if look.folio else "center"), char=char(look.footer))
    if look.folio:
        yield Style("Even Footer", para=Para(line=240, left=edge, align="left"), char=char(look.footer))


_GROUND = "Default Paragraph Font"
_CHARS = (
    Style("Conspicuous", based=_GROUND, char=Char(bold=True), kind="character"),
    Style("Term", based=_GROUND, char=Char(bold=True), kind="character"),
    Style("Blank", based=_GROUND, char=Char(underline=True, shade="FFFF00"), kind="character"),
    Style("Filled", based=_GROUND, kind="character"),
    # A run has one character style; a value inside a conspicuous clause is both.
    Style("Conspicuous Filled", based="Conspicuous", kind="character"),
    # A Latin face throughout: its figure spaces are half a character wide everywhere. LibreOffice breaks a line of Chinese at any
    # character, so between these, too, unless they are of another language.
    Style("Ruled", based=_GROUND, char=Char(LATIN, bold=False, underline=True, foreign=True), kind="character"),
)


def _centred(look: Look, face: Face, gap: Gap, breaks: bool = False) -> Para:
    line = _line_of(look, face)
    return Para(keep_next=True, page_break=breaks, before=gap.before, after=gap.after, line=line, exact=True, align="center")


def _heading(look: Look, face: Face, gap: Gap, align: str, num: tuple[int, int], indent: int = 0, breaks: bool = False) -> Para:
    return Para(
        keep_next=True,
        keep_lines=True,
        page_break=breaks,
        num=num,
        before=gap.before,
        after=gap.after,
        line=_line_of(look, face),
        exact=True,
        first=inset(look, indent) if indent else None,
        align=align,
        outline=0,
    )


def _clause(look: Look, name: str, num: tuple[int, int], indent: int = 200) -> Style:
    return Style(name, para=Para(num=num, line=look.pitch, exact=True, first=inset(look, indent)), char=running(look))


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
)


def _padding(left: int, right: int) -> str:
    sides = {"top": 0, "left": left, "bottom": 0, "right": right}
    return "<w:tblCellMar>" + "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides.items()) + "</w:tblCellMar>"


_PADDING = _padding(100, 100)


def _table_style(name: str, look: str) -> str:
    head = f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{label(name)}'
    return f'{head}<w:basedOn w:val="TableNormal"/>{place(name)}{look}</w:style>'


_TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    f'<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_PADDING}</w:tblPr></w:style>',
    _table_style(
        "Contract Table",
        f'<w:tblPr><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>{_PADDING}</w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>',
    ),
    # Text begins at the margin, as it does everywhere else on the page.
    _table_style("Signature Table", f'<w:tblPr><w:jc w:val="center"/>{_padding(0, 120)}</w:tblPr>'),
    _table_style(
        "Header Table",
        '<w:tblPr><w:jc w:val="center"/><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="auto"/></w:tblBorders>'
        f'{_padding(0, 0)}</w:tblPr><w:tcPr><w:vAlign w:val="bottom"/></w:tcPr>',
    ),
)

_LATENT = '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0"/>'
_LANG = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def styles_xml(look: Look, namespaces: str) -> str:
    """The part ``word/styles.xml``."""
    size = f'<w:sz w:val="{look.body.size * 2:g}"/><w:szCs w:val="{look.body.size * 2:g}"/>'
    run = f'<w:rPrDefault><w:rPr>{fonts(look.body.font)}<w:kern w:val="2"/>{size}{_LANG}</w:rPr></w:rPrDefault>'
    paragraph = "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
    inner = "".join(style.xml() for style in styles(look))
    return f"<w:styles {namespaces}><w:docDefaults>{run}{paragraph}</w:docDefaults>{_LATENT}{inner}{''.join(_TABLES)}</w:styles>"
