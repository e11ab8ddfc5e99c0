"""Every rule over one draft."""

from hetong.diagnostic import Diagnostic
from hetong.lint.contract import BLANK01, DEF01, DEF02, REF01, STR01
from hetong.lint.deal import PARTY01, PARTY04, PAY01, SLA01, SLA04, TERM01
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered

DEAL_RULES = (PARTY01, PARTY04, PAY01, SLA01, SLA04, TERM01)
CONTRACT_RULES = (BLANK01, DEF01, DEF02, REF01, STR01)


def lint(deal: Deal, numbered: Numbered) -> tuple[Diagnostic, ...]:
    """All findings, by place."""
    found = [one for rule in DEAL_RULES for one in rule.check(deal)]
    found += [one for rule in CONTRACT_RULES for one in rule.check(numbered)]
    return tuple(sorted(found, key=lambda one: one.sort_key))
