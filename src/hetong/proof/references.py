"""References and terms lead somewhere in every contract of an outline: whatever the facts, and whichever single clause a deal leaves out.

Each is proven by itself, over every combination of just those facts that decide whether its sentence and its target stand.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from hetong.anatomy import Node, Variables
from hetong.diagnostic import Diagnostic, Location, Message, Severity
from hetong.markup import Citation, parse_text
from hetong.model.clause import Clause, ClauseKind
from hetong.model.condition import Condition, facts_of
from hetong.proof.house import House
from hetong.proof.worlds import SELECTED, World, choices, printed, shown, worlds

_REFERENCE, _TERM = "LIB31", "LIB32"


@dataclass
class Proven:
    """What was proven: over how many combinations, and what is wrong. ``lost`` are the terms that go with a clause that is left out."""

    combinations: int = 0
    found: list[Diagnostic] = field(default_factory=list)
    lost: dict[str, dict[str, None]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Claim:
    """Where ``source`` stands, and with it ``node`` (None: whatever of it stands), one of ``ends`` must stand.

    An end is a clause, or the nodes of a clause that have an anchor.
    """

    code: str
    at: Location
    name: str
    source: Clause
    node: Node | None
    ends: tuple[tuple[str, tuple[Node, ...]], ...]


def references(house: House) -> Proven:
    """Every reference and every term of the clauses of an outline."""
    proven = Proven()
    for claim in _claims(house):
        _prove(house, claim, proven)
    together = (_undefined(house.clauses[left], names) for left, names in proven.lost.items())
    return Proven(proven.combinations, list(dict.fromkeys((*proven.found, *together))))


def _undefined(clause: Clause, names: Iterable[str]) -> Diagnostic:
    """One for all terms of a clause: a deal that leaves it out is told of each, at its own line (DEAL33)."""
    message = Message("不用“{title}”的合同里，这些术语没有定义：{names}", title=clause.spec.title, names="、".join(names))
    hint = Message("交易书不用它的时候会列出来（DEAL33）；缺了合同就不成立的条款，写“essential: 理由”")
    return Diagnostic(_TERM, Severity.INFO, clause.where("terms"), message, hint)


def _claims(house: House) -> Iterator[_Claim]:
    for clause in house.used:
        for node in house.nodes[clause.spec.id]:
            for path, text in node.texts:
                # What stands in a span goes with it.
                cited = [one for one in parse_text(text) if isinstance(one, Citation) and not one.words]
                at = clause.where(f"{node.path}.{path}")
                yield from (_Claim(_REFERENCE, at, "、".join(one.targets), clause, node, _ends(house, one.targets)) for one in cited)
        yield from _terms(house, clause)


def _terms(house: House, clause: Clause) -> Iterator[_Claim]:
    """Whatever of an article stands, what it says that it uses is to be defined (as DEF01 has it); of a sheet, what a row names."""
    for index, term in enumerate(clause.spec.uses):
        ends = _ends(house, _definitions(house, term))
        if clause.spec.kind is not ClauseKind.SHEET:
            yield _Claim(_TERM, clause.where(f"uses.{index}"), term, clause, None, ends)
            continue
        rows = (node for node in house.nodes[clause.spec.id] if term in node.spec.text)
        yield from (_Claim(_TERM, node.at, term, clause, node, ends) for node in rows)


def _definitions(house: House, term: str) -> tuple[str, ...]:
    return tuple(f"{clause.spec.id}.{one.at}" for clause in house.used for one in clause.spec.terms if one.term == term)


def _ends(house: House, targets: Iterable[str]) -> tuple[tuple[str, tuple[Node, ...]], ...]:
    found = []
    for target in targets:
        goal, dot, _ = target.partition(".")
        if goal in house.nodes:
            places = tuple(node for node in house.nodes[goal] if node.anchor == target)
            if places or not dot:
                found.append((goal, places))
    return tuple(found)


def _prove(house: House, claim: _Claim, proven: Proven) -> None:
    """A finding for the first world in which nothing is left out, else one for each clause that is missed when it is left out."""
    conditions, variables = _deciding(house, claim)
    names = _named(house, claim, conditions)
    missed: dict[str, World] = {}
    for world in worlds((*conditions, *(house.slots[one] for one in names)), variables):
        for left in ("", *(one for one in names if one != claim.source.spec.id and one in house.optional)):
            proven.combinations += 1
            if left not in missed and _open(house, claim, world.using(house.there(names, world, left))):
                missed[left] = world
    told = {"": missed[""]} if "" in missed else missed
    for left, world in told.items():
        if left and claim.code == _TERM:
            proven.lost.setdefault(left, {})[claim.name] = None
        else:
            proven.found.append(_dangling(claim, left, world, house))


def _deciding(house: House, claim: _Claim) -> tuple[tuple[Condition, ...], Variables]:
    own = claim.node.conditions if claim.node else ()
    nodes = [node for _, places in claim.ends for node in places]
    goals = (house.clauses[goal].spec for goal, _ in claim.ends)
    conditions = (
        *choices(claim.source.spec),
        *own,
        *(one for goal in goals for one in choices(goal)),
        *(one for node in nodes for one in node.conditions),
    )
    variables = {name: shape for node in (*nodes, *((claim.node,) if claim.node else ())) for name, shape in node.variables.items()}
    return conditions, variables


def _named(house: House, claim: _Claim, conditions: Iterable[Condition]) -> tuple[str, ...]:
    """The clauses on whose use it rests."""
    asked = (name for one in conditions for test in facts_of(one) if test.path == SELECTED for name in test.values)
    names = dict.fromkeys((claim.source.spec.id, *(goal for goal, _ in claim.ends), *asked))
    return tuple(one for one in names if one in house.slots and one in house.clauses)


def _open(house: House, claim: _Claim, world: World) -> bool:
    """Whether the sentence stands in this world's contract, and none of its ends does."""
    used = world.fact(SELECTED).value
    assert isinstance(used, tuple)
    if claim.source.spec.id not in used:
        return False
    if claim.node and not printed(claim.node, world):
        return False
    return not any(goal in used and _has(places, world) for goal, places in claim.ends)


def _has(places: tuple[Node, ...], world: World) -> bool:
    return not places or any(printed(node, world) for node in places)


def _dangling(claim: _Claim, left: str, world: World, house: House) -> Diagnostic:
    kind = Message("引用“{name}”", name=claim.name) if claim.code == _REFERENCE else Message("术语“{name}”", name=claim.name)
    if not left:
        message = Message("{kind}没有着落：{facts}", kind=kind, facts=shown(world))
        return Diagnostic(claim.code, Severity.ERROR, claim.at, message, _HINTS[claim.code])
    message = Message("{kind}在不用“{left}”的合同里没有着落", kind=kind, left=house.clauses[left].spec.title)
    return Diagnostic(claim.code, Severity.WARNING, claim.at, message, _HINTS[claim.code])


_HINTS = {
    _REFERENCE: Message("写成“[[标识|没有那一条时的说法]]”，或者加上 when；缺了合同就不成立的条款，写“essential: 理由”"),
    _TERM: Message("换成不用定义的说法；缺了合同就不成立的条款，写“essential: 理由”"),
}
