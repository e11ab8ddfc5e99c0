"""Specs that go wrong: the examples with values exchanged, moved, doubled or lost, and single facts with values that nobody expects."""

from collections.abc import Iterator, MutableMapping, MutableSequence
from functools import cache
from random import Random
from typing import Any, get_args

import yaml

from hetong.model.clause import CustomClause
from hetong.model.deal import Deal
from hetong.model.fields import Facts, Labelled
from hetong.model.schema import Shape, shapes
from tests.drafts import EXAMPLES, OUTLINES, ROOT

Tree = Any
# What people, spreadsheets and attackers put where a value is expected.
VALUES: tuple[Tree, ...] = (
    *("", " ", "~", "null", "NULL", "None", "N/A", "#REF!", "-", "无", "是", "否", "true", "0", "1", "-1", "3", "007", "0571", "12:30"),
    *("6%", "0%", "100%", "150%", "5‰", "万分之五", "百分之十", "1000000000000‰", "6.5 %", "６％", "-3%"),
    *(
        "6,800.00元",
        "10万元",
        "5毛",
        "¥1",
        "US$5",
        "1e9元",
        "99999999999999元",
        "0.001元",
        "壹拾贰万元整",
        "1,23元",
        "12万元（大写：壹拾万元整）",
    ),
    *(
        "20席",
        "3千次",
        "2百万次",
        "1亿次",
        "5k次",
        "两万次",
        "999999999999999席",
        "0席",
        "一打",
        "1.5倍",
        "20",
        "10小时",
        "1年",
        "半年",
        "2个季度",
    ),
    *("30日", "5个工作日", "两周", "0日", "999999999999999年", "12个月", "当日", "次日", "72h", "三十天"),
    *("2026年1月1日", "2026-13-01", "0001-01-01", "9999-12-31", "2026年2月30日", "20260101", "2026-01-01 9:30"),
    *("7×24", "全天", "周六、周日", "工作日 09:00-18:00", "每日 20:00-次日8:00", "09:00", "25:00-26:00"),
    *("≤30秒", "≥95%", "100%", "次日内", "≥", "99.9%以上"),
    *(
        "甲方",
        "桥\u0308",
        "\u3164",
        "\u2800",
        "a\u00adb",
        "\u061cx",
        "\U000e0041",
        "1️⃣",
        "𠮷野",
        "｛｝",
        "<b>x</b>",
        "{{ 7*7 }}",
        "{% x %}",
        "[[payment]]",
    ),
    *(
        "[[nowhere]]",
        "第九十九条",
        "甲方盖章处",
        "1. 乙方",
        "../../x",
        "=1+1",
        "A" * 300,
        "长" * 2000,
        "a\tb",
        "a\nb",
        "'",
        '"',
        "\\",
        "#x",
        "x #1",
        "&x",
        "*x",
    ),
    *("6.222E+18", "91330110MA2KXY1T3C", "123", "110101199003077758", "95555", "a@b.c"),
    *([], {}, [""], [[]], [{}], {"": ""}, {"a": "b"}, ["a", "b"], [["a"]], {"名称": "x"}),
)


@cache
def _examples() -> tuple[str, ...]:
    return tuple((ROOT / "examples" / name / "deal.yaml").read_text("utf-8") for name in EXAMPLES)


@cache
def field_paths() -> tuple[tuple[str, ...], ...]:
    """Every path of the model that can be written; lists by their first element."""
    return tuple(_paths(Deal, (), 0))


def _paths(model: type[Facts], before: tuple[str, ...], depth: int) -> Iterator[tuple[str, ...]]:
    for name, shape in shapes(model).items():
        path = (*before, name)
        yield path
        if shape.child and depth < 4 and name in model.model_fields:
            yield from _paths(shape.child, (*path, "0") if shape.many else path, depth + 1)


@cache
def words() -> tuple[str, ...]:
    """Every word that an enumeration knows: right values in wrong places."""
    found = [one.label for path in field_paths() for one in _choices(path)]
    return tuple(dict.fromkeys(found))


def _choices(path: tuple[str, ...]) -> Iterator[Labelled]:
    model: type[Facts] = Deal
    shape: Shape | None = None
    for name in path:
        if name != "0":
            shape = shapes(model)[name]
            model = shape.child or model
    if shape and isinstance(shape.leaf, type) and issubclass(shape.leaf, Labelled):
        yield from shape.leaf
    elif shape and get_args(shape.leaf):
        yield from (one for one in get_args(shape.leaf) if isinstance(one, Labelled))


def mutated(random: Random) -> str:
    """One spec, as text."""
    return random.choice((_one_field, _field_in_example, _shaken, _custom))(random)


def _dumped(tree: Tree) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=10_000)


def _value(random: Random) -> Tree:
    return random.choice(words()) if random.random() < 0.15 else random.choice(VALUES)


def _one_field(random: Random) -> str:
    """A spec that says one thing beside its outline."""
    tree: dict[str, Tree] = {"contract": {"outline": random.choice(OUTLINES)}}
    _put(tree, random.choice(field_paths()), _value(random))
    return _dumped(tree)


def _field_in_example(random: Random) -> str:
    """A whole spec with a few values that were not meant to be there."""
    tree = yaml.load(random.choice(_examples()), yaml.BaseLoader)
    for _ in range(random.randint(1, 6)):
        _put_anywhere(tree, random)
    return _dumped(tree)


def _put(tree: dict[str, Tree], path: tuple[str, ...], value: Tree) -> None:
    node: Any = tree
    for name, following in zip(path, (*path[1:], None), strict=True):
        new: Tree = value if following is None else [] if following == "0" else {}
        if isinstance(node, list):
            node.append(new)
            node = node[-1]
        else:
            node[name] = new if following is None or not isinstance(node.get(name), dict) else node[name]
            node = node[name]


def _put_anywhere(tree: Tree, random: Random) -> None:
    holder, key = random.choice(list(slots(tree)))
    holder[key] = _value(random)


def slots(node: Tree) -> Iterator[tuple[Any, Any]]:
    """Every place of a tree: what holds it, and the key or index."""
    keys = list(node) if isinstance(node, MutableMapping) else range(len(node)) if isinstance(node, MutableSequence) else ()
    for key in keys:
        yield node, key
        yield from slots(node[key])


def _shaken(random: Random) -> str:
    """A whole spec with entries lost, doubled, exchanged, or put elsewhere."""
    tree = yaml.load(random.choice(_examples()), yaml.BaseLoader)
    for _ in range(random.randint(1, 4)):
        places = list(slots(tree))
        holder, key = random.choice(places)
        other, there = random.choice(places)
        match random.randrange(4):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, list):
                holder.insert(key, holder[key])
            case 2:
                other[there] = copied(holder[key])
            case _:
                holder[key] = [copied(holder[key])] if random.random() < 0.5 else {"x": copied(holder[key])}
    return _dumped(tree)


def copied(node: Tree) -> Tree:
    """The same, sharing nothing."""
    return yaml.load(yaml.safe_dump(node, allow_unicode=True), yaml.BaseLoader)


def _custom(random: Random) -> str:
    """Clauses of the deal's own, of any form."""
    names = tuple(shape.title for shape in shapes(CustomClause).values())
    clause = {name: _value(random) for name in random.sample(names, random.randint(0, len(names)))}
    clause["款"] = [_paragraph(random, 0) for _ in range(random.randint(0, 3))]
    return _dumped({"contract": {"outline": random.choice(OUTLINES)}, "自拟条款": [clause]})


def _paragraph(random: Random, depth: int) -> Tree:
    keys = ("标识", "当", "逐项", "正文", "项", "表", "显著提示", "不编号", "id", "text", "items")
    node: dict[str, Tree] = {key: _value(random) for key in random.sample(keys, random.randint(0, 3))}
    if random.random() < 0.5:
        node["正文"] = random.choice(("乙方应当按照[[payment]]办理", "见{{ fees.total }}", "{{ params.x }}", "服务", _value(random)))
    if depth < 5 and random.random() < 0.4:
        node["项"] = [_paragraph(random, depth + 1) for _ in range(random.randint(0, 3))]
    if random.random() < 0.2:
        node["逐项"] = random.choice(("p in services.tasks", "p in fees.items", "p in nowhere", "x"))
    if depth == 0 and random.random() < 0.3:
        column = {"标题": "列", "值": "{{ p.name }}", "宽": _value(random)}
        node["表"] = {"逐项": "p in fees.items", "列": [column] * random.randint(0, 3), "合计": [_value(random)] * random.randint(0, 3)}
    return node or _value(random)
