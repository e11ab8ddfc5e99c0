"""Text written over several lines, joined as its language does: no space between Chinese, one between words of letters."""

import unicodedata
from collections.abc import Iterable


def joined(lines: Iterable[str]) -> str:
    """Lines as one; the ends of each are without spaces."""
    whole = ""
    for line in lines:
        whole = whole + glue(whole, line) + line if whole and line else whole or line
    return whole


def glue(before: str, after: str) -> str:
    """What stands between two lines that are one sentence."""
    return " " if before and after and _is_narrow(before[-1]) and _is_narrow(after[0]) else ""


def refolded(text: str, lines: Iterable[str]) -> str:
    """Folded text whose line breaks became spaces, without those beside a Chinese character. ``lines`` are what was written."""
    kept, end, before = [], 0, ""
    for line in lines:
        start = text.find(line, end) if line else -1
        if start < 0:
            before = ""
            continue
        gap = text[end:start]
        kept.append(glue(before, line) if before and gap == " " else gap)
        kept.append(line)
        end, before = start + len(line), line
    return "".join(kept) + text[end:]


def _is_narrow(char: str) -> bool:
    return unicodedata.east_asian_width(char) not in "WF" and char not in "“”‘’…—·"
