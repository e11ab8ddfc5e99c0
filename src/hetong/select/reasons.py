"""The facts that decided, as a plan shows them."""

from hetong.diagnostic import Location
from hetong.facts import Fact, Scope
from hetong.model.condition import Condition, facts_of
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.selection import Reason
from hetong.zh.fill import legal_form


def reasons(condition: Condition, scope: Scope, deal: Deal) -> tuple[Reason, ...]:
    """What a condition asked, and what the deal, or a layer below it, says to it."""
    return tuple(_reason(test.path, scope.fact(test.path), deal) for test in facts_of(condition))


def _reason(path: str, fact: Fact, deal: Deal) -> Reason:
    at = _written_at(path, deal)
    layer = None if at.file or not fact.present or isinstance(fact.value, Facts) else fact.origin.layer
    return Reason(path, _shown(fact.value), at, layer)


def reason_at(path: str, value: str, deal: Deal) -> Reason:
    """A choice of the deal itself, at its line."""
    return Reason(path, value, deal.where(path))


def _shown(value: object) -> str:
    """A group, or a list of groups, is only said to be there: its facts are many."""
    groups = isinstance(value, Facts) or (isinstance(value, tuple) and any(isinstance(one, Facts) for one in value))
    return "" if value is None else "…" if groups else legal_form(value)


def _written_at(path: str, deal: Deal) -> Location:
    """Where the spec says it; nowhere for a default. A path through a list stands where the list does."""
    through_list = f"{path.rpartition('.')[0]}.0" in deal.places
    return deal.where(path) if through_list or path in deal.places else Location("")
