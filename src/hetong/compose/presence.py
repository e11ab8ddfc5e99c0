"""What the contract has, asked before it is written: which clauses, paragraphs and items a reference can lead to."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache

from hetong.facts import NoSuchFact, Scope, holds
from hetong.markup import BadMarkup, parse_each
from hetong.model.clause import ItemSpec, ParagraphSpec
from hetong.model.selection import Chosen


class Presence:
    """``clauses`` with the facts that each sees; ``names`` of all that stands in the contract, annexes without a clause too.

    ``others`` are other names of clauses, with the anchors that they stand for. Only conditions are worked out, no text.
    """

    def __init__(self, clauses: Mapping[str, tuple[Chosen, Scope]], names: Iterable[str], others: Mapping[str, str]) -> None:
        self._names, self._others = frozenset(names), others
        self._anchors: Callable[[str], frozenset[str]] = cache(
            lambda name: frozenset(_anchors(*clauses[name])) if name in clauses else frozenset()
        )

    def renamed(self, target: str) -> str:
        """The anchor that a reference leads to: what replaces a clause goes by its name, too."""
        clause, dot, place = target.partition(".")
        return self._others.get(clause, clause) + dot + place

    def has(self, target: str) -> bool:
        """Whether a reference leads somewhere."""
        anchor = self.renamed(target)
        clause = anchor.partition(".")[0]
        return anchor in self._names or (clause in self._names and anchor in self._anchors(clause))


def _anchors(chosen: Chosen, scope: Scope) -> Iterator[str]:
    yield from _of(chosen.variant.paragraphs, scope, chosen.id)


def _of(specs: Iterable[ParagraphSpec | ItemSpec], scope: Scope, parent: str) -> Iterator[str]:
    """The anchors of the nodes that stand, and of what stands below them."""
    for spec in specs:
        for inner in _scopes(spec.each, scope):
            if spec.id and _stands(spec, inner):
                yield f"{parent}.{spec.id}"
                yield from _of(spec.items, inner, f"{parent}.{spec.id}")


def _scopes(each: str | None, scope: Scope) -> Iterator[Scope]:
    """As a writer repeats a node: once for each element, once for a list without any."""
    if each is None:
        yield scope
        return
    with suppress(BadMarkup, NoSuchFact):  # told when it is written
        name, source = parse_each(each)
        listed = scope.fact(source)
        yield from (scope.having(**{name: one}) for one in (listed.elements() if listed.present else (listed.gap(),)))


def _stands(spec: ParagraphSpec | ItemSpec, scope: Scope) -> bool:
    try:
        return holds(spec.when, scope)
    except NoSuchFact:
        return False
