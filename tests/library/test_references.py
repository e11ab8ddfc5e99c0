"""A reference of the library resolves in every contract in which its sentence stands, as long as the core clauses are used."""

from collections.abc import Iterator

import pytest

from hetong.model.clause import Clause, ClauseSpec
from hetong.model.condition import Condition, Is
from tests.drafts import library
from tests.library.world import AGREEMENT, CORE, SELECTED, Node, World, choices, nodes, printed, worlds

ENTRUSTED = Is("data.role", ("entrusted",))

every_clause = pytest.mark.parametrize("clause", [pytest.param(one, id=name) for name, one in library().items()])


@every_clause
def test_every_reference_names_a_clause_of_the_library(clause: Clause) -> None:
    targets = {target.partition(".")[0] for node in nodes(clause.spec.id) for target in node.citations}
    assert targets <= set(library())


@every_clause
def test_every_reference_resolves_wherever_its_sentence_is_printed(clause: Clause) -> None:
    dangling = [
        (node.path, targets) for node in nodes(clause.spec.id) for targets in node.needed if not always_resolves(clause.spec, node, targets)
    ]
    assert dangling == []


def always_resolves(spec: ClauseSpec, node: Node, targets: tuple[str, ...]) -> bool:
    """In every world that prints the sentence, one of the targets is printed as well."""
    return all(any(has(world, spec, one) for one in targets) for world in printing(spec, node, targets))


def printing(spec: ClauseSpec, node: Node, targets: tuple[str, ...]) -> Iterator[World]:
    asked: list[Condition] = [*choices(spec), *node.conditions]
    variables = dict(node.variables)
    for target in targets:
        goal = library()[target.partition(".")[0]].spec
        places = [one for one in nodes(goal.id) if one.anchor == target]
        asked += [*choices(goal), *(when for one in places for when in one.conditions), Is(SELECTED, (goal.id,))]
        asked += [ENTRUSTED] if goal.id == AGREEMENT else []
        variables |= {name: shape for one in places for name, shape in one.variables.items()}
    always = CORE | {spec.id}
    return (world for world in worlds(asked, variables, always) if printed(node, spec, world))


def has(world: World, spec: ClauseSpec, target: str) -> bool:
    goal, _, place = target.partition(".")
    if goal == AGREEMENT and spec.id != AGREEMENT:
        used = world.fact("data.role").value == "entrusted"
    else:
        used = goal in tuple(world.fact(SELECTED).value)  # type: ignore[arg-type]
    whole = library()[goal].spec
    return used and (not place or any(node.anchor == target and printed(node, whole, world) for node in nodes(whole.id)))
