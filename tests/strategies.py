"""Hypothesis strategies: contract trees of any shape, for laws that hold for every contract that can be composed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from hypothesis import strategies as st

from hetong.diagnostic import Location
from hetong.model.contract import (
    Align,
    Annex,
    Article,
    Column,
    Contract,
    Inlines,
    Item,
    Paragraph,
    Part,
    Ref,
    Sheet,
    Table,
    Text,
)  # fmt: skip
from hetong.model.deal.contract import Numbering

NOWHERE = Location("clause.yaml", 1, 1)
MISSING = "nowhere.at-all"


@dataclass(frozen=True)
class Shape:
    """A numbered place before it has words: ``below`` are its items (or an article's paragraphs)."""

    below: tuple["Shape", ...] = ()
    plain: bool = False
    table: bool = False


_SUBITEMS = st.lists(st.just(Shape()), max_size=3).map(tuple)
_ITEMS = st.lists(st.builds(Shape, below=_SUBITEMS), max_size=3).map(tuple)
_PARAGRAPHS = st.lists(st.builds(Shape, below=_ITEMS, plain=st.booleans(), table=st.booleans()), min_size=1, max_size=4).map(tuple)
_ARTICLES = st.lists(st.builds(Shape, below=_PARAGRAPHS), max_size=4).map(tuple)
_PARTS = st.lists(st.tuples(_ARTICLES, st.booleans(), st.sampled_from([None, "服务", "费用"])), min_size=1, max_size=3)
_ANNEXES = st.lists(st.one_of(st.none(), _PARAGRAPHS), max_size=3)


@st.composite
def contracts(draw: st.DrawFn, dangling: bool = False) -> Contract:
    """A contract tree before it is numbered, with references to its own places; if ``dangling`` also to one that is not there."""
    parts, annexes = draw(_PARTS), draw(_ANNEXES)
    articles = [article for listed, _, _ in parts for article in listed]
    targets = [*_numbered(articles, "a"), *_numbered([Shape(annex or ()) for annex in annexes], "x"), *([MISSING] if dangling else [])]
    words = _Words(targets, draw(st.integers(0, 99)), draw(st.integers(0, 9)))
    named = iter([(f"a{index}", article) for index, article in enumerate(articles)])
    return Contract(
        title="测试合同",
        number=(Text("1"),),
        cover=(),
        parties=(),
        recitals=(Paragraph("recitals.~0", words.next(), NOWHERE, plain=True),),
        sheets=(Sheet("s", "要点", (Paragraph("s.~0", words.next(), NOWHERE, plain=True),), "v", 1, NOWHERE),),
        parts=tuple(
            Part(title, tuple(_article(*next(named), words) for _ in listed), restart) for listed, restart, title in parts
        ),
        closing="",
        signatures=(),
        annexes=tuple(_annex(f"x{index}", below, words) for index, below in enumerate(annexes)),
        scheme=draw(st.sampled_from(Numbering)),
        style="standard",
        language="中文",
    )  # fmt: skip


class _Words:
    """Hands out the wording of each node in turn, with a reference to the next target in a drawn stride."""

    def __init__(self, targets: Sequence[str], start: int, stride: int) -> None:
        self._targets, self._at, self._stride = targets, start, stride
        self._lines = count(2)

    def next(self) -> Inlines:
        self._at += self._stride
        refs = (Ref(self._targets[self._at % len(self._targets)], Location("clause.yaml", next(self._lines), 1)),) if self._targets else ()
        return (Text("应当按照"), *refs, Text("办理。"))


def _numbered(shapes: Sequence[Shape], prefix: str) -> Iterator[str]:
    """The anchors that carry a number."""
    for index, shape in enumerate(shapes):
        if not shape.plain:
            yield f"{prefix}{index}"
            yield from _numbered(shape.below, f"{prefix}{index}.n")


def _article(anchor: str, shape: Shape, words: _Words) -> Article:
    return Article(anchor, "条名", _paragraphs(anchor, shape.below, words), "general", 1, NOWHERE)


def _annex(anchor: str, below: tuple[Shape, ...] | None, words: _Words) -> Annex:
    if below is None:
        return Annex(anchor, "所附文件", NOWHERE, note="（本附件于签署时附后）")
    return Annex(anchor, "附件名", NOWHERE, _paragraphs(anchor, below, words))


def _paragraphs(parent: str, shapes: Sequence[Shape], words: _Words) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(
            anchor := f"{parent}.n{index}",
            words.next(),
            NOWHERE,
            items=() if shape.plain else _items(anchor, shape.below, words),
            table=Table((Column("列", Align.LEFT, 1),), ((words.next(),),), (), NOWHERE) if shape.table else None,
            plain=shape.plain,
        )
        for index, shape in enumerate(shapes)
    )


def _items(parent: str, shapes: Sequence[Shape], words: _Words) -> tuple[Item, ...]:
    return tuple(
        Item(anchor := f"{parent}.n{index}", words.next(), NOWHERE, _items(anchor, shape.below, words))
        for index, shape in enumerate(shapes)
    )  # fmt: skip
