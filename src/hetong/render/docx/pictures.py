"""Pictures by what they are, not by what they are called: only kinds that show something and do nothing."""

import re
from collections.abc import Iterator

from hetong.diagnostic import Message
from hetong.render.docx.container import refused
from hetong.render.docx.parsing import parsed

# The ending of the name, and the content type after image/.
CONTENT_TYPES = {"png": "png", "jpeg": "jpeg", "gif": "gif", "bmp": "bmp", "tiff": "tiff", "emf": "x-emf", "wmf": "x-wmf", "svg": "svg+xml"}
_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"\xd7\xcd\xc6\x9a", "wmf"),
    (b"\1\0\x09\0", "wmf"),
)
_EMF, _EMF_AT = b" EMF", 40
_SVG = re.compile(rb"\s*<(?:\?xml|!--|svg|[A-Za-z]\w*:svg)[\s>]?")
_BOM = b"\xef\xbb\xbf"
_ACTIVE_TAGS = frozenset({"script", "foreignObject", "handler", "listener", "iframe", "animate", "set"})
_LINKED = re.compile(r"url\(\s*['\"]?(?!#)|@import", re.IGNORECASE)


def picture_kind(name: str, part: str, raw: bytes) -> str:
    """The ending that fits. Raises Refused: DOCX07 for what is no picture, or one that runs or reaches out."""
    if raw.startswith(b"\1\0\0\0") and raw[_EMF_AT : _EMF_AT + 4] == _EMF:
        return "emf"
    for beginning, kind in _BEGINNINGS:
        if raw.startswith(beginning):
            return kind
    if not _SVG.match(raw.removeprefix(_BOM)) or any(_active(name, part, raw)):
        raise refused("DOCX07", name, Message("不认识的图片格式：{part}", part=part), Message("图片换成 PNG 或者 JPEG"))
    return "svg"


def _active(name: str, part: str, raw: bytes) -> Iterator[bool]:
    """Whether a drawing holds a program or something from elsewhere."""
    root = parsed(name, part, raw)
    yield _local(root.tag) != "svg"
    for node in root.iter():
        yield _local(node.tag) in _ACTIVE_TAGS
        yield _LINKED.search(node.text or "") is not None
        for key, text in node.attrib.items():
            plain = _local(key).lower()
            yield plain.startswith("on") or _LINKED.search(str(text)) is not None
            yield plain in ("href", "src") and not str(text).startswith(("#", "data:image/png", "data:image/jpeg"))


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]
