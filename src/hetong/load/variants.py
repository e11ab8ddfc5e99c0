"""A clause as it is written (a base, and variants that say what differs) → its variants, each whole.

It works on the nodes of the file, so that every text keeps the place where it is written, whichever variant it comes to.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.source import Mapping, Node, Scalar, Sequence

_BASE, _VARIANTS, _PARAGRAPHS, _CHANGES, _ITEMS, _ID = "base", "variants", "paragraphs", "changes", "items", "id"
_GENERAL = "general"
_WAYS = ("replace", "after", "before", "drop", "change")
_Nodes = tuple[Node, ...]


def whole_variants(root: Node) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The document with each variant written out: LIB23 for a change that can't be made, or that changes nothing."""
    base = root.get(_PARAGRAPHS) if isinstance(root, Mapping) else None
    if not isinstance(root, Mapping) or not isinstance(base, Sequence):
        return root, ()
    work = _Work(base)
    given = root.get(_VARIANTS)
    others = given.items if isinstance(given, Sequence) else ()
    variants = Sequence((_base_variant(root, base), *(work.variant(one) for one in others)), base.at)
    kept = tuple(one for one in root.entries if one[0].text not in (_PARAGRAPHS, _BASE, _VARIANTS))
    return Mapping((*kept, (Scalar(_VARIANTS, base.at), variants)), root.at, root.repeated), tuple(work.found)


def _base_variant(root: Mapping, base: Sequence) -> Mapping:
    said = root.get(_BASE)
    entries = said.entries if isinstance(said, Mapping) else ()
    named = entries if any(key.text == _ID for key, _ in entries) else ((Scalar(_ID, base.at), Scalar(_GENERAL, base.at)), *entries)
    return Mapping((*named, (Scalar(_PARAGRAPHS, base.at), base)), base.at)


@dataclass
class _Work:
    """The changes of one clause. They name what stands in the base, never what another change brought (``brought``: by identity)."""

    base: Sequence
    found: list[Diagnostic] = field(default_factory=list)
    brought: set[int] = field(default_factory=set)

    def variant(self, node: Node) -> Node:
        changes = node.get(_CHANGES) if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or not isinstance(changes, Sequence):
            return node
        nodes = self.base.items
        for change in changes.items:
            nodes = self._changed(nodes, change)
        kept = tuple(one for one in node.entries if one[0].text != _CHANGES)
        return Mapping((*kept, (Scalar(_PARAGRAPHS, changes.at), Sequence(nodes, changes.at))), node.at, node.repeated)

    def _changed(self, nodes: _Nodes, change: Node) -> _Nodes:
        way = next((one for one in _WAYS if isinstance(change, Mapping) and change.get(one)), None)
        if not isinstance(change, Mapping) or way is None:
            hint = Message("写 replace 和 with、after 或者 before 和 add、drop，或者 change")
            self._wrong(change.at, Message("读不懂这处改动"), hint)
            return nodes
        targets = change.get(way)
        listed = targets.items if isinstance(targets, Sequence) else (targets,)
        for target in listed:
            nodes = self._at(nodes, target, way, change)
        return nodes

    def _at(self, nodes: _Nodes, target: Node | None, way: str, change: Mapping) -> _Nodes:
        path = (target.text or "") if isinstance(target, Scalar) else ""
        if not list(_named(self.base.items, path.split("."))):
            at = target.at if target else change.at
            self._wrong(at, Message("底本里没有“{target}”", target=path), Message("写底本里的款、项的标识：款，或者 款.项"))
            return nodes
        return self._walked(nodes, path.split("."), way, change)

    def _walked(self, nodes: _Nodes, path: list[str], way: str, change: Mapping) -> _Nodes:
        if len(path) == 1:
            return tuple(self._here(nodes, path[0], way, change))
        return tuple(_with_items(one, self._walked(_items(one), path[1:], way, change)) if self._is(one, path[0]) else one for one in nodes)

    def _here(self, nodes: _Nodes, name: str, way: str, change: Mapping) -> Iterator[Node]:
        matching = [index for index, one in enumerate(nodes) if self._is(one, name)]
        given = change.get("with" if way == "replace" else "add")
        new = given.items if isinstance(given, Sequence) else ()
        self.brought |= {id(one) for one in new}
        if way in ("replace", "after", "before") and not new:
            self._wrong(change.at, Message("没有写换成什么、加什么"), Message("replace 下面写 with，after、before 下面写 add"))
        if way == "replace" and _plain(tuple(nodes[index] for index in matching)) == _plain(new):
            self._wrong(change.at, Message("换上的和底本一样"), Message("删掉这处改动"))
        for index, one in enumerate(nodes):
            if index not in matching:
                yield one
                continue
            first, last = index == matching[0], index == matching[-1]
            yield from new if first and way in ("replace", "before") else ()
            yield from (self._altered(one, change),) if way == "change" else (one,) if way in ("after", "before") else ()
            yield from new if last and way == "after" else ()

    def _is(self, node: Node, name: str) -> bool:
        return _id(node) == name and id(node) not in self.brought

    def _altered(self, node: Node, change: Mapping) -> Node:
        """The node with what the change says of it; what it does not name stays."""
        said = tuple((key, value) for key, value in change.entries if key.text != "change")
        names = {key.text for key, _ in said}
        if not said or _ID in names or _ITEMS in names:
            self._wrong(change.at, Message("change 只改这一款、这一项自己的文字和条件"), Message("项另写一处改动：款.项"))
            return node
        before = _entries(node)
        after = (*(one for one in before if one[0].text not in names), *said)
        if _plain((Mapping(before, node.at),)) == _plain((Mapping(after, node.at),)):
            self._wrong(change.at, Message("改成的和底本一样"), Message("删掉这处改动"))
        return Mapping(after, node.at)

    def _wrong(self, at: Location, message: Message, hint: Message) -> None:
        self.found.append(error("LIB23", at, message, hint))


def _named(nodes: _Nodes, path: list[str]) -> Iterator[Node]:
    for one in nodes:
        if _id(one) == path[0]:
            yield from _named(_items(one), path[1:]) if path[1:] else (one,)


def _entries(node: Node) -> tuple[tuple[Scalar, Node], ...]:
    """A paragraph or item that is a bare text has it for its only entry."""
    return node.entries if isinstance(node, Mapping) else ((Scalar("text", node.at), node),)


def _id(node: Node) -> str | None:
    found = node.get(_ID) if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else None


def _items(node: Node) -> _Nodes:
    found = node.get(_ITEMS) if isinstance(node, Mapping) else None
    return found.items if isinstance(found, Sequence) else ()


def _with_items(node: Node, items: _Nodes) -> Node:
    assert isinstance(node, Mapping)
    return Mapping(tuple((key, Sequence(items, value.at) if key.text == _ITEMS else value) for key, value in node.entries), node.at)


def _plain(node: object) -> object:
    """What nodes say, wherever they stand."""
    match node:
        case Scalar(text):
            return text.strip() if text else text
        case Sequence(items):
            return [_plain(one) for one in items]
        case Mapping(entries):
            return {key.text: _plain(value) for key, value in entries}
        case tuple():
            return [_plain(one) for one in node]
        case _:
            return node
