"""A firm's own template, as it comes out of Word, WPS or LibreOffice, made into one that the renderer can use, or refused."""

from collections.abc import Iterator, Mapping

from lxml import etree

from hetong.diagnostic import Diagnostic, Message, Refused, Severity
from hetong.render.docx import tags
from hetong.render.docx.container import (
    DOCUMENT,
    NUMBERING,
    STYLES,
    Element,
    R,
    W,
    excerpt,
    fault,
    field_codes,
    parsed,
    read_parts,
    relations_of,
    serialised,
)
from hetong.render.docx.lists import settle
from hetong.render.docx.normalise import cleaned
from hetong.render.docx.package import archive, stored
from hetong.render.docx.style_lookup import missing_styles
from hetong.render.docx.template import NEEDED, WRITTEN, marked, text_width

_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_CHANGED: tuple[str, ...] = (
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "trPrChange",
    "tcPrChange",
)
_CHANGED += ("numberingChange", "cellIns", "cellDel", "tblGridChange")
_COMMENTED = ("commentRangeStart", "commentReference")
_ACTIVE = (f"{W}object", f"{W}altChunk", f"{W}control", f"{W}subDoc", f"{W}movie", f"{_OFFICE}OLEObject")
_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "STYLEREF"})


def import_template(data: bytes, name: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The template in form, same bytes for the same template, and what was noticed on the way (never an error).

    ``name`` is what messages call the file. Raises Refused with everything that has to be mended (DOCX01 … DOCX10).
    """
    parts, noticed = normalised(read_parts(data, name, NEEDED), name)
    return archive(stored(part, raw) for part, raw in parts.items()), noticed


def normalised(parts: Mapping[str, bytes], name: str) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """The same for parts that have been read. Raises Refused."""
    parts = dict(cleaned(parts, name))
    if missing := [part for part in NEEDED if part not in parts]:
        raise Refused([fault("DOCX01", name, Message("读不了 Word 文件：{why}", why="、".join(missing)), Message("从 standard.docx 改起"))])
    roots = {part: parsed(name, part, raw) for part, raw in parts.items() if WRITTEN.fullmatch(part)}
    styles, lists = parsed(name, STYLES, parts[STYLES]), parsed(name, NUMBERING, parts[NUMBERING])
    found = (*_content(name, parts, roots), *_structure(name, styles, lists), *_marks(name, parts, roots))
    if any(one.severity is Severity.ERROR for one in found):
        raise Refused(found)
    text_width(name, roots[DOCUMENT])
    return {**parts, STYLES: serialised(styles), NUMBERING: serialised(lists)}, found


def _structure(name: str, styles: Element, lists: Element) -> tuple[Diagnostic, ...]:
    """Styles, then the lists that they name; the lists are brought into form."""
    return missing_styles(name, styles) or settle(name, styles, lists)


def _marks(name: str, parts: Mapping[str, bytes], roots: Mapping[str, Element]) -> tuple[Diagnostic, ...]:
    try:
        return tags.lint(name, marked(parts, roots, name), roots)
    except Refused as refused:
        return refused.diagnostics


def _content(name: str, parts: Mapping[str, bytes], roots: Mapping[str, Element]) -> Iterator[Diagnostic]:
    """What may not stand in a template: it would stand in every contract made from it."""
    for part, root in roots.items():
        yield from _found(name, part, root, _CHANGED, Message("修订"), Message("在 Word 里接受或者拒绝全部修订，关掉修订，再保存"))
        yield from _found(name, part, root, _COMMENTED, Message("批注"), Message("在 Word 里删除全部批注，再保存"))
        for node in list(root.iter(*_ACTIVE))[:1]:
            message = Message("{part} 里有嵌入的对象（“{near}”附近）", part=part, near=excerpt(node))
            yield fault("DOCX07", name, message, Message("删掉对象，或者换成图片"))
        for node in list(root.iter(f"{W}hyperlink"))[:1]:
            message = Message("{part} 里有超链接（“{near}”附近）", part=part, near=excerpt(node))
            yield fault("DOCX07", name, message, Message("取消超链接，文字可以留"))
        yield from _fields(name, part, root)
        yield from _dangling(name, part, root, parts)


def _found(name: str, part: str, root: Element, kinds: tuple[str, ...], what: Message, hint: Message) -> Iterator[Diagnostic]:
    """One finding for a kind and a part, at its first place."""
    for node in list(root.iter(*(f"{W}{kind}" for kind in kinds)))[:1]:
        yield fault("DOCX09", name, Message("{part} 里还有{what}（“{near}”附近）", part=part, what=what, near=excerpt(node)), hint)


def _fields(name: str, part: str, root: Element) -> Iterator[Diagnostic]:
    """A field is a small program: some read other files, others print another date on every day."""
    for node, code in field_codes(root):
        kind = (code.split() or [""])[0].upper()
        if kind not in _FIELDS:
            message = Message("{part} 里的域“{kind}”不能用在模板里（“{near}”附近）", part=part, kind=kind[:20], near=excerpt(node))
            yield fault("DOCX07", name, message, Message("删掉这个域；页码用 PAGE 和 NUMPAGES"))


def _dangling(name: str, part: str, root: Element, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Charts, diagrams and the like live in parts that a template may not have."""
    raw = parts.get(relations_of(part))
    known = {link.get("Id") for link in parsed(name, relations_of(part), raw)} if raw else set()
    for node in root.iter(etree.Element):
        if any(str(key).startswith(R) and text not in known for key, text in node.attrib.items()):
            message = Message("{part} 里有图表或者别的外来内容（“{near}”附近）", part=part, near=excerpt(node))
            yield fault("DOCX07", name, message, Message("换成 PNG 或者 JPEG 图片"))
            return
