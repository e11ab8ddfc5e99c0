"""Events of the parser → nodes, with an explicit stack: one frame per open collection."""

from dataclasses import dataclass
from typing import NamedTuple

import yaml

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.source.characters import SPOILED, forbidden, forbidden_in
from hetong.source.frame import Frame, Leaf, Start, begin, end
from hetong.source.habits import look_at_brackets, look_at_folded, look_at_lines, look_at_plain
from hetong.source.limits import MAX_DEPTH, MAX_NODES, MAX_TEXT, too_deep
from hetong.source.mending import Mended
from hetong.source.nodes import Node, Scalar
from hetong.source.slips import inside
from hetong.zh.lines import refolded

_NOTHING = ("", "~", "null")
_NO_ALIASES = Message("不用引用，把内容直接写出来")


@dataclass(frozen=True, slots=True)
class Size:
    """What a node comes to when every alias is written out: nodes, characters, levels."""

    nodes: int
    text: int = 0
    depth: int = 0


class _Anchored(NamedTuple):
    node: Node
    size: Size


class Builder:
    """Takes one event after another. ``found`` does not stop it; what does, raises Refused or Again."""

    def __init__(self, file: str, source: Mended) -> None:
        self.file, self.source = file, source
        self.found: list[Diagnostic] = []
        self.root: Node | None = None
        self.seen = 0  # where the last event ended: the parser itself may have looked further
        self._frames: list[Frame] = []
        self._sizes: list[list[int]] = []
        self._anchors: dict[str, _Anchored] = {}
        self._nodes = self._text = 0
        self._documents = 0

    @property
    def depth(self) -> int:
        """How many collections are open."""
        return len(self._frames)

    def take(self, event: yaml.Event) -> bool:
        """One event of the parser, the commonest kinds first; False when the document has ended and another begins."""
        self.seen = event.end_mark.index if event.end_mark else self.seen
        match event:
            case yaml.ScalarEvent():
                scalar = self._scalar(event)
                self._add(scalar, Size(1, len(scalar.text or "")), event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._open(event)
            case yaml.AliasEvent():
                node, size = self._alias(event)
                self._add(node, size, event)
            case yaml.DocumentStartEvent():
                return self._begins(event)
        return True

    def rest(self) -> Node | None:
        """What was read before the parser gave up, open collections as far as they got."""
        while self._frames:
            self._close()
        return self.root

    def _begins(self, event: yaml.Event) -> bool:
        self._documents += 1
        if self._documents > 1:
            self._tell("SRC06", event, Message("一个文件里有两份文档（“---”）"), Message("一份合同一个文件"))
        return self._documents == 1

    def _alias(self, event: yaml.AliasEvent) -> _Anchored:
        name = str(event.anchor)
        if name in self._anchors:
            return self._anchors[name]
        hint = Message("以 * 开头的文字加引号；不用引用")
        self._tell("SRC07", event, Message("“*{name}”没有对应的“&{name}”", name=name), hint)
        return _Anchored(Scalar(None, self._place(event), spoiled=True), Size(1))

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        tagged = self._tagged(event)
        at, text = self._place(event), event.value
        plain = bool(event.implicit[0])
        lines = self._lines_of(event)
        if lines and event.style != "|":
            text = refolded(text, lines)
        fused = self._look(event, at, lines) if plain or event.style == ">" else False
        if event.style == '"' and "\\" in self.source.text[begin(event).index : end(event).index]:
            text = self._escaped(text, at)
        return Scalar(None if plain and text in _NOTHING else text, at, not plain, tagged or fused or SPOILED in text, lines)

    def _lines_of(self, event: yaml.ScalarEvent) -> tuple[str, ...]:
        if end(event).line == begin(event).line:
            return ()
        written = self.source.text[begin(event).index : end(event).index]
        written = written[1:-1] if event.style in ("'", '"') else written
        lines = [one.strip() for one in written.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
        return tuple(lines[1:] if event.style in ("|", ">") else lines)

    def _look(self, event: yaml.ScalarEvent, at: Location, lines: tuple[str, ...]) -> bool:
        """Whether lines of a list became one text."""
        fused = look_at_folded(at, lines) if event.style == ">" else self._look_at_plain(event, at, lines)
        if fused:
            self.found.append(fused)
        return fused is not None

    def _look_at_plain(self, event: yaml.ScalarEvent, at: Location, lines: tuple[str, ...]) -> Diagnostic | None:
        if found := look_at_plain(event, self.source, at):
            self.found.append(found)
        return look_at_lines(event, self.source, at, lines) if lines else None

    def _escaped(self, text: str, at: Location) -> str:
        """The source was searched whole: only an escape can bring in more."""
        chars = list(text)
        for index, char in forbidden_in(text):
            self.found.append(forbidden(char, at))
            chars[index] = SPOILED
        return "".join(chars)

    def _open(self, event: Start) -> None:
        if len(self._frames) >= MAX_DEPTH:
            raise Refused([*self.found, too_deep(self._place(event))])
        if event.flow_style:
            look_at_brackets(event, self.source, self._place(event), in_flow=bool(self._frames and self._frames[-1].in_flow))
        self._tagged(event)
        self._frames.append(Frame(event, self._place(event)))
        self._sizes.append([1, 0, 0])

    def _close(self) -> None:
        frame, (nodes, text, depth) = self._frames.pop(), self._sizes.pop()
        tagged = frame.start.tag not in (None, "!")
        node = Scalar(None, frame.at, spoiled=True) if tagged else frame.closed()
        self._add(node, Size(nodes, text, depth + 1), frame.start, counted=True)

    def _tagged(self, event: yaml.ScalarEvent | Start) -> bool:
        if event.tag is None or event.tag == "!":
            return False
        hint = Message("以 ! 开头的文字加引号；不用标签")
        self._tell("SRC08", event, Message("不支持 YAML 标签“{tag}”", tag=event.tag), hint)
        return True

    def _add(self, node: Node, size: Size, event: Leaf | Start, counted: bool = False) -> None:
        if event.anchor is not None and not isinstance(event, yaml.AliasEvent):
            self._anchors[event.anchor] = _Anchored(node, size)
        self._grow(size, event, counted)
        if not self._frames:
            self.root = node
            return
        for new in self._frames[-1].add(node, event, self.source.text):
            if self.found and (self.found[-1].code, self.found[-1].at) == (new.code, new.at):
                self.found.pop()  # a number with two commas is cut twice and told once
            self.found.append(new)

    def _grow(self, size: Size, event: Leaf | Start, counted: bool) -> None:
        """The whole, and the collection that the node is in, with what aliases repeat; a closed collection adds only itself."""
        self._nodes += 1 if counted else size.nodes
        self._text += 0 if counted else size.text
        if self._nodes > MAX_NODES or self._text > MAX_TEXT:
            wrong = Message("内容太多，或者“&”“*”引用成倍展开")
            raise Refused([*self.found, error("SRC10", self._place(event), wrong, _NO_ALIASES)])
        if self._sizes:
            whole = self._sizes[-1]
            whole[0], whole[1], whole[2] = whole[0] + size.nodes, whole[1] + size.text, max(whole[2], size.depth)
        if len(self._frames) + size.depth > MAX_DEPTH:
            raise Refused([*self.found, too_deep(self._place(event))])

    def _place(self, event: yaml.Event) -> Location:
        mark = event.start_mark
        if mark is None:
            return Location(self.file)
        return Location(self.file, *inside(self.source.lines, mark.line + 1, self.source.column(mark.line, mark.column) + 1))

    def _tell(self, code: str, event: yaml.Event, message: Message, hint: Message) -> None:
        self.found.append(error(code, self._place(event), message, hint))
