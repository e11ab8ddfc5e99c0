"""A deal spec: text → ``Deal``."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hetong.diagnostic import Diagnostic, Refused
from hetong.load.files import digest, read_bytes
from hetong.load.overrides import Override, overridden
from hetong.load.reading import read
from hetong.load.wording import text_problems
from hetong.model.deal import Deal
from hetong.source import parse


def load_deal(path: Path | None, text: str | bytes | None = None, shown: str = "", overrides: Iterable[Override] = ()) -> Deal:
    """The deal at ``path``, or in ``text`` (then ``shown`` names it). Raises Refused with everything that is wrong with it."""
    shown, overrides = shown or str(path), tuple(overrides)
    content = text if text is not None else read_bytes(path or Path(shown), shown)
    node, found = parse(content, shown)
    try:
        for override in overrides:
            node = overridden(node, override)
        deal, places = read(node, Deal)
    except Refused as refused:
        raise Refused(_sorted([*found, *refused.diagnostics])) from None
    placed = deal.placed(places, digest(content, *(f"{one.path}={one.value}" for one in overrides)))
    found = (*found, *_custom_problems(placed))
    if found:
        raise Refused(_sorted(found))
    return placed


def _sorted(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(found, key=lambda one: one.sort_key)


def _custom_problems(deal: Deal) -> Iterator[Diagnostic]:
    for index, clause in enumerate(deal.custom):
        for number, paragraph in enumerate(clause.paragraphs):
            yield from text_problems(paragraph, f"custom.{index}.paragraphs.{number}", deal.where, "DEAL")
