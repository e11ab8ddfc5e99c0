"""The variant of each clause: the narrowest that fits, or the one that the deal names."""

from collections.abc import Iterator, Mapping

from hetong.diagnostic import Diagnostic, Message, Severity, error
from hetong.facts import Scope, holds
from hetong.model.clause import Clause
from hetong.model.condition import facts_of, specificity
from hetong.model.deal import Deal
from hetong.model.selection import Chosen, Reason
from hetong.select.reasons import reason_at, reasons
from hetong.usage import mentioned

STANCE = "contract.stance"


class Chooser:
    """Chooses for one deal. ``found`` is what is wrong: no variant that fits, two that fit equally, a name that is no variant's."""

    def __init__(self, deal: Deal) -> None:
        self.found: list[Diagnostic] = []
        self._deal, self._scopes = deal, {deal.contract.stance: Scope.of(deal)}

    def choose(self, clause: Clause) -> Chosen:
        """A variant in every case, so that nothing else is found wrong because of it."""
        name, variants = clause.spec.id, clause.spec.variants
        if (pinned := self._deal.clauses.variants.get(name)) is not None and (choice := self._pinned(clause, pinned)):
            return choice
        scope = self._scope(name)
        matching = [(specificity(variant.when), i) for i, variant in enumerate(variants) if holds(variant.when, scope)]
        best = [i for weight, i in matching if weight == max(matching)[0]]
        if len(best) != 1:
            self.found.append(_ambiguous(clause, [variants[i].id for i in best]))
        index = best[0] if best else len(variants) - 1
        return Chosen(clause, variants[index], index, self._reasons(clause, index, scope))

    def _scope(self, name: str) -> Scope:
        """The facts as the clause sees them."""
        seen = self._deal.leaning(name)
        if seen.contract.stance not in self._scopes:
            self._scopes[seen.contract.stance] = Scope.of(seen)
        return self._scopes[seen.contract.stance]

    def _reasons(self, clause: Clause, index: int, scope: Scope) -> tuple[Reason, ...]:
        """Why this variant; a stance of the clause's own is a reason even where it decides sentences only."""
        found = reasons(clause.spec.variants[index].when, scope, self._deal)
        stance = self._deal.clauses.stances.get(clause.spec.id)
        if stance is None:
            return found
        own = reason_at(f"clauses.stances.{clause.spec.id}", stance.label, self._deal)
        return (*(one for one in found if one.path != STANCE), own)

    def _pinned(self, clause: Clause, pinned: str) -> Chosen | None:
        path = f"clauses.variants.{clause.spec.id}"
        for index, variant in enumerate(clause.spec.variants):
            if variant.id == pinned:
                return Chosen(clause, variant, index, (reason_at(path, pinned, self._deal),))
        names = "、".join(variant.id for variant in clause.spec.variants)
        message = Message("条款“{id}”没有变体“{variant}”", id=clause.spec.id, variant=pinned)
        self.found.append(error("DEAL09", self._deal.where(path), message, Message("可选：{names}", names=names), path))
        return None


def _ambiguous(clause: Clause, best: list[str]) -> Diagnostic:
    if not best:
        message = Message("条款“{id}”没有一个变体符合这笔交易", id=clause.spec.id)
        return error("LIB14", clause.where("variants"), message, Message("给条款加一个没有 when 的兜底变体"))
    message = Message("条款“{id}”有两个变体同样符合：{names}", id=clause.spec.id, names="、".join(best))
    return error("LIB15", clause.where("variants"), message, Message("给其中一个多加一个条件"))


def idle_stances(deal: Deal, chosen: Mapping[str, Chosen]) -> Iterator[Diagnostic]:
    """A stance for a clause that says the same from every stance."""
    for name in deal.clauses.stances:
        path = f"clauses.stances.{name}"
        if name in chosen and deal.knows(path) and not _leans(chosen[name].clause):
            message = Message("条款“{id}”不分立场，这里写的没有作用", id=name)
            hint = Message("删掉这一行；要改这一条的说法，用“变体”“参数”或者“替换”")
            yield Diagnostic("DEAL34", Severity.WARNING, deal.where(path), message, hint, path)


def _leans(clause: Clause) -> bool:
    asked = {test.path for variant in clause.spec.variants for test in facts_of(variant.when)}
    return STANCE in asked or any(path == STANCE for variant in clause.spec.variants for path in mentioned(variant))
