"""YAML text → nodes that know where they stand. The only module that imports ``yaml``.

Every scalar stays the text that was written: nothing is taken for an octal number, a sexagesimal, a boolean or a
float (YAML 1.1 would read ``0571`` as 377, ``12:30`` as 750, ``no`` as false). Types come from the model, later.
The events of PyYAML's C parser are composed without recursion, so depth and aliases are bounded before anything grows.
"""

import re
from dataclasses import dataclass
from typing import NoReturn

import yaml

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error

MAX_BYTES = 2_000_000
MAX_DEPTH = 60
MAX_NODES = 200_000
# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and controls that reorder or hide text (Unicode bidi).
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value; ``None`` when nothing, ``~`` or ``null`` was written."""

    text: str | None
    at: Location


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: tuple["Node", ...]
    at: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, in the order written; keys are unique."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    at: Location

    def get(self, key: str) -> "Node | None":
        """The value under a key."""
        return next((value for name, value in self.entries if name.text == key), None)


Node = Scalar | Sequence | Mapping
_Start = yaml.SequenceStartEvent | yaml.MappingStartEvent
_Leaf = yaml.ScalarEvent | yaml.AliasEvent


def parse(text: str | bytes, file: str) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The one document in ``text``, with the findings that do not stop it from being read.

    Raises Refused when it is not YAML that this project accepts: bad syntax, too large, too deep, aliases that multiply, several documents.
    """
    source = _decoded(text, file)
    builder = _Builder(file, source)
    try:
        parser = yaml.CSafeLoader(source)
        while (event := parser.get_event()) is not None:
            builder.take(event)
    except yaml.MarkedYAMLError as broken:
        raise Refused([*builder.found, _syntax_error(broken, file, source)]) from None
    except yaml.YAMLError:
        raise Refused([error("SRC01", Location(file), Message("不是能读懂的 YAML 文本"), Message("用 UTF-8 保存后再试"))]) from None
    if builder.root is None:
        hint = Message("先写“合同:”，再写各组事实；可从 examples/ 抄一份改")
        raise Refused([error("SRC02", Location(file), Message("文件是空的"), hint)])
    return builder.root, tuple(builder.found)


def _decoded(text: str | bytes, file: str) -> str:
    if len(text) > MAX_BYTES:
        raise Refused([too_large(file)])
    try:
        plain = text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
    except UnicodeDecodeError as wrong:
        line = len(re.split(rb"\r\n|\r|\n", wrong.object[: wrong.start]))
        at = Location(file, line, 1)
        raise Refused([error("SRC03", at, Message("不是 UTF-8 编码"), Message("在编辑器里另存为 UTF-8"))]) from None
    if found := FORBIDDEN.search(plain):
        lines = re.split("\r\n|\r|\n", plain[: found.start()])
        raise Refused([forbidden(found[0], Location(file, len(lines), len(lines[-1]) + 1))])
    return plain


def too_large(file: str) -> Diagnostic:
    """The finding for a file over the limit; whoever opens files tests the size before reading."""
    limit = MAX_BYTES // 1_000_000
    hint = Message("交易书是一份短文；附件另存为文件，只写文件名")
    return error("FILE04", Location(file), Message("文件超过 {limit} MB", limit=limit), hint)


def forbidden(char: str, at: Location) -> Diagnostic:
    """The finding for a character of ``FORBIDDEN``."""
    message = Message("有不可见的控制字符 U+{code}，合同文件装不下它", code=f"{ord(char):04X}")
    return error("SRC05", at, message, Message("删掉它；多半是从网页或 PDF 复制时带进来的"))


_NOTHING = ("", "~", "null")
_OPENING = ("“", "‘", "＂")
_LOST = re.compile(r"[ \t]+(#\d\S*)")
_QUOTED = re.compile("“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂")


class _Builder:
    """Composes nodes from events with an explicit stack: one frame per open collection."""

    def __init__(self, file: str, source: str) -> None:
        self.file = file
        self.source = source
        self._lines = source.splitlines()
        self._loses = " #" in source or "\t#" in source
        self.found: list[Diagnostic] = []
        self.root: Node | None = None
        self._frames: list[_Frame] = []
        self._anchors: dict[str, tuple[Node, int]] = {}
        self._weight = 0
        self._documents = 0

    def take(self, event: yaml.Event) -> None:
        """One event of the parser; the commonest kinds are asked for first."""
        match event:
            case yaml.ScalarEvent():
                self._add(self._scalar(event), 1, event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                frame = self._frames.pop()
                self._add(frame.closed(), frame.weight, frame.start)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event)
            case yaml.AliasEvent():
                node, weight = self._alias(event)
                self._weight += weight - 1
                self._add(node, weight, event)
            case yaml.DocumentStartEvent():
                self._begin(event)

    def _begin(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            self._stop("SRC06", event, Message("一个文件里有两份文档（“---”）"), Message("一份合同一个文件"))

    def _alias(self, event: yaml.AliasEvent) -> tuple[Node, int]:
        name = str(event.anchor)
        if name not in self._anchors:
            self._stop("SRC07", event, Message("“*{name}”没有对应的“&{name}”", name=name), Message("以 * 开头的文字加引号；不用引用"))
        return self._anchors[name]

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        if event.tag is not None:
            self._refuse_tag(event)
        at, text = self._place(event), event.value
        if event.implicit[0]:
            if self._loses or text[:1] in _OPENING:
                self._look_at_unquoted(event, at)
            return Scalar(None if text in _NOTHING else text, at)
        # The source was searched whole: only an escape can bring in more.
        if event.style == '"' and (found := FORBIDDEN.search(text)):
            raise Refused([*self.found, forbidden(found[0], at)])
        return Scalar(text, at)

    def _look_at_unquoted(self, event: yaml.ScalarEvent, at: Location) -> None:
        """Text that says something else than it seems to; in straight quotes it stands as it is."""
        if event.end_mark and (number := _LOST.match(self.source, event.end_mark.index)):
            message = Message("“{rest}”前面有空格，会被当作注释丢掉", rest=number[1])
            self.found.append(error("SRC14", at, message, Message("整个值加引号；真是注释的，# 后面空一格")))
        if _QUOTED.fullmatch(event.value):
            hint = Message('去掉中文引号；要印出引号时再加一对英文引号，写成 "{value}"', value=event.value)
            self.found.append(error("SRC15", at, Message("中文引号不是 YAML 的引号，会印进合同"), hint))

    def _open(self, event: _Start) -> None:
        if len(self._frames) >= MAX_DEPTH:
            self._stop("SRC09", event, Message("嵌套超过 {depth} 层", depth=MAX_DEPTH), Message("检查括号和缩进"))
        if event.tag is not None:
            self._refuse_tag(event)
        self._frames.append(_Frame(event, self._place(event)))

    def _refuse_tag(self, event: yaml.ScalarEvent | _Start) -> None:
        if event.tag != "!":
            self._stop("SRC08", event, Message("不支持 YAML 标签“{tag}”", tag=event.tag), Message("以 ! 开头的文字加引号；不用标签"))

    def _add(self, node: Node, weight: int, event: _Leaf | _Start) -> None:
        if event.anchor is not None and not isinstance(event, yaml.AliasEvent):
            self._anchors[event.anchor] = (node, weight)
        self._weight += 1
        if self._weight > MAX_NODES:
            self._stop("SRC10", event, Message("内容太多，或者“&”“*”引用成倍展开"), Message("不用引用，把内容直接写出来"))
        if not self._frames:
            self.root = node
        elif new := self._frames[-1].add(node, weight, event, self.source):
            if self.found and (self.found[-1].code, self.found[-1].at) == (new.code, new.at):
                self.found.pop()  # a number with two commas is cut twice and told once
            self.found.append(new)

    def _place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:
            return Location(self.file)
        if mark.line < len(self._lines):
            return Location(self.file, mark.line + 1, mark.column + 1)
        return Location(self.file, *_inside(self._lines, mark.line + 1, mark.column + 1))

    def _stop(self, code: str, event: yaml.Event, message: Message, hint: Message) -> NoReturn:
        raise Refused([*self.found, error(code, self._place(event), message, hint)])


def _end_of(event: _Leaf | _Start) -> int:
    """Where a written scalar ends; -1 for anything else."""
    return event.end_mark.index if isinstance(event, yaml.ScalarEvent) and event.value and event.end_mark else -1


class _Frame:
    """A collection that is still open."""

    def __init__(self, start: _Start, at: Location) -> None:
        self.start, self.at = start, at
        self.is_mapping = isinstance(start, yaml.MappingStartEvent)
        self._in_braces = bool(start.flow_style)
        self.weight = 1
        self._nodes: list[Node] = []
        self._key: Scalar | None = None
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self._end = -1

    def add(self, node: Node, weight: int, event: _Leaf | _Start, source: str) -> Diagnostic | None:
        """A child: of a mapping, keys and values in turn."""
        self.weight += weight
        if self._in_braces:
            if cut := self._cut_by_comma(node, event, source):
                self._end = _end_of(event)
                return self._mend(cut)
            if not (self._key and self._key.text is None):  # the nothing under a key that was only a cut number's rest
                self._end = _end_of(event)
        if not self.is_mapping:
            self._nodes.append(node)
        elif self._key is None:
            return self._take_key(node)
        else:
            if self._key.text is not None:
                self._entries[self._key.text] = (self._key, node)
            self._key = None
        return None

    def _take_key(self, node: Node) -> Diagnostic | None:
        self._key = node if isinstance(node, Scalar) else Scalar(None, node.at)
        if self._key.text is None:
            return error("SRC11", node.at, Message("键必须是一个词"), Message("写成“键: 值”"))
        if self._key.text == "<<":
            return error("SRC08", node.at, Message("不支持 YAML 合并键“<<”"), Message("把内容直接写出来"))
        if self._key.text in self._entries:
            first = self._entries[self._key.text][0].at
            message = Message("“{key}”写了两次（第一次在第 {line} 行）", key=self._key.text, line=first.line)
            return error("SRC12", node.at, message, Message("留一处，删掉另一处"))
        return None

    def _cut_by_comma(self, node: Node, event: _Leaf | _Start, source: str) -> Scalar | None:
        """``{单价: 6,800.00元}``: inside braces YAML ends the value at the comma and takes ``800.00元`` for the next key."""
        before = self._last_value() if self._end > 0 else None
        if before is None or not (event.start_mark and isinstance(node, Scalar) and node.text):
            return None
        gap = source[self._end : event.start_mark.index]
        if gap != "," or not before.text or not before.text[-1].isdigit() or not re.match(r"\d{3}(?!\d)", node.text):
            return None
        return Scalar(f"{before.text},{node.text}", before.at)

    def _last_value(self) -> Scalar | None:
        entry = next(reversed(self._entries.values()), None) if self._key is None else None
        last = entry[1] if entry else self._nodes[-1] if self._nodes else None
        return last if isinstance(last, Scalar) else None

    def _mend(self, whole: Scalar) -> Diagnostic:
        """Reads on as if the value had been quoted, so that the rest of the file is still checked."""
        if self.is_mapping:
            key = next(reversed(self._entries))
            self._entries[key] = (self._entries[key][0], whole)
            self._key = Scalar(None, whole.at)
        else:
            self._nodes[-1] = whole
        message = Message("“{value}”在逗号处被截断：花括号、方括号里的逗号是分隔符", value=whole.text)
        return error("SRC13", whole.at, message, Message('加引号写成 "{value}"；真是两项的，逗号后面空一格', value=whole.text))

    def closed(self) -> Node:
        """The finished node."""
        if self.is_mapping:
            return Mapping(tuple(self._entries.values()), self.at)
        return Sequence(tuple(self._nodes), self.at)


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
    ("control characters are not allowed", Message("有不可见的控制字符"), Message("删掉它；多半是复制时带进来的")),
)
# Problems that the parser meets after their cause: it had opened something (the context) that was never finished.
_UNFINISHED = ("could not find expected ':'", "found unexpected end of stream", "did not find expected ',' or")


def _syntax_error(broken: yaml.MarkedYAMLError, file: str, source: str) -> Diagnostic:
    problem, lines = str(broken.problem), source.splitlines()
    mark = broken.problem_mark or broken.context_mark
    begun = broken.context_mark
    if mark and begun and begun.line != mark.line and problem.startswith(_UNFINISHED):
        mark = begun
    at = _inside(lines, mark.line + 1, mark.column + 1) if mark else (0, 0)
    if slip := _slip(lines, at, problem):
        line, column, wrong, mend = slip
        return error("SRC01", Location(file, line, column), wrong, mend)
    for known, wrong, mend in _PROBLEMS:
        if problem.startswith(known):
            return error("SRC01", Location(file, *at), wrong, mend)
    return error("SRC01", Location(file, *at), Message("YAML 写法有误"), Message("检查这一行和上一行的缩进、引号、括号和冒号"))


def _inside(lines: list[str], line: int, column: int) -> tuple[int, int]:
    """The parser may be after the last line already: then its end."""
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


_Slip = tuple[int, int, Message, Message]
_WIDE_COLON = re.compile(r"[\s-]*[^\s:：'\"#]{1,12}(：)")
_NO_SPACE = re.compile(r"[\s-]*[^\s:：'\"#{\[]{0,11}[^\W\d](:)(?=[^\s/:])")


def _slip(lines: list[str], at: tuple[int, int], problem: str) -> _Slip | None:
    """The habit of Chinese typing that made the YAML unreadable, where one can be seen near the place."""
    line, column = at
    near = [number for number in (line, line - 1) if 0 < number <= len(lines)]
    for number in (*near, line + 1):
        if number <= len(lines) and (tab := re.match(r" *\t", lines[number - 1])):
            return number, tab.end(), Message("缩进用了制表符（Tab）"), Message("改用空格缩进，每层两个空格")
    if problem.startswith(("mapping values", "could not find expected ':'")):
        for number in near:
            if found := _WIDE_COLON.match(lines[number - 1]):
                return number, found.end(), Message("用了中文冒号“：”"), _COLON
            if found := _NO_SPACE.match(lines[number - 1]):
                return number, found.end(), Message("冒号后面缺少空格"), _COLON
        return _deeper(lines, near)
    if problem.startswith("did not find expected"):
        return _in_line(lines[line - 1][: column - 1], line, problem) if near else None
    return None


def _deeper(lines: list[str], near: list[int]) -> _Slip | None:
    """Beside the line above: further in than it, or below a key that has no colon."""
    if len(near) < 2:
        return None
    (here, above), number = (lines[one - 1] for one in near), near[0]
    indent, indent_above = (len(line) - len(line.lstrip()) for line in (here, above))
    if indent > indent_above and re.match(r"[\s-]*\S+: +\S", above):
        return number, indent + 1, Message("缩进比上一行多"), Message("同一组的键左边对齐；下一层写在“键:”之后另起的行里")
    if indent == indent_above and above.strip() and not re.search("[:#]", above):
        return number - 1, indent + 1, Message("这一行缺少“: ”"), _COLON
    return None


def _in_line(before: str, line: int, problem: str) -> _Slip | None:
    if before.rstrip().endswith(('"', "'")):
        return line, len(before) + 1, Message("引号后面还有文字"), Message("整个值放进同一对引号；里面的引号写成中文引号“”")
    if "," in problem and "，" in before:
        hint = Message("花括号、方括号里各项之间用英文逗号“,”；值里有中文逗号时加引号")
        return line, before.rindex("，") + 1, Message("用了中文逗号“，”"), hint
    return None
