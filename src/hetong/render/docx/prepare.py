"""The parts of a template that are the same for many contracts: styles and lists as the scheme and the mode want them, deflated once."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from hetong.diagnostic import Message
from hetong.model.deal.contract import Numbering
from hetong.model.scheme import BODY, Rank
from hetong.model.words import Script
from hetong.render.docx.container import CORE, NUMBERING, RELATIONS, STYLES, TYPES, Element, W, drop, refused, serialised, value
from hetong.render.docx.package import Part, deflated
from hetong.render.docx.properties import LANGUAGES
from hetong.render.docx.schema_order import child, put, valued
from hetong.render.docx.style import Style
from hetong.render.docx.template import Key, Template, opened

# Faces that a Word for traditional characters has, for those of our templates.
_FONTS = {"宋体": "新細明體", "黑体": "微軟正黑體", "仿宋": "標楷體", "方正小标宋简体": "新細明體"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """``parts``: ready to be written. ``lists``: the numbering part, to which ``restarted`` adds; ``free``: its first unused number."""

    parts: Mapping[str, Part]
    lists: bytes
    free: int
    abstract: str

    def restarted(self, count: int) -> Part:
        """The numbering part with a list for each part of the contract that starts its articles again."""
        if not count:
            return self.parts[NUMBERING]
        level = BODY.index(Rank.ARTICLE)
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        nums = "".join(
            f'<w:num w:numId="{self.free + at}"><w:abstractNumId w:val="{self.abstract}"/>{override}</w:num>' for at in range(count)
        )
        end = self.lists.rindex(b"</w:num>") + len(b"</w:num>")
        return deflated(NUMBERING, self.lists[:end] + nums.encode() + self.lists[end:])


@lru_cache(maxsize=32)
def prepared(key: Key, scheme: Numbering, script: Script, native: bool, draft: bool, underlined: bool) -> Prepared:
    """The template's own parts. Raises Refused (DOCX05) when it lacks the list of the scheme."""
    template = opened(key)
    styles, lists = etree.fromstring(template.parts[STYLES]), etree.fromstring(template.parts[NUMBERING])
    abstract = _linked(template, styles, lists, scheme)
    _indent(styles, lists)
    if not native:
        _drop(styles, "numPr")
        _drop(lists, "pStyle")
    if not draft:
        _plain_blanks(template, styles)
    if underlined:
        _underline(template, styles)
    if script is Script.TRADITIONAL:
        _traditional(styles)
    changed = {STYLES: serialised(styles), NUMBERING: serialised(lists)}
    rendered = {*template.compiled, CORE, TYPES, RELATIONS}
    parts = {name: deflated(name, changed.get(name, raw)) for name, raw in template.parts.items() if name not in rendered}
    free = 1 + max((int(num.get(f"{W}numId", "0")) for num in lists.iter(f"{W}num")), default=0)
    return Prepared(parts, changed[NUMBERING], free, abstract)


def _linked(template: Template, styles: Element, lists: Element, scheme: Numbering) -> str:
    """Hand the styles over to the list named after the scheme, drop the lists of the other schemes; its abstractNumId."""
    named = {value(one, "name"): one for one in lists.iter(f"{W}abstractNum")}
    num = _list_of(styles, lists, template.ids[Style.ARTICLE])
    if num is None or scheme.value not in named:
        message = Message("模板里没有名为“{scheme}”的多级列表，或者条的样式没有连到列表", scheme=scheme.value)
        raise refused("DOCX05", template.path, message, Message("从 standard.docx 改起，不要删它的多级列表"))
    wanted = named[scheme.value]
    target = num.find(f"{W}abstractNumId")
    assert target is not None
    for other in named.values():
        if other.get(f"{W}abstractNumId") == target.get(f"{W}val") and other is not wanted:
            _move_links(other, wanted)
    target.set(f"{W}val", wanted.get(f"{W}abstractNumId", ""))
    for name in set(Numbering) - {scheme}:
        if name.value in named:
            _remove_list(lists, named[name.value])
    return wanted.get(f"{W}abstractNumId", "")


def _remove_list(lists: Element, abstract: Element) -> None:
    for num in lists.findall(f"{W}num"):
        if value(num, "abstractNumId") == abstract.get(f"{W}abstractNumId"):
            lists.remove(num)
    lists.remove(abstract)


def _list_of(styles: Element, lists: Element, style_id: str) -> Element | None:
    """The list that a style names."""
    ids = [
        found.get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if style.get(f"{W}styleId") == style_id and (found := style.find(f"{W}pPr/{W}numPr/{W}numId")) is not None
    ]
    return next((num for num in lists.iter(f"{W}num") if ids and num.get(f"{W}numId") == ids[0]), None)


def _move_links(old: Element, new: Element) -> None:
    """Move each level's ``pStyle``: a style may be linked to one list only."""
    levels = {level.get(f"{W}ilvl"): level for level in new.iter(f"{W}lvl")}
    for level in old.iter(f"{W}lvl"):
        link = level.find(f"{W}pStyle")
        at = levels.get(level.get(f"{W}ilvl"))
        if link is not None and at is not None:
            after = at.find(f"{W}lvlRestart")
            (after if after is not None else at.findall(f"{W}numFmt")[0]).addnext(link)


def _indent(styles: Element, lists: Element) -> None:
    """Give each level the indent of its style.

    In a part that starts again the paragraphs name their list themselves, and then the level's indent counts, not the style's.
    """
    indents = {style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}ind") for style in styles.iter(f"{W}style")}
    for level in lists.iter(f"{W}lvl"):
        link, after = level.find(f"{W}pStyle"), level.find(f"{W}lvlJc")
        if link is not None and after is not None:
            for old in level.findall(f"{W}pPr"):
                level.remove(old)
            place = etree.Element(f"{W}pPr")
            after.addnext(place)
            own = indents.get(link.get(f"{W}val"))
            place.append(etree.Element(f"{W}ind", {f"{W}left": "0", f"{W}firstLine": "0"}) if own is None else deepcopy(own))


def _plain_blanks(template: Template, styles: Element) -> None:
    """Take the colour from the style of blanks: it is for drafts."""
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}styleId") == template.ids[Style.BLANK]:
            _drop(style, "shd")
            _drop(style, "highlight")


def _underline(template: Template, styles: Element) -> None:
    """Underline the styles of filled values."""
    wanted = {template.ids[Style.FILLED], template.ids[Style.CONSPICUOUS_FILLED]}
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}styleId") in wanted:
            put(child(style, "rPr"), valued("u", "single"))


def _traditional(styles: Element) -> None:
    """The language that Word checks the spelling of, and fonts that have its characters; a firm's own fonts stay."""
    for language in styles.iter(f"{W}lang"):
        if language.get(f"{W}eastAsia") == LANGUAGES[Script.SIMPLIFIED]:
            language.set(f"{W}eastAsia", LANGUAGES[Script.TRADITIONAL])
    for fonts in styles.iter(f"{W}rFonts"):
        if (font := fonts.get(f"{W}eastAsia", "")) in _FONTS:
            fonts.set(f"{W}eastAsia", _FONTS[font])


def _drop(root: Element, tag: str) -> None:
    for found in list(root.iter(f"{W}{tag}")):
        drop(found)
