"""A Word template, opened and compiled once: docxtpl turns its markup into Jinja, Jinja compiles it, the rest is kept as it is."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError
from jinja2 import Template as Compiled
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.render.docx.style import Style

DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CORE, TYPES, RELATIONS = "docProps/core.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_NEEDED = (TYPES, "_rels/.rels", DOCUMENT, RELATIONS, STYLES, NUMBERING, CORE)
_LARGEST = 32 * 1024 * 1024
_WRITTEN = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
# docxtpl mends these after rendering; the compiled way doesn't.
_BEYOND = re.compile(r"\{%\s*(?:tc\b|colspan\b|hm\b|vm\b|cellbg\b)")
_HOLLOW = re.compile(r'<w:r><w:t(?: xml:space="preserve")?>(?:</w:t>)</w:r>')


class Key(NamedTuple):
    """A template file as it stood when it was read."""

    path: str
    mtime: int
    size: int


@dataclass(frozen=True, slots=True)
class Template:
    """``parts``: every part as it is in the file, in order. ``compiled``: those that are rendered. ``width``: of the text, in twips."""

    path: str
    parts: Mapping[str, bytes]
    compiled: Mapping[str, Compiled]
    ids: Mapping[Style, str]
    width: int


def key_of(path: Path) -> Key:
    """The key of the file as it is now. Raises Refused (DOCX01) when it can't be read."""
    try:
        stat = path.stat()
    except OSError as wrong:
        raise _unreadable(str(path), wrong.strerror or str(wrong)) from None
    return Key(str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def opened(key: Key) -> Template:
    """The template. Raises Refused with what a lawyer has to mend in it (DOCX01 … DOCX04)."""
    parts = _parts(key.path)
    found = {name: _patched(key.path, name, parts[name]) for name in parts if _WRITTEN.fullmatch(name)}
    sources = {name: text for name, text in found.items() if "{{" in text or "{%" in text}
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    compiled = {name: _compiled(environment, key.path, name, text) for name, text in sources.items()}
    return Template(key.path, parts, compiled, _ids(key.path, parts[STYLES]), _width(parts[DOCUMENT]))


def fault(code: str, path: str, message: Message, hint: Message) -> Refused:
    """A template that can't be used."""
    return Refused([_fault(code, path, message, hint)])


def _fault(code: str, path: str, message: Message, hint: Message) -> Diagnostic:
    return error(code, Location(path), message, hint)


def _unreadable(path: str, why: object) -> Refused:
    return fault("DOCX01", path, Message("读不了 Word 模板：{why}", why=why), Message("换一个用 Word 或者 WPS 存成 .docx 的模板"))


def _parts(path: str) -> Mapping[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(Path(path).read_bytes())) as archive:
            names = archive.namelist()
            if len(names) != len(set(names)) or sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise _unreadable(path, Message("部件重名或者过大"))
            parts = {name: archive.read(name) for name in names if not name.endswith("/")}
    except (OSError, zipfile.BadZipFile) as wrong:
        raise _unreadable(path, str(wrong)) from None
    if missing := [name for name in _NEEDED if name not in parts]:
        raise _unreadable(path, Message("缺少 {parts}", parts="、".join(missing)))
    return parts


def _patched(path: str, name: str, raw: bytes) -> str:
    _whole_marks(path, name, raw)
    text = raw.decode()
    patched: str = DocxTemplate(path).patch_xml(text.partition("?>")[2] if text.startswith("<?xml") else text)
    if beyond := _BEYOND.search(patched):
        message = Message("{part} 用了不支持的标记 {tag}…", part=name, tag=beyond[0])
        raise fault("DOCX03", path, message, Message("单元格的合并和底色请直接在 Word 里设好"))
    # docxtpl leaves empty runs where it cut one in two.
    return _HOLLOW.sub("", patched)


def _whole_marks(path: str, name: str, raw: bytes) -> None:
    """A mark that is not closed in its paragraph would take the XML after it along."""
    for paragraph in etree.fromstring(raw).iter(f"{W}p"):
        text = "".join(piece.text or "" for piece in paragraph.iter(f"{W}t"))
        if text.count("{{") != text.count("}}") or text.count("{%") != text.count("%}"):
            message = Message("{part} 里有没写完的标记：{text}", part=name, text=text[:30])
            raise fault("DOCX04", path, message, Message("双花括号和 {{% … %}} 要在同一段里成对"))


def _compiled(environment: SandboxedEnvironment, path: str, name: str, text: str) -> Compiled:
    try:
        return environment.from_string(text)
    except TemplateSyntaxError as wrong:
        message = Message("{part} 里的标记写错了：{why}", part=name, why=wrong.message or "")
        raise fault("DOCX04", path, message, Message("在 Word 里检查双花括号和 {{% … %}} 是否成对")) from None


def _ids(path: str, styles: bytes) -> Mapping[Style, str]:
    known = {
        name.get(f"{W}val", "").lower(): style.get(f"{W}styleId", "")
        for style in etree.fromstring(styles).iter(f"{W}style")
        if (name := style.find(f"{W}name")) is not None
    }
    hint = Message("在 Word 的样式窗格里补上，名字要一字不差；或者从 standard.docx 改起")
    missing = [style for style in Style if style.lower() not in known]
    if missing:
        raise Refused([_fault("DOCX02", path, Message("模板缺少样式“{name}”", name=style.value), hint) for style in missing])
    return {style: known[style.lower()] for style in Style}


def _width(document: bytes) -> int:
    """Of the last section, which is the one that the body stands in."""
    section = list(etree.fromstring(document).iter(f"{W}sectPr"))[-1]

    def measure(tag: str, side: str) -> int:
        found = section.find(f"{W}{tag}")
        return int(found.get(f"{W}{side}", "0")) if found is not None else 0

    return measure("pgSz", "w") - measure("pgMar", "left") - measure("pgMar", "right") - measure("pgMar", "gutter")
