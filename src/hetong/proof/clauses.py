"""What can be proven of one clause wherever it is used: values and parameters, variants, sentences, anchors."""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from hetong.anatomy import Node, Variables, may_be_absent, nodes, shape_of
from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.facts import holds
from hetong.markup import Value
from hetong.model.clause import Clause
from hetong.model.condition import ABSENT, PRESENT, Is, facts_of
from hetong.model.schema import Shape
from hetong.proof.emptiness import empty_lists
from hetong.proof.worlds import PARAMS, SELECTED, World, answerable_by_deals, choices, settings, shown, winners, worlds


def clause_faults(clause: Clause, library: frozenset[str]) -> Iterator[Diagnostic]:
    """Everything that is wrong with a clause, whatever outline uses it. ``library`` are the ids of all clauses."""
    try:
        parts = tuple(nodes(clause))
    except LookupError as missing:
        hint = Message("逐项的路径照交易书的英文键写，要是清单")
        yield error("LIB12", clause.where("variants"), Message("逐项的“{each}”不是交易书里的清单", each=str(missing.args[0])), hint)
        return
    yield from _params(clause, parts)
    wrong = list(_unanswerable(clause, parts, library))
    yield from wrong
    if not wrong:  # what can't be asked can't be proven
        yield from _variants(clause)
        yield from _never_printed(clause, parts)
        yield from _together(parts)
        yield from empty_lists(clause, parts)


def _params(clause: Clause, parts: tuple[Node, ...]) -> Iterator[Diagnostic]:
    """Parameters that no sentence prints or asks about; those that none declares are told when a contract is composed."""
    values = {piece.path for node in parts for _, piece in node.pieces if isinstance(piece, Value)}
    asked = {test.path for node in parts for condition in node.conditions for test in facts_of(condition)}
    for name in clause.spec.params:
        if f"{PARAMS}{name}" not in values | asked:
            message = Message("参数“{name}”没有一句用到", name=name)
            yield error("LIB34", clause.where(f"params.{name}"), message, Message("写进正文，或者删掉这个参数"))


def _unanswerable(clause: Clause, parts: tuple[Node, ...], library: frozenset[str]) -> Iterator[Diagnostic]:
    """Conditions that ask for a fact, or a value of it, that no deal can have. Each once."""
    told: set[Location] = set()
    asked: list[tuple[Location, Is, Variables]] = []
    asked += [(clause.where(f"variants.{i}.when"), test, {}) for i, one in enumerate(clause.spec.variants) for test in facts_of(one.when)]
    asked += [(clause.where(f"{node.path}.when"), test, node.variables) for node in parts for test in facts_of(node.spec.when)]
    asked += [(clause.where(f"{node.path}.table"), test, node.table_variables) for node in parts for test in _of_table(node)]
    for at, test, variables in asked:
        if not _answerable(test, variables, clause, library) and at not in told:
            told.add(at)
            message = Message("when 问的“{path}: {values}”没有一份交易书答得上", path=test.path, values="、".join(test.values))
            yield error("LIB19", at, message, Message("路径照交易书的英文键写；选项写英文值；总有值的不问 present、absent"))


def _of_table(node: Node) -> Iterator[Is]:
    table = node.table
    return (test for when in ((table.when, *(one.when for one in table.columns)) if table else ()) for test in facts_of(when))


def _answerable(test: Is, variables: Variables, clause: Clause, library: frozenset[str]) -> bool:
    if test.path == SELECTED:
        return set(test.values) <= library
    if test.path.startswith(PARAMS):
        return test.path.removeprefix(PARAMS) in clause.spec.params
    shape = shape_of(test.path, variables)
    if shape is None:
        return False
    if {PRESENT, ABSENT} & {*test.values}:
        return may_be_absent(test.path, variables) and {*test.values} <= {PRESENT, ABSENT} | _spellings(shape)
    return {*test.values} <= _spellings(shape)


def _spellings(shape: Shape) -> set[str]:
    return {"true", "false", "是", "否"} if shape.leaf is bool else set(shape.spellings)


def _variants(clause: Clause) -> Iterator[Diagnostic]:
    """Worlds in which no variant wins, or two do; variants that never win."""
    won: set[str] = set()
    told: set[tuple[str, ...]] = set()
    for world in worlds(choices(clause.spec), {}):
        names = tuple(one.id for one in winners(clause.spec, world))
        won |= {*names}
        if len(names) != 1 and names not in told:
            told.add(names)
            yield _tied(clause, names, world)
    for index, variant in enumerate(clause.spec.variants):
        if variant.id not in won:
            message = Message("变体“{name}”从来不会选中", name=variant.id)
            yield error("LIB35", clause.where(f"variants.{index}"), message, Message("核对 when，或者删掉这个变体"))


def _tied(clause: Clause, names: tuple[str, ...], world: World) -> Diagnostic:
    if not names:
        message = Message("条款“{id}”没有一个变体符合：{facts}", id=clause.spec.id, facts=shown(world))
        return error("LIB14", clause.where("variants"), message, Message("给条款加一个没有 when 的兜底变体"))
    message = Message("条款“{id}”的变体{names}同样符合：{facts}", id=clause.spec.id, names="、".join(names), facts=shown(world))
    last = [one.id for one in clause.spec.variants].index(names[-1])
    return error("LIB15", clause.where(f"variants.{last}"), message, Message("给其中一个多加一个条件"))


def _never_printed(clause: Clause, parts: tuple[Node, ...]) -> Iterator[Diagnostic]:
    """Wording that no combination prints, in any variant that has it."""
    alive = {node.at for node in parts if _printable(node)}
    told: set[Location] = set()
    for node in parts:
        if node.at not in alive | told:
            told.add(node.at)
            yield error("LIB35", node.at, Message("没有一种交易会印出这一段"), Message("核对 when，或者删掉这一段"))


def _printable(node: Node) -> bool:
    own = [one for one in node.conditions if answerable_by_deals(one)]
    asked = (*choices(node.clause.spec), *own)
    return any(
        all(holds(one, world) for one in own) and node.variant in winners(node.clause.spec, world)
        for world in settings(asked, node.variables)
    )


def _together(parts: tuple[Node, ...]) -> Iterator[Diagnostic]:
    """Two places with one anchor that one contract would print: a reference could mean either."""
    named = [node for node in parts if "~" not in node.anchor and not node.spec.each]
    groups: dict[tuple[str, str], list[Node]] = {}
    for node in named:
        groups.setdefault((node.variant.id, node.anchor), []).append(node)
    told: set[Location] = set()
    for group in groups.values():
        for one, other in combinations(group, 2):
            if other.at not in told and _both(one, other):
                told.add(other.at)
                message = Message("标识“{anchor}”在同一份合同里有两段", anchor=other.anchor)
                yield error("LIB36", other.at, message, Message("换一个标识，或者让两段的 when 互补"))


def _both(one: Node, other: Node) -> bool:
    own = [condition for condition in (*one.conditions, *other.conditions) if answerable_by_deals(condition)]
    return any(all(map(partial(holds, scope=world), own)) for world in settings(own, {**one.variables, **other.variables}))
