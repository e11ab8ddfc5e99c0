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
BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_WIDE_BLANK = re.compile(rf"[\s-]*[^\s:：'\"#]{{1,12}}:([{BLANKS}])")
_TIGHT_DASH = re.compile(r" *-(?=[^\s\d-])")
TIGHT_DASH, TIGHT_DASH_HINT = Message("“-”后面缺少空格"), Message("写成“- 值”")
WIDE_HASH = Message("“＃”不是注释的记号，后面的文字会印进合同")
WIDE_HASH_HINT = Message("注释用英文“#”；要印出“＃”时整个值加引号")
_NO_SPACE = re.compile(r"[\s-]*[^\s:：'\"#{\[]{0,11}[^\W\d](:)(?=[^\s/:])")
_WHOLE_KEY = re.compile(r"[^\S\r\n]*(?:- )*[^\s\-'\"#\[{].{0,60}$")


class Slip(NamedTuple):
    """What is told, and what may be put right to read on. A ``silent`` one can mean nothing else: it is told only if it stays."""

    found: Diagnostic | None
    mend: Mend | None = None
    silent: bool = False


def slip(broken: yaml.MarkedYAMLError, file: str, source: Mended) -> Slip:
    """The finding for a syntax error, at its cause where that can be seen."""
    problem = str(broken.problem)
    mark = broken.problem_mark or broken.context_mark
    begun = broken.context_mark
    if mark and begun and begun.line != mark.line and problem.startswith(_UNFINISHED):
        mark = begun
    if mark is None:
        return Slip(error("SRC01", Location(file), *_unknown()))
    page = _Page(file, source, source.current)
    line, column = inside(page.lines, mark.line + 1, mark.column + 1)
    if problem.startswith(("mapping values", "could not find expected ':'")) and (long := _long_key(page.lines, line)):
        return Slip(key_too_long(page.at(line, long)))
    return _habit(page, line, column, problem) or Slip(error("SRC01", page.at(line, column), *_explained(problem)))


def blank_found(char: str) -> tuple[Message, Message]:
    """What is wrong with a space that is none to YAML, and how to mend it."""
    kind = Message("全角空格") if char == "\u3000" else Message("特殊的空格")
    return Message("这里是{kind}（U+{code}），YAML 不认", kind=kind, code=f"{ord(char):04X}"), Message("改用半角空格")


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


class _Page(NamedTuple):
    """The lines as the parser saw them. Lines and columns count from 1; places and repairs are those of the text as written."""

    file: str
    source: Mended
    lines: Sequence[str]

    def at(self, line: int, column: int) -> Location:
        """The place of a column."""
        return Location(self.file, line, self.source.column(line - 1, column - 1) + 1)

    def slip(self, code: str, line: int, column: int, wrong: Message, hint: Message, mend: tuple[int, str] | None = None) -> Slip:
        """A finding; ``mend`` says how many characters there give way to what."""
        at = self.at(line, column)
        return Slip(error(code, at, wrong, hint), Mend(line - 1, at.column - 1, *mend) if mend else None)


def _habit(page: _Page, line: int, column: int, problem: str) -> Slip | None:
    """The habit of Chinese typing that made the YAML unreadable, where one can be seen near the place."""
    near = [number for number in (line, line - 1) if 0 < number <= len(page.lines)]
    for number in (*near, line + 1):
        text = page.lines[number - 1] if number <= len(page.lines) else ""
        if tab := re.match(r" *\t", text):
            wrong, hint = Message("缩进用了制表符（Tab）"), Message("改用空格缩进，每层两个空格")
            return page.slip("SRC01", number, tab.end(), wrong, hint, (1, "" if tab.end() > 1 else "  "))
        if text.lstrip().startswith("＃"):
            return page.slip("SRC19", number, text.index("＃") + 1, WIDE_HASH, WIDE_HASH_HINT, (1, "#"))
        if (dash := _TIGHT_DASH.match(text)) and any(_is_element(page.lines, beside, dash.end()) for beside in (number - 1, number + 1)):
            return page.slip("SRC20", number, dash.end(), TIGHT_DASH, TIGHT_DASH_HINT, (1, "- "))
    if problem.startswith(("mapping values", "could not find expected ':'")):
        return _colon(page, near) or _deeper(page, near)
    if problem.startswith("did not find expected"):
        return _in_line(page, line, page.lines[line - 1][: column - 1], problem) if near else None
    return None


def _is_element(lines: Sequence[str], number: int, column: int) -> bool:
    """Whether a line of that number has an element of a list at that column."""
    return 0 < number <= len(lines) and lines[number - 1][:column].strip() == "-" and lines[number - 1][column - 1 : column + 1] == "- "


def _colon(page: _Page, near: Sequence[int]) -> Slip | None:
    for number in near:
        text = page.lines[number - 1]
        if wide := _WIDE_COLON.match(text):
            return page.slip("SRC01", number, wide.start(1) + 1, Message("用了中文冒号“：”"), _COLON, (1, ": "))
        if blank := _WIDE_BLANK.match(text):
            return page.slip("SRC18", number, blank.start(1) + 1, *blank_found(blank[1]), (1, " "))
        if tight := _NO_SPACE.match(text):
            return page.slip("SRC01", number, tight.start(1) + 1, Message("冒号后面缺少空格"), _COLON, (1, ": "))
    return None


def _deeper(page: _Page, near: Sequence[int]) -> Slip | None:
    """Beside the line above: further in than it, or below a key that has no colon."""
    if len(near) < 2:
        return None
    (here, above), number = (page.lines[one - 1] for one in near), near[0]
    indent, indent_above = (len(line) - len(line.lstrip()) for line in (here, above))
    if indent > indent_above and _has_value(above):
        hint = Message("同一组的键左边对齐；下一层写在“键:”之后另起的行里")
        return page.slip("SRC01", number, indent + 1, Message("缩进比上一行多"), hint)
    if indent == indent_above and above.strip() and ":" not in above and "#" not in above:
        wrong = error("SRC01", page.at(number - 1, indent + 1), Message("这一行缺少“: ”"), _COLON)
        end = page.at(number - 1, len(above.rstrip()) + 1).column - 1
        return Slip(wrong, Mend(number - 2, end, 0, ":") if _WHOLE_KEY.match(above) else None)
    return None


def _has_value(line: str) -> bool:
    """``键: 值``, told without a pattern that could try a long line again and again."""
    key, colon, value = line.lstrip(" -").partition(": ")
    return bool(colon and key and " " not in key and value.strip())


def _in_line(page: _Page, line: int, before: str, problem: str) -> Slip | None:
    if before.rstrip().endswith(('"', "'")):
        hint = Message("整个值放进同一对引号；里面的引号写成中文引号“”")
        return page.slip("SRC01", line, len(before) + 1, Message("引号后面还有文字"), hint)
    if "," in problem and "，" in before:
        hint = Message("花括号、方括号里各项之间用英文逗号“,”；值里有中文逗号时加引号")
        return page.slip("SRC01", line, before.rindex("，") + 1, Message("用了中文逗号“，”"), hint, (1, ", "))
    return None
