"""The text of a clause: prose with ``{{ path | filter }}``, ``[[reference]]`` and ``{____}``, a place to write by hand.

Only the library's own wording is ever parsed here. What a value prints is put in later, as a node of its own, so a
party's name can't be markup. An expression is a path and filters, a small part of Jinja's syntax, so that every value
and reference of the library can be checked without running anything.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hetong.zh.lines import joined

_TOKEN = re.compile(r"\{\{([^{}]{0,200})\}\}|\[\[([^\[\]]{0,200})\]\]|\{(_{2,})\}")  # bounded: else each of many openings looks to the end
_PATH = re.compile(r"[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*")
_TARGET = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9_-]+){0,2}")
_SPAN = re.compile(r"\{\?(.{0,400}?)\?\}")
_STRAY = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{%|%\}|\{#|\{_+\}?|_\}|\{\?|\?\}")
_EACH = re.compile(r"([a-z][a-z0-9_]*)\s+in\s+([a-z_][a-z0-9_.]*)")


class BadMarkup(ValueError):
    """Markup that can't be read; ``token`` is the offending piece."""

    def __init__(self, token: str) -> None:
        self.token = token
        super().__init__(token)


@dataclass(frozen=True, slots=True)
class Prose:
    """Wording."""

    text: str


@dataclass(frozen=True, slots=True)
class Value:
    """``{{ path | filter | … }}``"""

    path: str
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """``[[target]]``, ``[[one, other]]``: those of them that the contract has; ``[[target|words]]``: else the words."""

    targets: tuple[str, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Room:
    """``{____}``: a rule to write on by hand, as many Chinese characters wide as it has underscores."""

    width: int


@dataclass(frozen=True, slots=True)
class Span:
    """``{?…?}``: what stands only where the contract has every value and reference in it."""

    pieces: "tuple[Prose | Value | Citation | Room, ...]"


Piece = Prose | Value | Citation | Room | Span


def plain_pieces(text: str) -> Iterator[Prose | Value | Citation | Room]:
    """The pieces of a text, those inside its spans too. Raises BadMarkup."""
    for piece in parse_text(text):
        yield from piece.pieces if isinstance(piece, Span) else (piece,)


@cache
def parse_text(text: str) -> tuple[Piece, ...]:
    """The pieces of a clause's text, its lines joined as Chinese prose is. Raises BadMarkup."""
    whole = joined(line.strip() for line in text.strip().split("\n"))
    pieces: list[Piece] = []
    end = 0
    for found in _SPAN.finditer(whole):
        pieces += _outside_spans(whole[end : found.start()])
        pieces.append(Span(_outside_spans(found[1])))
        end = found.end()
    return (*pieces, *_outside_spans(whole[end:]))


def parse_each(text: str) -> tuple[str, str]:
    """``item in fees.items`` → name and path. Raises BadMarkup."""
    found = _EACH.fullmatch(text.strip())
    if not found:
        raise BadMarkup(text)
    return found[1], found[2]


def _outside_spans(text: str) -> tuple[Prose | Value | Citation | Room, ...]:
    pieces: list[Prose | Value | Citation | Room] = []
    end = 0
    for found in _TOKEN.finditer(text):
        pieces += _prose(text[end : found.start()])
        pieces.append(_piece(found))
        end = found.end()
    return (*pieces, *_prose(text[end:]))


def _piece(found: re.Match[str]) -> Prose | Value | Citation | Room:
    token, value, target, room = found[0], found[1], found[2], found[3]
    if room is not None:
        return Room(len(room))
    return _value(value, token) if value is not None else _citation(target, token)


def _prose(text: str) -> list[Prose]:
    if stray := _STRAY.search(text):
        raise BadMarkup(stray[0])
    return [Prose(text)] if text else []


def _value(body: str, token: str) -> Value:
    path, *filters = (part.strip() for part in body.split("|"))
    if not _PATH.fullmatch(path) or not all(name.isidentifier() for name in filters):
        raise BadMarkup(token)
    return Value(path, tuple(filters))


def _citation(body: str, token: str) -> Citation:
    named, bar, words = body.partition("|")
    targets = tuple(one.strip() for one in named.split(","))
    if not all(_TARGET.fullmatch(one) for one in targets) or (bar and not words.strip()):
        raise BadMarkup(token)
    return Citation(targets, words.strip())
