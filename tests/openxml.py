"""Whether a DOCX is whole: what schema validators do not look at, and ``openxml-audit`` for what they do.

Shares no code with ``hetong``. A finding is a word for its kind, a colon and the place.
"""

import io
import posixpath
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from lxml import etree
from openxml_audit import OpenXmlValidator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LONGEST_NAME = 40
_LISTED = re.compile(r"\b(?:REF|PAGEREF|NOTEREF)\s+(\S+)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def faults(data: bytes) -> list[str]:
    """Everything that is wrong with a file; empty for a good one."""
    found = list(_package(data))
    try:
        parts = _parts(data)
        roots = {name: etree.fromstring(raw) for name, raw in parts.items() if name.endswith((".xml", ".rels"))}
    except etree.XMLSyntaxError as wrong:
        return [*found, f"xml: {wrong}"]
    found += [*_targets(parts, roots), *_styles(roots), *_lists(roots)]
    for name, root in roots.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}: {one}" for one in (*_bookmarks(root), *_fields(root), *_texts(root))]
    return [*found, *_references(roots)]


def audited(data: bytes) -> list[str]:
    """What ``openxml-audit`` finds."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "checked.docx"
        path.write_bytes(data)
        return [str(one) for one in OpenXmlValidator().validate(path).errors]


def _parts(data: bytes) -> Mapping[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _package(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, count in Counter(name.lower() for name in archive.namelist()).items():
            if count > 1:
                yield f"part twice: {name}"


def _targets(parts: Mapping[str, bytes], roots: Mapping[str, etree._Element]) -> Iterator[str]:
    """Relationships lead to parts, parts name relationships, and every part has a type."""
    types = roots["[Content_Types].xml"]
    endings = {node.get("Extension", "").lower() for node in types if node.tag.endswith("Default")}
    listed = {node.get("PartName", "").lstrip("/") for node in types if node.tag.endswith("Override")}
    yield from (f"type of nothing: {name}" for name in listed - set(parts))
    for name in set(parts) - listed - {"[Content_Types].xml"}:
        plain = name.rpartition(".")[2].lower()
        if plain not in endings or (plain == "xml" and not name.startswith("customXml/")):
            yield f"type missing: {name}"
    for name, root in roots.items():
        if name.endswith(".rels"):
            yield from _relations(name, root, parts)
        else:
            yield from _named_relations(name, root, roots)


def _relations(name: str, root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    for link in root:
        target = link.get("Target", "")
        whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(base, target))
        if link.get("TargetMode") != "External" and whole not in parts:
            yield f"part missing: {whole}"


def _named_relations(name: str, root: etree._Element, roots: Mapping[str, etree._Element]) -> Iterator[str]:
    relations = roots.get(f"{posixpath.dirname(name)}/_rels/{posixpath.basename(name)}.rels")
    known = {link.get("Id", "") for link in relations} if relations is not None else set()
    for node in root.iter(etree.Element):
        asked = {str(text) for key, text in node.attrib.items() if str(key).startswith(R)}
        yield from (f"relationship missing: {name} {text}" for text in asked - known)


def _styles(roots: Mapping[str, etree._Element]) -> Iterator[str]:
    known = {style.get(f"{W}styleId") for style in roots["word/styles.xml"].iter(f"{W}style")}
    for name, root in roots.items():
        asked = {node.get(f"{W}val") for node in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next")}
        yield from (f"style missing: {name} {style}" for style in asked - known)


def _lists(roots: Mapping[str, etree._Element]) -> Iterator[str]:
    lists = roots["word/numbering.xml"]
    abstracts = {one.get(f"{W}abstractNumId") for one in lists.iter(f"{W}abstractNum")}
    nums = {one.get(f"{W}numId") for one in lists.iter(f"{W}num")}
    for num in lists.iter(f"{W}num"):
        if _val(num.find(f"{W}abstractNumId")) not in abstracts:
            yield f"list missing: {num.get(f'{W}numId')}"
    yield from _levels(roots["word/styles.xml"], lists)
    for name, root in roots.items():
        asked = {_val(node) for node in root.iter(f"{W}numId")}
        yield from (f"num missing: {name} {num}" for num in asked - nums - {"0"})


def _levels(styles: etree._Element, lists: etree._Element) -> Iterator[str]:
    """A paragraph style says its list; its level is the one that names it, whatever the style says (ISO 29500-1 §17.9.23)."""
    abstract_of = {num.get(f"{W}numId", ""): _val(num.find(f"{W}abstractNumId")) for num in lists.iter(f"{W}num")}
    named = {
        (abstract.get(f"{W}abstractNumId", ""), _val(link))
        for abstract in lists.iter(f"{W}abstractNum")
        for link in abstract.iter(f"{W}pStyle")
    }
    for style in styles.iter(f"{W}style"):
        num = _val(style.find(f"{W}pPr/{W}numPr/{W}numId"))
        if num not in ("", "0") and (abstract_of.get(num, ""), style.get(f"{W}styleId", "")) not in named:
            yield f"level not linked: {style.get(f'{W}styleId')}"


def _bookmarks(root: etree._Element) -> Iterator[str]:
    starts = list(root.iter(f"{W}bookmarkStart"))
    names = Counter(start.get(f"{W}name", "").lower() for start in starts)
    identities = Counter(start.get(f"{W}id", "") for start in starts)
    ends = Counter(end.get(f"{W}id", "") for end in root.iter(f"{W}bookmarkEnd"))
    yield from (f"bookmark name twice: {name}" for name, count in names.items() if count > 1)
    yield from (f"bookmark id twice: {identity}" for identity, count in identities.items() if count > 1)
    yield from (f"bookmark not closed: {identity}" for identity in set(identities) ^ set(ends))
    yield from (f"bookmark closed twice: {identity}" for identity, count in ends.items() if count > 1)
    yield from (f"bookmark name too long: {name}" for name in names if len(name) > LONGEST_NAME)


def _fields(root: etree._Element) -> Iterator[str]:
    """Begin, separate and end nest; a field that is open at the end takes the rest of the document into its code."""
    waiting: list[str] = []
    for node in root.iter(f"{W}fldChar"):
        match node.get(f"{W}fldCharType"):
            case "begin":
                waiting.append("begin")
            case "separate" if waiting and waiting[-1] == "begin":
                waiting[-1] = "separate"
            case "end" if waiting:
                waiting.pop()
            case other:
                yield f"field out of order: {other}"
    if waiting:
        yield f"field not closed: {len(waiting)}"


def _texts(root: etree._Element) -> Iterator[str]:
    for node in root.iter(f"{W}p", f"{W}body", f"{W}tc", f"{W}tbl", f"{W}tr", f"{W}r"):
        if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
            yield f"bare text: {etree.QName(node).localname}"
    for cell in root.iter(f"{W}tc"):
        if not len(cell) or cell[-1].tag != f"{W}p":
            yield "cell without a paragraph"
    for table in root.iter(f"{W}tbl"):
        if table.find(f"{W}tblGrid") is None:
            yield "table without a grid"
    if _CONTROL.search("".join(map(str, root.itertext()))):
        yield "control character"


def _references(roots: Mapping[str, etree._Element]) -> Iterator[str]:
    names = {start.get(f"{W}name") for root in roots.values() for start in root.iter(f"{W}bookmarkStart")}
    asked = {found for root in roots.values() for code in root.iter(f"{W}instrText") for found in _LISTED.findall(code.text or "")}
    asked |= {link.get(f"{W}anchor", "") for root in roots.values() for link in root.iter(f"{W}hyperlink") if link.get(f"{W}anchor")}
    yield from (f"reference to nothing: {name}" for name in sorted(asked - {name for name in names if name}))


def _val(element: etree._Element | None) -> str:
    return "" if element is None else element.get(f"{W}val", "")
