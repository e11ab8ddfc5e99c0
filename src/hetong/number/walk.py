"""The order in which nodes are counted, shared by numbers and citations so that both count alike."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from hetong.model.contract import Article, Contract, Item, Paragraph, Part
from hetong.model.scheme import Rank

Path = tuple[int, ...]
N = TypeVar("N", bound=Paragraph | Item)
BELOW = {
    Rank.PARAGRAPH: Rank.ITEM,
    Rank.ITEM: Rank.SUBITEM,
    Rank.ANNEX_PARAGRAPH: Rank.ANNEX_ITEM,
    Rank.ANNEX_ITEM: Rank.ANNEX_SUBITEM,
}


def part_paths(contract: Contract) -> Iterator[tuple[Part, int, tuple[tuple[Article, Path], ...]]]:
    """Each part with its number among the titled ones, and its articles with theirs."""
    titled = count = 0
    for part in contract.parts:
        titled += bool(part.title)
        count = 0 if part.restart else count
        yield part, titled, tuple((article, (count + i,)) for i, article in enumerate(part.articles, 1))
        count += len(part.articles)


def counted(nodes: Sequence[N]) -> Iterator[tuple[int, N]]:
    """Siblings with their ordinals; 0 for one that carries no number."""
    count = 0
    for node in nodes:
        plain = isinstance(node, Paragraph) and node.plain
        count += 0 if plain else 1
        yield 0 if plain else count, node
