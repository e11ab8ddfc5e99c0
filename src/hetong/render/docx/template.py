"""A Word template, opened and compiled once: docxtpl turns its markup into Jinja, Jinja compiles it, the rest is kept as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from jinja2 import Template as Compiled

from hetong.render.docx import tags
from hetong.render.docx.container import DOCUMENT, STYLES
from hetong.render.docx.importing import normalised
from hetong.render.docx.measures import seats, text_width
from hetong.render.docx.parsing import parsed
from hetong.render.docx.style import Style
from hetong.render.docx.style_lookup import styles_by_name
from hetong.render.docx.word_file import checked_status, file_bytes


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
    """The key of the file as it is now. Raises Refused (FILE01 … FILE04) when it can't be read."""
    status = checked_status(path)
    return Key(str(path), status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=8)
def opened(key: Key) -> Template:
    """The template, checked and brought into form: neither its place nor what it says of itself spares it. Raises Refused."""
    found = normalised(file_bytes(Path(key.path)), key.path)
    jinja = tags.environment()
    compiled = {part: jinja.from_string(text) for part, text in found.sources.items()}
    styles, document = (parsed(key.path, part, found.parts[part]) for part in (STYLES, DOCUMENT))
    width = text_width(key.path, document)
    return Template(key.path, found.parts, compiled, styles_by_name(key.path, styles), width, seats(styles, width))
