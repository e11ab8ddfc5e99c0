"""Every rule over one draft."""

from hetong.diagnostic import Diagnostic
from hetong.lint.contract import blank01, def01, def02, ref01, str01
from hetong.lint.deal import party01, party04, pay01, sla01, sla04, term01
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered

DEAL_RULES = (party01, party04, pay01, sla01, sla04, term01)
CONTRACT_RULES = (blank01, def01, def02, ref01, str01)


def lint(deal: Deal, numbered: Numbered) -> tuple[Diagnostic, ...]:
    """All findings, by place."""
    found = [one for rule in DEAL_RULES for one in rule.check(deal)]
    found += [one for rule in CONTRACT_RULES for one in rule.check(numbered)]
    return tuple(sorted(found, key=lambda one: one.sort_key))
