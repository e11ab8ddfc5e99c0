"""What the marks of a template say: a list of what may be said, against which the parsed Jinja is held. Nothing of it runs here."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from jinja2 import nodes

TEXT = "text"
Shapes = Mapping[str, Mapping[str, str]]
_LOOP = {"loop": dict.fromkeys(("index", "index0", "first", "last", "length"), TEXT)}
_Path = nodes.Name | nodes.Getattr


@dataclass(frozen=True, slots=True)
class Use:
    """A variable, as ``shape.name``, where it is used. ``code``: DOCX03 for what can't be said, DOCX04 for what isn't there.

    ``through``: what the path to it leads through. ``printed``: the n-th ``{{ … }}`` of the part, from 0; None where it is only
    asked for. ``looped``: it stands in a loop.
    """

    name: str
    code: str = ""
    through: tuple[str, ...] = ()
    printed: int | None = None
    looped: bool = False


def uses(tree: nodes.Template, shapes: Shapes) -> tuple[Use, ...]:
    """Every use, in order. ``shapes`` says what each variable is made of; ``""`` are those that a template begins with."""
    return tuple(_Reader({**shapes, **_LOOP}).statements(tree.body, dict(shapes[""]), looped=False))


class _Reader:
    def __init__(self, shapes: Shapes) -> None:
        self._shapes, self._printed = shapes, 0

    def statements(self, body: Iterable[nodes.Node], known: Mapping[str, str], looped: bool) -> Iterator[Use]:
        for node in body:
            match node:
                case nodes.Output():
                    yield from self._output(node, known, looped)
                case nodes.For():
                    yield from self._loop(node, known, looped)
                case nodes.If():
                    yield from self._tested(node.test, known)
                    for inner in (node.body, node.elif_, node.else_):
                        yield from self.statements(inner, known, looped)
                case _:
                    yield Use(_called(node), "DOCX03")

    def _output(self, node: nodes.Output, known: Mapping[str, str], looped: bool) -> Iterator[Use]:
        for one in node.nodes:
            if isinstance(one, nodes.TemplateData):
                continue
            at, self._printed = self._printed, self._printed + 1
            if not isinstance(one, nodes.Name | nodes.Getattr):
                yield Use(_called(one), "DOCX03", (), at, looped)
                continue
            found = self._path(one, known)
            plain = found.code or self._shape(one, known) == TEXT
            yield Use(found.name, found.code if plain else "DOCX03", found.through, at, looped)

    def _loop(self, node: nodes.For, known: Mapping[str, str], looped: bool) -> Iterator[Use]:
        """Over a list that is there, under a name that is free."""
        target, source = node.target, node.iter
        if not isinstance(source, nodes.Name | nodes.Getattr) or not isinstance(target, nodes.Name) or node.recursive or node.test:
            yield Use("for", "DOCX03")
            return
        found, shape = self._path(source, known), self._shape(source, known)
        yield found if found.code or shape.startswith("*") else Use(found.name, "DOCX03")
        if target.name in known or target.name == "loop":
            yield Use(target.name, "DOCX03")
        inner = {**known, target.name: shape.removeprefix("*"), "loop": "loop"}
        yield from self.statements(node.body, inner, looped=True)
        yield from self.statements(node.else_, known, looped)

    def _tested(self, node: nodes.Node, known: Mapping[str, str]) -> Iterator[Use]:
        match node:
            case nodes.Name() | nodes.Getattr():
                yield self._path(node, known)
            case nodes.Const():
                pass
            case nodes.Not() | nodes.And() | nodes.Or() | nodes.Compare():
                for one in node.iter_child_nodes():
                    yield from self._tested(one.expr if isinstance(one, nodes.Operand) else one, known)
            case _:
                yield Use(_called(node), "DOCX03")

    def _path(self, node: _Path, known: Mapping[str, str]) -> Use:
        match node:
            case nodes.Name():
                return Use(node.name, "" if node.name in known else "DOCX04")
            case nodes.Getattr(node=nodes.Name() | nodes.Getattr() as owner):
                before, shape = self._path(owner, known), self._shape(owner, known)
                if before.code:
                    return before
                there = node.attr in self._shapes.get(shape, {})
                return Use(f"{shape}.{node.attr}", "", (*before.through, before.name)) if there else Use(_spelt(node), "DOCX04")
            case nodes.Getattr():
                return Use(_called(node.node), "DOCX03")
        assert_never(node)

    def _shape(self, node: nodes.Node, known: Mapping[str, str]) -> str:
        """What a path leads to; nothing where that can't be told."""
        match node:
            case nodes.Name():
                return known.get(node.name, "")
            case nodes.Getattr():
                return self._shapes.get(self._shape(node.node, known) or "?", {}).get(node.attr, "")
            case _:
                return ""


def _spelt(node: nodes.Getattr) -> str:
    return f"{node.node.name}.{node.attr}" if isinstance(node.node, nodes.Name) else node.attr


def _called(node: nodes.Node) -> str:
    """What cannot be said, as it is written."""
    match node:
        case nodes.Filter() | nodes.Test():
            return node.name
        case nodes.Call(node=nodes.Name(name=name)):
            return name
        case nodes.Assign() | nodes.AssignBlock():
            return "set"
        case _:
            return type(node).__name__.lower()
