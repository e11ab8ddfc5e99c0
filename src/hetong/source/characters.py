"""Characters that can't be seen: by their Unicode property, not by a list of those that somebody met."""

import re
import unicodedata
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Location, Message, error

SPOILED = "\ufffd"  # stands for a character that was refused, so that the rest of the file can be read; written, it is a lost one
# Default_Ignorable_Code_Point and blanks of other categories than Cf (https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt).
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_KEYCAPS = "#*0123456789"
_MOST = 50  # findings for one file: a binary file has one at every other byte


def is_forbidden(char: str) -> bool:
    """What prints nothing or reorders what is printed. Planes 2 and 3 hold Chinese characters, some newer than this Python."""
    if char in "\t\n\r":
        return False
    category = unicodedata.category(char)
    if category == "Cn":
        return not "\U00020000" <= char <= "\U0003fffd" or ord(char) & 0xFFFE == 0xFFFE
    return category in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") or char in _FILLERS or char == SPOILED


def forbidden_in(text: str) -> Iterator[tuple[int, str]]:
    """Where characters stand that may not, in order."""
    seen = (char for char in set(text) if not (" " <= char <= "~" or "\u4e00" <= char <= "\u9fff"))
    bad = "".join(char for char in seen if is_forbidden(char))
    for found in re.finditer(f"[{re.escape(bad)}]", text) if bad else ():
        yield found.start(), found[0]
    for found in _SELECTORS.finditer(text):
        if not _selects(text[found.start() - 1 : found.start()], found[0]):
            yield found.start(), found[0]


def _selects(before: str, selector: str) -> bool:
    """Whether a variation selector has a character before it that it can select: a form of a Han character, or of a sign as an emoji."""
    if selector > "\U000e0000":
        return bool(before) and unicodedata.name(before, "").startswith("CJK ")
    return bool(before) and (before in _KEYCAPS or unicodedata.category(before) in ("So", "Sm", "Po", "Sk"))


def forbidden(char: str, at: Location) -> Diagnostic:
    """The finding for a character that may not stand in a spec."""
    if char == SPOILED:
        return error("SRC05", at, Message("这里的字已经丢失（“�”）"), Message("对照原件补上；多半是用错编码打开后又存过"))
    message = Message("有看不见的字符 U+{code}", code=f"{ord(char):04X}")
    return error("SRC05", at, message, Message("删掉它；多半是从网页或 PDF 复制时带进来的"))


def without_forbidden(text: str, file: str) -> tuple[str, list[Diagnostic]]:
    """The text with a visible sign for each such character, so that everything keeps its place, and the findings."""
    found: list[Diagnostic] = []
    places = sorted(forbidden_in(text))
    if not places:
        return text, found
    chars, line, begin = list(text), 1, 0
    ends = re.compile("\r\n|\r|\n")
    breaks = ends.finditer(text)
    following = next(breaks, None)
    for index, char in places:
        while following and following.end() <= index:
            line, begin, following = line + 1, following.end(), next(breaks, None)
        chars[index] = SPOILED
        if len(found) < _MOST:
            found.append(forbidden(char, Location(file, line, index - begin + 1)))
    return "".join(chars), found
