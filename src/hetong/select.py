"""Which clauses and which variant of each this deal needs, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from hetong.diagnostic import Diagnostic, Location, Message, Severity, error
from hetong.facts import Scope, holds
from hetong.model.clause import Clause, ClauseKind, ClauseSpec, CustomClause, VariantSpec
from hetong.model.condition import Condition, facts_of, specificity
from hetong.model.deal import Deal
from hetong.model.deal.derivation import derived
from hetong.model.fields import Facts
from hetong.model.outline import Outline, Slot
from hetong.model.selection import Chosen, LeftOut, Reason, SelectedPart, Selection, Why
from hetong.zh.fill import legal_form

_NEAR = 50
# The clause that writes the sheet of key terms; the outline or the deal says whether there is one.
KEY_TERMS = "key-terms"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The clause ids to read: the parts' in final order, and those left out. ``found`` is what is wrong with the deal's choices."""

    parts: tuple[tuple[str, ...], ...]
    annexes: tuple[str, ...]
    recitals: str | None
    left_out: tuple[LeftOut, ...]
    found: tuple[Diagnostic, ...] = ()
    key_terms: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Every library clause that must be read."""
        inside = tuple(clause for part in self.parts for clause in part)
        around = (one for one in (self.key_terms, self.recitals) if one)
        return (*around, *inside, *self.annexes)


def settled(deal: Deal, outline: Outline) -> Deal:
    """The deal with what it left to the outline (title, industry, numbering, style, key terms) and to arithmetic (``derived``)."""
    facts, spec = deal.contract, outline.spec
    defaults: dict[str, object] = {
        "key_terms": spec.key_terms,
        "title": spec.title,
        "industry": spec.industry,
        "numbering": spec.numbering,
        "style": spec.style,
    }
    unset = {name: value for name, value in defaults.items() if getattr(facts, name) is None}
    return derived(deal.model_copy(update={"contract": facts.model_copy(update=unset)}))


def wanted(deal: Deal, outline: Outline) -> Wanted:
    """The clauses that the outline's conditions and the deal's choices ask for; nothing of the library is read yet.

    A choice that names a clause which is not there has a finding, and no effect.
    """
    scope = Scope.of(deal)
    left: list[LeftOut] = []
    parts = [tuple(_kept(part.clauses, deal, scope, left)) for part in outline.spec.parts]
    asked = (one for index, one in enumerate(deal.clauses.include) if deal.knows(f"clauses.include.{index}"))
    added = dict.fromkeys(one for one in asked if not any(one in part for part in parts))
    parts[-1] += tuple(added)
    known = (annex for index, annex in enumerate(deal.annexes) if deal.knows(f"annexes.{index}.clause"))
    annexes = dict.fromkeys(annex.clause for annex in known if annex.clause)
    annexes |= dict.fromkeys(_kept(outline.spec.annexes, deal, scope, left))
    want = Wanted(tuple(_ordered(part, deal.clauses.order) for part in parts), tuple(annexes), outline.spec.recitals, tuple(left))
    want = replace(want, key_terms=KEY_TERMS if deal.contract.key_terms else None)
    return replace(want, found=(*_wrong_choices(deal, outline), *_taken(deal, want)))


def _taken(deal: Deal, want: Wanted) -> Iterator[Diagnostic]:
    """Names of the deal's own clauses and annexes that something else in the contract has: a reference could mean either."""
    seen = set(want.ids)
    own = [(f"custom.{i}.id", clause.id) for i, clause in enumerate(deal.custom)]
    own += [(f"annexes.{i}.id", annex.id) for i, annex in enumerate(deal.annexes) if annex.id]
    for path, name in own:
        if name in seen and deal.knows(path):
            yield error("DEAL17", deal.where(path), Message("标识“{id}”已经有别的条款或者附件用了", id=name), Message("换一个标识"), path)
        seen.add(name)


def _kept(slots: Iterable[Slot], deal: Deal, scope: Scope, left: list[LeftOut]) -> Iterator[str]:
    for slot in slots:
        if slot.clause in deal.clauses.exclude:
            index = deal.clauses.exclude.index(slot.clause)
            path = f"clauses.exclude.{index}"
            left.append(LeftOut(slot.clause, Why.EXCLUDED, (Reason(path, slot.clause, deal.where(path)),)))
        elif slot.clause in deal.clauses.include or holds(slot.when, scope):
            yield slot.clause
        else:
            left.append(LeftOut(slot.clause, Why.CONDITION, _reasons(slot.when, scope, deal)))


def _ordered(ids: tuple[str, ...], order: tuple[str, ...]) -> tuple[str, ...]:
    """The listed clauses in their order, where the first of them stood."""
    moved = [one for one in order if one in ids]
    if not moved:
        return ids
    start = min(ids.index(one) for one in moved)
    rest = [one for one in ids if one not in moved]
    before = sum(1 for one in ids[:start] if one not in moved)
    return (*rest[:before], *moved, *rest[before:])


def _wrong_choices(deal: Deal, outline: Outline) -> Iterator[Diagnostic]:
    custom = {clause.id for clause in deal.custom}
    slots = {slot.clause for part in outline.spec.parts for slot in part.clauses} | {slot.clause for slot in outline.spec.annexes}
    known = slots | set(deal.clauses.include) | custom | {annex.clause for annex in deal.annexes if annex.clause}
    named = [(f"clauses.exclude.{i}", one, slots) for i, one in enumerate(deal.clauses.exclude)]
    named += [(f"clauses.order.{i}", one, known) for i, one in enumerate(deal.clauses.order)]
    named += [(f"clauses.variants.{one}", one, known) for one in deal.clauses.variants]
    named += [(f"clauses.params.{one}", one, known) for one in deal.clauses.params]
    named += [(f"custom.{i}.after", one.after, known) for i, one in enumerate(deal.custom) if one.after]
    unknown = [one for one in named if deal.knows(one[0]) and one[1] not in one[2]]
    # To find what is nearest costs a look at every id: the first few say enough.
    for n, (path, one, among) in enumerate(unknown):
        yield _unknown_clause(deal.where(path), path, one, among if n < _NEAR else set())
    wanted_by = [(f"clauses.include.{i}", one) for i, one in enumerate(deal.clauses.include)]
    wanted_by += [(f"annexes.{i}.clause", annex.clause) for i, annex in enumerate(deal.annexes) if annex.clause]
    yield from (_contradiction(deal, path, one) for path, one in wanted_by if one in deal.clauses.exclude)
    yield from (_repeated(deal, path, one) for path, one in _again(wanted_by))


def _again(named: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Those that were named before."""
    seen: set[str] = set()
    for path, one in named:
        if one in seen:
            yield path, one
        seen.add(one)


def _repeated(deal: Deal, path: str, clause_id: str) -> Diagnostic:
    return error("DEAL10", deal.where(path), Message("条款“{id}”加用了两次", id=clause_id), Message("留一处"), path)


def _contradiction(deal: Deal, path: str, clause_id: str) -> Diagnostic:
    return error("DEAL10", deal.where(path), Message("条款“{id}”既加用又不用", id=clause_id), Message("留一处"), path)


def _unknown_clause(at: Location, path: str, clause_id: str, known: set[str]) -> Diagnostic:
    near = get_close_matches(clause_id, known, 1)
    hint = Message("是不是“{near}”？", near=near[0]) if near else Message("用 hetong plan 看这份合同有哪些条款")
    return error("DEAL08", at, Message("这份合同没有条款“{id}”", id=clause_id), hint, path)


def select(library: Mapping[str, Clause], outline: Outline, deal: Deal, want: Wanted) -> Selection:
    """The variant of every wanted clause, and the deal's own clauses put in their places.

    A clause without a matching variant, or with two equally narrow ones, or a pinned variant that does not exist, has a finding, and a
    variant all the same, so that nothing else is found wrong because of it.
    """
    scope = Scope.of(deal)
    found = [*want.found, *_unused_choices(deal, want)]
    chosen = {one: _choose(library[one], deal, scope, found) for one in want.ids if one in library}
    found += (*_no_annexes(deal, chosen), *_no_articles(deal, chosen))
    parts = [[chosen[one] for one in part if one in chosen] for part in want.parts]
    taken = {one.path for one in want.found if one.code == "DEAL17"}
    own = [one.model_copy(update={"id": f"{one.id}~{i}"}) if f"custom.{i}.id" in taken else one for i, one in enumerate(deal.custom)]
    placed = _with_custom(parts, own, deal)
    selected = tuple(
        SelectedPart(spec.title, spec.restart, tuple(clauses)) for spec, clauses in zip(outline.spec.parts, placed, strict=True)
    )
    recitals = chosen.get(want.recitals) if want.recitals else None
    annexes = {one: chosen[one] for one in want.annexes if one in chosen and not any(one in part for part in want.parts)}
    return Selection(recitals, selected, annexes, want.left_out, _asked(outline), tuple(found), chosen.get(want.key_terms or ""))


def _asked(outline: Outline) -> frozenset[str]:
    slots = (*(slot for part in outline.spec.parts for slot in part.clauses), *outline.spec.annexes)
    return frozenset(test.path for slot in slots for test in facts_of(slot.when))


def _unused_choices(deal: Deal, want: Wanted) -> Iterator[Diagnostic]:
    """A variant or parameters of a clause that this contract does not have: they would be lost without a word."""
    used = {*want.ids, *(clause.id for clause in deal.custom)}
    left = {one.clause_id for one in want.left_out}
    for kind, names in (("variants", deal.clauses.variants), ("params", deal.clauses.params)):
        for clause_id in names:
            path = f"clauses.{kind}.{clause_id}"
            if clause_id in left and clause_id not in used and deal.knows(path):
                message = Message("这份合同不用条款“{id}”，这里写的没有作用", id=clause_id)
                hint = Message("删掉这一行，或者在“条款.加用”里加上它；用 hetong plan 看为什么不用")
                yield Diagnostic("DEAL22", Severity.WARNING, deal.where(path), message, hint, path)


def _no_annexes(deal: Deal, chosen: Mapping[str, Chosen]) -> Iterator[Diagnostic]:
    for index, annex in enumerate(deal.annexes):
        choice = chosen.get(annex.clause) if annex.clause else None
        if choice and (kind := choice.clause.spec.kind) is not ClauseKind.ANNEX:
            path = f"annexes.{index}.clause"
            message = Message("条款“{id}”是{kind}的条款，不能作附件", id=annex.clause, kind=kind.label)
            hint = Message("改写附件条款的标识；附上文件的，写“文件”")
            yield error("DEAL09", deal.where(path), message, hint, path)


def _no_articles(deal: Deal, chosen: Mapping[str, Chosen]) -> Iterator[Diagnostic]:
    for index, one in enumerate(deal.clauses.include):
        path, kind = f"clauses.include.{index}", chosen[one].clause.spec.kind if one in chosen else ClauseKind.ARTICLE
        if kind is ClauseKind.ANNEX:
            message = Message("条款“{id}”是附件的条款，不能加在正文里", id=one)
            yield error("DEAL09", deal.where(path), message, Message("写到“附件”下面：{{标题: …, 条款: {id}}}", id=one), path)
        if kind is ClauseKind.SHEET:
            message = Message("“{id}”是商务要点，不能加在正文里", id=one)
            yield error("DEAL09", deal.where(path), message, Message("写成“合同: {{商务要点: 是}}”"), path)


def _choose(clause: Clause, deal: Deal, scope: Scope, found: list[Diagnostic]) -> Chosen:
    variants = clause.spec.variants
    if (pinned := deal.clauses.variants.get(clause.spec.id)) is not None and (choice := _pinned(clause, pinned, deal, found)):
        return choice
    matching = [(specificity(variant.when), i) for i, variant in enumerate(variants) if holds(variant.when, scope)]
    best = [i for weight, i in matching if weight == max(matching)[0]]
    if len(best) != 1:
        found.append(_ambiguous(clause, [variants[i].id for i in best]))
    index = best[0] if best else len(variants) - 1
    return Chosen(clause, variants[index], index, _reasons(variants[index].when, scope, deal))


def _pinned(clause: Clause, pinned: str, deal: Deal, found: list[Diagnostic]) -> Chosen | None:
    path = f"clauses.variants.{clause.spec.id}"
    for index, variant in enumerate(clause.spec.variants):
        if variant.id == pinned:
            return Chosen(clause, variant, index, (Reason(path, pinned, deal.where(path)),))
    names = "、".join(variant.id for variant in clause.spec.variants)
    message = Message("条款“{id}”没有变体“{variant}”", id=clause.spec.id, variant=pinned)
    found.append(error("DEAL09", deal.where(path), message, Message("可选：{names}", names=names), path))
    return None


def _ambiguous(clause: Clause, best: list[str]) -> Diagnostic:
    if not best:
        message = Message("条款“{id}”没有一个变体符合这笔交易", id=clause.spec.id)
        return error("LIB14", clause.where("variants"), message, Message("给条款加一个没有 when 的兜底变体"))
    message = Message("条款“{id}”有两个变体同样符合：{names}", id=clause.spec.id, names="、".join(best))
    return error("LIB15", clause.where("variants"), message, Message("给其中一个多加一个条件"))


def _reasons(condition: Condition, scope: Scope, deal: Deal) -> tuple[Reason, ...]:
    return tuple(Reason(test.path, _shown(scope.fact(test.path).value), _written_at(test.path, deal)) for test in facts_of(condition))


def _shown(value: object) -> str:
    return "" if value is None else "…" if isinstance(value, Facts) else legal_form(value)


def _written_at(path: str, deal: Deal) -> Location:
    """Where the spec says it; nowhere for a default. A path through a list stands where the list does."""
    through_list = f"{path.rpartition('.')[0]}.0" in deal.places
    return deal.where(path) if through_list or path in deal.places else Location("")


def _with_custom(parts: list[list[Chosen]], custom: Iterable[CustomClause], deal: Deal) -> list[list[Chosen]]:
    """The parts with the deal's own clauses: each after the clause that it names if that stands by then, else at the end."""
    followers: dict[str, list[Chosen]] = {one.id: [] for part in parts for one in part}
    inside = _custom_places(deal)
    for index, clause in enumerate(custom):
        own = _from_deal(clause, index, deal, inside[index])
        (followers[clause.after] if clause.after in followers else parts[-1]).append(own)
        followers.setdefault(own.id, [])
    return [_followed(part, followers) for part in parts]


def _followed(part: Iterable[Chosen], followers: dict[str, list[Chosen]]) -> list[Chosen]:
    """Each clause, then those that were put after it, the last first."""
    placed, waiting = [], list(part)[::-1]
    while waiting:
        placed.append(waiting.pop())
        waiting += followers.pop(placed[-1].id, ())
    return placed


def _custom_places(deal: Deal) -> Mapping[int, dict[str, Location]]:
    """The places inside each of the deal's own clauses, by their path there."""
    inside: dict[int, dict[str, Location]] = {index: {} for index in range(len(deal.custom))}
    for path, at in deal.places.items():
        if path.startswith("custom."):
            _, index, rest = (*path.split(".", 2), "")[:3]
            if rest and index.isdecimal() and int(index) in inside:
                inside[int(index)][rest] = at
    return inside


def _from_deal(clause: CustomClause, index: int, deal: Deal, inside: Mapping[str, Location]) -> Chosen:
    """A clause written in the spec, as if it came from the library."""
    variant = VariantSpec(id="custom", paragraphs=clause.paragraphs)
    spec = ClauseSpec(id=clause.id, title=clause.title, version=0, terms=clause.terms, uses=clause.uses, variants=(variant,))
    places = {**inside, **{f"variants.0.{path}": at for path, at in inside.items()}}
    prefix = f"custom.{index}"
    at = deal.where(prefix)
    return Chosen(Clause(spec, "custom", at.file, {"": at, **places}), variant, 0, (Reason(prefix, clause.title, at),))
