"""The floor: what any writer of this file has to do, which is to join its text to its marks and deflate that."""

import re
from collections.abc import Callable, Mapping
from html import escape, unescape

from hetong.render.docx.package import archive, deflated

_DOCUMENT = "word/document.xml"
_TEXT = re.compile(r'<w:t xml:space="preserve">([^<]*)</w:t>')


def floor(parts: Mapping[str, bytes]) -> Callable[[], bytes]:
    """Writes the same file again: each run's text escaped and put in place, the other parts deflated beforehand."""
    ready = {name: deflated(name, plain) for name, plain in parts.items()}
    *pieces, tail = _TEXT.split(parts[_DOCUMENT].decode())
    runs = [(before, unescape(text)) for before, text in zip(pieces[::2], pieces[1::2], strict=True)]

    def written() -> bytes:
        body = "".join([f'{before}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' for before, text in runs]) + tail
        return archive((ready | {_DOCUMENT: deflated(_DOCUMENT, body.encode())}).values())

    return written
