"""The floors of a clause that a deal goes below."""

from collections.abc import Iterator

from hetong.facts import Scope, holds
from hetong.model.bounds import size
from hetong.model.clause import Clause, FloorSpec
from hetong.model.contract import Below
from hetong.model.deal import Deal
from hetong.model.param import floor_limit


def below(clause: Clause, scope: Scope, deal: Deal) -> Iterator[Below]:
    """One for each value, or stance, beyond what a floor accepts, whichever layer says it; none for what is missing."""
    for floor in clause.spec.floor:
        if holds(floor.when, scope):
            paths = _leaning(floor, clause.spec.id, deal) if floor.stances else _outside(floor, clause, scope)
            yield from (Below(clause.spec.id, floor.says, path, deal.where(path)) for path in paths)


def _leaning(floor: FloorSpec, clause_id: str, deal: Deal) -> Iterator[str]:
    if deal.leaning(clause_id).contract.stance.value not in floor.stances:
        yield f"clauses.stances.{clause_id}" if clause_id in deal.clauses.stances else "contract.stance"


def _outside(floor: FloorSpec, clause: Clause, scope: Scope) -> Iterator[str]:
    if floor.of is None:
        return
    fact = scope.fact(floor.of)
    for value in fact.value if isinstance(fact.value, tuple) else (fact.value,):
        if value is not None and not _accepted(value, floor, clause):
            yield fact.path
            return


def _accepted(value: object, floor: FloorSpec, clause: Clause) -> bool:
    least, most = (floor_limit(floor, clause.spec.params, raw) for raw in (floor.min, floor.max))
    return (least is None or size(value) >= size(least)) and (most is None or size(value) <= size(most))
