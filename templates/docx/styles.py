"""The styles of the standard template, as data. Lengths in twentieths of a point, sizes in half points."""

from collections.abc import Iterator
from dataclasses import dataclass

SONG, HEI = "宋体", "黑体"
BODY_NUM, ANNEX_NUM = 1, 2


@dataclass(frozen=True, slots=True)
class Para:
    """Paragraph properties, written in the order that the schema wants."""

    keep_next: bool | None = None
    keep_lines: bool = False
    page_break: bool = False
    num: tuple[int, int] | None = None
    rule_below: bool = False
    tabs: tuple[tuple[str, int, str], ...] = ()
    before: int = 0
    after: int = 0
    line: int | None = None
    exact: bool = False
    left: int = 0
    right: int = 0
    hanging: int = 0
    first_chars: int | None = None
    contextual: bool = False
    overhang: bool = False
    align: str | None = None
    outline: int | None = None

    def xml(self) -> str:
        """The whole ``w:pPr``."""
        return "<w:pPr>" + "".join((*self._flow(), *self._numbering(), *self._shape(), *self._place())) + "</w:pPr>"

    def _flow(self) -> Iterator[str]:
        if self.keep_next is not None:
            yield "<w:keepNext/>" if self.keep_next else '<w:keepNext w:val="0"/>'
        if self.keep_lines:
            yield "<w:keepLines/>"
        if self.page_break:
            yield "<w:pageBreakBefore/>"

    def _numbering(self) -> Iterator[str]:
        if self.num:
            yield f'<w:numPr><w:ilvl w:val="{self.num[1]}"/><w:numId w:val="{self.num[0]}"/></w:numPr>'

    def _shape(self) -> Iterator[str]:
        if self.rule_below:
            yield '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="3" w:color="auto"/></w:pBdr>'
        if self.tabs:
            stops = "".join(f'<w:tab w:val="{kind}" w:leader="{leader}" w:pos="{at}"/>' for kind, at, leader in self.tabs)
            yield f"<w:tabs>{stops}</w:tabs>"
        if self.overhang:
            yield "<w:overflowPunct/>"

    def _place(self) -> Iterator[str]:
        if self.before or self.after or self.line:
            rule = f' w:line="{self.line}" w:lineRule="{"exact" if self.exact else "auto"}"' if self.line else ""
            yield f'<w:spacing w:before="{self.before}" w:after="{self.after}"{rule}/>'
        if indent := self._indent():
            yield f"<w:ind{indent}/>"
        if self.contextual:
            yield "<w:contextualSpacing/>"
        if self.align:
            yield f'<w:jc w:val="{self.align}"/>'
        if self.outline is not None:
            yield f'<w:outlineLvl w:val="{self.outline}"/>'

    def _indent(self) -> str:
        sides = f' w:left="{self.left}"' * bool(self.left) + f' w:right="{self.right}"' * bool(self.right)
        hanging = f' w:hanging="{self.hanging}"' * bool(self.hanging)
        if self.first_chars is None:
            return sides + hanging
        return f'{sides}{hanging} w:firstLineChars="{self.first_chars}" w:firstLine="{self.first_chars * 12 // 5}"'


@dataclass(frozen=True, slots=True)
class Char:
    """Run properties. ``font`` is the Chinese font; the Latin one is always Times New Roman.

    ``shade`` stands for a highlight, which a style can't hold.
    """

    font: str | None = None
    bold: bool | None = None
    color: str | None = None
    size: float | None = None
    underline: bool = False
    shade: str | None = None

    def xml(self) -> str:
        """The whole ``w:rPr``, or nothing."""
        inner = "".join(self._parts())
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _parts(self) -> Iterator[str]:
        if self.font:
            yield fonts(self.font)
        if self.bold is not None:
            yield "<w:b/><w:bCs/>" if self.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
        if self.color:
            yield f'<w:color w:val="{self.color}"/>'
        if self.size:
            yield f'<w:sz w:val="{self.size * 2:g}"/><w:szCs w:val="{self.size * 2:g}"/>'
        if self.underline:
            yield '<w:u w:val="single"/>'
        if self.shade:
            yield f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>'


@dataclass(frozen=True, slots=True)
class Style:
    """One style; its id is its name without spaces. ``based`` names another one."""

    name: str
    based: str | None = "Normal"
    para: Para | None = None
    char: Char = Char()
    follow: str | None = None
    kind: str = "paragraph"

    def xml(self) -> str:
        """The whole ``w:style``."""
        head = f'<w:style w:type="{self.kind}"{self._flags()} w:styleId="{style_id(self.name)}"><w:name w:val="{self.name}"/>'
        based = f'<w:basedOn w:val="{style_id(self.based)}"/>' if self.based else ""
        follow = f'<w:next w:val="{style_id(self.follow)}"/>' if self.follow else ""
        return f"{head}{based}{follow}<w:qFormat/>{self.para.xml() if self.para else ''}{self.char.xml()}</w:style>"

    def _flags(self) -> str:
        default = self.name in ("Normal", "Default Paragraph Font")
        builtin = self.name in ("Normal", "Title", "heading 1", "header", "footer", "Body Text", "Default Paragraph Font")
        return ' w:default="1"' * default + ' w:customStyle="1"' * (not builtin)


def style_id(name: str) -> str:
    """``heading 1`` → ``Heading1``."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def fonts(east: str) -> str:
    """All four slots: a style that leaves eastAsia out falls back to whatever the machine likes."""
    latin = "Times New Roman"
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _clause(name: str, num: tuple[int, int], follow: str | None = None, indent: int = 200, lead: bool = False) -> Style:
    para = Para(keep_next=True if lead else None, num=num, line=PITCH, exact=True, first_chars=indent)
    return Style(name, para=para, char=Char(SONG, size=12), follow=follow)


def _cell(name: str, align: str) -> Style:
    return Style(name, para=Para(before=50, after=50, line=264, align=align), char=Char(SONG, size=10.5))


WIDTH = 8845
# 固定值 22 磅, about the 1.5 lines of a Song face. A multiple of the font's own height would be a third looser where the
# reader's machine puts another face in its place, and the pages would differ from machine to machine.
PITCH = 440
_LINE = (("left", 3900, "underscore"),)


def _signature(name: str, keep_next: bool) -> Style:
    para = Para(keep_next=keep_next, before=280, line=400, tabs=_LINE, align="left")
    return Style(name, para=para, char=Char(SONG, size=12))


STYLES = (
    # Hanging marks are Word's default. LibreOffice 7.4 reads the explicit form upside down, which is as well:
    # it adds an empty line after a mark that hangs, or loses it.
    Style("Normal", based=None, para=Para(line=360, align="both", overhang=True), char=Char(SONG, size=12)),
    Style("Default Paragraph Font", based=None, kind="character"),
    Style("Body Text", para=Para(line=PITCH, exact=True, first_chars=200), char=Char(SONG, size=12)),
    Style("Title", para=Para(before=4200, after=3900, line=480, align="center"), char=Char(HEI, bold=True, size=22), follow="Cover Line"),
    Style("Cover Number", para=Para(align="right", line=360), char=Char(SONG, size=12)),
    Style("Cover Line", para=Para(before=160, after=160, line=360, left=1300, right=700, align="left"), char=Char(SONG, size=15)),
    Style("Page Top", para=Para(page_break=True, line=20, exact=True), char=Char(SONG, size=1)),
    Style("Spacer", para=Para(line=160, exact=True), char=Char(SONG, size=4)),
    Style("Party Block", para=Para(keep_next=True, before=160, after=40, line=360, align="left"), char=Char(HEI, bold=True, size=12)),
    Style("Party Line", para=Para(line=PITCH, exact=True, left=480, align="left"), char=Char(SONG, size=12)),
    Style("Recital", para=Para(before=240, line=PITCH, exact=True, first_chars=200, contextual=True), char=Char(SONG, size=12)),
    Style("Recital Item", based="Recital", para=Para(line=PITCH, exact=True, first_chars=200), char=Char(SONG, size=12)),
    Style(
        "Part Heading",
        para=Para(keep_next=True, keep_lines=True, num=(BODY_NUM, 0), before=360, after=160, line=360, align="center", outline=0),
        char=Char(HEI, bold=True, size=15),
        follow="heading 1",
    ),
    Style(
        "heading 1",
        para=Para(keep_next=True, keep_lines=True, num=(BODY_NUM, 1), before=240, after=80, line=360, align="left", outline=0),
        char=Char(HEI, bold=True, size=12),
        follow="Clause",
    ),
    _clause("Clause", (BODY_NUM, 2)),
    _clause("Clause Lead", (BODY_NUM, 2), follow="Clause", lead=True),
    _clause("Item", (BODY_NUM, 3)),
    _clause("Subitem", (BODY_NUM, 4), indent=400),
    Style(
        "Annex Heading",
        para=Para(keep_next=True, page_break=True, num=(ANNEX_NUM, 0), line=360, align="left"),
        char=Char(HEI, bold=True, size=14),
        follow="Annex Title",
    ),
    Style(
        "Annex Title",
        para=Para(keep_next=True, keep_lines=True, before=120, after=240, line=360, align="center", outline=0),
        char=Char(HEI, bold=True, size=16),
        follow="Annex Clause",
    ),
    _clause("Annex Clause", (ANNEX_NUM, 1)),
    _clause("Annex Clause Lead", (ANNEX_NUM, 1), follow="Annex Clause", lead=True),
    _clause("Annex Item", (ANNEX_NUM, 2)),
    _clause("Annex Subitem", (ANNEX_NUM, 3), indent=400),
    Style(
        "Table Head",
        para=Para(keep_next=True, before=60, after=60, line=264, align="center"),
        char=Char(HEI, bold=True, size=10.5),
    ),
    _cell("Table Cell", "left"),
    _cell("Table Cell Center", "center"),
    _cell("Table Cell Right", "right"),
    Style("Closing", para=Para(keep_next=True, page_break=True, after=360, line=360, align="center"), char=Char(SONG, size=12)),
    Style(
        "Signature Name",
        para=Para(keep_next=True, before=120, after=60, line=360, align="left"),
        char=Char(HEI, bold=True, size=10.5),
    ),
    Style(
        "Seal Anchor",
        para=Para(keep_next=True, before=840, after=1200, line=300, align="left"),
        char=Char(SONG, color="7F7F7F", size=10.5),
    ),
    _signature("Signature", keep_next=True),
    _signature("Signature Last", keep_next=False),
    Style(
        "header",
        para=Para(rule_below=True, tabs=(("center", WIDTH // 2, "none"), ("right", WIDTH, "none")), line=240, align="left"),
        char=Char(SONG, size=9),
    ),
    Style("footer", para=Para(line=240, align="center"), char=Char(SONG, size=9)),
    Style("Conspicuous", based="Default Paragraph Font", char=Char(bold=True), kind="character"),
    Style("Term", based="Default Paragraph Font", char=Char(bold=True), kind="character"),
    Style("Blank", based="Default Paragraph Font", char=Char(underline=True, shade="FFFF00"), kind="character"),
    Style("Filled", based="Default Paragraph Font", kind="character"),
)

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("left", 4), ("bottom", 8), ("right", 4), ("insideH", 4), ("insideV", 4))
)
_MARGINS = "".join(
    f'<w:{side} w:w="{100 if side in ("left", "right") else 0}" w:type="dxa"/>' for side in ("top", "left", "bottom", "right")
)
_MARGINS = f"<w:tblCellMar>{_MARGINS}</w:tblCellMar>"


def _table_style(name: str, look: str) -> str:
    based = '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
    return f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>{based}{look}</w:style>'


TABLES = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    f'<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{_MARGINS}</w:tblPr></w:style>',
    _table_style(
        "Contract Table",
        f'<w:tblPr><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>{_MARGINS}</w:tblPr>'
        '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr>',
    ),
    _table_style("Signature Table", '<w:tblPr><w:jc w:val="center"/></w:tblPr>'),
)

_LATENT = '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="0" w:defUnhideWhenUsed="0" w:defQFormat="0"/>'
_LANG = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def styles_xml(namespaces: str) -> str:
    """The part ``word/styles.xml``."""
    run = f'<w:rPrDefault><w:rPr>{fonts(SONG)}<w:kern w:val="2"/><w:sz w:val="24"/><w:szCs w:val="24"/>{_LANG}</w:rPr></w:rPrDefault>'
    paragraph = "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
    inner = "".join(style.xml() for style in STYLES)
    return f"<w:styles {namespaces}><w:docDefaults>{run}{paragraph}</w:docDefaults>{_LATENT}{inner}{''.join(TABLES)}</w:styles>"
