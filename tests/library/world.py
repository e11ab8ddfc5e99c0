"""Every combination of the facts that conditions ask about: what the library's promises are proven over.

A world gives each fact one value of its small domain: an enumeration its members, a yes or no both, a list the subsets
of what is asked about, anything else written or not. The conditions are judged by the same ``holds`` that composes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, combinations, product
from typing import TypeVar

from hetong.facts import Fact, Scope, holds
from hetong.markup import Citation, Piece, parse_each, parse_text, plain_pieces
from hetong.model.clause import ClauseSpec, ItemSpec, ParagraphSpec, VariantSpec
from hetong.model.condition import ABSENT, PRESENT, Condition, facts_of, specificity
from hetong.model.deal import Deal
from hetong.model.fields import Facts, Labelled
from hetong.model.schema import Shape, shape_at
from tests.drafts import library

V = TypeVar("V")
SELECTED = "selected"
SETTLED = {"contract.title", "contract.industry", "contract.numbering"}  # the outline gives them when the deal does not
CORE = frozenset(
    {
        *("definitions", "nature", "service-scope", "service-hours", "staffing", "systems", "service-levels", "quality-review"),
        *("fees", "payment", "confidentiality", "data-processing", "term", "termination", "exit", "breach", "liability"),
        *("dispute", "notice", "amendment", "general-provisions", "effect"),
    }
)
# The agreement that 个人信息保护法 21 asks for: a deal that entrusts personal data cannot do without it.
AGREEMENT = "data-processing-agreement"


class World(Scope):
    """A scope that knows whole paths only."""

    def fact(self, path: str) -> Fact:
        return self.names[path]


@dataclass(frozen=True)
class Node:
    """A paragraph or item of a variant, with all that must hold for it to be printed."""

    variant: VariantSpec
    spec: ParagraphSpec | ItemSpec
    anchor: str
    path: str
    conditions: tuple[Condition, ...]
    variables: Mapping[str, Shape]

    @property
    def columns(self) -> tuple[tuple[Condition, str], ...]:
        """The cells of its table, with their columns' conditions."""
        table = self.spec.table if isinstance(self.spec, ParagraphSpec) else None
        if not table:
            return ()
        cells = [(column.when, column.value) for column in table.columns]
        return (*cells, *zip((column.when for column in table.columns), table.total, strict=False))

    @property
    def texts(self) -> tuple[str, ...]:
        """Its wording, that of its table included, not that of its items."""
        table = self.spec.table if isinstance(self.spec, ParagraphSpec) else None
        titles = tuple(column.title for column in table.columns) if table else ()
        return (self.spec.text, *titles, *(text for _, text in self.columns))

    @property
    def pieces(self) -> Iterator[Piece]:
        """Its wording, read."""
        return (piece for text in self.texts for piece in plain_pieces(text))

    @property
    def citations(self) -> tuple[str, ...]:
        """All that it refers to."""
        return tuple(target for piece in self.pieces if isinstance(piece, Citation) for target in piece.targets)

    @property
    def needed(self) -> tuple[tuple[str, ...], ...]:
        """What it can't be printed without: one target at least of each reference that has no words in its place."""
        pieces = (piece for text in self.texts for piece in parse_text(text))
        return tuple(piece.targets for piece in pieces if isinstance(piece, Citation) and not piece.words)

    @property
    def table_variables(self) -> Mapping[str, Shape]:
        """The names that its cells may use."""
        table = self.spec.table if isinstance(self.spec, ParagraphSpec) else None
        return {**self.variables, **_variable(table.each, self.variables)} if table else self.variables


@cache
def nodes(name: str) -> tuple[Node, ...]:
    """Every paragraph and item of every variant of a clause of the library."""
    spec = library()[name].spec
    return tuple(
        node
        for i, variant in enumerate(spec.variants)
        for j, paragraph in enumerate(variant.paragraphs)
        for node in _below(variant, paragraph, spec.id, f"variants.{i}.paragraphs.{j}", (), {})
    )


def _below(
    variant: VariantSpec,
    spec: ParagraphSpec | ItemSpec,
    parent: str,
    path: str,
    conditions: tuple[Condition, ...],
    variables: Mapping[str, Shape],
) -> Iterator[Node]:
    inner = {**variables, **(_variable(spec.each, variables) if spec.each else {})}
    anchor = f"{parent}.{spec.id}" if spec.id else f"{parent}.~"
    node = Node(variant, spec, anchor, path, (*conditions, spec.when), inner)
    yield node
    for index, item in enumerate(spec.items):
        yield from _below(variant, item, anchor, f"{path}.items.{index}", node.conditions, inner)


def _variable(each: str, variables: Mapping[str, Shape]) -> dict[str, Shape]:
    """The name that an ``each`` introduces, as one element of the list that it walks."""
    name, source = parse_each(each)
    listed = shape_of(source, variables)
    if listed is None or not listed.many:
        raise LookupError(each)
    return {name: Shape(name, listed.title, listed.help, listed.child, listed.leaf)}


def shape_of(path: str, variables: Mapping[str, Shape]) -> Shape | None:
    """What stands at a path of the deal, or of a variable of ``each``; a path through a list is a list."""
    first, _, rest = path.partition(".")
    if first in variables:
        variable = variables[first]
        return variable if not rest else shape_at(variable.child, rest) if variable.child else None
    found = shape_at(Deal, path)
    if found and any(shape.many for shape in _ancestors(path)):
        return Shape(found.name, found.title, found.help, found.child, found.leaf, many=True)
    return found


def _ancestors(path: str) -> Iterator[Shape]:
    names = path.split(".")
    for end in range(1, len(names)):
        if shape := shape_at(Deal, ".".join(names[:end])):
            yield shape


def may_be_absent(path: str, variables: Mapping[str, Shape]) -> bool:
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


def asked_by(conditions: Iterable[Condition]) -> dict[str, set[str]]:
    """The paths that conditions ask about, with the values they ask for."""
    asked: dict[str, set[str]] = {}
    for condition in conditions:
        for test in facts_of(condition):
            asked.setdefault(test.path, set()).update(test.values)
    return asked


def worlds(conditions: Iterable[Condition], variables: Mapping[str, Shape], always: frozenset[str] = CORE) -> Iterator[World]:
    """Every combination that a deal could bring about. The clauses in ``always`` are used in all of them."""
    asked = asked_by(conditions)
    domains = [_domain(path, values, variables, always) for path, values in asked.items()]
    for values in product(*domains):
        world = dict(zip(asked, values, strict=True))
        if _possible(world):
            yield World({path: Fact(value, path, path) for path, value in world.items()})


def _domain(path: str, asked: set[str], variables: Mapping[str, Shape], always: frozenset[str]) -> Sequence[object]:
    if path == SELECTED:
        return [tuple(sorted({*always, *some})) for some in _subsets(sorted(asked - always))]
    shape = shape_of(path, variables)
    if shape is None:
        raise LookupError(path)
    absent = may_be_absent(path, variables)
    if shape.many:
        return [tuple(some) for some in _subsets(_members(shape, asked - {PRESENT, ABSENT}))]
    return [*([None] if absent else []), *_members(shape, None)]


def _members(shape: Shape, asked: set[str] | None) -> list[object]:
    """The values of a fact; of a list only those asked about, and one other."""
    if not isinstance(shape.leaf, type) or not issubclass(shape.leaf, Labelled | bool):
        return ["…"]
    if not issubclass(shape.leaf, Labelled):
        return [True, False]
    if asked is None:
        return list(shape.leaf)
    mentioned = [member for member in shape.leaf if asked & {member.value, member.label}]
    return [*mentioned, *[member for member in shape.leaf if member not in mentioned][:1]]


def _subsets(values: Sequence[V]) -> Iterator[tuple[V, ...]]:
    return chain.from_iterable(combinations(values, size) for size in range(len(values) + 1))


def _possible(world: Mapping[str, object]) -> bool:
    """Nothing stands inside a group or list that is not there."""
    return not any(
        inner.startswith(f"{outer}.") and world[inner] not in (None, ()) for outer in world for inner in world if world[outer] in (None, ())
    )


def winners(spec: ClauseSpec, world: World) -> tuple[VariantSpec, ...]:
    """The variants that a world asks for: one, if the library is right."""
    matching = [(specificity(variant.when), variant) for variant in spec.variants if holds(variant.when, world)]
    return tuple(variant for weight, variant in matching if weight == max(weight for weight, _ in matching))


def choices(spec: ClauseSpec) -> tuple[Condition, ...]:
    """All that decides which variant is used."""
    return tuple(variant.when for variant in spec.variants)


def printed(node: Node, spec: ClauseSpec, world: World) -> bool:
    """Whether a world's contract, if it uses the clause, has this node."""
    return winners(spec, world) == (node.variant,) and all(holds(condition, world) for condition in node.conditions)
