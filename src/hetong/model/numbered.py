"""A contract with its numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hetong.model.contract import Annex, Article, Contract, Item, Paragraph, Part, Ref, leaves

Numberable = Part | Article | Paragraph | Item | Annex


@dataclass(frozen=True, slots=True)
class Numbered:
    """A contract whose nodes carry ``ordinal`` and ``label`` and whose references carry their text.

    ``citations`` says how each anchor is cited from elsewhere. A reference to an anchor that is not there keeps an empty text.
    """

    contract: Contract
    citations: Mapping[str, str]

    @property
    def references(self) -> tuple[Ref, ...]:
        """Every reference, in reading order."""
        return tuple(one for paragraph in self.contract.paragraphs for one in leaves(paragraph) if isinstance(one, Ref))

    def each_group(self) -> Iterator[tuple[Numberable, ...]]:
        """Every run of siblings that is numbered together."""
        yield tuple(part for part in self.contract.parts if part.title)
        yield from _article_groups(self.contract)
        yield self.contract.annexes
        for holder in self.contract.holders:
            yield holder.paragraphs
            for paragraph in holder.paragraphs:
                yield from _item_groups(paragraph)


def _article_groups(contract: Contract) -> Iterator[tuple[Article, ...]]:
    group: list[Article] = []
    for part in contract.parts:
        if part.restart and group:
            yield tuple(group)
            group = []
        group += part.articles
    yield tuple(group)


def _item_groups(node: Paragraph | Item) -> Iterator[tuple[Item, ...]]:
    if node.items:
        yield node.items
        for item in node.items:
            yield from _item_groups(item)
