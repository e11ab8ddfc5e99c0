"""YAML text as ``source`` reads it, for tests: the plain values, the places and what is told."""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Location, Refused, Severity
from hetong.source import Mapping, Node, Scalar, Sequence, parse

FILE = "deal.yaml"
Plain = str | None | list["Plain"] | dict[str | None, "Plain"]


def plain(node: Node) -> Plain:
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [plain(one) for one in items]
        case Mapping(entries):
            return {key.text: plain(value) for key, value in entries}


def places(node: Node) -> Iterator[Location]:
    yield node.at
    match node:
        case Sequence(items):
            for one in items:
                yield from places(one)
        case Mapping(entries):
            for key, value in entries:
                yield key.at
                yield from places(value)


def read(text: str | bytes) -> Plain:
    node, found = parse(text, FILE)
    assert not found
    return plain(node)


def findings(text: str | bytes) -> list[Diagnostic]:
    try:
        return list(parse(text, FILE)[1])
    except Refused as refused:
        return list(refused.diagnostics)


def told(text: str | bytes) -> list[tuple[str, int, int]]:
    found = findings(text)
    assert all(one.at.file == FILE and one.severity is Severity.ERROR and one.hint for one in found)
    return [(one.code, one.at.line, one.at.column) for one in found]
