"""The text that a deal brings along: its own clauses and the values that are printed. Every rule about free text reads this."""

from collections.abc import Iterator
from dataclasses import dataclass

from hetong.diagnostic import Location
from hetong.model.contract import Annex, Article, Filled, Inline, Item, Paragraph, Text
from hetong.model.numbered import Numbered


@dataclass(frozen=True, slots=True)
class FreeText:
    """``path`` is the spec path of a value, empty for wording. ``opens``: it stands first in a numbered paragraph or item.

    ``wording``: references may be written in it; what a value says is never read as one.
    """

    text: str
    at: Location
    path: str = ""
    opens: bool = False

    @property
    def wording(self) -> bool:
        """Whether it is a clause's text, and not a value."""
        return not self.path


def free_texts(numbered: Numbered) -> tuple[FreeText, ...]:
    """Each once, in reading order."""
    found = [*_titles(numbered), *_wording(numbered), *_values(numbered)]
    opening = {(one.text, one.at) for one in found if one.opens}
    return tuple(dict.fromkeys(one for one in found if one.opens or (one.text, one.at) not in opening))


def custom_nodes(numbered: Numbered) -> Iterator[Paragraph | Item]:
    """The paragraphs and items that the deal words itself."""
    own = numbered.contract.own
    yield from _below(tuple(one for one in numbered.contract.recitals if one.anchor.partition(".")[0] in own))
    for holder in numbered.contract.holders:
        if holder.anchor in own:
            yield from nodes(holder)


def nodes(holder: Article | Annex) -> Iterator[Paragraph | Item]:
    """Every paragraph and item of an article or annex."""
    yield from _below(holder.paragraphs)


def _below(siblings: tuple[Paragraph, ...] | tuple[Item, ...]) -> Iterator[Paragraph | Item]:
    for node in siblings:
        yield node
        yield from _below(node.items)


def _titles(numbered: Numbered) -> Iterator[FreeText]:
    own = numbered.contract.own
    yield from (FreeText(one.title, one.origin, opens=True) for one in numbered.contract.holders if one.anchor in own)
    yield from (FreeText(annex.title, annex.origin, opens=True) for annex in numbered.contract.annexes if not annex.paragraphs)


def _wording(numbered: Numbered) -> Iterator[FreeText]:
    for node in custom_nodes(numbered):
        for index, leaf in enumerate(node.inlines):
            if isinstance(leaf, Text):
                yield FreeText(leaf.text, node.origin, opens=index == 0)
    yield from (FreeText(annex.note, annex.origin) for annex in numbered.contract.annexes if annex.note)


def _values(numbered: Numbered) -> Iterator[FreeText]:
    for holder in numbered.contract.holders:
        for node in nodes(holder):
            if node.inlines and isinstance(node.inlines[0], Filled) and node.label:
                yield _value(node.inlines[0], opens=True)
    yield from (_value(leaf) for leaf in numbered.contract.inlines if isinstance(leaf, Filled) and _says(leaf))


def _says(leaf: Inline) -> bool:
    return isinstance(leaf, Filled) and not leaf.text.isascii()


def _value(leaf: Filled, opens: bool = False) -> FreeText:
    return FreeText(leaf.text, leaf.at, leaf.path, opens)
