"""The rungs of a ladder that do not stand: from such a stance nothing is printed, and what that gives away is in the file alone."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from hetong import source
from hetong.model.deal.contract import Stance
from hetong.source import Node, Scalar, Sequence

Key = tuple[str, str, str]
Gone = tuple[tuple[Stance, str], ...]
Dropped = Mapping[Key, Gone]


def dropped_rungs(path: Path) -> Dropped:
    """By id of a ladder, and stance and text of its last rung that stands: the stances that have none, with what that gives away."""
    root, _ = source.parse(path.read_bytes(), str(path))
    return {key: gone for ladder in _ladders(root) for key, gone in _dropped(ladder) if gone}


def _ladders(node: Node) -> Iterator[source.Mapping]:
    """Every paragraph and item that is written as a ladder, wherever it stands."""
    if isinstance(node, source.Mapping):
        if isinstance(node.get("ladder"), source.Mapping):
            yield node
        for _, value in node.entries:
            yield from _ladders(value)
    for item in node.items if isinstance(node, Sequence) else ():
        yield from _ladders(item)


def _dropped(node: source.Mapping) -> Iterator[tuple[Key, Gone]]:
    texts = {stance: _text(_rung(node, stance)) for stance in Stance}
    standing = [(stance.value, text) for stance, text in texts.items() if text]
    gone = tuple((stance, _said(_rung(node, stance), "gives")) for stance, text in texts.items() if not text)
    if standing:
        yield (_said(node, "id"), *standing[-1]), gone


def _rung(node: source.Mapping, stance: Stance) -> Node | None:
    """What the ladder says for a stance; where it does not name it, the paragraph itself."""
    ladder = node.get("ladder")
    return (ladder.get(stance.value) if isinstance(ladder, source.Mapping) else None) or node


def _text(rung: Node | None) -> str:
    if isinstance(rung, Scalar):
        return (rung.text or "").strip()
    return "" if _said(rung, "drop") else _said(rung, "text")


def _said(node: Node | None, key: str) -> str:
    found = node.get(key) if isinstance(node, source.Mapping) else None
    return (found.text or "").strip() if isinstance(found, Scalar) else ""
