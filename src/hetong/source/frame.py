"""A collection that is still open."""

import re
from collections.abc import Iterator
from typing import cast

import yaml

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.source.limits import MAX_KEY, key_too_long
from hetong.source.nodes import Mapping, Node, Scalar, Sequence

Start = yaml.SequenceStartEvent | yaml.MappingStartEvent
Leaf = yaml.ScalarEvent | yaml.AliasEvent
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")


def begin(event: yaml.Event) -> yaml.Mark:
    """Where an event begins; text always has a place, though the type leaves it open."""
    return cast("yaml.Mark", event.start_mark)


def end(event: yaml.Event) -> yaml.Mark:
    """Where an event ends."""
    return cast("yaml.Mark", event.end_mark)


def _end_of(event: Leaf | Start) -> int:
    """Where a written scalar ends; -1 for anything else."""
    return event.end_mark.index if isinstance(event, yaml.ScalarEvent) and event.value and event.end_mark else -1


class Frame:
    """Takes children; of a mapping, keys and values in turn."""

    def __init__(self, start: Start, at: Location) -> None:
        self.start, self.at = start, at
        self.in_flow = bool(start.flow_style)
        self._is_mapping = isinstance(start, yaml.MappingStartEvent)
        self._nodes: list[Node] = []
        self._key: Scalar | None = None
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self._repeated: list[tuple[Scalar, Node]] = []
        self._end = -1

    def add(self, node: Node, event: Leaf | Start, source: str) -> Iterator[Diagnostic]:
        """A child, and what is wrong with it."""
        if self.in_flow:
            if cut := self._cut_by_comma(node, event, source):
                self._end = _end_of(event)
                yield self._mend(cut)
                return
            if not (self._key and self._key.text is None):  # the nothing under a key that was only a cut number's rest
                self._end = _end_of(event)
        if not self._is_mapping:
            self._nodes.append(node)
        elif self._key is None:
            yield from self._take_key(node)
        else:
            self._take_value(self._key, node)

    def _take_key(self, node: Node) -> Iterator[Diagnostic]:
        self._key = node if isinstance(node, Scalar) and not node.spoiled else Scalar(None, node.at, spoiled=True)
        text = self._key.text
        if text is None:
            if not (isinstance(node, Scalar) and node.spoiled):
                yield error("SRC11", node.at, Message("键必须是一个词"), Message("写成“键: 值”"))
        elif len(text) > MAX_KEY:
            self._key = Scalar(None, node.at, spoiled=True)
            yield key_too_long(node.at)
        elif text == "<<":
            self._key = Scalar(None, node.at, spoiled=True)
            yield error("SRC08", node.at, Message("不支持 YAML 合并键“<<”"), Message("把内容直接写出来"))
        elif text in self._entries:
            message = Message("“{key}”写了两次（第一次在第 {line} 行）", key=text, line=self._entries[text][0].at.line)
            yield error("SRC12", node.at, message, Message("留一处，删掉另一处"))

    def _take_value(self, key: Scalar, node: Node) -> None:
        if key.text is not None:
            if key.text in self._entries:
                self._repeated.append((key, node))
            else:
                self._entries[key.text] = (key, node)
        self._key = None

    def _cut_by_comma(self, node: Node, event: Leaf | Start, source: str) -> Scalar | None:
        """``{单价: 6,800.00元}``: inside braces YAML ends the value at the comma and takes ``800.00元`` for the next key."""
        before = self._last_value() if self._end > 0 else None
        if before is None or not (event.start_mark and isinstance(node, Scalar) and node.text):
            return None
        gap = source[self._end : event.start_mark.index]
        if gap != "," or not before.text or not before.text[-1].isdigit() or not _THREE_DIGITS.match(node.text):
            return None
        return Scalar(f"{before.text},{node.text}", before.at)

    def _last_value(self) -> Scalar | None:
        entry = next(reversed(self._entries.values()), None) if self._key is None else None
        last = entry[1] if entry else self._nodes[-1] if self._nodes else None
        return last if isinstance(last, Scalar) else None

    def _mend(self, whole: Scalar) -> Diagnostic:
        """Reads on as if the value had been quoted, so that the rest of the file is still checked."""
        if self._is_mapping:
            key = next(reversed(self._entries))
            self._entries[key] = (self._entries[key][0], whole)
            self._key = Scalar(None, whole.at, spoiled=True)
        else:
            self._nodes[-1] = whole
        message = Message("“{value}”在逗号处被截断：花括号、方括号里的逗号是分隔符", value=whole.text)
        return error("SRC13", whole.at, message, Message('加引号写成 "{value}"；真是两项的，逗号后面空一格', value=whole.text))

    def closed(self) -> Node:
        """The finished node."""
        if self._is_mapping:
            return Mapping(tuple(self._entries.values()), self.at, tuple(self._repeated))
        return Sequence(tuple(self._nodes), self.at)
