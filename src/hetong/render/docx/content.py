"""What may not stand in a template, because it would stand in every contract made from it."""

from collections.abc import Iterator, Mapping

from hetong.diagnostic import Diagnostic, Message
from hetong.render.docx.container import Element, R, W, excerpt, fault, relations_of
from hetong.render.docx.fields import odd_fields
from hetong.render.docx.parsing import parsed

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
_CHANGED += ("numberingChange", "cellIns", "cellDel", "cellMerge", "tblGridChange", "tblPrExChange")
_COMMENTED = ("commentRangeStart", "commentRangeEnd", "commentReference")
# In any namespace: Word's own, drawings, old drawings.
_ACTIVE = frozenset(
    {"object", "altChunk", "control", "subDoc", "movie", "OLEObject", "oleObj", "contentPart", "audioFile", "videoFile", "wavAudioFile"}
)
_CLICKED = frozenset({"hyperlink", "hlinkClick", "hlinkHover", "hlinkMouseOver"})
_REACHING = frozenset({"src", "href", "althref"})


def odd_content(name: str, part: str, root: Element, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """DOCX09 for what others left open, DOCX07 for what runs or leads elsewhere, DOCX18; each kind at its first place."""
    yield from _found(name, part, root, _CHANGED, Message("修订"), Message("在 Word 里接受或者拒绝全部修订，关掉修订，再保存"))
    yield from _found(name, part, root, _COMMENTED, Message("批注"), Message("在 Word 里删除全部批注，再保存"))
    yield from _first(name, part, root)
    yield from odd_fields(name, part, root)
    yield from _dangling(name, part, root, parts)


def _found(name: str, part: str, root: Element, kinds: tuple[str, ...], what: Message, hint: Message) -> Iterator[Diagnostic]:
    for node in root.iter(*(f"{W}{kind}" for kind in kinds)):
        yield fault("DOCX09", name, Message("{part} 里还有{what}（“{near}”附近）", part=part, what=what, near=excerpt(node)), hint)
        return


def _first(name: str, part: str, root: Element) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for node in root.iter():
        for kind, (message, hint) in _reaching(part, node, told):
            told.add(kind)
            yield fault("DOCX07", name, message, hint)


def _reaching(part: str, node: Element, told: set[str]) -> Iterator[tuple[str, tuple[Message, Message]]]:
    tag = _local(node.tag)
    if tag in _ACTIVE and "object" not in told:
        message = Message("{part} 里有嵌入的对象（“{near}”附近）", part=part, near=excerpt(node))
        yield "object", (message, Message("删掉对象，或者换成图片"))
    if tag in _CLICKED and "hyperlink" not in told:
        message = Message("{part} 里有超链接（“{near}”附近）", part=part, near=excerpt(node))
        yield "hyperlink", (message, Message("取消超链接，文字可以留"))
    if "outside" not in told and any(_local(key) in _REACHING and str(text)[:1] not in ("", "#") for key, text in node.attrib.items()):
        message = Message("{part} 里有图片或者形状连到文件以外（“{near}”附近）", part=part, near=excerpt(node))
        yield "outside", (message, Message("删掉它，重新插入图片，选“插入”，不选“链接到文件”"))


def _dangling(name: str, part: str, root: Element, parts: Mapping[str, bytes]) -> Iterator[Diagnostic]:
    """Charts, diagrams and the like live in parts that a template may not have."""
    raw = parts.get(relations_of(part))
    known = {link.get("Id") for link in parsed(name, relations_of(part), raw)} if raw else set()
    for node in root.iter():
        if any(str(key).startswith(R) and text and text not in known for key, text in node.attrib.items()):
            message = Message("{part} 里有图表或者别的外来内容（“{near}”附近）", part=part, near=excerpt(node))
            yield fault("DOCX07", name, message, Message("换成 PNG 或者 JPEG 图片"))
            return


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
