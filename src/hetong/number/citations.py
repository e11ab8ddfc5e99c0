"""How every anchor of a contract is cited, from wherever a reference stands."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hetong.model.contract import Contract, Item, Paragraph
from hetong.model.deal.contract import Numbering
from hetong.model.scheme import Rank, cite, label
from hetong.number.walk import BELOW, Path, counted, part_paths


@dataclass(frozen=True, slots=True)
class Citations:
    """``texts`` by anchor; ``parts`` says which part an article is in, where articles of two parts share a number."""

    texts: Mapping[str, str]
    parts: Mapping[str, str]

    def cited(self, target: str, home: str) -> str:
        """What a reference in the article or annex ``home`` reads; empty when its target is not there.

        To its own article it reads 本条, inside its own annex 本附件第3条, and into another part, when the number alone is not
        unique, 第二部分第一条.
        """
        in_annex = self.texts.get(home, "").startswith("附件")
        if target == home:
            return "本附件" if in_annex else "本条"
        text = self.texts.get(target, "")
        if text and in_annex and target.startswith(home + "."):
            return "本附件" + text.removeprefix(self.texts[home])
        part = self.parts.get(target.partition(".")[0], "")
        return part + text if text and part != self.parts.get(home, "") else text


def citations(contract: Contract) -> Citations:
    """Every anchor that carries a number."""
    return Citations(dict(_texts(contract)), dict(_parts(contract)))


def _parts(contract: Contract) -> Iterator[tuple[str, str]]:
    if not any(part.restart for part in contract.parts[1:]):
        return
    for part, titled, articles in part_paths(contract):
        mark = label(contract.scheme, Rank.PART, (titled,)) if part.title else ""
        yield from ((article.anchor, mark) for article, _ in articles)


def _texts(contract: Contract) -> Iterator[tuple[str, str]]:
    scheme = contract.scheme
    for _, _, articles in part_paths(contract):
        for article, path in articles:
            yield article.anchor, cite(scheme, Rank.ARTICLE, path)
            yield from _below(article.paragraphs, path, Rank.PARAGRAPH, scheme)
    for index, annex in enumerate(contract.annexes, 1):
        yield annex.anchor, cite(scheme, Rank.ANNEX, (index,))
        yield from _below(annex.paragraphs, (index,), Rank.ANNEX_PARAGRAPH, scheme)


def _below(nodes: Sequence[Paragraph | Item], path: Path, rank: Rank, scheme: Numbering) -> Iterator[tuple[str, str]]:
    for index, node in counted(nodes):
        if index:
            yield node.anchor, cite(scheme, rank, (*path, index))
        if index and node.items:
            yield from _below(node.items, (*path, index), BELOW[rank], scheme)
