"""A list of definitions says what the contract uses: an item of the library whose term nothing else says does not stand."""

from collections.abc import Iterator
from dataclasses import replace

from hetong.compose.wording import punctuated
from hetong.model.contract import Article, Contract, Filled, Item, Paragraph, Term, Text, leaves


def without_idle(contract: Contract) -> Contract:
    """The contract without the definitions of the library that it does not need, those that only another such one uses included."""
    idle = _idle(contract)
    if not idle:
        return contract
    parts = tuple(replace(part, articles=tuple(_kept(one, idle) for one in part.articles)) for part in contract.parts)
    return replace(contract, parts=parts)


def _idle(contract: Contract) -> frozenset[str]:
    """The anchors of the items that define what nothing that stands says."""
    waiting = {item.anchor: (item, terms) for item in _defining(contract) if (terms := _terms(item))}
    said = [_text(paragraph, waiting) for paragraph in contract.paragraphs]
    while used := [anchor for anchor, (_, terms) in waiting.items() if any(term in text for term in terms for text in said)]:
        said = [_words(waiting.pop(anchor)[0]) for anchor in used]
    return frozenset(waiting)


def _defining(contract: Contract) -> Iterator[Item]:
    library = (article for article in contract.articles if article.anchor not in contract.own)
    return (item for article in library if article.defines for paragraph in article.paragraphs for item in paragraph.items)


def _terms(item: Item) -> frozenset[str]:
    return frozenset(one.text for one in item.inlines if isinstance(one, Term))


def _text(paragraph: Paragraph, waiting: dict[str, tuple[Item, frozenset[str]]]) -> str:
    """What a paragraph says, without the items that wait."""
    return _words(replace(paragraph, items=tuple(item for item in paragraph.items if item.anchor not in waiting)))


def _words(node: Paragraph | Item) -> str:
    return "\n".join(one.text for one in leaves(node) if isinstance(one, Text | Filled))


def _kept(article: Article, idle: frozenset[str]) -> Article:
    gone = {term for paragraph in article.paragraphs for item in paragraph.items if item.anchor in idle for term in _terms(item)}
    if not gone:
        return article
    paragraphs = tuple(replace(one, items=punctuated(tuple(i for i in one.items if i.anchor not in idle))) for one in article.paragraphs)
    return replace(article, paragraphs=paragraphs, defines=tuple(one for one in article.defines if one.term not in gone))
