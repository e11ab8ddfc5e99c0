"""Whether Word's own lists print every number of a contract as ``number`` computed it."""

from collections.abc import Iterable, Iterator

from hetong.model.contract import Contract, Item, Paragraph
from hetong.model.scheme import ANNEX, BODY, SCHEMES, Rank
from hetong.model.words import Script


def faithful(contract: Contract) -> bool:
    """True when no number passes what its format can count to in Word, which has no 第七條 either."""
    if contract.script is Script.TRADITIONAL:
        return False
    levels = SCHEMES[contract.scheme]
    return all(ordinal <= levels[rank].format.faithful for rank, ordinal in _ordinals(contract))


def _ordinals(contract: Contract) -> Iterator[tuple[Rank, int]]:
    for part in contract.parts:
        yield Rank.PART, part.ordinal
        for article in part.articles:
            yield Rank.ARTICLE, article.ordinal
            yield from _below(article.paragraphs, BODY[2:])
    for annex in contract.annexes:
        yield Rank.ANNEX, annex.ordinal
        yield from _below(annex.paragraphs, ANNEX[1:])


def _below(nodes: Iterable[Paragraph | Item], ranks: tuple[Rank, ...]) -> Iterator[tuple[Rank, int]]:
    for node in nodes:
        yield ranks[0], node.ordinal
        yield from _below(node.items, ranks[1:])
