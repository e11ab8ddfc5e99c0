"""A Word template, opened and compiled once: docxtpl turns its markup into Jinja, Jinja compiles it, the rest is kept as it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Template as Compiled

from hetong.render.docx import tags
from hetong.render.docx.container import (
    APP,
    DOCUMENT,
    NUMBERING,
    PACKAGE_RELATIONS,
    RELATIONS,
    STYLES,
    TYPES,
    Element,
    W,
    parsed,
    read_parts,
    unreadable,
    value,
)
from hetong.render.docx.package import APPLICATION
from hetong.render.docx.style import SIGNATURE_NAME, Style
from hetong.render.docx.style_lookup import styles_by_name

NEEDED = (TYPES, PACKAGE_RELATIONS, DOCUMENT, RELATIONS, STYLES, NUMBERING)
WRITTEN = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
# The space that a table leaves at both sides of a cell, where the style of the table says nothing else.
_PADDING = 216


class Key(NamedTuple):
    """A template file as it stood when it was read."""

    path: str
    mtime: int
    size: int


@dataclass(frozen=True, slots=True)
class Template:
    """``parts``: every part as it is in the file, in order. ``compiled``: those that are rendered. ``width``: of the text, in twips.

    ``seats``: how many characters of a name stand on one line of half the signature page.
    """

    path: str
    parts: Mapping[str, bytes]
    compiled: Mapping[str, Compiled]
    ids: Mapping[Style, str]
    width: int
    seats: float


def key_of(path: Path) -> Key:
    """The key of the file as it is now. Raises Refused (DOCX01) when it can't be read."""
    try:
        stat = path.stat()
    except OSError as wrong:
        raise unreadable(str(path), wrong.strerror or str(wrong)) from None
    return Key(str(path), stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def opened(key: Key) -> Template:
    """The template; one that has not been imported is brought into form first. Raises Refused with what has to be mended in it."""
    try:
        data = Path(key.path).read_bytes()
    except OSError as wrong:
        raise unreadable(key.path, wrong.strerror or str(wrong)) from None
    parts = read_parts(data, key.path, NEEDED)
    if APPLICATION.encode() not in parts.get(APP, b""):
        from hetong.render.docx.importing import normalised

        parts, _ = normalised(parts, key.path)
    return _compiled(parts, key.path)


def _compiled(parts: Mapping[str, bytes], path: str) -> Template:
    roots = {part: parsed(path, part, raw) for part, raw in parts.items() if WRITTEN.fullmatch(part)}
    sources = marked(parts, roots, path)
    jinja = tags.environment()
    compiled = {part: tags.compiled(jinja, path, part, text) for part, text in sources.items()}
    styles, width = parsed(path, STYLES, parts[STYLES]), text_width(path, roots[DOCUMENT])
    return Template(path, parts, compiled, styles_by_name(path, styles), width, _seats(styles, width))


def marked(parts: Mapping[str, bytes], roots: Mapping[str, Element], path: str) -> Mapping[str, str]:
    """The parts that have marks in them, as Jinja. Raises Refused (DOCX03, DOCX04)."""
    found = {part: tags.patched(path, part, root, parts[part]) for part, root in roots.items()}
    return {part: text for part, text in found.items() if "{{" in text or "{%" in text}


def text_width(path: str, document: Element) -> int:
    """Of the last section, which is the one that the body stands in. Raises Refused (DOCX01) for a page without text."""
    sections = list(document.iter(f"{W}sectPr"))
    width = (
        _measure(sections[-1], "pgSz", "w") - sum(_measure(sections[-1], "pgMar", one) for one in ("left", "right", "gutter"))
        if sections
        else 0
    )
    if width <= 0:
        raise unreadable(path, "word/document.xml：w:sectPr")
    return width


def _measure(section: Element, tag: str, side: str) -> int:
    found = section.find(f"{W}{tag}")
    text = found.get(f"{W}{side}", "0") if found is not None else "0"
    return int(text) if text.isdecimal() else 0


def _seats(styles: Element, width: int) -> float:
    sizes = {value(style, "name"): value(style, "rPr/sz") for style in styles.iter(f"{W}style")}
    half_points = sizes.get(SIGNATURE_NAME, "")
    return (width / 2 - _PADDING) / (int(half_points) * 10) if half_points.isdecimal() and int(half_points) else float("inf")
