"""Numbering schemes as data: how each rank prints its number, and how a reference cites it.

One table serves every format: ``label`` and ``cite`` give the text, ``lvl_text`` and ``Format.word`` give Word the same
numbering as a multilevel list. Ordinals are counted from 1 and run from the article (or the annex) down to the node:
``(7,)`` is article 7, ``(7, 2, 1)`` the first item of its second paragraph. A part has a path of its own, ``(2,)``.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from string import Formatter

from hetong.model.deal.contract import Numbering
from hetong.zh.numeral import numeral


class Rank(StrEnum):
    """What can carry a number."""

    PART = "part"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    SUBITEM = "subitem"
    ANNEX = "annex"
    ANNEX_PARAGRAPH = "annex_paragraph"
    ANNEX_ITEM = "annex_item"
    ANNEX_SUBITEM = "annex_subitem"


BODY = (Rank.PART, Rank.ARTICLE, Rank.PARAGRAPH, Rank.ITEM, Rank.SUBITEM)
ANNEX = (Rank.ANNEX, Rank.ANNEX_PARAGRAPH, Rank.ANNEX_ITEM, Rank.ANNEX_SUBITEM)


class Format(StrEnum):
    """How one number is written. The value is its name in Word (``w:numFmt``)."""

    DECIMAL = "decimal"
    CHINESE = "chineseCountingThousand"
    CIRCLED = "decimalEnclosedCircleChinese"
    LETTER = "lowerLetter"

    @property
    def faithful(self) -> int:
        """The greatest number that Word surely writes as ``formatted`` does (it has 一百〇一, and no circle past ⑩)."""
        return {Format.CHINESE: 100, Format.CIRCLED: 10, Format.LETTER: 26}.get(self, 32767)


@dataclass(frozen=True, slots=True)
class Level:
    """One rank of a scheme.

    ``label`` names the ranks whose numbers it shows. A label that shows a parent's number writes all of them in
    decimal, as Word's ``isLgl`` does. ``cite`` is made of the labels of the ranks it names, less their final stop.
    """

    format: Format
    label: str
    cite: str

    @property
    def legal(self) -> bool:
        """Whether the label shows a parent's number."""
        return self.label.count("{") > 1


Scheme = Mapping[Rank, Level]

_PART = Level(Format.CHINESE, "第{part}部分", "{part}")

_ANNEX: Scheme = {
    Rank.ANNEX: Level(Format.CHINESE, "附件{annex}", "{annex}"),
    Rank.ANNEX_PARAGRAPH: Level(Format.DECIMAL, "{annex_paragraph}.", "{annex}第{annex_paragraph}条"),
    Rank.ANNEX_ITEM: Level(Format.DECIMAL, "（{annex_item}）", "{annex}第{annex_paragraph}条第{annex_item}项"),
    Rank.ANNEX_SUBITEM: Level(Format.CIRCLED, "{annex_subitem}", "{annex}第{annex_paragraph}条第{annex_item}项第{annex_subitem}目"),
}

SCHEMES: Mapping[Numbering, Scheme] = {
    Numbering.ARTICLE: {
        Rank.PART: _PART,
        Rank.ARTICLE: Level(Format.CHINESE, "第{article}条", "{article}"),
        Rank.PARAGRAPH: Level(Format.DECIMAL, "{article}.{paragraph}", "第{paragraph}款"),
        Rank.ITEM: Level(Format.DECIMAL, "（{item}）", "第{paragraph}款第{item}项"),
        Rank.SUBITEM: Level(Format.CIRCLED, "{subitem}", "第{paragraph}款第{item}项第{subitem}目"),
        **_ANNEX,
    },
    Numbering.CHINESE: {
        Rank.PART: _PART,
        Rank.ARTICLE: Level(Format.CHINESE, "{article}、", "第{article}条"),
        Rank.PARAGRAPH: Level(Format.CHINESE, "（{paragraph}）", "第{article}条第{paragraph}款"),
        Rank.ITEM: Level(Format.DECIMAL, "{item}.", "第{article}条第{paragraph}款第{item}项"),
        Rank.SUBITEM: Level(Format.DECIMAL, "（{subitem}）", "第{article}条第{paragraph}款第{item}项第{subitem}目"),
        **_ANNEX,
    },
    Numbering.DECIMAL: {
        Rank.PART: _PART,
        Rank.ARTICLE: Level(Format.DECIMAL, "{article}.", "第{article}条"),
        Rank.PARAGRAPH: Level(Format.DECIMAL, "{article}.{paragraph}", "第{paragraph}款"),
        Rank.ITEM: Level(Format.DECIMAL, "{article}.{paragraph}.{item}", "第{item}项"),
        Rank.SUBITEM: Level(Format.LETTER, "({subitem})", "第{item}项第{subitem}目"),
        **_ANNEX,
    },
}

_CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_TIGHT = frozenset("、）" + _CIRCLES)


def formatted(number: int, style: Format) -> str:
    """7 → 7, 七, ⑦, g. Past ⑳ a circled number is written （21）; past z a letter doubles, as in Word."""
    match style:
        case Format.DECIMAL:
            return str(number)
        case Format.CHINESE:
            return numeral(number)
        case Format.CIRCLED:
            return _CIRCLES[number - 1] if number <= len(_CIRCLES) else f"（{number}）"
        case Format.LETTER:
            return chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)


@lru_cache(maxsize=8192)
def label(scheme: Numbering, rank: Rank, ordinals: tuple[int, ...]) -> str:
    """The number as it stands before the text: 第七条, 7.2, （1）, 附件一. The path must end at ``rank``."""
    levels = SCHEMES[scheme]
    level = levels[rank]
    numbers = dict(zip(chain(rank), ordinals, strict=True))
    styles = {at: Format.DECIMAL if level.legal else levels[at].format for at in numbers}
    return level.label.format(**{at.value: formatted(number, styles[at]) for at, number in numbers.items()})


@lru_cache(maxsize=8192)
def cite(scheme: Numbering, rank: Rank, ordinals: tuple[int, ...]) -> str:
    """The number as a reference elsewhere prints it: 第七条, 第7.2款第（1）项, 附件一第2条."""
    ranks = chain(rank)
    labels = {at: label(scheme, at, ordinals[: ranks.index(at) + 1]) for at in ranks}
    return "".join(piece if at is None else bare(labels[at]) for piece, at in cite_pieces(scheme, rank))


def cite_pieces(scheme: Numbering, rank: Rank) -> Iterator[tuple[str, Rank | None]]:
    """A citation in order: fixed wording with None, or an empty text with the rank whose ``bare`` label stands there."""
    for fixed, field, _, _ in Formatter().parse(SCHEMES[scheme][rank].cite):
        if fixed:
            yield fixed, None
        if field:
            yield "", Rank(field)


def bare(text: str) -> str:
    """A label without its final stop: ``1.`` → ``1``, ``一、`` → ``一``."""
    return text.rstrip(".、")


def separator(text: str) -> str:
    """What stands between a label and its text: nothing after a mark that is as wide as a character, else one space."""
    return "" if not text or text[-1] in _TIGHT else " "


def chain(rank: Rank) -> tuple[Rank, ...]:
    """The ranks from the top of the path down to ``rank``; an article's path begins at the article, not at its part."""
    if rank is Rank.PART:
        return (Rank.PART,)
    ranks = BODY[1:] if rank in BODY else ANNEX
    return ranks[: ranks.index(rank) + 1]


def lvl_text(level: Level, ranks: Sequence[Rank]) -> str:
    """The label in Word's words: ``第{article}条`` → ``第%2条``; ``ranks`` is the list that the level stands in."""
    return re.sub(r"\{(\w+)\}", lambda found: f"%{ranks.index(Rank(found[1])) + 1}", level.label)
