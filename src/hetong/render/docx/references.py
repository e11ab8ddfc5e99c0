"""Bookmarks for everything that has an anchor, and citations taken apart into the numbers that Word keeps up to date."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from hetong.model.contract import Contract, Item, Paragraph, Part, Ref
from hetong.model.deal.contract import Numbering, Stance
from hetong.model.scheme import ANNEX, BODY, Rank, bare, cite_pieces

_LONGEST = 40
# Whose side a wording takes is the firm's own affair, and a paragraph's id may say it.
_TELLING = frozenset(stance.value for stance in Stance)
_Place = tuple[str, Rank | None, str, str]


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark: ``id`` by position in the document, ``name`` as Word takes it. ``rank`` None: unnumbered, as recitals are."""

    id: int
    name: str
    rank: Rank | None
    label: str
    above: "Mark | None"

    def at(self, rank: Rank) -> "Mark | None":
        """This mark or the one above it that has the rank."""
        if self.rank is rank:
            return self
        return self.above.at(rank) if self.above else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a citation. ``name``: the bookmark it leads to; ``number``: whether Word computes it there."""

    text: str
    name: str = ""
    number: bool = False


Marks = Mapping[str, Mark]


def marks(contract: Contract) -> Marks:
    """A mark for each anchor of the contract."""
    places = [place for place in _places(contract) if place[0]]
    names = _names([anchor for anchor, *_ in places])
    found: dict[str, Mark] = {}
    for anchor, rank, label, parent in places:
        found[anchor] = Mark(len(found) + 1, names[anchor], rank, label, found.get(parent))
    return found


def pieces(ref: Ref, known: Marks, scheme: Numbering) -> tuple[Piece, ...]:
    """A resolved reference as fixed wording and live numbers; joined, they always read ``ref.text``."""
    mark = known.get(ref.target)
    if mark is None or mark.rank is None:
        return (Piece(ref.text),)
    cited = tuple(_piece(text, mark.at(rank) if rank else None) for text, rank in cite_pieces(scheme, mark.rank))
    return _led(ref.text, cited) or _led(ref.text, cited[1:]) or (Piece(ref.text),)


def _led(text: str, cited: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The citation behind the words that ``number`` put before it, or in the place of its first number: 第二部分第一条, 本附件第3条.

    Nothing where it chose other words altogether, which no field would print: 本条.
    """
    words = "".join(piece.text for piece in cited)
    if not cited or not text.endswith(words):
        return ()
    lead = text.removesuffix(words)
    return (Piece(lead), *cited) if lead else cited


def part_anchor(part: Part) -> str:
    """Parts have no id of their own; one without a heading has nothing to be marked."""
    return f"~part{part.ordinal}" if part.title else ""


def _piece(text: str, mark: Mark | None) -> Piece:
    if mark is None:
        return Piece(text)
    number = bare(mark.label)
    # Word drops a final full stop from a number that it quotes, but not 、: 一、 cannot be quoted as 一.
    return Piece(number, mark.name, number == mark.label.rstrip("."))


def _places(contract: Contract) -> Iterator[_Place]:
    yield from _paragraphs(contract.recitals, (None, None, None), "")
    for part in contract.parts:
        yield part_anchor(part), Rank.PART, part.label, ""
        for article in part.articles:
            yield article.anchor, Rank.ARTICLE, article.label, ""
            yield from _paragraphs(article.paragraphs, BODY[2:], article.anchor)
    for annex in contract.annexes:
        yield annex.anchor, Rank.ANNEX, annex.label, ""
        yield from _paragraphs(annex.paragraphs, ANNEX[1:], annex.anchor)


def _paragraphs(nodes: Iterable[Paragraph | Item], ranks: tuple[Rank | None, ...], parent: str) -> Iterator[_Place]:
    for node in nodes:
        yield node.anchor, ranks[0] if node.label else None, node.label, parent
        yield from _paragraphs(node.items, ranks[1:], node.anchor)


def _names(anchors: list[str]) -> Mapping[str, str]:
    """Bookmark names: hidden, at most 40 characters, unique even to Word, which does not tell A from a."""
    plain = {anchor: "_c_" + re.sub(r"[^0-9A-Za-z_]", "_", anchor.replace(".", "__")) for anchor in anchors}
    shared = Counter(name.lower() for name in plain.values())
    return {
        anchor: name if len(name) <= _LONGEST and shared[name.lower()] == 1 and not telling(anchor) else _hashed(anchor, name)
        for anchor, name in plain.items()
    }


def _hashed(anchor: str, name: str) -> str:
    shown = "_c" if telling(anchor) else name[: _LONGEST - 9]
    return f"{shown}_{sha256(anchor.encode()).hexdigest()[:8]}"


def telling(identity: str) -> bool:
    """Whether an id names a stance, so that the other side must not see it."""
    return not _TELLING.isdisjoint(re.split(r"[^a-z]", identity))
