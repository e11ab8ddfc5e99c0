"""A deal spec: text → ``Deal``."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from hetong.diagnostic import Diagnostic, Refused
from hetong.load.custom import with_sound_clauses
from hetong.load.files import digest, read_bytes
from hetong.load.overrides import Override, overridden, spread
from hetong.load.reading import read_on
from hetong.model.deal import Deal
from hetong.model.origin import Record
from hetong.source import Broken, Node, parse

_MISSING = "DEAL06"


def load_deal(path: Path | None, text: str | bytes | None = None, shown: str = "", overrides: Iterable[Override] = ()) -> Deal:
    """The deal at ``path``, or in ``text`` (then ``shown`` names it). Raises Refused with everything that is wrong with it."""
    deal, found = read_deal(path, text, shown, overrides)
    if found:
        raise Refused(found)
    return deal


def read_deal(
    path: Path | None, text: str | bytes | None = None, shown: str = "", overrides: Iterable[Override] = ()
) -> tuple[Deal, tuple[Diagnostic, ...]]:
    """As much of the deal as can be read (``deal.unknown`` is the rest), and what is wrong.

    Raises Refused when the text can't be read to its end: then nothing can be said about what it lacks.
    """
    shown, overrides = shown or str(path), tuple(overrides)
    content = text if text is not None else read_bytes(path or Path(shown), shown)
    try:
        node, found = parse(content, shown)
    except Broken as broken:
        raise Refused(_sorted([*broken.diagnostics, *_found_before(broken)])) from None
    try:
        node, misplaced = spread(node)
        node, refused = _overridden(node, overrides)
        reading = read_on(node, Deal)
    except Refused as stopped:
        raise Refused(_sorted([*found, *stopped.diagnostics])) from None
    sets = (f"{one.path}={one.value}" for one in overrides)
    placed = reading.value.recorded(
        Record(MappingProxyType(reading.places), digest(content, *sets), reading.unknown, reading.by_hand, reading.empty)
    )
    deal, wrong = with_sound_clauses(placed)
    return deal, tuple(_sorted([*found, *misplaced, *refused, *reading.found, *wrong]))


def _found_before(broken: Broken) -> Iterator[Diagnostic]:
    """What is wrong with the part that could be read; that something is missing can't be said of a part."""
    if broken.node is None:
        return
    try:
        found = read_on(broken.node, Deal).found
    except Refused:
        return
    yield from (one for one in found if one.code != _MISSING and all(one.at != other.at for other in broken.diagnostics))


def _overridden(node: Node, overrides: Iterable[Override]) -> tuple[Node, list[Diagnostic]]:
    found: list[Diagnostic] = []
    for override in overrides:
        try:
            node = overridden(node, override)
        except Refused as refused:
            found += refused.diagnostics
    return node, found


def _sorted(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda one: one.sort_key)
