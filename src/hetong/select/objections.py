"""What is wrong with the choices of a deal, as far as the names tell: clauses that are not there, contradictions, names given twice."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.model.clause import CustomClause
from hetong.model.deal import Deal
from hetong.model.deal.choices import Added, AttachedFile
from hetong.model.outline import Outline

_NEAR = 50
# The clause that writes the sheet of key terms; the outline or the deal says whether there is one.
KEY_TERMS = "key-terms"
Named = tuple[str, str]  # a spec path, and the clause that is named there
Written = Added | CustomClause | AttachedFile


def objections(deal: Deal, outline: Outline, used: frozenset[str], left_out: set[str]) -> Iterator[Diagnostic]:
    """``used`` are the library's clauses in this contract, ``left_out`` those of the outline that it does not have."""
    spec = outline.spec
    annexes = {slot.clause for slot in spec.annexes}
    articles = {slot.clause for part in spec.parts for slot in part.clauses} | ({spec.recitals} if spec.recitals else set())
    yield from _unknown(deal, articles | annexes)
    yield from _contradictions(deal)
    yield from _replacements(deal, articles, annexes, left_out - set(deal.clauses.exclude))
    yield from _places(deal)
    yield from _names(deal, used)


def _written(deal: Deal) -> Iterator[tuple[str, Written]]:
    yield from ((f"clauses.include.{i}", one) for i, one in enumerate(deal.clauses.include))
    yield from ((f"custom.{i}", one) for i, one in enumerate(deal.custom))
    yield from ((f"annexes.{i}", one) for i, one in enumerate(deal.annexes))


def _own(deal: Deal) -> Iterator[Named]:
    """The names that the deal gives."""
    yield from ((f"custom.{i}.id", one.id) for i, one in enumerate(deal.custom) if one.id)
    yield from ((f"annexes.{i}.id", one.id) for i, one in enumerate(deal.annexes) if one.id)


def _added(deal: Deal) -> Iterator[Named]:
    yield from ((f"clauses.include.{i}", one.clause) for i, one in enumerate(deal.clauses.include))
    yield from ((f"annexes.{i}.clause", one.clause) for i, one in enumerate(deal.annexes) if one.clause)


def _replaced(deal: Deal) -> Iterator[Named]:
    for path, one in _written(deal):
        if not isinstance(one, Added) and one.replaces:
            yield f"{path}.replaces", one.replaces


def _unknown(deal: Deal, slots: set[str]) -> Iterator[Diagnostic]:
    own = {name for _, name in _own(deal)}
    known = slots | own | {name for _, name in _added(deal)} | ({KEY_TERMS} if deal.contract.key_terms else set())
    choices = deal.clauses
    named = [(f"clauses.exclude.{i}", one, slots | own) for i, one in enumerate(choices.exclude)]
    named += [(f"clauses.order.{i}", one, known) for i, one in enumerate(choices.order)]
    keyed = (("variants", choices.variants), ("stances", choices.stances), ("params", choices.params))
    named += [(f"clauses.{kind}.{one}", one, known) for kind, names in keyed for one in names]
    named += [(path, one, slots) for path, one in _replaced(deal)]
    for path, written in _written(deal):
        named += [(f"{path}.{key}", one, known) for key, one in (("after", written.after), ("before", written.before)) if one]
    wrong = [one for one in named if deal.knows(one[0]) and one[1] not in one[2]]
    # To find what is nearest costs a look at every id: the first few say enough.
    for n, (path, one, among) in enumerate(wrong):
        yield _unknown_clause(deal.where(path), path, one, among if n < _NEAR else set())


def _unknown_clause(at: Location, path: str, clause_id: str, known: set[str]) -> Diagnostic:
    near = get_close_matches(clause_id, known, 1)
    hint = Message("是不是“{near}”？", near=near[0]) if near else Message("用 hetong plan 看这份合同有哪些条款")
    return error("DEAL08", at, Message("这份合同没有条款“{id}”", id=clause_id), hint, path)


def _contradictions(deal: Deal) -> Iterator[Diagnostic]:
    """A clause that is wanted and not wanted, or asked for twice."""
    excluded, added, replaced = set(deal.clauses.exclude), list(_added(deal)), list(_replaced(deal))
    asked = {name for _, name in added}
    yield from (_said(deal, path, Message("条款“{id}”既加用又不用", id=one)) for path, one in added if one in excluded)
    yield from (_said(deal, path, Message("条款“{id}”既替换又不用", id=one)) for path, one in replaced if one in excluded)
    yield from (_said(deal, path, Message("条款“{id}”既替换又加用", id=one)) for path, one in replaced if one in asked)
    listed = {kind: [(f"clauses.{kind}.{i}", one) for i, one in enumerate(getattr(deal.clauses, kind))] for kind in ("exclude", "order")}
    yield from (_said(deal, path, Message("条款“{id}”加用了两次", id=one)) for path, one in _again(added))
    yield from (_said(deal, path, Message("条款“{id}”替换了两次", id=one)) for path, one in _again(replaced))
    yield from (_said(deal, path, Message("条款“{id}”写了两次", id=one)) for named in listed.values() for path, one in _again(named))


def _again(named: Iterable[Named]) -> Iterator[Named]:
    """Those that were named before."""
    seen: set[str] = set()
    for path, one in named:
        if one in seen:
            yield path, one
        seen.add(one)


def _said(deal: Deal, path: str, message: Message) -> Diagnostic:
    return error("DEAL10", deal.where(path), message, Message("留一处"), path)


def _replacements(deal: Deal, articles: set[str], annexes: set[str], absent: set[str]) -> Iterator[Diagnostic]:
    for path, one in _replaced(deal):
        of_annex = path.startswith("annexes.")
        if one in (articles if of_annex else annexes):
            kind = Message("附件换不了正文的条款") if of_annex else Message("自拟条款换不了附件")
            hint = Message("写到“自拟条款”下面") if of_annex else Message("写到“附件”下面：{{标题: …, 替换: {id}, 款: …}}", id=one)
            yield error("DEAL32", deal.where(path), kind, hint, path)
        elif one in absent and deal.knows(path):
            message = Message("这份合同本来就没有条款“{id}”，没有可以替换的", id=one)
            yield error("DEAL30", deal.where(path), message, Message("把“替换”改成“位于”，写放在哪一条的后面"), path)


def _places(deal: Deal) -> Iterator[Diagnostic]:
    """A place that is told twice."""
    ordered = set(deal.clauses.order)
    for path, one in _written(deal):
        if not one.after and not one.before:
            continue
        at = f"{path}.before" if one.before else f"{path}.after"
        names = {one.clause} if isinstance(one, Added) else {one.id, one.replaces, getattr(one, "clause", None)}
        if one.after and one.before:
            yield error("DEAL32", deal.where(at), Message("又写“位于”，又写“之前”"), Message("留一处：只能挨着一条放"), at)
        elif names & ordered:
            message = Message("位置写了两处：这里和“条款.顺序”")
            yield error("DEAL32", deal.where(at), message, Message("留一处"), at)


def _names(deal: Deal, used: frozenset[str]) -> Iterator[Diagnostic]:
    """Names of the deal's own clauses and annexes that something else in the contract has: a reference could mean either."""
    replaced = {path.rpartition(".")[0]: one for path, one in _replaced(deal)}
    taken, seen = set(replaced.values()), set(used)
    for path, name in _own(deal):
        by_another = name in taken and name != replaced.get(path.rpartition(".")[0])
        if (name in seen or by_another) and deal.knows(path):
            yield error("DEAL17", deal.where(path), Message("标识“{id}”已经有别的条款或者附件用了", id=name), Message("换一个标识"), path)
        seen.add(name)
