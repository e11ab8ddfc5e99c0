"""Styles as WordprocessingML: what a ``w:style`` of ours may say. Lengths in twips, sizes in points."""

from collections.abc import Iterator
from dataclasses import dataclass

from names import label, place

LATIN = "Times New Roman"
_BUILTIN = ("Normal", "Title", "heading 1", "header", "footer", "Body Text", "toc 1", "toc 2", "TOC Heading", "Default Paragraph Font")


@dataclass(frozen=True, slots=True)
class Para:
    """Paragraph properties, written in the order that the schema wants. ``first``: indent in hundredths of a character and in twips."""

    keep_next: bool | None = None
    keep_lines: bool = False
    page_break: bool = False
    num: tuple[int, int] | None = None
    tabs: tuple[tuple[str, int, str], ...] = ()
    before: int = 0
    after: int = 0
    line: int | None = None
    exact: bool = False
    left: int = 0
    right: int = 0
    hanging: int = 0
    first: tuple[int, int] | None = None
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
        if self.first is None:
            return sides + hanging
        return f'{sides}{hanging} w:firstLineChars="{self.first[0]}" w:firstLine="{self.first[1]}"'


@dataclass(frozen=True, slots=True)
class Char:
    """Run properties. ``font`` is the Chinese font; the Latin one is always Times New Roman.

    ``shade`` stands for a highlight, which a style can't hold. ``foreign``: marks that are no Chinese text, and break as words do.
    """

    font: str | None = None
    bold: bool | None = None
    tracking: int = 0
    color: str | None = None
    size: float | None = None
    underline: bool = False
    shade: str | None = None
    foreign: bool = False

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
        if self.tracking:
            yield f'<w:spacing w:val="{self.tracking}"/>'
        if self.size:
            yield f'<w:sz w:val="{self.size * 2:g}"/><w:szCs w:val="{self.size * 2:g}"/>'
        if self.underline:
            yield '<w:u w:val="single"/>'
        if self.shade:
            yield f'<w:shd w:val="clear" w:color="auto" w:fill="{self.shade}"/>'
        if self.foreign:
            yield '<w:lang w:val="en-US" w:eastAsia="en-US"/>'


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
        return f"{head}{label(self.name)}{based}{follow}{place(self.name)}{self.para.xml() if self.para else ''}{self.char.xml()}</w:style>"

    def _flags(self) -> str:
        default = self.name in ("Normal", "Default Paragraph Font")
        return ' w:default="1"' * default + ' w:customStyle="1"' * (self.name not in _BUILTIN)


def style_id(name: str) -> str:
    """``heading 1`` → ``Heading1``."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def fonts(east: str) -> str:
    """All four slots: a style that leaves eastAsia out falls back to whatever the machine likes."""
    return f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{east}" w:cs="{LATIN}"/>'
