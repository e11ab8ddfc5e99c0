"""What a clause is made of: every paragraph and item of every variant, with all that must hold for it to be printed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from hetong.diagnostic import Location
from hetong.markup import Citation, Piece, Prose, Room, Value, parse_each, plain_pieces
from hetong.model.clause import Clause, ItemSpec, ParagraphSpec, TableSpec, VariantSpec
from hetong.model.condition import Condition
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.schema import Shape, shape_at

Variables = Mapping[str, Shape]
# The outline gives these when the deal does not.
SETTLED = frozenset({"contract.title", "contract.industry", "contract.numbering"})


@dataclass(frozen=True)
class Node:
    """A paragraph or item. ``path`` is its place in the clause; ``above`` are the nodes that it stands in, the outermost first.

    ``variables`` are the names that its wording may use. A node without an id has an anchor that ends in ``~``.
    """

    clause: Clause
    variant: VariantSpec
    spec: ParagraphSpec | ItemSpec
    anchor: str
    path: str
    conditions: tuple[Condition, ...]
    variables: Variables
    above: tuple["Node", ...] = ()

    @property
    def at(self) -> Location:
        """Where its wording is written."""
        return self.clause.where(f"{self.path}.text")

    @property
    def table(self) -> TableSpec | None:
        """The table of a paragraph that has one."""
        return self.spec.table if isinstance(self.spec, ParagraphSpec) else None

    @property
    def cells(self) -> tuple[tuple[str, str, Condition], ...]:
        """The cells of its table: path, wording, the condition of the column."""
        table = self.table
        if not table:
            return ()
        values = [(f"table.columns.{i}.value", one.value, one.when) for i, one in enumerate(table.columns)]
        total = [(f"table.total.{i}", text, one.when) for i, (text, one) in enumerate(zip(table.total, table.columns, strict=False))]
        return (*values, *total)

    @property
    def texts(self) -> tuple[tuple[str, str], ...]:
        """Its wording by path, that of its table included, not that of its items."""
        table = self.table
        titles = [(f"table.columns.{i}.title", one.title) for i, one in enumerate(table.columns)] if table else []
        return (("text", self.spec.text), *titles, *((path, text) for path, text, _ in self.cells))

    @cached_property
    def pieces(self) -> tuple[tuple[str, Prose | Value | Citation | Room], ...]:
        """Its wording by path, read."""
        return tuple((path, piece) for path, text in self.texts for piece in plain_pieces(text))

    @property
    def citations(self) -> Iterator[tuple[str, Citation]]:
        """What it refers to, by path."""
        return ((path, piece) for path, piece in self.pieces if isinstance(piece, Citation))

    @cached_property
    def table_variables(self) -> Variables:
        """The names that its cells may use."""
        return {**self.variables, **_variable(self.table.each, self.variables)} if self.table else self.variables


def nodes(clause: Clause) -> Iterator[Node]:
    """Every paragraph and item of every variant, each before what stands in it. Raises LookupError for an ``each`` without a list."""
    for i, variant in enumerate(clause.spec.variants):
        for j, paragraph in enumerate(variant.paragraphs):
            start = Node(clause, variant, paragraph, clause.spec.id, f"variants.{i}.paragraphs.{j}", (), {})
            yield from _below(start, paragraph, start.path, ())


def _below(parent: Node, spec: ParagraphSpec | ItemSpec, path: str, above: tuple[Node, ...]) -> Iterator[Node]:
    inner = {**parent.variables, **(_variable(spec.each, parent.variables) if spec.each else {})}
    anchor = f"{parent.anchor}.{spec.id or '~'}"
    node = replace(parent, spec=spec, anchor=anchor, path=path, conditions=(*parent.conditions, spec.when), variables=inner, above=above)
    yield node
    for index, item in enumerate(spec.items):
        yield from _below(node, item, f"{path}.items.{index}", (*above, node))


def _variable(each: str, variables: Variables) -> dict[str, Shape]:
    """The name that an ``each`` introduces, as one element of the list that it walks."""
    name, source = parse_each(each)
    listed = shape_of(source, variables)
    if listed is None or not listed.many:
        raise LookupError(each)
    return {name: replace(listed, name=name, many=False)}


def shape_of(path: str, variables: Variables) -> Shape | None:
    """What stands at a path of the deal, or of a variable of ``each``; a path through a list is a list."""
    first, _, rest = path.partition(".")
    if first in variables:
        variable = variables[first]
        return variable if not rest else shape_at(variable.child, rest) if variable.child else None
    found = shape_at(Deal, path)
    return replace(found, many=True) if found and any(shape.many for shape in _ancestors(path)) else found


def _ancestors(path: str) -> Iterator[Shape]:
    names = path.split(".")
    for end in range(1, len(names)):
        if shape := shape_at(Deal, ".".join(names[:end])):
            yield shape


def may_be_absent(path: str, variables: Variables) -> bool:
    """Whether a deal can leave the fact out, so that asking for its presence says something."""
    first, _, rest = path.partition(".")
    model: type[Facts] | None = Deal
    if first in variables:
        model, path = variables[first].child, rest
    return path not in SETTLED and model is not None and _optional(model, path.split("."))


def _optional(model: type[Facts], names: Sequence[str]) -> bool:
    if names[0] in model.model_computed_fields:
        return True
    field = model.model_fields[names[0]]
    shape = shape_at(model, names[0])
    if shape is None:
        raise LookupError(names[0])
    if shape.many or (field.default is None and not field.is_required()):
        return True
    return len(names) > 1 and shape.child is not None and _optional(shape.child, names[1:])


__all__ = ["SETTLED", "Node", "Piece", "Variables", "may_be_absent", "nodes", "shape_of"]
