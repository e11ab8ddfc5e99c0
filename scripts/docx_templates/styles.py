"""The styles of a look: which there are, and how each follows from the measures."""

from collections.abc import Iterator

from looks import HEI, SONG, Face, Gap, Look
from style_xml import LATIN, Char, Para, Style, fonts, style_id

BODY_NUM, ANNEX_NUM = 1, 2


def styles(look: Look) -> tuple[Style, ...]:
    """All paragraph and character styles."""
    return (*_ground(look), *_front(look), *_articles(look), *_annexes(look), *_tables(look), *_signatures(look), *_margins(look), *_CHARS)


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
    yield Style("Page Top", para=Para(page_break=look.cover, line=20, exact=True), char=Char(look.body.font, size=1))
    yield Style("Spacer", para=Para(line=160, exact=True), char=Char(look.body.font, size=4))


def _front(look: Look) -> Iterator[Style]:
    """Cover, contents, parties, recitals."""
    left, right, gap = (1300, 700, Gap(160, 160)) if look.cover else (0, 0, Gap())
    number = Face(look.cover_line.font, min(look.cover_line.size, look.body.size))
    cover = Para(before=gap.before, after=gap.after, line=_line_of(look, look.cover_line), exact=True, left=left, right=right, align="left")
    yield Style("Title", para=_centred(look, look.title, look.title_gap), char=char(look.title), follow="Cover Line")
    yield Style("Cover Number", para=Para(align="right", line=_line_of(look, number), exact=True), char=char(number))
    yield Style("Cover Line", para=cover, char=char(look.cover_line))
    contents = Face(HEI, look.part.size, look.part.bold)
    yield Style("TOC Heading", para=_centred(look, contents, Gap(0, 240), breaks=look.cover), char=char(contents), follow="toc 1")
    yield Style("toc 1", para=Para(line=pitch(look.body), exact=True, align="left"), char=running(look))
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
    head = Para(keep_next=True, page_break=True, num=(ANNEX_NUM, 0), line=_line_of(look, look.annex), exact=True, align="left")
    yield Style("Annex Heading", para=head, char=char(look.annex), follow="Annex Title")
    title = _heading(look, look.annex_title, Gap(120, 240), "center", None)
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
    stops = (("center", look.width // 2, "none"), ("right", look.width, "none"))
    header = Para(rule_below=True, tabs=stops, line=240, align="left")
    yield Style("header", para=header, char=Char(SONG, size=9))
    yield Style("First Header", para=Para(line=240, align="right"), char=Char(SONG, size=9))
    yield Style("footer", para=Para(line=240, align="center"), char=char(look.footer))


_GROUND = "Default Paragraph Font"
_CHARS = (
    Style("Conspicuous", based=_GROUND, char=Char(bold=True), kind="character"),
    Style("Term", based=_GROUND, char=Char(bold=True), kind="character"),
    Style("Blank", based=_GROUND, char=Char(underline=True, shade="FFFF00"), kind="character"),
    Style("Filled", based=_GROUND, kind="character"),
    # A run has one character style; a value inside a conspicuous clause is both.
    Style("Conspicuous Filled", based="Conspicuous", kind="character"),
    # A Latin face throughout: its no-break spaces are a quarter of a character wide everywhere, see ``wordml``.
    Style("Ruled", based=_GROUND, char=Char(LATIN, bold=False, underline=True), kind="character"),
)


def _centred(look: Look, face: Face, gap: Gap, breaks: bool = False) -> Para:
    line = _line_of(look, face)
    return Para(keep_next=True, page_break=breaks, before=gap.before, after=gap.after, line=line, exact=True, align="center")


def _heading(look: Look, face: Face, gap: Gap, align: str, num: tuple[int, int] | None, indent: int = 0) -> Para:
    return Para(
        keep_next=True,
        keep_lines=True,
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
_SIDES = "".join(f'<w:{side} w:w="{100 if side in ("left", "right") else 0}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right"))
_PADDING = f"<w:tblCellMar>{_SIDES}</w:tblCellMar>"


def _table_style(name: str, look: str) -> str:
    based = '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    return f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}{look}</w:style>'


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
    _table_style("Signature Table", '<w:tblPr><w:jc w:val="center"/></w:tblPr>'),
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
