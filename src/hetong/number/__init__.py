"""Contract + scheme → Numbered: every number and every reference of the contract, computed once for all formats."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from hetong.model.contract import Annex, Article, Contract, Inlines, Item, Paragraph, Part, Ref, Table
from hetong.model.deal.contract import Numbering
from hetong.model.numbered import Numbered
from hetong.model.scheme import Rank, cite, label

__all__ = ["Numbered", "number"]

Path = tuple[int, ...]
N = TypeVar("N", bound=Paragraph | Item)
_BELOW = {
    Rank.PARAGRAPH: Rank.ITEM,
    Rank.ITEM: Rank.SUBITEM,
    Rank.ANNEX_PARAGRAPH: Rank.ANNEX_ITEM,
    Rank.ANNEX_ITEM: Rank.ANNEX_SUBITEM,
}


def number(contract: Contract) -> Numbered:
    """Number a contract by its own scheme. Total: an unresolved reference is left to the rules."""
    scheme = contract.scheme
    citations = dict(_citations(contract, scheme))
    parts, annexes = [], []
    for part, titled, articles in _part_paths(contract):
        numbered = tuple(_article(article, path, scheme, citations) for article, path in articles)
        mark = label(scheme, Rank.PART, (titled,)) if part.title else ""
        parts.append(replace(part, articles=numbered, ordinal=titled if part.title else 0, label=mark))
    for index, annex in enumerate(contract.annexes, 1):
        annexes.append(_annex(annex, index, scheme, citations))
    recitals = tuple(_linked(paragraph, "", citations) for paragraph in contract.recitals)
    return Numbered(replace(contract, parts=tuple(parts), annexes=tuple(annexes), recitals=recitals), citations)


def _part_paths(contract: Contract) -> Iterator[tuple[Part, int, tuple[tuple[Article, Path], ...]]]:
    """Each part with its number among the titled ones, and its articles with theirs."""
    titled = count = 0
    for part in contract.parts:
        titled += bool(part.title)
        count = 0 if part.restart else count
        yield part, titled, tuple((article, (count + i,)) for i, article in enumerate(part.articles, 1))
        count += len(part.articles)


def _citations(contract: Contract, scheme: Numbering) -> Iterator[tuple[str, str]]:
    for _, _, articles in _part_paths(contract):
        for article, path in articles:
            yield article.anchor, cite(scheme, Rank.ARTICLE, path)
            yield from _cited_below(article.paragraphs, path, Rank.PARAGRAPH, scheme)
    for index, annex in enumerate(contract.annexes, 1):
        yield annex.anchor, cite(scheme, Rank.ANNEX, (index,))
        yield from _cited_below(annex.paragraphs, (index,), Rank.ANNEX_PARAGRAPH, scheme)


def _cited_below(nodes: Sequence[Paragraph | Item], path: Path, rank: Rank, scheme: Numbering) -> Iterator[tuple[str, str]]:
    for index, node in _counted(nodes):
        if index:
            yield node.anchor, cite(scheme, rank, (*path, index))
        if index and node.items:
            yield from _cited_below(node.items, (*path, index), _BELOW[rank], scheme)


def _counted(nodes: Sequence[N]) -> Iterator[tuple[int, N]]:
    """Siblings with their ordinals; 0 for one that carries no number."""
    count = 0
    for node in nodes:
        plain = isinstance(node, Paragraph) and node.plain
        count += 0 if plain else 1
        yield 0 if plain else count, node


def _article(article: Article, path: Path, scheme: Numbering, citations: Mapping[str, str]) -> Article:
    paragraphs = _paragraphs(article.paragraphs, path, Rank.PARAGRAPH, scheme, citations, article.anchor)
    return replace(article, paragraphs=paragraphs, ordinal=path[-1], label=label(scheme, Rank.ARTICLE, path))


def _annex(annex: Annex, index: int, scheme: Numbering, citations: Mapping[str, str]) -> Annex:
    paragraphs = _paragraphs(annex.paragraphs, (index,), Rank.ANNEX_PARAGRAPH, scheme, citations, annex.anchor)
    return replace(annex, paragraphs=paragraphs, ordinal=index, label=label(scheme, Rank.ANNEX, (index,)))


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], path: Path, rank: Rank, scheme: Numbering, citations: Mapping[str, str], home: str
) -> tuple[Paragraph, ...]:
    return tuple(
        replace(
            _linked(paragraph, home, citations),
            items=_items(paragraph.items, (*path, index), _BELOW[rank], scheme, citations, home),
            ordinal=index,
            label=label(scheme, rank, (*path, index)) if index else "",
        )
        for index, paragraph in _counted(paragraphs)
    )


def _items(items: tuple[Item, ...], path: Path, rank: Rank, scheme: Numbering, citations: Mapping[str, str], home: str) -> tuple[Item, ...]:
    return tuple(
        replace(
            item,
            inlines=_resolved(item.inlines, home, citations),
            items=_items(item.items, (*path, index), _BELOW[rank], scheme, citations, home) if item.items else (),
            ordinal=index,
            label=label(scheme, rank, (*path, index)),
        )
        for index, item in _counted(items)
    )


def _linked(paragraph: Paragraph, home: str, citations: Mapping[str, str]) -> Paragraph:
    table = _linked_table(paragraph.table, home, citations) if paragraph.table else None
    return replace(paragraph, inlines=_resolved(paragraph.inlines, home, citations), table=table)


def _linked_table(table: Table, home: str, citations: Mapping[str, str]) -> Table:
    rows = tuple(tuple(_resolved(cell, home, citations) for cell in row) for row in table.rows)
    return replace(table, rows=rows, total=tuple(_resolved(cell, home, citations) for cell in table.total))


def _resolved(inlines: Inlines, home: str, citations: Mapping[str, str]) -> Inlines:
    return tuple(replace(one, text=_cited(one.target, home, citations)) if isinstance(one, Ref) else one for one in inlines)


def _cited(target: str, home: str, citations: Mapping[str, str]) -> str:
    """A reference to the article that it stands in reads 本条, one inside its own annex 本附件第3条."""
    in_annex = home in citations and citations[home].startswith("附件")
    if target == home:
        return "本附件" if in_annex else "本条"
    cited = citations.get(target, "")
    inside = in_annex and target.startswith(home + ".")
    return "本附件" + cited.removeprefix(citations[home]) if inside and cited else cited
