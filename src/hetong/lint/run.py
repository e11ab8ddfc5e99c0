"""Every rule over one draft."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hetong.diagnostic import Diagnostic, Location
from hetong.lint.contract import blank01, def01, def02, num01, ref01, ref02, seal01, str01
from hetong.lint.deal import disp10, party01, party02, party04, party05, pay01, sign05, sla01, sla04, sla05, term01
from hetong.lint.usage import fact01, sign02
from hetong.model.clause import Clause
from hetong.model.deal import Deal
from hetong.model.numbered import Numbered

DEAL_RULES = (disp10, party01, party02, party04, party05, pay01, sign05, sla01, sla04, sla05, term01)
UsedBy = Callable[[str], tuple[Clause, ...]]
USAGE_RULES = (sign02,)
CONTRACT_RULES = (blank01, def01, def02, num01, ref01, ref02, seal01, str01)
RULES = (*DEAL_RULES, *USAGE_RULES, *CONTRACT_RULES, fact01)


def lint(deal: Deal, numbered: Numbered, used_by: UsedBy = lambda path: ()) -> tuple[Diagnostic, ...]:
    """All findings, by place.

    ``used_by`` tells which clauses of the library could use a fact; it is asked only about what this contract lost.
    """
    found = [one for rule in DEAL_RULES for one in rule.check(deal)]
    found += [one for rule in CONTRACT_RULES for one in rule.check(numbered)]
    found += [one for rule in USAGE_RULES for one in rule.check(deal, numbered)]
    found += fact01.check(deal, numbered, used_by)
    paths = {at: path for path, at in sorted(deal.places.items())}  # of a group and its first member, the member
    return tuple(sorted((_named(one, paths) for one in found), key=lambda one: one.sort_key))


def _named(one: Diagnostic, paths: Mapping[Location, str]) -> Diagnostic:
    """A finding in a clause that the deal writes itself stands at a line of the spec: then it has a spec path, too."""
    return one if one.path or one.at not in paths else replace(one, path=paths[one.at])
