"""Every combination of the facts that some conditions ask about.

A world gives each fact one value of its small domain: an enumeration its members, a yes or no both, a list the subsets of what is
asked about, anything else written or not. The conditions are judged by the same ``holds`` that composes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice, product
from typing import TypeVar

from hetong.anatomy import Node, Variables, may_be_absent, shape_of
from hetong.facts import Fact, Scope, holds
from hetong.model.clause import ClauseSpec, VariantSpec
from hetong.model.condition import ABSENT, PRESENT, Condition, facts_of, specificity
from hetong.model.fields import Labelled
from hetong.model.schema import Shape, shapes

V = TypeVar("V")
SELECTED, PARAMS = "selected", "params."
# What rests on more than so many combinations is proven over those that come first; no clause of ours comes near.
MOST = 200_000


class World(Scope):
    """A scope that knows whole paths only."""

    def fact(self, path: str) -> Fact:
        """The fact at a path that was asked about."""
        return self.names[path]

    def using(self, clauses: Iterable[str]) -> "World":
        """The same world, in whose contract these clauses are."""
        return World({**self.names, SELECTED: Fact(tuple(clauses), SELECTED, SELECTED, many=True)})


def worlds(conditions: Iterable[Condition], variables: Variables) -> Iterator[World]:
    """Every combination that a deal could bring about, whichever clauses are used. Raises LookupError for a fact that no deal has."""
    asked = {path: values for path, values in _asked(conditions).items() if path != SELECTED}
    domains = [_domain(path, values, variables) for path, values in asked.items()]
    for values in islice(product(*domains), MOST):
        world = dict(zip(asked, values, strict=True))
        if _possible(world, variables):
            yield World({path: Fact(value, path, path) for path, value in world.items()})


def settings(conditions: Sequence[Condition], variables: Variables) -> Iterator[World]:
    """Every world, with every choice of the clauses that the conditions ask about."""
    clauses = sorted({name for one in conditions for test in facts_of(one) if test.path == SELECTED for name in test.values})
    for world in worlds(conditions, variables):
        yield from (world.using(some) for some in _subsets(clauses))


def answerable_by_deals(condition: Condition) -> bool:
    """Whether it asks about the deal alone, and not about a parameter, whose value a clause gives."""
    return not any(test.path.startswith(PARAMS) for test in facts_of(condition))


def shown(world: World) -> str:
    """A world, as a person reads it."""
    return "，".join(f"{path}＝{_said(fact.value)}" for path, fact in world.names.items()) or "—"


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return "、".join(map(_said, value)) or ABSENT
    return ABSENT if value is None else str(value)


def _asked(conditions: Iterable[Condition]) -> dict[str, set[str]]:
    """The paths that conditions ask about, with the values they ask for."""
    asked: dict[str, set[str]] = {}
    for condition in conditions:
        for test in facts_of(condition):
            asked.setdefault(test.path, set()).update(test.values)
    return asked


def _domain(path: str, asked: set[str], variables: Variables) -> Sequence[object]:
    shape = shape_of(path, variables)
    if shape is None:
        raise LookupError(path)
    if shape.many:
        return [tuple(some) for some in _subsets(_members(shape, asked - {PRESENT, ABSENT}))]
    return [*([None] if may_be_absent(path, variables) else []), *_members(shape, None)]


def _members(shape: Shape, asked: set[str] | None) -> list[object]:
    """The values of a fact; of a list only those asked about, and one other."""
    if not isinstance(shape.leaf, type) or not issubclass(shape.leaf, Labelled | bool):
        return ["…"]
    if not issubclass(shape.leaf, Labelled):
        return [True, False]
    if asked is None:
        return list(shape.leaf)
    mentioned = [member for member in shape.leaf if asked & {member.value, member.label}]
    return [*mentioned, *[member for member in shape.leaf if member not in mentioned][:1]]


def _subsets(values: Sequence[V]) -> Iterator[tuple[V, ...]]:
    return chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))


def _possible(world: Mapping[str, object], variables: Variables) -> bool:
    """Nothing stands inside a group or list that is not there; a group of which nothing is written is not there either."""
    missing = [path for path, value in world.items() if value in (None, ())]
    if any(inner.startswith(f"{outer}.") and world[inner] not in (None, ()) for outer in missing for inner in world):
        return False
    return not any(_nothing_in(path, world, variables) for path in world if path not in missing)


def _nothing_in(path: str, world: Mapping[str, object], variables: Variables) -> bool:
    """Whether every fact of a group was asked about, and none of them is written."""
    shape = shape_of(path, variables)
    if shape is None or shape.child is None:
        return False
    facts = [f"{path}.{name}" for name in shapes(shape.child)]
    return all(one in world and world[one] in (None, ()) for one in facts)


def winners(spec: ClauseSpec, world: World) -> tuple[VariantSpec, ...]:
    """The variants that a world asks for: one, if the library is right."""
    matching = [(specificity(variant.when), variant) for variant in spec.variants if holds(variant.when, world)]
    return tuple(variant for weight, variant in matching if weight == max(weight for weight, _ in matching))


def choices(spec: ClauseSpec) -> tuple[Condition, ...]:
    """All that decides which variant is used."""
    return tuple(variant.when for variant in spec.variants)


def printed(node: Node, world: World) -> bool:
    """Whether a world's contract, if it uses the clause, has this node."""
    return winners(node.clause.spec, world) == (node.variant,) and all(holds(condition, world) for condition in node.conditions)
