"""Deals made up for a proof: every fact that conditions ask about, with the values between which they tell."""

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from hetong.anatomy import Node, may_be_absent
from hetong.diagnostic import Refused
from hetong.load import load_deal
from hetong.markup import parse_each
from hetong.model.condition import facts_of
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.fields import Facts, Labelled, Written
from hetong.model.outline import Outline
from hetong.model.schema import Shape, shape_at, shapes, written_path
from hetong.proof.house import House
from hetong.proof.worlds import SELECTED
from hetong.settle import settled
from hetong.usage import plain_path
from hetong.zh.pay_day import PayDay
from hetong.zh.percent import Percent

# What is written of a fact that is only asked whether it is there; where one way to write it says less than two, both.
_ENOUGH: Mapping[Any, tuple[str, ...]] = {str: ("另行列明",), int: ("3",), Percent: ("0.05%",), PayDay: ("当月25日", "次月5日")}
# The file that these deals would be written in.
MADE_UP = "proof"
_NOT_FACTS = ("params", SELECTED)
_CELLS = (*((stance, parties) for stance in Stance for parties in (2, 3)),)
_ROUNDS_OF_ALL = 20


@dataclass(frozen=True)
class Row:
    """One deal to compose: from a stance, with two parties or three, without one clause (or none), and what it says of the rest."""

    stance: Stance
    parties: int
    left_out: str
    facts: Mapping[str, str | None]


def rows(house: House) -> Iterator[Row]:
    """From every stance, with two parties and three: without each clause once, and many times with all of them.

    The values of each fact come in turn, in another order each time (the same on every run). What a missing clause breaks is proven
    over all combinations elsewhere; here whole contracts are looked at.
    """
    values, dice = asked_values(house), random.Random(0)
    for left_out in ("", *house.optional):
        cells = _CELLS * (1 if left_out else _ROUNDS_OF_ALL)
        columns = {path: _in_turn(some, len(cells), dice) for path, some in values.items()}
        for index, (stance, parties) in enumerate(cells):
            yield Row(stance, parties, left_out, {path: column[index] for path, column in columns.items()})


def _in_turn(values: Sequence[str | None], size: int, dice: random.Random) -> list[str | None]:
    """So many values, none of them twice more often than another."""
    order = dice.sample(values, len(values))
    column = [order[index % len(order)] for index in range(size)]
    dice.shuffle(column)
    return column


def asked_values(house: House) -> Mapping[str, tuple[str | None, ...]]:
    """The facts that an outline and its clauses ask about, by the path that a spec writes, with the values to try; None: not written."""
    found: dict[str, tuple[str | None, ...]] = {}
    for path in dict.fromkeys(_asked(house)):
        written = written_path(Deal, path)
        if path.split(".")[0] not in _NOT_FACTS and written not in ("contract.stance", "other_parties") and (some := _values(written)):
            found[written] = some
    return found


def _values(path: str) -> tuple[str | None, ...]:
    shape = shape_at(Deal, path)
    if shape is None or shape.derived or shape.computed or shapes(Deal)[path.partition(".")[0]].computed:
        return ()
    nothing: tuple[str | None, ...] = (None,) if may_be_absent(path, {}) else ()
    if isinstance(shape.leaf, type) and issubclass(shape.leaf, Labelled):
        return (*nothing, *(one.label for one in shape.leaf))
    if shape.leaf is bool:
        return (*nothing, "true", "false")
    return (*nothing, *((_ENOUGH.get(shape.leaf) or (_example(path),)) if shape.child is None else ("",)))


def _asked(house: House) -> Iterator[str]:
    yield from (test.path for slot in house.slots.values() for test in facts_of(slot))
    for clause in house.used:
        yield from (test.path for variant in clause.spec.variants for test in facts_of(variant.when))
        for node in house.nodes[clause.spec.id]:
            names = _elements(node)
            yield from (_whole(one.path, names) for one in facts_of(node.spec.when))
            yield from (_whole(parse_each(node.spec.each)[1], names),) if node.spec.each else ()
            if node.table:
                inner = {**names, **_element(node.table.each, names)}
                asked = (node.table.when, *(column.when for column in node.table.columns))
                yield from (_whole(one.path, inner) for when in asked for one in facts_of(when))


def _elements(node: Node) -> dict[str, str]:
    """What each name of a node stands for an element of."""
    names: dict[str, str] = {}
    for one in (*node.above, node):
        names |= _element(one.spec.each, names) if one.spec.each else {}
    return names


def _element(each: str, names: Mapping[str, str]) -> dict[str, str]:
    name, source = parse_each(each)
    return {name: _whole(source, names)}


def _whole(path: str, names: Mapping[str, str]) -> str:
    first, dot, rest = path.partition(".")
    return names.get(first, first) + dot + rest


def deal_of(row: Row, outline: Outline) -> Deal:
    """The deal of a row, without the facts whose made-up value is none for them. Raises Refused where that leaves nothing to read."""
    try:
        return _read(row, outline)
    except Refused as refused:
        wrong = {plain_path(one.path) for one in refused.diagnostics}
        kept = {path: value for path, value in row.facts.items() if path not in wrong}
        if len(kept) == len(row.facts):
            raise
        return deal_of(replace(row, facts=kept), outline)


def _read(row: Row, outline: Outline) -> Deal:
    tree: dict[str, Any] = {}
    for path, value in row.facts.items():
        if value is not None and not _absent_around(path, row.facts):
            _put(tree, path.split("."), value, Deal)
    tree.setdefault("contract", {}).update({"outline": outline.spec.id, "stance": row.stance.value})
    if row.parties == 3:
        tree["other_parties"] = [{"name": "第三家公司", **tree.get("other_parties", [{}])[0]}]
    else:
        tree.pop("other_parties", None)
    if row.left_out:
        tree["clauses"] = {"exclude": [row.left_out]}
    return settled(load_deal(None, json.dumps(tree, ensure_ascii=False), MADE_UP), outline)


def _absent_around(path: str, facts: Mapping[str, str | None]) -> bool:
    """Whether the row says that a group or list around a fact is not there."""
    names = path.split(".")
    return any(facts.get(".".join(names[:end]), "") is None for end in range(1, len(names)))


def _put(tree: dict[str, Any], names: list[str], value: str, model: type[Facts]) -> None:
    """Writes a value; the list that it stands in gets one element, a group or an element that it stands in what it can't be without."""
    shape = shapes(model)[names[0]]
    if shape.child is None:
        tree[names[0]] = [value] if shape.many else value
        return
    inner = tree.setdefault(names[0], _group(shape))
    if names[1:]:
        _put(inner[0] if shape.many else inner, names[1:], value, shape.child)


def _group(shape: Shape) -> Any:
    assert shape.child is not None
    return [_needed(shape.child)] if shape.many else _needed(shape.child)


def _needed(model: type[Facts]) -> dict[str, Any]:
    """What a group can't be without, or its first fact where it needs none."""
    names = [name for name, field in model.model_fields.items() if field.is_required()] or list(model.model_fields)[:1]
    tree: dict[str, Any] = {}
    for name in names:
        shape = shapes(model)[name]
        if shape.child is None:
            _put(tree, [name], _first(model, name), model)
        else:
            tree[name] = _group(shape)
    return tree


def _first(model: type[Facts], name: str) -> str:
    leaf = shapes(model)[name].leaf
    if isinstance(leaf, type) and issubclass(leaf, Labelled):
        return str(next(iter(leaf)).label)
    return "true" if leaf is bool else (_ENOUGH.get(leaf) or (_written(model.model_fields[name]) or "另行列明",))[0]


def _example(path: str) -> str:
    """One right way to write the fact at a path."""
    model: type[Facts] = Deal
    *outer, name = path.split(".")
    for step in outer:
        child = shapes(model)[step].child
        assert child is not None
        model = child
    return _written(model.model_fields[name]) or "另行列明"


def _written(field: Any) -> str:
    """The example of what reads a field."""
    marks = [*field.metadata, *_marks(field.annotation)]
    return next((mark.example for mark in marks if isinstance(mark, Written)), "")


def _marks(annotation: Any) -> Iterator[Any]:
    for one in get_args(annotation):
        yield one
        yield from _marks(one)
