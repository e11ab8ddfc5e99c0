"""``--set path=value``: the same spec with single values replaced, before it is typed."""

from dataclasses import dataclass

from hetong.diagnostic import Location, Message, Refused, error
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.schema import Shape, spelled
from hetong.source import Mapping, Node, Scalar, Sequence, parse

_PLACE = "--set"


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
    return Scalar(override.value, at)


def _put(node: Node, model: type[Facts] | None, names: list[str], value: Node, override: Override) -> Node:
    if not names:
        return value
    if isinstance(node, Sequence):
        return _put_element(node, model, names, value, override)
    shape = spelled(model).get(names[0]) if model else None
    if model and shape is None:
        raise _refused(override, names[0])
    entries = list(node.entries) if isinstance(node, Mapping) else []
    index = next((i for i, (key, _) in enumerate(entries) if _same(key, names[0], model, shape)), len(entries))
    old = entries[index][1] if index < len(entries) else Scalar(None, value.at)
    key = entries[index][0] if index < len(entries) else Scalar(names[0], value.at)
    new = _put(old, shape.child if shape else None, names[1:], value, override)
    return Mapping((*entries[:index], (key, new), *entries[index + 1 :]), node.at)


def _put_element(node: Sequence, model: type[Facts] | None, names: list[str], value: Node, override: Override) -> Node:
    if not names[0].isdigit() or int(names[0]) > len(node.items):
        raise _refused(override, names[0])
    index = int(names[0])
    old = node.items[index] if index < len(node.items) else Scalar(None, value.at)
    new = _put(old, model, names[1:], value, override)
    return Sequence((*node.items[:index], new, *node.items[index + 1 :]), node.at)


def _same(key: Scalar, name: str, model: type[Facts] | None, shape: Shape | None) -> bool:
    return spelled(model).get(str(key.text)) == shape if model and shape else key.text == name


def _refused(override: Override, name: str) -> Refused:
    at = Location(f"{_PLACE} {override.path}")
    hint = Message("路径用交易书的键，清单用从 0 开始的序号，例：--set 费用.明细.0.单价=7,000元")
    return Refused([error("DEAL01", at, Message("路径里没有“{name}”", name=name), hint, override.path)])
