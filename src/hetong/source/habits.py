"""Habits of Chinese typing that YAML reads without a word, as something else: told, and put right where the meaning is plain."""

import re

import yaml

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.source.frame import Start, begin, end
from hetong.source.mending import Mend, Mended
from hetong.source.slips import BLANKS, TIGHT_DASH, TIGHT_DASH_HINT, WIDE_HASH, WIDE_HASH_HINT, Slip, blank_found

_LOST = re.compile(r"[ \t]+(#\d\S*)")
_QUOTED = re.compile("[“”][^“”]*[“”\"]|[‘’][^‘’]*[‘’']|＂[^＂]*＂|「[^「」]*」|『[^『』]*』")
_OPENING = "“”‘’＂「『"
_WIDE_HASH = re.compile(rf"(?:^|[ \t{BLANKS}])(＃)(?!\d)")
_TIGHT_KEY = re.compile(rf"[^\s:：'\"#]{{1,20}}:([{BLANKS}]+)")
_REFERENCE = re.compile(r"\[\[[ \t]*[a-z][a-z0-9._-]*[ \t]*\]\]")
_VALUE = re.compile(r"\{\{[^{}\r\n]{1,200}\}\}")
_BULLET = re.compile(r"[-•·●○■][ \t\u3000]*[^\s\d-]|\d{1,2}[.、)）](?!\d)|[（(]\d{1,2}[)）]")
_TIGHT_DASH = re.compile(r"[-－—](?![\d\s-])")


class Again(Exception):
    """The text is to be read again, put right; ``found`` is what to tell, if anything."""

    def __init__(self, *slips: Slip) -> None:
        self.slips = slips
        super().__init__()


def look_at_plain(event: yaml.ScalarEvent, source: Mended, at: Location) -> Diagnostic | None:
    """Text that says something else than it seems to; in straight quotes it stands as it is. Raises Again."""
    text, start = event.value, begin(event)
    if text[:1] in BLANKS and text:
        raise Again(_blank(source, at, start.line, len(text) - len(text.lstrip(BLANKS))))
    if (tight := _TIGHT_KEY.match(text)) and not source.text[start.index - start.column : start.index].strip(" -"):
        column = at.column - 1 + tight.start(1)
        raise Again(Slip(_blank_found(source.lines[start.line][column], at, column), Mend(start.line, column, len(tight[1]), " ")))
    if "＃" in text and (hash_ := _WIDE_HASH.search(source.text, start.index, end(event).index)):
        raise Again(_wide_hash(source, at, hash_.start(1)))
    if number := _LOST.match(source.text, end(event).index):
        message = Message("“{rest}”前面有空格，会被当作注释丢掉", rest=number[1])
        return error("SRC14", at, message, Message("整个值加引号；真是注释的，# 后面空一格"))
    if text[:1] in _OPENING and text and _QUOTED.fullmatch(text):
        hint = Message('去掉中文引号；要印出引号时再加一对英文引号，写成 "{value}"', value=text)
        return error("SRC15", at, Message("中文引号不是 YAML 的引号，会印进合同"), hint)
    return None


def _blank(source: Mended, at: Location, line: int, many: int) -> Slip:
    """A space that YAML takes for a letter, at the beginning of a key or a value."""
    column = at.column - 1
    before = source.lines[line][:column]
    put = " " * many if before.strip() or column == 0 else ""
    if column == 0 and "\u3000" in source.lines[line][:many]:
        beside = [source.lines[one] for one in (line - 1, line + 1) if 0 <= one < len(source.lines)]
        put = " " * (2 * many) if any(len(one) - len(one.lstrip(" ")) == 2 * many for one in beside) else put
    return Slip(_blank_found(source.lines[line][column], at, column), Mend(line, column, many, put))


def _blank_found(char: str, at: Location, column: int) -> Diagnostic:
    return error("SRC18", Location(at.file, at.line, column + 1), *blank_found(char))


def _wide_hash(source: Mended, at: Location, index: int) -> Slip:
    line = source.text.count("\n", 0, index)
    begin = source.text.rfind("\n", 0, index) + 1
    column = source.column(line, index - begin)
    return Slip(error("SRC19", Location(at.file, line + 1, column + 1), WIDE_HASH, WIDE_HASH_HINT), Mend(line, column, 1, "#"))


def look_at_folded(at: Location, lines: tuple[str, ...]) -> Diagnostic | None:
    """Text after ``>``, whose lines become one."""
    if not any(_BULLET.match(line) for line in lines[1:]):
        return None
    hint = Message("清单不用“>”：款里的清单写在“项”里，每项前面写“- ”")
    return error("SRC20", at, Message("“>”后面的清单会接成一段"), hint)


def look_at_lines(event: yaml.ScalarEvent, source: Mended, at: Location, lines: tuple[str, ...]) -> Diagnostic | None:
    """Unquoted text over several lines, some of which were meant as elements of a list. Raises Again."""
    dashed = [number for number, line in enumerate(lines) if number and (line[:2] == "- " or _TIGHT_DASH.match(line))]
    if not dashed:
        return None
    first = begin(event).line
    if _TIGHT_DASH.match(lines[0]):
        raise Again(*_spaced(source, at, first, lines))
    head = source.current[first]
    indent = len(head) - len(head.lstrip(" "))
    if head[indent : indent + 2] == "- " and all(lines[number][:2] == "- " for number in dashed):
        raise Again(*(_moved(source, at, first + number, indent) for number in dashed))
    return _fused(Location(at.file, at.line + dashed[0], source.lines[first + dashed[0]].index(lines[dashed[0]][0]) + 1))


def _spaced(source: Mended, at: Location, first: int, lines: tuple[str, ...]) -> list[Slip]:
    """``-普通话`` under ``-英语``: told at the first, read as a list."""
    slips: list[Slip] = []
    for number in range(len(lines)):
        line = source.lines[first + number]
        column = len(line) - len(line.lstrip())
        if _TIGHT_DASH.match(line, column):
            found = error("SRC20", Location(at.file, at.line + number, column + 1), TIGHT_DASH, TIGHT_DASH_HINT)
            slips.append(Slip(None if slips else found, Mend(first + number, column, 1, "- ")))
    return slips


def _moved(source: Mended, at: Location, line: int, indent: int) -> Slip:
    return moved(source.lines[line], at.file, line, indent)


def moved(text: str, file: str, line: int, indent: int) -> Slip:
    """An element that stands further in than its list: put under the others. ``line`` counts from 0."""
    begin = len(text) - len(text.lstrip(" "))
    return Slip(_fused(Location(file, line + 1, begin + 1)), Mend(line, 0, begin, " " * indent))


def _fused(at: Location) -> Diagnostic:
    message = Message("这一行没有对齐，会接到上一行后面，成为同一项")
    return error("SRC20", at, message, Message("同一清单的“- ”左边对齐；真是一段文字的，整段加引号"))


def look_at_brackets(event: Start, source: Mended, at: Location, in_flow: bool) -> None:
    """A reference or a value at the beginning of a text, which YAML takes for a list in a list or braces in braces. Raises Again.

    Where it begins a line's value, it can mean nothing else and is read as text. Inside braces the end of the text is not certain.
    """
    start = begin(event)
    found = _REFERENCE.match(source.text, start.index) or _VALUE.match(source.text, start.index)
    if found is None:
        return
    line, column = at.line - 1, at.column - 1
    written = source.lines[line][column:]
    ends = r"[,}\]]" if in_flow else r"[ \t]#"
    text = written[: len(found[0])] + re.split(ends, written[len(found[0]) :], maxsplit=1)[0].rstrip()
    message = Message("以“{token}”开头的文字要加引号", token=found[0])
    told = error("SRC17", at, message, Message("整段写成 {quoted}", quoted=_in_quotes(text)))
    raise Again(Slip(told, Mend(line, column, len(text), _in_quotes(text)), silent=not in_flow))


def _in_quotes(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
