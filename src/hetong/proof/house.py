"""What is to be proven: an outline with every clause that its contracts may have."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from hetong.anatomy import Node, nodes
from hetong.facts import holds
from hetong.model.clause import Clause, ClauseKind
from hetong.model.condition import ALWAYS, Condition
from hetong.model.deal import Deal
from hetong.model.outline import Outline
from hetong.proof.worlds import World
from hetong.select import worded

KEY_TERMS = "key-terms"


@dataclass(frozen=True)
class House:
    """``clauses`` are those of the whole library, by id."""

    outline: Outline
    clauses: Mapping[str, Clause]

    @cached_property
    def slots(self) -> Mapping[str, Condition]:
        """The clauses of the outline in its order, each with its condition."""
        spec = self.outline.spec
        listed = [slot for part in spec.parts for slot in part.clauses] + list(spec.annexes)
        first = {spec.recitals: ALWAYS} if spec.recitals else {}
        return {**first, **{slot.clause: slot.when for slot in listed}, **({KEY_TERMS: ALWAYS} if KEY_TERMS in self.clauses else {})}

    @property
    def optional(self) -> tuple[str, ...]:
        """Those that a deal may leave out."""
        return tuple(one.spec.id for one in self.used if one.spec.kind is not ClauseKind.SHEET and not one.spec.essential)

    def worded(self, deal: Deal) -> Mapping[str, Clause]:
        """The clauses in the words of one contract."""
        return {name: worded(self.clauses[name], self.outline, deal) for name in self.slots if name in self.clauses}

    @property
    def used(self) -> tuple[Clause, ...]:
        """The clauses that its contracts may have."""
        return tuple(self.clauses[name] for name in self.slots if name in self.clauses)

    @cached_property
    def nodes(self) -> Mapping[str, tuple[Node, ...]]:
        """What each of them is made of."""
        return {clause.spec.id: tuple(nodes(clause)) for clause in self.used}

    def there(self, names: Iterable[str], world: World, left_out: str = "") -> frozenset[str]:
        """Which of these clauses a world's contract has, when the deal leaves one out."""
        return frozenset(one for one in names if one != left_out and one in self.slots and holds(self.slots[one], world))
