"""One document: the parser's events to a node, with what is wrong, as far as it can be read."""

import re

import yaml

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.source.builder import Builder
from hetong.source.characters import SPOILED, without_forbidden
from hetong.source.habits import Again
from hetong.source.limits import MAX_BYTES, MAX_DEPTH, too_deep, too_large
from hetong.source.mending import Mended
from hetong.source.nodes import Node
from hetong.source.slips import Slip, inside, slip

MOST_READINGS, MOST_READ = 200, 8_000_000  # each slip that is put right costs one more reading: so many, of so many characters in all


class Broken(Refused):
    """The rest of a text could not be read; ``node`` is what came before, perhaps without its end."""

    def __init__(self, diagnostics: list[Diagnostic], node: Node | None) -> None:
        self.node = node
        super().__init__(diagnostics)


def parse(text: str | bytes, file: str) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The one document in ``text``, with the findings that do not keep it from being read.

    Raises Broken at a place from which it can't be read any further, Refused when it is too large, too deep, or no text at all.
    """
    plain, told = without_forbidden(_decoded(text, file), file)
    source = Mended(plain)
    builder, left = Builder(file, source), min(MOST_READINGS, max(2, MOST_READ // (len(plain) + 1)))
    while slips := _slips(builder, source, file, told):
        left -= 1
        if not left or not _put_right(slips, source):
            raise Broken(_ordered([*told, *builder.found, *(one.found for one in slips if one.found)]), builder.rest())
        told += [one.found for one in slips if one.found and not one.silent]
        builder = Builder(file, source)
    if builder.root is None:
        hint = Message("先写“合同:”，再写各组事实；可从 examples/ 抄一份改")
        raise Refused([*told, error("SRC02", Location(file, 1, 1), Message("文件是空的"), hint)])
    return builder.root, tuple(_ordered([*told, *builder.found]))


def _put_right(slips: tuple[Slip, ...], source: Mended) -> bool:
    """By the slips' own repairs; where there is none, the group of facts that can't be read is left out, and the rest is read."""
    if [one for one in slips if one.mend and source.add(one.mend)]:
        return True
    return any(source.leave_out(one.found.at.line - 1, SPOILED) for one in slips if one.found and one.found.at.line)


def _ordered(found: list[Diagnostic]) -> list[Diagnostic]:
    """By place; what two readings found alike once."""
    return sorted(dict.fromkeys(found), key=lambda one: one.sort_key)


def _slips(builder: Builder, source: Mended, file: str, told: list[Diagnostic]) -> tuple[Slip, ...]:
    """Reads to the end, or to what keeps the text from being read as it stands. Raises Refused with what was told before, too."""
    try:
        parser = yaml.CSafeLoader(source.text)
        while (event := parser.get_event()) is not None and builder.take(event):
            pass
    except Again as again:
        return again.slips
    except Refused as refused:
        raise Refused(_ordered([*told, *refused.diagnostics])) from None
    except yaml.MarkedYAMLError as broken:
        if deep := _too_deep(builder, source, file):
            raise Refused(_ordered([*told, *builder.found, deep])) from None
        if builder.found and builder.found[-1].code == "SRC16":  # the parser gave up at the end of the same key
            return (Slip(None),)
        return (slip(broken, file, source),)
    except yaml.YAMLError:
        return (Slip(error("SRC01", Location(file), Message("不是能读懂的 YAML 文本"), Message("用 UTF-8 保存后再试"))),)
    return ()


_BRACKET = re.compile(r"""'[^'\r\n]*'|"(?:[^"\\\r\n]|\\.)*"|(?<![^\s,\[{])\#[^\r\n]*|[\[\]{}]""")
_LOOKAHEAD = 5_000


def _too_deep(builder: Builder, source: Mended, file: str) -> Diagnostic | None:
    """Whether the brackets that the parser looked at, but did not hand out, are what it stumbled over: then our limit is the cause."""
    depth = builder.depth
    for found in _BRACKET.finditer(source.text, builder.seen, builder.seen + _LOOKAHEAD):
        depth += found[0] in "[{"
        depth -= found[0] in "]}"
        if depth > MAX_DEPTH:
            before = re.split("\r\n|\r|\n", source.text[: found.start()])
            line, column = len(before) - 1, len(before[-1])
            return too_deep(Location(file, *inside(source.lines, line + 1, source.column(line, column) + 1)))
    return None


def _decoded(text: str | bytes, file: str) -> str:
    if len(text) > MAX_BYTES:
        raise Refused([too_large(file)])
    try:
        return text.decode("utf-8-sig") if isinstance(text, bytes) else text.removeprefix("\ufeff")
    except UnicodeDecodeError as wrong:
        line = len(re.split(rb"\r\n|\r|\n", wrong.object[: wrong.start]))
        at = Location(file, line, 1)
        raise Refused([error("SRC03", at, Message("不是 UTF-8 编码"), Message("在编辑器里另存为 UTF-8"))]) from None
