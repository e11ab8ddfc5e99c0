"""Conditions ask about facts that exist, and over every combination of them one variant wins."""

from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest

from hetong.facts import holds
from hetong.model.clause import Clause
from hetong.model.condition import ABSENT, PRESENT, Condition, Is, facts_of
from hetong.model.fields import Labelled
from hetong.model.schema import Shape
from tests.drafts import OUTLINES, library, outline
from tests.library.world import SELECTED, World, choices, may_be_absent, nodes, printed, shape_of, winners, worlds

every_clause = pytest.mark.parametrize("clause", [pytest.param(one, id=name) for name, one in library().items()])


def asked_in(clause: Clause) -> Iterator[tuple[Is, Mapping[str, Shape], bool]]:
    """Each test of a fact, with the variables it may name, and whether it may ask which clauses are used."""
    yield from ((test, {}, False) for variant in clause.spec.variants for test in facts_of(variant.when))
    for node in nodes(clause.spec.id):
        yield from ((test, node.variables, True) for test in facts_of(node.spec.when))
        yield from ((test, node.variables, True) for condition, _ in node.columns for test in facts_of(condition))


def answerable(test: Is, variables: Mapping[str, Shape], may_ask_selected: bool) -> bool:
    """The fact exists, can have the values asked for, and may be missing where that is asked."""
    if test.path == SELECTED:
        return may_ask_selected and set(test.values) <= set(library())
    shape = shape_of(test.path, variables)
    if shape is None:
        return False
    if set(test.values) & {PRESENT, ABSENT}:
        return len(test.values) == 1 and may_be_absent(test.path, variables)
    return set(test.values) <= spellings(shape)


def spellings(shape: Shape) -> set[str]:
    if shape.leaf is bool:
        return {"true", "false", "是", "否"}
    return set(shape.leaf.spellings()) if isinstance(shape.leaf, type) and issubclass(shape.leaf, Labelled) else set()


@every_clause
def test_conditions_ask_only_what_a_deal_can_answer(clause: Clause) -> None:
    assert [test for test, variables, later in asked_in(clause) if not answerable(test, variables, later)] == []


@pytest.mark.parametrize("name", OUTLINES)
def test_conditions_of_outlines_ask_only_what_a_deal_can_answer(name: str) -> None:
    spec = outline(name).spec
    slots = [*(slot for part in spec.parts for slot in part.clauses), *spec.annexes]
    assert [test for slot in slots for test in facts_of(slot.when) if not answerable(test, {}, False)] == []


@every_clause
def test_exactly_one_variant_wins_in_every_world(clause: Clause) -> None:
    tied = [world.names for world in worlds(choices(clause.spec), {}) if len(winners(clause.spec, world)) != 1]
    assert tied == []


@every_clause
def test_every_variant_wins_in_some_world(clause: Clause) -> None:
    won = {winner.id for world in worlds(choices(clause.spec), {}) for winner in winners(clause.spec, world)}
    assert won == {variant.id for variant in clause.spec.variants}


@every_clause
def test_every_sentence_is_printed_in_some_world(clause: Clause) -> None:
    dead = [
        node.path
        for node in nodes(clause.spec.id)
        if not any(printed(node, clause.spec, world) for world in around(clause, node.conditions, node.variables))
    ]
    assert dead == []


def around(clause: Clause, conditions: tuple[Condition, ...], variables: Mapping[str, Shape]) -> Iterator[World]:
    return worlds((*choices(clause.spec), *conditions), variables)


@every_clause
def test_two_places_with_one_anchor_are_never_printed_together(clause: Clause) -> None:
    named = [node for node in nodes(clause.spec.id) if "~" not in node.anchor]
    for one, other in combinations(named, 2):
        if one.anchor == other.anchor and one.variant is other.variant:
            both = (*one.conditions, *other.conditions)
            together = [world for world in worlds(both, {**one.variables, **other.variables}) if all(holds(when, world) for when in both)]
            assert together == [], one.anchor


@every_clause
def test_a_list_that_may_be_empty_has_a_condition_or_is_a_necessary_fact(clause: Clause) -> None:
    """Beside items that stand for the empty list, the list itself must not print a blank."""
    for node in nodes(clause.spec.id):
        if node.spec.each and any(asks_absence(other.conditions, node.spec.each) for other in nodes(clause.spec.id)):
            assert any(test.values == (PRESENT,) for condition in node.conditions for test in facts_of(condition)), node.path


def asks_absence(conditions: tuple[Condition, ...], each: str) -> bool:
    listed = each.partition(" in ")[2].strip()
    return any(test == Is(listed, (ABSENT,)) for condition in conditions for test in facts_of(condition))
