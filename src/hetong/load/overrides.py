"""Single values at a path: ``--set path=value`` on the command line, ``甲方.住所: …`` as a key of the spec. Both before it is typed."""

import re
from dataclasses import dataclass

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.load import hints
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.schema import Shape, english_path, spelled
from hetong.source import Mapping, Node, Scalar, Sequence, forbidden, forbidden_in, parse

_PLACE = "--set"
_INDEX = Message("路径用交易书的键，清单从 0 起逐项编号，例：费用.明细.0.单价")


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


@dataclass(frozen=True, slots=True)
class _Spot:
    """A path that a value is put at, and the place that says so."""

    path: str
    at: Location


def overridden(root: Node, override: Override) -> Node:
    """The tree with one value replaced or added. Raises Refused for a path that the spec cannot have."""
    spot = _Spot(override.path, Location(f"{_PLACE} {override.path}"))
    return _put(root, Deal, override.path.split("."), _value(override, spot.at), spot)


def spread(root: Node) -> tuple[Node, list[Diagnostic]]:
    """The tree with each key that is a path (``甲方.住所``) put where it belongs, and what is wrong with such keys.

    What is written in both ways is a finding; the one in its group stays. A group comes before what is written into it, wherever it stands.
    """
    if not isinstance(root, Mapping) or not any("." in str(key.text) for key, _ in root.entries):
        return root, []
    found: list[Diagnostic] = []
    tree: Node = Mapping(tuple(one for one in root.entries if "." not in str(one[0].text)), root.at, root.repeated)
    dotted = (one for one in root.entries if "." in str(one[0].text))
    for key, value in sorted(dotted, key=lambda one: str(one[0].text).count(".")):
        tree = _placed(tree, key, value, found)
    return tree, found


def _placed(tree: Node, key: Scalar, value: Node, found: list[Diagnostic]) -> Node:
    path = str(key.text)
    names = path.split(".")
    if not _is_empty(_at(tree, Deal, names)):
        found.append(error("DEAL04", key.at, Message("“{path}”写了两次", path=path), Message("留一处"), english_path(Deal, path) or path))
        return tree
    try:
        grown = _put(tree, Deal, names, value, _Spot(path, key.at))
    except Refused as refused:
        found += refused.diagnostics
        return tree
    return tree if _is_empty(value) and _begins_element(tree, names) else grown


def _is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.text is None)


def _begins_element(tree: Node, names: list[str]) -> bool:
    """Whether a path leads into an element that its list doesn't have: a key without a value doesn't say that there is one."""
    indices = (at for at, name in enumerate(names, 1) if _is_index(name))
    return any(_at(tree, Deal, names[:at]) is None for at in indices)


def _at(node: Node, model: type[Facts] | None, names: list[str]) -> Node | None:
    """What stands at a path."""
    if not names:
        return node
    if isinstance(node, Sequence):
        inside = _is_index(names[0]) and int(names[0]) < len(node.items)
        return _at(node.items[int(names[0])], model, names[1:]) if inside else None
    shape = spelled(model).get(names[0]) if model else None
    entries = _entries(node, model)
    found = next((value for key, value in entries if _same(key, names[0], model, shape)), None)
    return None if found is None else _at(_as_list(found, shape, names[1:]), shape.child if shape else None, names[1:])


def _value(override: Override, at: Location) -> Node:
    if override.value[:1] in ("[", "{"):
        node, found = parse(override.value, at.file)
        if found:
            raise Refused(found)
        return node
    for _, char in forbidden_in(override.value):
        raise Refused([forbidden(char, at)])
    return Scalar(override.value, at)


def _put(node: Node, model: type[Facts] | None, names: list[str], value: Node, spot: _Spot) -> Node:
    if not names:
        return value
    if isinstance(node, Sequence):
        return _put_element(node, model, names, value, spot)
    shape = spelled(model).get(names[0]) if model else None
    if model and shape is None:
        raise _refused(spot, names[0], hints.for_unknown_key(names[0], value, model, Deal)[1])
    entries = _entries(node, model)
    index = next((i for i, (key, _) in enumerate(entries) if _same(key, names[0], model, shape)), len(entries))
    old = entries[index][1] if index < len(entries) else Scalar(None, value.at)
    key = entries[index][0] if index < len(entries) else Scalar(names[0], value.at)
    new = _put(_listed(old, shape, names[1:], spot), shape.child if shape else None, names[1:], value, spot)
    return Mapping((*entries[:index], (key, new), *entries[index + 1 :]), node.at)


def _entries(node: Node, model: type[Facts] | None) -> list[tuple[Scalar, Node]]:
    """What a group has; a bare value is the one field that it stands for."""
    if isinstance(node, Mapping):
        return list(node.entries)
    bare = isinstance(node, Scalar) and node.text is not None and model and model.shorthand
    return [(Scalar(str(bare), node.at), node)] if bare else []


def _listed(node: Node, shape: Shape | None, rest: list[str], spot: _Spot) -> Node:
    """What the rest of a path goes into: a list that was not written, or written as its one element, is a list all the same."""
    if shape is None or not rest or isinstance(node, Sequence):
        return node
    if shape.many and _is_index(rest[0]):
        return _as_list(node, shape, rest)
    if shape.child is None and not shape.keyed:
        raise _refused(spot, rest[0], _INDEX)
    return node


def _as_list(node: Node, shape: Shape | None, rest: list[str]) -> Node:
    """A list that was written as its one element, where the rest of a path asks for an element of it."""
    if isinstance(node, Sequence) or shape is None or not shape.many or not rest or not _is_index(rest[0]):
        return node
    return Sequence(() if _is_empty(node) else (node,), node.at)


def _put_element(node: Sequence, model: type[Facts] | None, names: list[str], value: Node, spot: _Spot) -> Node:
    if not _is_index(names[0]) or int(names[0]) > len(node.items):
        raise _refused(spot, names[0], _INDEX)
    index = int(names[0])
    old = node.items[index] if index < len(node.items) else Scalar(None, value.at)
    new = _put(old, model, names[1:], value, spot)
    return Sequence((*node.items[:index], new, *node.items[index + 1 :]), node.at)


def _is_index(name: str) -> bool:
    return re.fullmatch("[0-9]{1,6}", name) is not None


def _same(key: Scalar, name: str, model: type[Facts] | None, shape: Shape | None) -> bool:
    return spelled(model).get(str(key.text)) == shape if model and shape else key.text == name


def _refused(spot: _Spot, name: str, hint: Message) -> Refused:
    return Refused([error("DEAL01", spot.at, Message("路径里没有“{name}”", name=name), hint, spot.path)])
