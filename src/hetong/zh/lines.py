"""Text written over several lines, joined as its language does: no space between Chinese, one between words of letters."""

import unicodedata
from collections.abc import Iterable


def joined(lines: Iterable[str]) -> str:
    """Lines as one; the ends of each are without spaces."""
    written = [line for line in lines if line]
    return "".join(f"{glue(before, line)}{line}" for before, line in zip(["", *written], written, strict=False))


def glue(before: str, after: str) -> str:
    """What stands between two lines that are one sentence."""
    return " " if before and after and _is_narrow(before[-1]) and _is_narrow(after[0]) else ""


def refolded(text: str, lines: Iterable[str]) -> str:
    """Folded text whose line breaks became spaces, without those beside a Chinese character. ``lines`` are what was written.

    An empty line between two paragraphs stays one: who prints the text decides whether it may have paragraphs.
    """
    kept: list[str] = []
    end, before, empty = 0, "", False
    for line in lines:
        start = text.find(line, end) if line else -1
        if start < 0:
            empty = empty or bool(kept and not line)
            continue
        gap = text[end:start]
        if before and gap == " ":
            gap = glue(before, line)
        kept += ["\n" if empty and "\n" in gap else "", gap, line]
        end, before, empty = start + len(line), line, False
    return "".join(kept) + text[end:]


def _is_narrow(char: str) -> bool:
    return unicodedata.east_asian_width(char) not in "WF" and char not in "“”‘’…—·"
