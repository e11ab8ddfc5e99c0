"""Every rule over one draft."""

from collections.abc import Mapping
from dataclasses import replace

from hetong.diagnostic import Diagnostic, Location
from hetong.lint.contract import blank01, def01, def02, docx12, ref01, str01
from hetong.lint.deal import disp10, party01, party02, party04, pay01, sla01, sla04, term01
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered

DEAL_RULES = (disp10, party01, party02, party04, pay01, sla01, sla04, term01)
CONTRACT_RULES = (blank01, def01, def02, docx12, ref01, str01)


def lint(deal: Deal, numbered: Numbered) -> tuple[Diagnostic, ...]:
    """All findings, by place."""
    found = [one for rule in DEAL_RULES for one in rule.check(deal)]
    found += [one for rule in CONTRACT_RULES for one in rule.check(numbered)]
    paths = {at: path for path, at in sorted(deal.places.items())}  # of a group and its first member, the member
    return tuple(sorted((_named(one, paths) for one in found), key=lambda one: one.sort_key))


def _named(one: Diagnostic, paths: Mapping[Location, str]) -> Diagnostic:
    """A finding in a clause that the deal writes itself stands at a line of the spec: then it has a spec path, too."""
    return one if one.path or one.at not in paths else replace(one, path=paths[one.at])
