"""A wording against the base: every node with what became of it, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from itertools import takewhile

from hetong.keeping.naming import Naming, seen_from
from hetong.model.clause import ClauseSpec, ItemSpec, ParagraphSpec, VariantSpec

Node = ParagraphSpec | ItemSpec


class Mark(Enum):
    """What became of a node of the base, as the margin shows it."""

    KEPT = "底"
    CHANGED = "改"
    ADDED = "增"
    DROPPED = "删"


@dataclass(frozen=True, slots=True)
class Row:
    """A node at its level (0 款, 1 项, 2 目). ``was`` is what the base says in the place of a changed one.

    ``inside`` are the nodes around it, whose lists it may walk.
    """

    mark: Mark
    node: Node
    inside: tuple[Node, ...] = ()
    was: Node | None = None

    @property
    def level(self) -> int:
        """How deep it stands."""
        return len(self.inside)

    @property
    def path(self) -> str:
        """``client.overdue``: what a reference names; a node without an id, and what stands in it, has none."""
        return self.near if all(one.id for one in (*self.inside, self.node)) else ""

    @property
    def near(self) -> str:
        """The path of the nearest node around it, itself included, that a reference can name."""
        return ".".join(takewhile(bool, (one.id or "" for one in (*self.inside, self.node))))

    def named(self, naming: Naming) -> Naming:
        """The names that its own texts may use; its ``each`` is not walked yet."""
        for one in self.inside:
            naming = naming.walking(one.each)
        return naming


def rows(clause: ClauseSpec, variant: VariantSpec, stance: str = "") -> tuple[Row, ...]:
    """Every node of a variant, those of the base that it lacks among them; with a stance only what stands from there."""
    base = clause.variants[0]
    own = _seen(variant.paragraphs, stance)
    return tuple(_compared(own if variant is base else _seen(base.paragraphs, stance), own, ()))


def _seen(nodes: Sequence[Node], stance: str) -> tuple[Node, ...]:
    if not stance:
        return tuple(nodes)
    left = ((node, seen_from(node.when, stance)) for node in nodes)
    return tuple(node.model_copy(update={"when": when, "items": _seen(node.items, stance)}) for node, when in left if when is not None)


def _compared(base: Sequence[Node], nodes: Sequence[Node], inside: tuple[Node, ...]) -> Iterator[Row]:
    """Nodes that are equal first, then, between them, nodes of one id."""
    for tag, a, b, c, d in SequenceMatcher(None, base, nodes, autojunk=False).get_opcodes():
        if tag == "equal":
            yield from (row for node in nodes[c:d] for row in _whole(node, Mark.KEPT, inside))
        else:
            yield from _by_id(base[a:b], nodes[c:d], inside)


def _by_id(base: Sequence[Node], nodes: Sequence[Node], inside: tuple[Node, ...]) -> Iterator[Row]:
    before, after = ([one.id or f"\0{one.text}" for one in some] for some in (base, nodes))
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs = zip(base[a:b], nodes[c:d], strict=True)
            yield from (row for was, node in pairs for row in _changed(was, node, inside))
            continue
        yield from (row for node in base[a:b] for row in _whole(node, Mark.DROPPED, inside))
        yield from (row for node in nodes[c:d] for row in _whole(node, Mark.ADDED, inside))


def _changed(was: Node, node: Node, inside: tuple[Node, ...]) -> Iterator[Row]:
    same = _alone(was) == _alone(node)
    yield Row(Mark.KEPT if same else Mark.CHANGED, node, inside, None if same else was)
    yield from _compared(was.items, node.items, (*inside, node))


def _alone(node: Node) -> Node:
    return node.model_copy(update={"items": ()})


def _whole(node: Node, mark: Mark, inside: tuple[Node, ...]) -> Iterator[Row]:
    yield Row(mark, node, inside)
    for item in node.items:
        yield from _whole(item, mark, (*inside, node))


def touched(listed: Sequence[Row]) -> tuple[Row, ...]:
    """The rows that differ from the base, and those around them."""
    around = {id(one) for row in listed if row.mark is not Mark.KEPT for one in row.inside}
    return tuple(row for row in listed if row.mark is not Mark.KEPT or id(row.node) in around)
