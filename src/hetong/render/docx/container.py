"""Word files as others made them: opened under limits, with nothing in them that runs, reaches out or expands.

Whatever is refused is said with its place, so that the sender can mend it.
"""

import io
import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CORE, APP, TYPES = "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"
PACKAGE_RELATIONS, RELATIONS = "_rels/.rels", "word/_rels/document.xml.rels"
XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

LARGEST_FILE = 32 * 1024 * 1024
_LARGEST = 96 * 1024 * 1024
_MOST_PARTS = 1000
# XML deflates to a tenth, long repetitive tables to a fiftieth; what passes this was made to expand.
_RATIO, _RATIO_FROM = 200, 1024 * 1024
_ENCRYPTED = 0x1
_ACTIVE = re.compile(r"vbaProject|vbaData|(?:^|/)(?:embeddings|activeX|ctrlProps)/|afchunk|\.(?:bin|exe|dll|js|vbs|ole)$", re.IGNORECASE)
_ACTIVE_TYPE = re.compile(rb"macroEnabled|vbaProject|oleObject|ms-office\.activeX|ms-word\.attachedToolbars")
_STRICT = b"http://purl.oclc.org/ooxml/"
_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
# An encryption of Word's own is an OLE file that holds the package.
_OLE = b"\xd0\xcf\x11\xe0"


def fault(code: str, name: str, message: Message, hint: Message) -> Diagnostic:
    """A finding about the file as a whole or about one of its parts, which the message names."""
    return error(code, Location(name), message, hint)


def refused(code: str, name: str, message: Message, hint: Message) -> Refused:
    """The same, where nothing more can be found out."""
    return Refused([fault(code, name, message, hint)])


def unreadable(name: str, why: object) -> Refused:
    """DOCX01."""
    return refused("DOCX01", name, Message("读不了 Word 文件：{why}", why=why), Message("换一个用 Word 或者 WPS 存成 .docx 的文件"))


def read_parts(data: bytes, name: str, needed: Iterable[str]) -> Mapping[str, bytes]:
    """Every part by its name, in the order of the file.

    Raises Refused: DOCX01 when it is no Word file, DOCX06 past a limit, DOCX07 for what runs, DOCX08 for a name that is there twice.
    """
    if data[:4] == _OLE:
        raise unreadable(name, Message("它加了密码，或者是旧的 .doc 格式"))
    if len(data) > LARGEST_FILE:
        raise _too_large(name, Message("文件超过 {limit} MB", limit=LARGEST_FILE >> 20))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = [info for info in archive.infolist() if not info.is_dir()]
            _check_directory(name, infos)
            parts = {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, zipfile.LargeZipFile) as wrong:
        raise unreadable(name, str(wrong)) from None
    _check_parts(name, parts, needed)
    return parts


def _too_large(name: str, why: Message) -> Refused:
    return refused("DOCX06", name, Message("Word 文件过大：{why}", why=why), Message("压缩或者删去图片，另存一份再试"))


def _check_directory(name: str, infos: list[zipfile.ZipInfo]) -> None:
    if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST:
        raise _too_large(name, Message("部件超过 {count} 个或者展开后超过 {limit} MB", count=_MOST_PARTS, limit=_LARGEST >> 20))
    for info in infos:
        if info.flag_bits & _ENCRYPTED:
            raise unreadable(name, Message("部件 {part} 加了密码", part=info.filename))
        if info.file_size > _RATIO_FROM and info.file_size > _RATIO * max(info.compress_size, 1):
            raise _too_large(name, Message("部件 {part} 的压缩比不正常", part=info.filename))
    # Names of parts do not tell A from a.
    twice = [one for one, count in Counter(info.filename.lower() for info in infos).items() if count > 1]
    if twice:
        message = Message("Word 文件里有重名的部件：{parts}", parts="、".join(sorted(twice)))
        raise refused("DOCX08", name, message, Message("用 Word 或者 WPS 打开，另存为 .docx 再试"))


def _check_parts(name: str, parts: Mapping[str, bytes], needed: Iterable[str]) -> None:
    if missing := [part for part in needed if part not in parts]:
        raise unreadable(name, Message("缺少 {parts}", parts="、".join(missing)))
    active = sorted(part for part in parts if _ACTIVE.search(part))
    if active or _ACTIVE_TYPE.search(parts[TYPES]):
        message = Message("Word 文件里有宏或者嵌入的对象：{parts}", parts="、".join(active[:3]) or TYPES)
        raise refused("DOCX07", name, message, Message("删掉宏和嵌入的对象（图片可以留），另存为 .docx 再试"))
    if _STRICT in parts[PACKAGE_RELATIONS]:
        raise unreadable(name, Message("它是“严格 Open XML”格式；另存时选“Word 文档 (*.docx)”"))


def parsed(name: str, part: str, raw: bytes) -> Element:
    """The XML of a part. Raises Refused: DOCX01 when it isn't XML, DOCX07 when it declares a document type."""

    def doctype(*_: object) -> None:
        message = Message("部件 {part} 里有 DTD 声明", part=part)
        raise refused("DOCX07", name, message, Message("这不是 Word 写的文件；用 Word 打开原文件另存"))

    checker = ParserCreate()
    checker.StartDoctypeDeclHandler = doctype
    try:
        checker.Parse(raw, True)
        return etree.fromstring(raw, _SAFE)
    except (ExpatError, etree.XMLSyntaxError) as wrong:
        raise unreadable(name, Message("部件 {part} 不是正确的 XML：{why}", part=part, why=wrong)) from None


def serialised(root: Element) -> bytes:
    """The part, UTF-8 with its declaration."""
    return XML_HEAD + etree.tostring(root, encoding="utf-8")


def value(element: Element, path: str) -> str:
    """``w:val`` of a child of Word's namespace, empty without one: ``value(style, "pPr/basedOn")``."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found.get(f"{W}val", "") if found is not None else ""


def relations_of(part: str) -> str:
    """The name of the part that holds its relationships."""
    return f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"


def field_codes(root: Element) -> Iterator[tuple[Element, str]]:
    """Each field with its whole instruction, however many runs it is spread over."""
    waiting: list[tuple[Element, list[str]]] = []
    for node in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"):
        kind = node.get(f"{W}fldCharType")
        if node.tag == f"{W}fldSimple":
            yield node, node.get(f"{W}instr", "")
        elif kind == "begin":
            waiting.append((node, []))
        elif kind == "end" and waiting:
            start, code = waiting.pop()
            yield start, "".join(code)
        elif kind is None and waiting:
            waiting[-1][1].append(node.text or "")


def drop(element: Element) -> None:
    """Take an element out of its tree, together with what is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def excerpt(element: Element) -> str:
    """The first words of the paragraph that an element stands in, to find the place by."""
    place: Element | None = element
    while place is not None and place.tag != f"{W}p":
        place = place.getparent()
    text = "".join(piece.text or "" for piece in (element if place is None else place).iter(f"{W}t")).strip()
    return text[:30] if text else "（空段落）"
