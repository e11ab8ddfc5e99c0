"""Numbered → the data that ``templates/typst/contract.typ`` lays out. JSON only: no text of a contract is ever Typst markup."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import assert_never

from hetong.model.contract import (
    Annex,
    Article,
    Blank,
    Contract,
    Filled,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Part,
    Ref,
    Row,
    Ruled,
    Sheet,
    Signature,
    Table,
    Term,
    Text,
)  # fmt: skip
from hetong.model.numbered import Numbered
from hetong.model.origin import Mark
from hetong.model.scheme import separator
from hetong.model.words import WORDS

Json = str | int | bool | None | Sequence["Json"] | Mapping[str, "Json"]

# In ems. Half a line: wider words may be broken anywhere. A cell is as wide as its share of a table, less its margins;
# these are the measures of the style with the largest type.
_HALF_LINE = 14.0
_TABLE, _MARGINS = 36.8, 0.85
_SHORT = 8
_WORD = re.compile("([!-~]{4,})")
_LONGEST = 20  # of a number
_NUMBER = re.compile(r"[-+]?\d[\d,.]*%?")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class Ink:
    """``linked``: the anchors that a reference leads to, each of which is there exactly once.

    ``families``: what each of the sequences that must be set in one font is set in; nothing, where there is none.
    """

    linked: frozenset[str]
    families: Mapping[str, str]
    sequence: re.Pattern[str]


def contract_data(numbered: Numbered, families: Mapping[str, str]) -> Mapping[str, Json]:
    """The contract's part of the data; the renderer adds how it is to look. ``families``: see glyphs.py."""
    contract = numbered.contract
    longest = sorted(families, key=lambda one: (-len(one), one))
    ink = Ink(_linked(numbered), families, re.compile(f"({'|'.join(map(re.escape, longest))})" if longest else "(?!)"))
    return {
        "words": _words(contract),
        "title": contract.title,
        "name": _runs(ink, (Text(contract.title),)),
        "about": _about(contract),
        "date": _date(contract.date),
        "number": _runs(ink, contract.number),
        "cover": [_row(ink, row) for row in contract.cover],
        "opening": [_sheet(ink, one) for one in contract.sheets if one.opens],
        "sheets": [_sheet(ink, one) for one in contract.sheets if not one.opens],
        "parties": [[_row(ink, row) for row in sheet.rows] for sheet in contract.parties if sheet.rows],
        "recitals": [*_clauses(ink, contract.recitals)],
        "body": [block for part in contract.parts for block in _part(ink, part)],
        "closing": contract.closing,
        "signatures": [_signature(ink, one) for one in contract.signatures],
        "annexes": [_annex(ink, annex) for annex in contract.annexes],
    }


def _about(contract: Contract) -> list[Json]:
    """What a search for the file should find: its number and the names of the parties, as far as they are known."""
    names = [sheet.rows[0].inlines for sheet in contract.parties if sheet.rows]
    known = [inlines for inlines in (contract.number, *names) if not any(isinstance(one, Blank) for one in inlines)]
    return [text for inlines in known if (text := "".join(one.text for one in inlines))]


def _words(contract: Contract) -> Mapping[str, Json]:
    words = WORDS[contract.script]
    return {"number": words.number, "contents": words.contents, "draft": words.draft, "pages": list(words.pages)}


def _linked(numbered: Numbered) -> frozenset[str]:
    there = Counter(_anchors(numbered.contract))
    return frozenset(ref.target for ref in numbered.references if there[ref.target] == 1)


def _anchors(contract: Contract) -> Iterator[str]:
    for holder in contract.holders:
        yield holder.anchor
    nodes: list[Paragraph | Item] = list(contract.paragraphs)
    while nodes:
        node = nodes.pop()
        yield node.anchor
        nodes += node.items


def _date(iso: str) -> list[Json] | None:
    if not iso:
        return None
    day = date.fromisoformat(iso)
    return [day.year, day.month, day.day]


def _row(ink: Ink, row: Row) -> Mapping[str, Json]:
    return {"label": row.label, "runs": _runs(ink, row.inlines)}


def _signature(ink: Ink, one: Signature) -> Mapping[str, Json]:
    rows = [{**_row(ink, row), "label": _broken(row.label)} for row in one.rows]
    return {"role": one.role, "act": one.act, "name": _runs(ink, one.name), "anchor": one.anchor, "rows": rows}


def _broken(label: str) -> list[Json]:
    """A long label breaks before （签字）, so that the rule to sign on stands beside what it is for."""
    head, mark, rest = label.partition("（")
    return [head, mark + rest] if rest and len(label) > _SHORT else [label]


def _sheet(ink: Ink, sheet: Sheet) -> Mapping[str, Json]:
    return {"title": _runs(ink, (Text(sheet.title),)), "blocks": [*_clauses(ink, sheet.paragraphs)]}


def _part(ink: Ink, part: Part) -> Iterator[Json]:
    if part.title:
        yield _titled(ink, "part", part.label, part.title, "", 1)
    for article in part.articles:
        yield from _article(ink, article, 2 if part.title else 1)


def _article(ink: Ink, article: Article, level: int) -> Iterator[Json]:
    """``level`` is that of its bookmark: a part without a heading leaves its articles at the top."""
    yield _titled(ink, "article", article.label, article.title, article.anchor, level)
    yield from _clauses(ink, article.paragraphs)


def _annex(ink: Ink, annex: Annex) -> Mapping[str, Json]:
    note = [_clause(ink, "clause", Paragraph("", (Text(annex.note),), annex.origin), False, False)] if annex.note else []
    blocks = [*note, *_clauses(ink, annex.paragraphs)]
    return {"label": annex.label, "title": _runs(ink, (Text(annex.title),)), "anchor": _anchor(ink, annex.anchor), "blocks": blocks}


def _titled(ink: Ink, kind: str, label: str, title: str, anchor: str, level: int) -> Mapping[str, Json]:
    named = {"kind": kind, "label": label, "gap": separator(label), "title": _runs(ink, (Text(title),))}
    return {**named, "anchor": _anchor(ink, anchor), "level": level}


def _clauses(ink: Ink, nodes: Sequence[Paragraph]) -> Iterator[Json]:
    """Signing lines stay with one another and with the clause before them."""
    for node, following in zip_longest(nodes, nodes[1:]):
        keep = node.table is not None or (following is not None and following.signing)
        yield _clause(ink, _kind(node), node, node.conspicuous, bool(node.items) or keep)
        yield from _items(ink, node.items, "item", node.conspicuous, keep)
        if node.table:
            yield _table(ink, node.table)


def _kind(node: Paragraph) -> str:
    return "tall" if node.tall else "signing" if node.signing else "clause"


def _items(ink: Ink, items: Sequence[Item], kind: str, bold: bool, keep: bool) -> Iterator[Json]:
    """``keep``: the last line stays with what follows; an item stays with the first of its own."""
    for at, item in enumerate(items, 1):
        last = keep and at == len(items)
        yield _clause(ink, kind, item, bold, bool(item.items) or last)
        yield from _items(ink, item.items, "subitem", bold, last)


def _clause(ink: Ink, kind: str, node: Paragraph | Item, bold: bool, keep: bool) -> Mapping[str, Json]:
    # The gap must not break: a number alone at the end of a line is lost on the reader.
    gap = _NO_BREAK_SPACE if separator(node.label) else ""
    looks: dict[str, Json] = {"kind": kind, "bold": bold, "keep": keep, "anchor": _anchor(ink, node.anchor)}
    return {**looks, "label": node.label, "gap": gap, "runs": _runs(ink, node.inlines)}


def _anchor(ink: Ink, anchor: str) -> str | None:
    return anchor if anchor in ink.linked else None


def _table(ink: Ink, table: Table) -> Mapping[str, Json]:
    total = sum(column.width for column in table.columns)
    limits = [_TABLE * column.width / total - _MARGINS for column in table.columns]
    columns = [
        {"width": column.width, "align": column.align.value, "title": _runs(ink, (Text(column.title),), limit)}
        for column, limit in zip(table.columns, limits, strict=True)
    ]
    rows, last = ([[_runs(ink, *cell) for cell in zip(row, limits, strict=True)] for row in some] for some in (table.rows, _total(table)))
    return {"kind": "table", "columns": columns, "rows": rows, "total": last[0] if last else [], "span": table.label_span}


def _total(table: Table) -> tuple[tuple[Inlines, ...], ...]:
    return (table.total,) if table.total else ()


_KINDS = {Mark.DECIDED: "filled", Mark.ASSUMED: "assumed", Mark.CONFIRM: "confirm"}


def _runs(ink: Ink, inlines: Inlines, limit: float = _HALF_LINE) -> list[Json]:
    return [run for one in inlines for run in _run(ink, one, limit)]


def _run(ink: Ink, one: Inline, limit: float) -> Iterator[Json]:
    match one:
        case Text(text):
            yield from _pieces(ink, "text", text, limit)
        case Filled(text):
            yield from _pieces(ink, _KINDS[one.origin.mark], text, limit)
        case Blank():
            yield from _pieces(ink, "blank", one.text, limit)
        case Term(text):
            yield from _pieces(ink, "term", text, limit)
        case Ruled(width):
            yield ["ruled", "", width]
        case Ref(target, _, text) if text and target in ink.linked:
            yield ["ref", text, target]
        case Ref(target, _, text):
            yield from _pieces(ink, "text", text or f"〔引用失效：{target}〕", limit)
        case _:
            assert_never(one)


def _pieces(ink: Ink, kind: str, text: str, limit: float) -> Iterator[Json]:
    """A text as runs; what must be set in one font is a run of its own, marked ``@``, with that font."""
    for at, piece in enumerate(ink.sequence.split(text.replace("\t", " "))):
        if at % 2 == 0:
            yield from _words_of(kind, piece, limit)
        elif ink.families[piece]:
            yield [kind + "@", piece, ink.families[piece]]


def _words_of(kind: str, text: str, limit: float) -> Iterator[Json]:
    """A word that is wider than ``limit`` becomes a run of its own, marked ``!``, that may be broken anywhere; a number never does."""
    begun = 0
    for word in _WORD.finditer(text):
        if _width(word[0]) > limit and not (len(word[0]) < _LONGEST and _NUMBER.fullmatch(word[0])):
            yield from [[kind, text[begun : word.start()]]] if begun < word.start() else []
            yield [kind + "!", word[0]]
            begun = word.end()
    if begun < len(text):
        yield [kind, text[begun:]]


def _width(word: str) -> float:
    """About how wide a Latin face sets a word, rather too wide than too narrow."""
    return sum(0.3 if char in ".,:;'|ijl!" else 0.8 if char in "@%&mwMW" else 0.7 if char.isupper() else 0.55 for char in word)
