"""立场阶梯: a paragraph or item that is written once a stance → one node a stance, each with its condition.

It works on the nodes of the file, after the variants are written out, so that every text keeps the place where it is written.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.model.deal.contract import Stance
from hetong.source import Mapping, Node, Scalar, Sequence

_LADDER, _WHEN, _TEXT, _GIVES, _DROP, _ID = "ladder", "when", "text", "gives", "drop", "id"
_LISTS = ("variants", "paragraphs", "items")
# What a paragraph says of itself, beside its ladder, for the stances that the ladder does not name.
_OWN = (_TEXT, "items", "table")


def with_rungs(root: Node) -> tuple[Node, tuple[Diagnostic, ...]]:
    """The document with each ladder written out: LIB24 for a rung that can't stand."""
    work = _Work()
    return work.node(root), tuple(dict.fromkeys(work.found))


@dataclass
class _Work:
    found: list[Diagnostic] = field(default_factory=list)

    def node(self, node: Node) -> Node:
        if not isinstance(node, Mapping):
            return node
        entries = tuple((key, self._list(value) if key.text in _LISTS else value) for key, value in node.entries)
        return Mapping(entries, node.at, node.repeated)

    def _list(self, node: Node) -> Node:
        if not isinstance(node, Sequence):
            return node
        return Sequence(tuple(one for item in node.items for one in self._rungs(item)), node.at)

    def _rungs(self, node: Node) -> Iterator[Node]:
        ladder = node.get(_LADDER) if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or ladder is None:
            yield self.node(node)
            return
        if not isinstance(ladder, Mapping) or not ladder.entries:
            self._wrong(ladder.at, Message("读不懂这个阶梯"))
            yield self.node(_without(node, (_LADDER,)))
            return
        self._look(node, ladder)
        for stance in Stance:
            rung = ladder.get(stance.value)
            if rung is not None and (made := self._rung(node, rung, stance)):
                yield self.node(made)
            elif rung is None and any(node.get(one) for one in _OWN):
                yield self.node(_from(_without(node, (_LADDER,)), stance))

    def _rung(self, node: Mapping, rung: Node, stance: Stance) -> Mapping | None:
        said = _as_mapping(rung)
        if said.get(_DROP):
            return None
        kept = _without(node, (_LADDER, *_OWN, *(key.text or "" for key, _ in said.entries if key.text != _WHEN)))
        entries = (*kept.entries, *(one for one in said.entries if one[0].text != _WHEN))
        return _from(Mapping(entries, said.at, node.repeated), stance, said.get(_WHEN))

    def _look(self, node: Mapping, ladder: Mapping) -> None:
        names = {key.text for key, _ in ladder.entries}
        for key, rung in ladder.entries:
            if key.text not in set(Stance):
                self._wrong(key.at, Message("阶梯里没有“{name}”这个立场", name=key.text))
            else:
                self._look_at(key, _as_mapping(rung))
        if names >= set(Stance) and any(node.get(one) for one in _OWN):
            self._wrong(node.at, Message("三个立场都有自己的一档，旁边的正文用不到"))
        said = [_plain(rung) for _, rung in ladder.entries]
        if any(one in said[:index] for index, one in enumerate(said)):
            self._wrong(ladder.at, Message("两个立场的文字一样"))

    def _look_at(self, key: Scalar, rung: Mapping) -> None:
        text = rung.get(_TEXT)
        if not rung.get(_DROP) and not (isinstance(text, Scalar) and text.text):
            self._wrong(rung.at, Message("这一档没有文字"))
        if rung.get(_ID):
            self._wrong(rung.at, Message("标识写在阶梯外面，三个立场用同一个"))
        if key.text != Stance.BALANCED and not rung.get(_GIVES):
            self._wrong(rung.at, Message("这一档没有写让出什么"))

    def _wrong(self, at: Location, message: Message) -> None:
        hint = Message("按 client、balanced、provider 各写一档：text（不印的写 drop: true），均衡以外的加 gives：谁让出什么")
        self.found.append(error("LIB24", at, message, hint))


def _as_mapping(rung: Node) -> Mapping:
    """A rung that is a text alone has it for its only entry."""
    return rung if isinstance(rung, Mapping) else Mapping(((Scalar(_TEXT, rung.at), rung),), rung.at)


def _from(node: Mapping, stance: Stance, when: Node | None = None) -> Mapping:
    """The node where the contract, or the clause, is seen from a stance."""
    at = node.at
    seen = Mapping(((Scalar("contract.stance", at), Scalar(stance.value, at)),), at)
    conditions = tuple(one for one in (node.get(_WHEN), seen, when) if one is not None)
    both = conditions[0] if len(conditions) == 1 else Mapping(((Scalar("all", at), Sequence(conditions, at)),), at)
    return Mapping((*_without(node, (_WHEN,)).entries, (Scalar(_WHEN, at), both)), at, node.repeated)


def _without(node: Mapping, names: tuple[str, ...]) -> Mapping:
    return Mapping(tuple(one for one in node.entries if one[0].text not in names), node.at, node.repeated)


def _plain(node: Node) -> object:
    """What a rung says, whatever it gives away; a text alone like one under ``text``."""
    match node:
        case Scalar(text):
            return text.strip() if text else text
        case Sequence(items):
            return [_plain(one) for one in items]
        case Mapping(entries):
            said = {key.text: _plain(value) for key, value in entries if key.text != _GIVES}
            return said[_TEXT] if said.keys() == {_TEXT} else said
