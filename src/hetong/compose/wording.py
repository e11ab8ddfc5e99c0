"""One clause: its variant's paragraphs with conditions, repetition and values worked out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from hetong.compose.budget import Budget
from hetong.compose.filters import DASH, FILTERS
from hetong.compose.handwriting import ruled
from hetong.compose.presence import Presence
from hetong.compose.same_day import on_the_day
from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.facts import Fact, NoSuchFact, Scope, holds
from hetong.markup import BadMarkup, Citation, Piece, Prose, Room, Span, Value, parse_each, parse_text
from hetong.model.clause import ClauseKind, ItemSpec, ParagraphSpec, TableSpec
from hetong.model.condition import Condition
from hetong.model.contract import (
    Align,
    Blank,
    Column,
    Definition,
    Filled,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Ref,
    Ruled,
    Table,
    Term,
    Text,
)  # fmt: skip
from hetong.model.deal import Deal
from hetong.model.selection import Chosen
from hetong.zh.fill import legal_form

_QUOTED = re.compile("“([^“”]+)”")
_UNNUMBERED = frozenset({ClauseKind.RECITALS, ClauseKind.SHEET})


class Writer:
    """Writes one clause. ``faults`` collects mistakes of the library (paths that do not exist, filters that do not fit).

    ``presence`` knows what references can lead to. ``closing`` are the anchors of what was written and closes the recitals.
    """

    def __init__(self, chosen: Chosen, scope: Scope, deal: Deal, budget: Budget, presence: Presence) -> None:
        self.faults: list[Diagnostic] = []
        self.closing: set[str] = set()
        self._presence = presence
        self._chosen, self._scope, self._deal, self._budget = chosen, scope, deal, budget
        self._anchors: set[str] = set()
        self._repeating: list[Location] = []

    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs that apply, with the clause's terms marked where they are defined."""
        written = []
        for index, spec in enumerate(self._chosen.variant.paragraphs):
            path = f"variants.{self._chosen.index}.paragraphs.{index}"
            written += [self._paragraph(spec, scope, path) for scope in self._repeats(spec.each, spec.when, self._scope, path)]
        terms = self._terms()
        return tuple(_marked(one, terms[one.anchor]) if one.anchor in terms else one for one in written)

    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the clause declares and this variant defines."""
        clause = self._chosen.clause
        at = [(term, f"{clause.spec.id}.{term.at}", clause.where(f"terms.{i}")) for i, term in enumerate(clause.spec.terms)]
        return tuple(Definition(term.term, anchor, origin) for term, anchor, origin in at if anchor in self._anchors)

    def _paragraph(self, spec: ParagraphSpec, scope: Scope, path: str) -> Paragraph:
        anchor = self._anchor(self._chosen.id, spec.id)
        self.closing |= {anchor} if spec.closing else set()
        return Paragraph(
            anchor=anchor,
            inlines=self._inlines(spec.text, scope, f"{path}.text"),
            origin=self._chosen.clause.where(f"{path}.text"),
            items=self._items(spec.items, scope, anchor, path),
            table=self._table(spec.table, scope, f"{path}.table") if spec.table else None,
            conspicuous=spec.conspicuous or self._chosen.clause.spec.conspicuous,
            plain=spec.plain or spec.signing or self._chosen.clause.spec.kind in _UNNUMBERED,
            signing=spec.signing,
        )

    def _items(self, specs: Iterable[ItemSpec], scope: Scope, parent: str, path: str) -> tuple[Item, ...]:
        """Neighbours that walk the same list are the wordings of its elements: all of one element's stand before the next one's."""
        numbered = enumerate(specs)
        runs = [tuple(run) for _, run in groupby(numbered, lambda one: one[1].each or one[0])]
        written = [
            self._item(spec, inner, parent, f"{path}.items.{index}")
            for run in runs
            for inner in self._scopes(run[0][1].each, scope, f"{path}.items.{run[0][0]}")
            for index, spec in run
            if self._holds(spec.when, inner, f"{path}.items.{index}")
        ]
        return tuple(written) if self._chosen.clause.spec.kind is ClauseKind.SHEET else punctuated(tuple(written))

    def _item(self, spec: ItemSpec, scope: Scope, parent: str, at: str) -> Item:
        anchor = self._anchor(parent, spec.id)
        items = self._items(spec.items, scope, anchor, at)
        return Item(anchor, self._inlines(spec.text, scope, f"{at}.text"), self._chosen.clause.where(f"{at}.text"), items)

    def _table(self, spec: TableSpec, scope: Scope, path: str) -> Table:
        kept = [i for i, column in enumerate(spec.columns) if self._holds(column.when, scope, path)]
        columns = tuple(Column(spec.columns[i].title, Align(spec.columns[i].align), spec.columns[i].width) for i in kept)
        rows = tuple(
            tuple(self._inlines(spec.columns[i].value, row, f"{path}.columns.{i}.value") for i in kept)
            for row in self._repeats(spec.each, spec.when, scope, path)
        )
        total = tuple(self._inlines(spec.total[i], scope, f"{path}.total.{i}") for i in kept) if spec.total else ()
        return Table(columns, rows, total, self._chosen.clause.where(path))

    def _repeats(self, each: str | None, when: Condition, scope: Scope, path: str) -> Iterator[Scope]:
        """The scopes in which a node is written: none, one, or one per element; the condition may ask about the element."""
        yield from (one for one in self._scopes(each, scope, path) if self._holds(when, one, path))

    def _scopes(self, each: str | None, scope: Scope, path: str) -> Iterable[Scope]:
        return self._elements(each, scope, path) if each else (scope,)

    def _elements(self, each: str, scope: Scope, path: str) -> Iterator[Scope]:
        try:
            name, source = parse_each(each)
        except BadMarkup:  # it stands for what could not be read, and has its finding: nothing is repeated
            return
        listed = self._fact(source, scope, path)
        at = self._chosen.clause.where(f"{path}.each")
        for element in listed.elements() if listed.present else (listed.gap(),):
            self._budget.spend(at)
            self._repeating.append(at)
            yield scope.having(**{name: element})
            self._repeating.pop()

    def _holds(self, when: Condition, scope: Scope, path: str) -> bool:
        try:
            return holds(when, scope)
        except NoSuchFact as missing:
            self._fault(path, str(missing))
            return False

    def _inlines(self, text: str, scope: Scope, path: str) -> Inlines:
        return on_the_day(tuple(self._afforded(one, path) for piece in parse_text(text) for one in self._printed(piece, scope, path)))

    def _afforded(self, inline: Inline, path: str) -> Inline:
        """A piece that the contract has room for; what multiplies is to blame where it does not, else a value, else the wording."""
        if self._repeating:
            self._budget.spend(self._repeating[-1], text=inline.text)
        elif isinstance(inline, Filled):
            self._budget.spend(inline.at, inline.path, inline.text)
        else:
            self._budget.spend(self._chosen.clause.where(path), text=inline.text)
        return inline

    def _printed(self, piece: Piece, scope: Scope, path: str) -> Inlines:
        match piece:
            case Prose(text):
                return (Text(text),)
            case Citation():
                return tuple(self._cited(piece, path))
            case Span(pieces):
                stands = all(self._is_there(one, scope, path) for one in pieces)
                return tuple(inline for one in pieces for inline in self._printed(one, scope, path)) if stands else ()
            case Room(width):
                return (Ruled(width),)
            case Value(fact_path, filters):
                fact = self._fact(fact_path, scope, path)
                return ruled(fact) if fact.by_hand else (self._filled(fact, filters, path),)

    def _cited(self, piece: Citation, path: str) -> Iterator[Inline]:
        """The references that lead somewhere, as a reader joins them; else the words; else the first one, for a rule to tell of."""
        alone = len(piece.targets) == 1 and not piece.words
        there = piece.targets if alone else tuple(one for one in piece.targets if self._presence.has(one))
        if not there and piece.words:
            yield Text(piece.words)
            return
        for index, target in enumerate(there or piece.targets[:1]):
            if index:
                yield Text("和" if index == len(there) - 1 else "、")
            yield Ref(self._presence.renamed(target), self._chosen.clause.where(path))

    def _is_there(self, piece: Piece, scope: Scope, path: str) -> bool:
        match piece:
            case Value(fact_path):
                return self._fact(fact_path, scope, path).present
            case Citation(targets, words):
                return bool(words) or any(map(self._presence.has, targets))
            case _:
                return True

    def _filled(self, fact: Fact, filters: tuple[str, ...], path: str) -> Inline:
        if not fact.present and DASH in filters:
            return Text("—")
        if not fact.present:
            return Blank(fact.label, fact.path, self._deal.where(fact.path))
        value = fact.value
        for name in filters:
            if name not in FILTERS or not FILTERS[name].fits(value):
                self._fault(path, f"{fact.path} | {name}")
                return Text("")
            value = FILTERS[name].apply(value)
        return Filled(legal_form(value), fact.path, self._deal.where(fact.path), fact.origin)

    def _fact(self, fact_path: str, scope: Scope, path: str) -> Fact:
        try:
            return scope.fact(fact_path)
        except NoSuchFact:
            self._fault(path, fact_path)
            return Fact(None, fact_path, fact_path)

    def _fault(self, path: str, what: str) -> None:
        message = Message("条款用了不存在的值“{what}”", what=what)
        hint = Message("路径照交易书的英文键写，过滤器见条款写作规范")
        self.faults.append(error("LIB16", self._chosen.clause.where(path), message, hint))

    def _anchor(self, parent: str, own: str | None) -> str:
        """``clause.paragraph.item``; a node without an id, or repeated, gets its position as a name that no reference can use."""
        anchor = f"{parent}.{own}" if own else f"{parent}.~{len(self._anchors)}"
        if anchor in self._anchors:
            anchor = f"{anchor}~{len(self._anchors)}"
        self._anchors.add(anchor)
        return anchor

    def _terms(self) -> Mapping[str, frozenset[str]]:
        """The terms that the clause defines, by the anchor of the paragraph that does."""
        found: dict[str, list[str]] = {}
        for term in self._chosen.clause.spec.terms:
            found.setdefault(f"{self._chosen.id}.{term.at}", []).append(term.term)
        return {anchor: frozenset(terms) for anchor, terms in found.items()}


def _marked(paragraph: Paragraph, terms: Iterable[str]) -> Paragraph:
    """The paragraph with the first “term” of each in it, or in one of its items, made a ``Term``."""
    waiting = set(terms)
    inlines = _with_terms(paragraph.inlines, waiting)
    items = tuple(replace(item, inlines=_with_terms(item.inlines, waiting)) if waiting else item for item in paragraph.items)
    return replace(paragraph, inlines=inlines, items=items)


def _with_terms(inlines: Inlines, waiting: set[str]) -> Inlines:
    return tuple(piece for one in inlines for piece in (_split(one.text, waiting) if isinstance(one, Text) else (one,)))


def _split(text: str, waiting: set[str]) -> Iterator[Inline]:
    """A text around the quoted terms that still wait to be found; a term found waits no longer."""
    begun = 0
    for quoted in _QUOTED.finditer(text):
        if quoted[1] in waiting:
            waiting.remove(quoted[1])
            yield from (Text(text[begun : quoted.start(1)]), Term(quoted[1]))
            begun = quoted.end(1)
    yield Text(text[begun:])


def punctuated(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Items end in ； and the last in 。; where an item holds whole sentences or items of its own, all end in 。."""
    whole = any(item.items or any(isinstance(one, Text) and "。" in one.text.rstrip("。；") for one in item.inlines) for item in items)
    return tuple(_ended(item, "。" if whole or index == len(items) - 1 else "；") for index, item in enumerate(items))


def _ended(item: Item, end: str) -> Item:
    last = item.inlines[-1] if item.inlines else Text("")
    if item.items:
        end = "：" if not (isinstance(last, Text) and last.text.endswith("：")) else ""
    kept, text = (item.inlines[:-1], last.text.rstrip("；。")) if isinstance(last, Text) else (item.inlines, "")
    return Item(item.anchor, (*kept, Text(text + end)), item.origin, item.items)
