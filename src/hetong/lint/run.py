"""Every rule over one draft."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from hetong.diagnostic import Diagnostic, Location
from hetong.lint.contract import blank01, conf01, deal33, def01, def02, docx12, num01, ref01, ref02, seal01, str01
from hetong.lint.deal import (
    data01,
    data02,
    data03,
    data04,
    data05,
    disp10,
    inv01,
    party01,
    party02,
    party04,
    party05,
    party06,
    pay01,
    pay02,
    pay12,
    pay13,
    pay14,
    pay15,
    pay16,
    pay17,
    pay18,
    sign05,
    sign06,
    sla01,
    sla04,
    sla05,
    sla06,
    term01,
)
from hetong.lint.usage import fact01, fact02, sign02, term02
from hetong.model.clause import Clause
from hetong.model.deal import Deal
from hetong.model.deal.party import FIRST
from hetong.model.fields import Unknown
from hetong.model.numbered import Numbered
from hetong.model.origin import Layer
from hetong.model.origins import origin_of
from hetong.model.schema import shape_at
from hetong.model.unknown import without

DEAL_RULES = (
    *(data01, data02, data03, data04, data05),
    *(disp10, inv01, party01, party02, party04, party05, party06),
    *(pay01, pay02, pay12, pay13, pay14, pay15, pay16, pay17, pay18),
    *(sign05, sign06, sla01, sla04, sla05, sla06, term01),
)
UsedBy = Callable[[str], tuple[Clause, ...]]
USAGE_RULES = (fact02, sign02, term02)
CONTRACT_RULES = (blank01, conf01, deal33, def01, def02, docx12, num01, ref01, ref02, seal01, str01)
RULES = (*DEAL_RULES, *USAGE_RULES, *CONTRACT_RULES, fact01)


# One element of a list of facts, or one party: rules say of it what rests on it alone.
_ELEMENT = re.compile(rf"{'|'.join(FIRST)}|(?:[a-z_]+\.)+?\d+")


def lint(deal: Deal, numbered: Numbered, used_by: UsedBy = lambda path: ()) -> tuple[Diagnostic, ...]:
    """All findings, by place. About what could not be read there is a finding already, and no rule has anything to say.

    ``used_by`` tells which clauses of the library could use a fact; it is asked only about what this contract lost.
    """
    found = _on_facts(deal)
    found += [one for rule in CONTRACT_RULES for one in rule.check(numbered)]
    readable = without(deal, sorted(deal.unknown))
    found += [one for rule in USAGE_RULES for one in _as_far_as_known(rule.check(readable, numbered))]
    found += fact01.check(deal, numbered, used_by)
    return _placed(found, deal)


def lint_facts(deal: Deal) -> tuple[Diagnostic, ...]:
    """What the facts alone tell, when no contract can be composed from them."""
    return _placed(_on_facts(deal), deal)


def _on_facts(deal: Deal) -> list[Diagnostic]:
    readable = without(deal, sorted(deal.unknown))
    return [one for rule in DEAL_RULES for one in _of_rule(rule.check, readable, deal)]


def _of_rule(check: Callable[[Deal], Iterator[Diagnostic]], readable: Deal, deal: Deal) -> Iterator[Diagnostic]:
    """What a rule says until it needs a fact that is unknown; then what it says of an element or a party that is known whole."""
    found: list[Diagnostic] = []
    try:
        for one in check(readable):
            found.append(one)  # what was said before an unknown fact stays
    except Unknown:
        told = {(one.code, one.path) for one in found}
        found += (one for one in check(deal) if (one.code, one.path) not in told and _stands_alone(one.path, deal))
    yield from found


def _stands_alone(path: str, deal: Deal) -> bool:
    """Whether it is about one element of a list, or about one party, of which nothing is unknown."""
    element = _ELEMENT.match(path)
    if element is None:
        return False
    return not any(f"{one}.".startswith(f"{element[0]}.") or element[0].startswith(f"{one}.") for one in deal.unknown)


def _as_far_as_known(found: Iterator[Diagnostic]) -> Iterator[Diagnostic]:
    """What a rule says until it needs a fact that is unknown."""
    try:
        yield from found
    except Unknown:
        return


def _placed(found: Iterable[Diagnostic], deal: Deal) -> tuple[Diagnostic, ...]:
    paths = {at: path for path, at in sorted(deal.places.items())}  # of a group and its first member, the member
    named = (_layered(_named(one, paths), deal) for one in found)
    return tuple(sorted((one for one in named if not _rests_on_unknown(one.path, deal)), key=lambda one: one.sort_key))


def _layered(one: Diagnostic, deal: Deal) -> Diagnostic:
    """About a value that a layer below the deal says, the reader looks in vain at the line of the spec."""
    layer = origin_of(deal, one.path).layer if one.path else Layer.DEAL
    return one if layer in (Layer.DEAL, Layer.DERIVED) else replace(one, layer=layer.value)


def _rests_on_unknown(path: str, deal: Deal) -> bool:
    """A value is unknown; or it is a group with something unknown in it; or it is worked out from one."""
    if not path or not deal.unknown:
        return False
    shape = shape_at(Deal, path)
    group = path.rpartition(".")[0] if shape and shape.derived else path
    return not deal.knows(path) or any(one.startswith(f"{group}.") for one in deal.unknown)


def _named(one: Diagnostic, paths: Mapping[Location, str]) -> Diagnostic:
    """A finding in a clause that the deal writes itself stands at a line of the spec: then it has a spec path, too."""
    return one if one.path or one.at not in paths else replace(one, path=paths[one.at])
