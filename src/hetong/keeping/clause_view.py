"""One clause as its keeper sees it: the base, and what each variant makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from hetong.keeping.comparing import Mark, Node, Row, rows, touched
from hetong.keeping.naming import Naming, Translate, in_words, labelled, seen_from, stances_of
from hetong.keeping.rungs import Dropped, dropped_rungs
from hetong.keeping.shelf import Shelf
from hetong.keeping.texts import struck
from hetong.keeping.wording import columns, readable
from hetong.model.clause import Clause, FloorSpec, ParagraphSpec, ParamSpec, VariantSpec
from hetong.model.deal.contract import Stance
from hetong.model.schema import shapes

_MANNERS = ("conspicuous", "plain", "closing", "signing")
_SHOWN_APART = frozenset({"id", "when", "each", "text", "items"})


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or item. ``stances`` are those it is written for (none: all); ``tags`` stand before its text.

    ``text`` of a changed one shows what went and what came; ``now`` is what it says, ``was`` what the base says.
    """

    mark: str
    level: int
    id: str
    stances: tuple[str, ...]
    tags: tuple[str, ...]
    text: str
    now: str
    was: str = ""
    gives: str = ""
    basis: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """A variant: all its lines, or only those that differ from the base."""

    id: str
    title: str
    when: str
    note: str
    base: bool
    whole: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter, its bounds and default as they are written."""

    name: str
    label: str
    default: str
    min: str
    max: str
    help: str
    why: str
    confirm: bool


@dataclass(frozen=True, slots=True)
class ClauseView:
    """A clause with what stands at its head."""

    id: str
    title: str
    version: int
    kind: str
    category: str
    file: str
    outlines: tuple[str, ...]
    basis: tuple[str, ...]
    floor: tuple[str, ...]
    essential: str
    terms: tuple[str, ...]
    uses: tuple[str, ...]
    params: tuple[Param, ...]
    wordings: tuple[Wording, ...]


def clause_view(clause: Clause, shelf: Shelf, translate: Translate, variant: str = "", stance: str = "") -> ClauseView:
    """With a variant that one whole; without, the base whole and of every other what it changes. A stance leaves out the others."""
    spec = clause.spec
    view = _View(clause, Naming.of(spec, shelf.titles), translate, stance)
    shown = [one for one in spec.variants if variant in ("", one.id) and (not stance or seen_from(one.when, stance) is not None)]
    return ClauseView(
        spec.id,
        spec.title,
        spec.version,
        spec.kind.label,
        clause.category,
        clause.file,
        shelf.users(spec.id),
        spec.basis,
        tuple(_floor(one, view.naming) for one in spec.floor),
        spec.essential or "",
        tuple(one.term for one in spec.terms),
        spec.uses,
        tuple(_param(name, one) for name, one in spec.params.items()),
        tuple(view.wording(one, whole=bool(variant) or one is spec.variants[0]) for one in shown),
    )


def _floor(floor: FloorSpec, naming: Naming) -> str:
    """The sentence for people, with what is tested of it."""
    if not floor.of:
        return floor.says
    return f"{floor.says}（{naming.fact(floor.of)} {floor.min or '—'}～{floor.max or '—'}）"


def _param(name: str, spec: ParamSpec) -> Param:
    default = "、".join(map(str, spec.default)) if isinstance(spec.default, list) else str(spec.default or "")
    return Param(name, spec.label, default, spec.min or "", spec.max or "", spec.help or "", spec.why or "", spec.confirm)


@dataclass(frozen=True)
class _View:
    clause: Clause
    naming: Naming
    translate: Translate
    stance: str

    def wording(self, variant: VariantSpec, *, whole: bool) -> Wording:
        spec = self.clause.spec
        listed = rows(spec, variant, self.stance)
        return Wording(
            variant.id,
            variant.title or spec.title,
            in_words(variant.when, self.naming, self.translate),
            variant.note or "",
            variant is spec.variants[0],
            whole,
            tuple(line for one in (listed if whole else touched(listed)) for line in self._lines(one)),
        )

    def _lines(self, row: Row) -> Iterator[Line]:
        """The row; behind the last rung of a ladder those that do not stand."""
        yield (line := self._line(row))
        for seen in stances_of(row.node.when)[0]:
            for stance, gives in self.dropped.get((row.node.id or "", seen, row.node.text), ()):
                yield replace(
                    line,
                    stances=(stance.label,),
                    tags=(),
                    text=self.translate("（不写）"),
                    now="",
                    was="",
                    gives=gives,
                    basis=(),
                    columns=(),
                )

    @cached_property
    def dropped(self) -> Dropped:
        return dropped_rungs(Path(self.clause.file))

    def _line(self, row: Row) -> Line:
        names = row.named(self.naming)
        inner, now = names.walking(row.node.each), self._text(row.node, names)
        was = self._text(row.was, names) if row.was else ""
        shown = struck(was, now) if row.was else struck(now, "") if row.mark is Mark.DROPPED else now
        table = row.node.table if isinstance(row.node, ParagraphSpec) else None
        return Line(
            row.mark.value,
            row.level,
            row.path,
            tuple(labelled(Stance, one).label for one in stances_of(row.node.when)[0]),
            tuple(self._tags(row, names)),
            shown,
            now,
            was,
            row.node.gives or "",
            row.node.basis,
            tuple(columns(table, inner, self.translate)) if table else (),
        )

    def _text(self, node: Node, names: Naming) -> str:
        return readable(node.text, names.walking(node.each), self.translate)

    def _tags(self, row: Row, names: Naming) -> Iterator[str]:
        """What it walks, when it stands, how it is set; of a changed one also the condition that the base had, and what else differs."""
        own = tuple(self._conditions(row.node, names))
        if row.was and (before := tuple(self._conditions(row.was, names))) != own:
            yield struck(self.translate("，并且").join(before), "")
        yield from own
        yield from (shapes(ParagraphSpec)[name].title for name in _MANNERS if getattr(row.node, name, False))
        if row.was and (titles := _else(row.was, row.node)):
            yield self.translate("另改：{fields}").format(fields="、".join(titles))

    def _conditions(self, node: Node, names: Naming) -> Iterator[str]:
        inner = names.walking(node.each)
        if node.each:
            yield self.translate("逐项：{list}").format(list=inner.fact(node.each.split()[0]))
        if said := in_words(stances_of(node.when)[1], inner, self.translate):
            yield said


def _else(was: Node, node: Node) -> list[str]:
    """The titles of what differs and is neither the text nor a condition."""
    fields = shapes(type(node))
    return [fields[name].title for name in fields if name not in _SHOWN_APART and getattr(was, name) != getattr(node, name)]
