"""Why a text is not YAML: the parser's problem in words that help, the habit of Chinese typing that caused it, and its repair."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.source.limits import MAX_KEY, key_too_long
from hetong.source.mending import Mend, Mended

_COLON = Message("键和值之间用英文冒号加一个空格，例：“名称: 某某公司”")
_PROBLEMS = (
    ("found a tab character", Message("缩进用了制表符（Tab）"), Message("改用空格缩进，每层两个空格")),
    ("found character that cannot start any token", Message("这个字符不能开头"), Message("以 @、`、% 开头的值加引号")),
    ("could not find expected ':'", Message("这一行缺少“: ”"), _COLON),
    ("mapping values are not allowed", Message("这里不能再写“键: 值”"), Message("检查缩进；值里有冒号加空格时，整个值加引号")),
    ("block sequence entries are not allowed", Message("清单要另起一行"), Message("“键:”之后换行，下一行缩进两格再写“- 值”")),
    ("did not find expected key", Message("缩进不齐，或者少了引号"), Message("同一层的键左边对齐；引号要成对")),
    ("did not find expected '-' indicator", Message("清单的“- ”没有对齐"), Message("同一清单的“- ”左边对齐")),
    ("did not find expected ',' or ']'", Message("方括号没有写完，或者少了逗号"), Message("补上“]”；清单各项之间用英文逗号")),
    ("did not find expected ',' or '}'", Message("花括号没有写完，或者少了逗号"), Message("补上“}}”；各项之间用英文逗号")),
    ("did not find expected node content", Message("括号或者逗号多了一个"), Message("检查这一处的括号和逗号")),
    ("found unexpected end of stream", Message("引号没有写完"), Message("补上另一半引号")),
    ("found unknown escape character", Message("双引号里的反斜杠用法不对"), Message("改用单引号")),
    ("did not find expected alphabetic or numeric", Message("“*”“&”不能开头"), Message("以 *、& 开头的值加引号")),
    ("did not find expected whitespace or line break", Message("“!”开头的值要加引号"), Message("整个值加引号")),
    ("found undefined tag handle", Message("“!”开头的值要加引号"), Message("整个值加引号")),
)
# Problems that the parser meets after their cause: it had opened something (the context) that was never finished.
_UNFINISHED = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")
_WIDE_COLON = re.compile(r"[\s-]*[^\s:：'\"#]{1,12}(：)\s?")
_NO_SPACE = re.compile(r"[\s-]*[^\s:：'\"#{\[]{0,11}[^\W\d](:)(?=[^\s/:])")
_WHOLE_KEY = re.compile(r"[^\S\r\n]*(?:- )*[^\s\-'\"#\[{].{0,60}$")


class Slip(NamedTuple):
    """What is told, and what may be put right to read on."""

    found: Diagnostic | None
    mend: Mend | None = None


def slip(broken: yaml.MarkedYAMLError, file: str, source: Mended) -> Slip:
    """The finding for a syntax error, at its cause where that can be seen. Lines and columns count from 1."""
    problem, lines = str(broken.problem), source.lines
    mark = broken.problem_mark or broken.context_mark
    begun = broken.context_mark
    if mark and begun and begun.line != mark.line and problem.startswith(_UNFINISHED):
        mark = begun
    if mark is None:
        return Slip(error("SRC01", Location(file), *_unknown()))
    line, column = inside(lines, mark.line + 1, source.column(mark.line, mark.column) + 1)
    if problem.startswith(("mapping values", "could not find expected ':'")) and (long := _long_key(lines, line)):
        return Slip(key_too_long(Location(file, line, long)))
    if habit := _habit(lines, line, column, problem, file):
        return habit
    return Slip(error("SRC01", Location(file, line, column), *_explained(problem)))


def _explained(problem: str) -> tuple[Message, Message]:
    return next(((wrong, mend) for known, wrong, mend in _PROBLEMS if problem.startswith(known)), _unknown())


def _unknown() -> tuple[Message, Message]:
    return Message("YAML 写法有误"), Message("检查这一行和上一行的缩进、引号、括号和冒号")


def inside(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The parser may be after the last line already: then its end."""
    if line <= len(lines):
        return line, column
    last = len(lines) - 1 if len(lines) > 1 and not lines[-1] else len(lines)
    return last, len(lines[last - 1]) + 1


def _long_key(lines: Sequence[str], line: int) -> int | None:
    """The column of a key over the limit, in a line that the parser stumbled over."""
    text = lines[line - 1]
    begin = len(text) - len(text.lstrip(" -{[,"))
    colon = text.find(": ", begin) if ": " in text else len(text.rstrip()) - 1 if text.rstrip().endswith(":") else -1
    return begin + 1 if colon - begin > MAX_KEY else None


def _habit(lines: Sequence[str], line: int, column: int, problem: str, file: str) -> Slip | None:
    """The habit of Chinese typing that made the YAML unreadable, where one can be seen near the place."""
    near = [number for number in (line, line - 1) if 0 < number <= len(lines)]
    for number in (*near, line + 1):
        if number <= len(lines) and (tab := re.match(r" *\t", lines[number - 1])):
            wrong, hint = Message("缩进用了制表符（Tab）"), Message("改用空格缩进，每层两个空格")
            found = error("SRC01", Location(file, number, tab.end()), wrong, hint)
            return Slip(found, Mend(number - 1, tab.end() - 1, 1, "  "))
    if problem.startswith(("mapping values", "could not find expected ':'")):
        return _colon(lines, near, file) or _deeper(lines, near, file)
    if problem.startswith("did not find expected"):
        return _in_line(lines[line - 1][: column - 1], line, problem, file) if near else None
    return None


def _colon(lines: Sequence[str], near: Sequence[int], file: str) -> Slip | None:
    for number in near:
        text = lines[number - 1]
        if wide := _WIDE_COLON.match(text):
            found = error("SRC01", Location(file, number, wide.start(1) + 1), Message("用了中文冒号“：”"), _COLON)
            return Slip(found, Mend(number - 1, wide.start(1), 1, ": "))
        if tight := _NO_SPACE.match(text):
            found = error("SRC01", Location(file, number, tight.start(1) + 1), Message("冒号后面缺少空格"), _COLON)
            return Slip(found, Mend(number - 1, tight.start(1), 1, ": "))
    return None


def _deeper(lines: Sequence[str], near: Sequence[int], file: str) -> Slip | None:
    """Beside the line above: further in than it, or below a key that has no colon."""
    if len(near) < 2:
        return None
    (here, above), number = (lines[one - 1] for one in near), near[0]
    indent, indent_above = (len(line) - len(line.lstrip()) for line in (here, above))
    if indent > indent_above and _has_value(above):
        hint = Message("同一组的键左边对齐；下一层写在“键:”之后另起的行里")
        return Slip(error("SRC01", Location(file, number, indent + 1), Message("缩进比上一行多"), hint))
    if indent == indent_above and above.strip() and ":" not in above and "#" not in above:
        found = error("SRC01", Location(file, number - 1, indent + 1), Message("这一行缺少“: ”"), _COLON)
        return Slip(found, Mend(number - 2, len(above.rstrip()), 0, ":") if _WHOLE_KEY.match(above) else None)
    return None


def _has_value(line: str) -> bool:
    """``键: 值``, told without a pattern that could try a long line again and again."""
    key, colon, value = line.lstrip(" -").partition(": ")
    return bool(colon and key and " " not in key and value.strip())


def _in_line(before: str, line: int, problem: str, file: str) -> Slip | None:
    if before.rstrip().endswith(('"', "'")):
        hint = Message("整个值放进同一对引号；里面的引号写成中文引号“”")
        return Slip(error("SRC01", Location(file, line, len(before) + 1), Message("引号后面还有文字"), hint))
    if "," in problem and "，" in before:
        hint = Message("花括号、方括号里各项之间用英文逗号“,”；值里有中文逗号时加引号")
        at = before.rindex("，")
        return Slip(error("SRC01", Location(file, line, at + 1), Message("用了中文逗号“，”"), hint), Mend(line - 1, at, 1, ", "))
    return None
