"""A spec written again with other names for the same keys and choices."""

import json
from collections.abc import Callable
from typing import Any

from hetong.model.fields import Facts
from hetong.model.schema import Shape, spelled
from hetong.source import Mapping, Node, Scalar, Sequence

Pick = Callable[[str, str], str]  # (English, Chinese) → what to write


def english(in_english: str, in_chinese: str) -> str:
    return in_english


def chinese(in_english: str, in_chinese: str) -> str:
    return in_chinese


def translated(node: Node, model: type[Facts], pick: Pick) -> str:
    """The document as YAML (in JSON's notation), every key and every choice as ``pick`` writes it."""
    return json.dumps(_group(node, model, pick), ensure_ascii=False)


def _group(node: Node, model: type[Facts], pick: Pick) -> Any:
    if not isinstance(node, Mapping):
        return _plain(node)
    shapes = [(spelled(model)[str(key.text)], value) for key, value in node.entries]
    return {pick(shape.name, shape.title): _member(value, shape, pick) for shape, value in shapes}


def _member(node: Node, shape: Shape, pick: Pick) -> Any:
    if shape.keyed:
        return _plain(node)
    if isinstance(node, Sequence):
        return [_one(one, shape, pick) for one in node.items]
    return _one(node, shape, pick)


def _one(node: Node, shape: Shape, pick: Pick) -> Any:
    if shape.child is not None:
        return _group(node, shape.child, pick)
    if shape.spellings and isinstance(node, Scalar):
        choice = shape.leaf(node.text)
        return pick(str(choice.value), choice.label)
    if shape.leaf is bool and isinstance(node, Scalar):
        return pick(*{"是": ("yes", "是"), "否": ("no", "否")}[str(node.text)])
    return _plain(node)


def _plain(node: Node) -> Any:
    match node:
        case Scalar(text):
            return text
        case Sequence(items):
            return [_plain(one) for one in items]
        case Mapping(entries):
            return {key.text: _plain(value) for key, value in entries}
