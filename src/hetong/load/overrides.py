"""``--set path=value``: the same spec with single values replaced, before it is typed."""

import re
from dataclasses import dataclass

from hetong.diagnostic import Location, Message, Refused, error
from hetong.load import hints
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.schema import Shape, spelled
from hetong.source import Mapping, Node, Scalar, Sequence, forbidden, forbidden_in, parse

_PLACE = "--set"
_INDEX = Message("路径用交易书的键，清单用从 0 开始的序号，例：--set 费用.明细.0.单价=7,000元")


@dataclass(frozen=True, slots=True)
class Override:
    """``path`` in English or Chinese keys, elements counted from 0; ``value`` as in YAML when it begins with [ or {, else as it stands."""

    path: str
    value: str

    @classmethod
    def parse(cls, text: str) -> "Override":
        """``费用.税率=6%``. Raises ValueError without an equals sign."""
        path, equals, value = text.partition("=")
        if not equals or not path.strip():
            raise ValueError(text)
        return cls(path.strip(), value.strip())


def overridden(root: Node, override: Override) -> Node:
    """The tree with one value replaced or added. Raises Refused for a path that the spec cannot have."""
    return _put(root, Deal, override.path.split("."), _value(override), override)


def _value(override: Override) -> Node:
    at = Location(f"{_PLACE} {override.path}")
    if override.value[:1] in ("[", "{"):
        node, found = parse(override.value, at.file)
        if found:
            raise Refused(found)
        return node
    for _, char in forbidden_in(override.value):
        raise Refused([forbidden(char, at)])
    return Scalar(override.value, at)


def _put(node: Node, model: type[Facts] | None, names: list[str], value: Node, override: Override) -> Node:
    if not names:
        return value
    if isinstance(node, Sequence):
        return _put_element(node, model, names, value, override)
    shape = spelled(model).get(names[0]) if model else None
    if model and shape is None:
        raise _refused(override, names[0], hints.for_unknown_key(names[0], value, model, Deal)[1])
    entries = _entries(node, model)
    index = next((i for i, (key, _) in enumerate(entries) if _same(key, names[0], model, shape)), len(entries))
    old = entries[index][1] if index < len(entries) else Scalar(None, value.at)
    key = entries[index][0] if index < len(entries) else Scalar(names[0], value.at)
    new = _put(_listed(old, shape, names[1:], override), shape.child if shape else None, names[1:], value, override)
    return Mapping((*entries[:index], (key, new), *entries[index + 1 :]), node.at)


def _entries(node: Node, model: type[Facts] | None) -> list[tuple[Scalar, Node]]:
    """What a group has; a bare value is the one field that it stands for."""
    if isinstance(node, Mapping):
        return list(node.entries)
    bare = isinstance(node, Scalar) and node.text is not None and model and model.shorthand
    return [(Scalar(str(bare), node.at), node)] if bare else []


def _listed(node: Node, shape: Shape | None, rest: list[str], override: Override) -> Node:
    """What the rest of a path goes into: a list that was not written, or written as its one element, is a list all the same."""
    if shape is None or not rest or isinstance(node, Sequence):
        return node
    if shape.many and _is_index(rest[0]):
        return Sequence(() if isinstance(node, Scalar) and node.text is None else (node,), node.at)
    if shape.child is None and not shape.keyed:
        raise _refused(override, rest[0], _INDEX)
    return node


def _put_element(node: Sequence, model: type[Facts] | None, names: list[str], value: Node, override: Override) -> Node:
    if not _is_index(names[0]) or int(names[0]) > len(node.items):
        raise _refused(override, names[0], _INDEX)
    index = int(names[0])
    old = node.items[index] if index < len(node.items) else Scalar(None, value.at)
    new = _put(old, model, names[1:], value, override)
    return Sequence((*node.items[:index], new, *node.items[index + 1 :]), node.at)


def _is_index(name: str) -> bool:
    return re.fullmatch("[0-9]{1,6}", name) is not None


def _same(key: Scalar, name: str, model: type[Facts] | None, shape: Shape | None) -> bool:
    return spelled(model).get(str(key.text)) == shape if model and shape else key.text == name


def _refused(override: Override, name: str, hint: Message) -> Refused:
    at = Location(f"{_PLACE} {override.path}")
    return Refused([error("DEAL01", at, Message("路径里没有“{name}”", name=name), hint, override.path)])
