"""The multilevel lists of a template that others have worked on: recognised by what they print, named and linked again.

Programs lose what the renderer needs (LibreOffice: the lists' names, ``isLgl``, lists that no style names) and firms restyle what
they may: fonts, indents, gaps. So a list is known by its formats and texts alone, and everything else of it is kept.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy

from lxml import etree

from hetong.diagnostic import Diagnostic, Location, Message, Severity
from hetong.model.deal.contract import Numbering
from hetong.model.scheme import ANNEX, BODY, SCHEMES, Format, Rank, Scheme, chain, label, lvl_text, separator
from hetong.render.docx.container import Element, W, drop, fault, value
from hetong.render.docx.schema_order import child, put, valued
from hetong.render.docx.style import OF_RANK
from hetong.render.docx.style_lookup import elements_by_name

ANNEX_LIST = "annex"
# LibreOffice knows one circle only.
_SAME = {"decimalEnclosedCircle": Format.CIRCLED.value}
_NAMES = {
    Rank.PART: Message("部分"),
    Rank.ARTICLE: Message("条"),
    Rank.PARAGRAPH: Message("款"),
    Rank.ITEM: Message("项"),
    Rank.SUBITEM: Message("目"),
    Rank.ANNEX: Message("附件"),
    Rank.ANNEX_PARAGRAPH: Message("附件的条"),
    Rank.ANNEX_ITEM: Message("附件的项"),
    Rank.ANNEX_SUBITEM: Message("附件的目"),
}


def settle(name: str, styles: Element, lists: Element) -> tuple[Diagnostic, ...]:
    """Bring both parts into the form that ``prepare`` works on.

    Returns what can't be mended (DOCX05; the parts are then of no use) or else what was added (DOCX11, for information).
    """
    _apply_overrides(lists)
    known = elements_by_name(styles)
    body, annex = (_linked(lists, known[OF_RANK[rank].lower()]) for rank in (Rank.ARTICLE, Rank.ANNEX))
    if body is None or annex is None:
        return tuple(_unlinked(name, rank) for rank, one in ((Rank.ARTICLE, body), (Rank.ANNEX, annex)) if one is None)
    scheme = min(Numbering, key=lambda one: len(_differences(body, SCHEMES[one], BODY)))
    wrong = [_wrong(name, body, rank, SCHEMES[scheme], BODY) for rank in _differences(body, SCHEMES[scheme], BODY)]
    wrong += [_wrong(name, annex, rank, SCHEMES[scheme], ANNEX) for rank in _differences(annex, SCHEMES[scheme], ANNEX)]
    return tuple(wrong) if wrong else _rebuild(name, known, lists, scheme, body, annex)


def _apply_overrides(lists: Element) -> None:
    """A level that only a ``w:num`` restyles becomes the list's own."""
    by_id = {one.get(f"{W}abstractNumId"): one for one in lists.iter(f"{W}abstractNum")}
    for num in lists.iter(f"{W}num"):
        for override in num.findall(f"{W}lvlOverride"):
            level, abstract = override.find(f"{W}lvl"), by_id.get(value(num, "abstractNumId"))
            if level is not None and abstract is not None:
                for old in abstract.findall(f"{W}lvl"):
                    if old.get(f"{W}ilvl") == level.get(f"{W}ilvl"):
                        abstract.replace(old, level)
            drop(override)


def _linked(lists: Element, style: Element) -> Element | None:
    """The list that a style names, or that names the style."""
    num_id, style_id = value(style, "pPr/numPr/numId"), style.get(f"{W}styleId", "")
    wanted = {value(num, "abstractNumId") for num in lists.iter(f"{W}num") if num.get(f"{W}numId") == num_id}
    for abstract in lists.iter(f"{W}abstractNum"):
        names_it = any(value(level, "pStyle") == style_id for level in abstract.iter(f"{W}lvl"))
        if abstract.get(f"{W}abstractNumId") in wanted or (not num_id and names_it):
            return abstract
    return None


def _levels(abstract: Element) -> Mapping[int, Element]:
    return {int(level.get(f"{W}ilvl", "0")): level for level in abstract.findall(f"{W}lvl")}


def _printed(level: Element | None) -> tuple[str, str]:
    """What the numbers of a level look like: format and text."""
    if level is None:
        return "", ""
    shown = value(level, "numFmt")
    return _SAME.get(shown, shown), value(level, "lvlText")


def _differences(abstract: Element, scheme: Scheme, ranks: Sequence[Rank]) -> list[Rank]:
    levels = _levels(abstract)
    wanted = {rank: (scheme[rank].format.value, lvl_text(scheme[rank], ranks)) for rank in ranks}
    return [rank for at, rank in enumerate(ranks) if _printed(levels.get(at)) != wanted[rank]]


def _unlinked(name: str, rank: Rank) -> Diagnostic:
    message = Message("样式“{style}”没有连到多级列表", style=OF_RANK[rank].value)
    return fault("DOCX05", name, message, Message("在 Word 的“定义新的多级列表”里把级别链接到这个样式；或者从 standard.docx 改起"))


def _wrong(name: str, abstract: Element, rank: Rank, scheme: Scheme, ranks: Sequence[Rank]) -> Diagnostic:
    at = ranks.index(rank)
    found = _printed(_levels(abstract).get(at))[1]
    message = Message(
        "多级列表第 {at} 级（{rank}）的编号应当是“{wanted}”，模板里是“{found}”",
        at=at + 1,
        rank=_NAMES[rank],
        wanted=lvl_text(scheme[rank], ranks),
        found=found,
    )
    return fault("DOCX05", name, message, Message("编号的字体、缩进可以改，文字和数字格式不能改；在“定义新的多级列表”里改回来"))


def _rebuild(
    name: str, styles: Mapping[str, Element], lists: Element, scheme: Numbering, body: Element, annex: Element
) -> tuple[Diagnostic, ...]:
    """The three lists of articles and the one of annexes, in the order of ``Numbering``; ``body`` is the pattern of the missing ones."""
    found = {one: body if one is scheme else _of_scheme(lists, one) for one in Numbering}
    shaped = {one: _patterned(body, one) if abstract is None else abstract for one, abstract in found.items()}
    for old in [*lists.iter(f"{W}abstractNum"), *lists.iter(f"{W}num")]:
        lists.remove(old)
    settled = [_settled(shaped[one], at, one.value, SCHEMES[one], BODY) for at, one in enumerate(Numbering)]
    settled.append(_settled(annex, len(settled), ANNEX_LIST, SCHEMES[scheme], ANNEX))
    nums = [_num(at + 1, at) for at in range(len(settled))]
    for at, one in enumerate([*settled, *nums]):
        lists.insert(at, one)
    _link(styles, settled[list(Numbering).index(scheme)], list(Numbering).index(scheme) + 1, BODY)
    _link(styles, settled[-1], len(settled), ANNEX)
    _unnumber(styles)
    return tuple(_added(name, one) for one, abstract in found.items() if abstract is None)


def _of_scheme(lists: Element, scheme: Numbering) -> Element | None:
    return next((one for one in lists.iter(f"{W}abstractNum") if not _differences(one, SCHEMES[scheme], BODY)), None)


def _patterned(body: Element, scheme: Numbering) -> Element:
    """A list in the manner of another one; the gap after a number belongs to the number."""
    copied = deepcopy(body)
    for at, level in _levels(copied).items():
        if at < len(BODY) and value(level, "suff") in ("space", "nothing"):
            sample = label(scheme, BODY[at], (1,) * len(chain(BODY[at])))
            put(level, valued("suff", "space" if separator(sample) else "nothing"))
    return copied


def _added(name: str, scheme: Numbering) -> Diagnostic:
    message = Message("模板里没有编号方式“{scheme}”的多级列表，已照现有列表的样子补上", scheme=scheme.value)
    return Diagnostic("DOCX11", Severity.INFO, Location(name), message)


def _settled(abstract: Element, at: int, name: str, scheme: Scheme, ranks: Sequence[Rank]) -> Element:
    """The list under its name and a number of its own, each level printing what the scheme says."""
    for key in list(abstract.attrib):
        del abstract.attrib[key]
    abstract.set(f"{W}abstractNumId", str(at))
    for tag in ("styleLink", "numStyleLink"):
        for old in abstract.findall(f"{W}{tag}"):
            abstract.remove(old)
    # Word takes two lists with one nsid for the same list.
    for tag, text in (("nsid", f"4E5F60{at:02X}"), ("multiLevelType", "multilevel"), ("tmpl", f"5A6B7C{at:02X}"), ("name", name)):
        put(abstract, valued(tag, text))
    for level in abstract.findall(f"{W}lvl"):
        _settle_level(level, scheme, ranks)
    return abstract


def _settle_level(level: Element, scheme: Scheme, ranks: Sequence[Rank]) -> None:
    for key in [key for key in level.attrib if key != f"{W}ilvl"]:
        del level.attrib[key]
    for tag in ("pStyle", "lvlRestart", "isLgl"):
        for old in level.findall(f"{W}{tag}"):
            level.remove(old)
    at = int(level.get(f"{W}ilvl", "0"))
    if at >= len(ranks):
        return
    known = scheme[ranks[at]]
    put(level, valued("start", 1))
    put(level, valued("numFmt", known.format.value))
    put(level, valued("lvlText", lvl_text(known, ranks)))
    if ranks[at] is Rank.ARTICLE:
        put(level, valued("lvlRestart", 0))
    if known.legal:
        put(level, etree.Element(f"{W}isLgl"))
    _hint(level)


def _hint(level: Element) -> None:
    """Without it ① and （ come out of the Latin font."""
    look = level.find(f"{W}rPr")
    if look is None:
        look = etree.SubElement(level, f"{W}rPr")
    if look.find(f"{W}rFonts") is None:
        look.insert(0, etree.Element(f"{W}rFonts", {f"{W}hint": "eastAsia"}))


def _num(num_id: int, abstract: int) -> Element:
    num = etree.Element(f"{W}num", {f"{W}numId": str(num_id)})
    num.append(valued("abstractNumId", abstract))
    return num


def _unnumber(styles: Mapping[str, Element]) -> None:
    """A style that no level names has no certain level (ISO 29500-1 §17.9.23), and the lists of the others are gone."""
    numbered = {style.lower() for style in OF_RANK.values()}
    for name, element in styles.items():
        found = element.find(f"{W}pPr/{W}numPr")
        if name not in numbered and found is not None:
            drop(found)


def _link(styles: Mapping[str, Element], abstract: Element, num_id: int, ranks: Sequence[Rank]) -> None:
    """Styles and levels name each other; a style without an indent of its own takes that of its level."""
    levels = _levels(abstract)
    for at, rank in enumerate(ranks):
        element = styles[OF_RANK[rank].lower()]
        put(levels[at], valued("pStyle", element.get(f"{W}styleId", "")))
        place = child(element, "pPr")
        listed = etree.Element(f"{W}numPr")
        listed.extend([valued("ilvl", at), valued("numId", num_id)])
        put(place, listed)
        indent = levels[at].find(f"{W}pPr/{W}ind")
        if place.find(f"{W}ind") is None and indent is not None:
            put(place, deepcopy(indent))
