"""Which facts a clause can use, and which of a deal's facts decided the wording of its contract.

Paths stand without indices here: a clause asks about every element of a list alike.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from hetong.facts import NoSuchFact, Scope, holds
from hetong.markup import Value, parse_each, plain_pieces
from hetong.model.clause import ClauseKind, ItemSpec, ParagraphSpec, VariantSpec
from hetong.model.condition import ABSENT, PRESENT, Condition, Every, Is, Never, Some, facts_of
from hetong.model.deal.party import PARTY_GROUPS
from hetong.model.selection import Selection

Variables = Mapping[str, str]
# What stands around the articles uses these to decide its rows, beside the values that it prints.
FRAME = frozenset(f"{group}.{fact}" for group in PARTY_GROUPS for fact in ("kind", "called", "signs")) | {"signing.effect", "signing.date"}


def plain_path(path: str) -> str:
    """``fees.items.0.name`` → ``fees.items.name``"""
    return ".".join(name for name in path.split(".") if not name.isdigit())


def mentioned(variant: VariantSpec) -> Iterator[str]:
    """Every path that a wording may print or ask about, whatever the deal says, as often as it does."""
    return (path for node in variant.paragraphs for path in _mentioned(node, {}))


def _mentioned(node: ParagraphSpec | ItemSpec, variables: Variables) -> Iterator[str]:
    inner = _with(node.each, variables)
    yield from _asked(node.when, inner)
    yield from _printed((node.text,), inner)
    for item in node.items:
        yield from _mentioned(item, inner)
    if isinstance(node, ParagraphSpec) and node.table:
        rows = _with(node.table.each, inner)
        for when in (node.table.when, *(column.when for column in node.table.columns)):
            yield from _asked(when, rows)
        yield from _printed((*(column.value for column in node.table.columns), *node.table.total), rows)


def _printed(texts: Iterable[str], variables: Variables) -> Iterator[str]:
    for text in texts:
        yield from (_whole(piece.path, variables) for piece in plain_pieces(text) if isinstance(piece, Value))


def _asked(condition: Condition, variables: Variables) -> Iterator[str]:
    yield from (_whole(test.path, variables) for test in facts_of(condition))


def _with(each: str | None, variables: Variables) -> Variables:
    if each is None:
        return variables
    name, source = parse_each(each)
    return {**variables, name: _whole(source, variables)}


def _whole(path: str, variables: Variables) -> str:
    first, dot, rest = path.partition(".")
    return variables.get(first, first) + dot + rest


def deciding(selection: Selection, scope_of: Callable[[str], Scope]) -> frozenset[str]:
    """The facts that decided which clauses, wordings and sentences this contract has. ``scope_of`` gives them as a clause sees them.

    A choice that was asked about counts. That something was written at all counts only where it made the difference: a court
    decides nothing once arbitration is chosen. Elements of lists are asked about by their values alone. A sheet repeats what the
    clauses say: what it prints is used, what it asks decides nothing.
    """
    found: set[str] = set()
    for chosen in selection.chosen:
        if chosen.clause.spec.kind is ClauseKind.SHEET:
            continue
        scope = scope_of(chosen.id)
        conditions = [variant.when for variant in chosen.clause.spec.variants]
        conditions += [when for node in chosen.variant.paragraphs for when in _conditions(node, scope)]
        found |= {path for condition in conditions for path in _decided(condition, scope)}
    return frozenset(found | selection.asked | FRAME)


def _conditions(node: ParagraphSpec | ItemSpec, scope: Scope) -> Iterator[Condition]:
    """The conditions of a node, and of what stands in it where it is printed."""
    yield node.when
    if not _known(node.when, scope) or holds(node.when, scope):
        for item in node.items:
            yield from _conditions(item, scope)
        if isinstance(node, ParagraphSpec) and node.table:
            yield from (node.table.when, *(column.when for column in node.table.columns))


def _decided(condition: Condition, scope: Scope) -> Iterator[str]:
    yield from (test.path for test in facts_of(condition) if not {PRESENT, ABSENT} & {*test.values})
    if _known(condition, scope):
        yield from _decisive(condition, scope)


def _decisive(condition: Condition, scope: Scope) -> Iterator[str]:
    """The facts on which a condition's outcome rests: of an ``all`` that fails, those that make it fail."""
    match condition:
        case Is(path):
            yield path
        case Never(part):
            yield from _decisive(part, scope)
        case Every(parts):
            outcome = holds(condition, scope)
            yield from (path for part in parts if holds(part, scope) is outcome for path in _decisive(part, scope))
        case Some(parts):
            outcome = holds(condition, scope)
            yield from (path for part in parts if holds(part, scope) is outcome for path in _decisive(part, scope))


def _known(condition: Condition, scope: Scope) -> bool:
    """Whether the condition asks about the deal alone, not about an element of a list or a parameter."""
    try:
        return all(scope.fact(test.path) for test in facts_of(condition))
    except NoSuchFact:
        return False
