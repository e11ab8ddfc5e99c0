"""What a deal leaves to its outline and to arithmetic: the layers below the deal, applied once."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypeVar

from hetong.facts import Scope, holds
from hetong.model.assumption import typed
from hetong.model.deal import Deal
from hetong.model.deal.derivation import derived
from hetong.model.fields import Facts
from hetong.model.origin import Layer, Origin
from hetong.model.outline import Custom, Outline
from hetong.model.param import BY_HAND, PARAMS
from hetong.model.schema import english_path, title_path

_OF_OUTLINE = ("title", "industry", "numbering", "style", "key_terms")
F = TypeVar("F", bound=Facts)


def settled(deal: Deal, outline: Outline) -> Deal:
    """The deal with what it left to the outline (title, industry, its look, customary values) and to arithmetic (``derived``)."""
    facts, spec = deal.contract, outline.spec
    defaults: dict[str, object] = {name: getattr(spec, name) for name in _OF_OUTLINE}
    unset = {name: value for name, value in defaults.items() if getattr(facts, name) is None}
    named = deal.model_copy(update={"contract": facts.model_copy(update=unset)})
    chosen = {path: _of_outline(path) for path in map("contract.{}".format, unset)}
    return derived(_assuming(_confirming(named), outline, chosen))


def _confirming(deal: Deal) -> Deal:
    """What the deal agrees to, by English paths; a path that no deal has is left to the rule that tells of it."""
    paths = (english_path(Deal, one) for one in deal.confirmed)
    return deal.recorded(replace(deal.record, confirmed=frozenset(one for one in paths if one)))


def _assuming(deal: Deal, outline: Outline, chosen: Mapping[str, Origin]) -> Deal:
    """Conditions ask about what the deal itself says. ``chosen`` came with the outline itself."""
    assumed = dict(chosen)
    params: dict[str, object] = {}
    by_hand = set(deal.by_hand)
    scope = Scope.of(deal)
    for path, offered in outline.offered.items():
        custom = next((one for one in offered if holds(one.spec.when, scope)), None)
        if custom is None:
            continue
        value = custom.spec.value_for(deal.contract.stance)
        if path.startswith(PARAMS):
            assumed[path], params[path] = _origin(path, custom), value
            continue
        for place in _lacking(deal, path):
            assumed[place] = _origin(place, custom)
            if value == BY_HAND:
                by_hand.add(place)
            else:
                deal = _put(deal, place.split("."), typed(Deal, path, value))
    below = replace(deal.record, assumed=MappingProxyType(assumed), params=MappingProxyType(params), by_hand=frozenset(by_hand))
    return deal.recorded(below)


def _of_outline(path: str) -> Origin:
    """What comes with the kind of contract. Its title follows from the choice of the kind: nobody is asked to look at it again."""
    layer = Layer.DERIVED if path == "contract.title" else Layer.OUTLINE
    return Origin(layer, path, label=title_path(Deal, path), why="随范本")


def _origin(path: str, custom: Custom) -> Origin:
    return Origin(Layer.OUTLINE, path, custom.at, title_path(Deal, path), custom.spec.why, custom.spec.confirm)


def _lacking(deal: Deal, path: str) -> Iterator[str]:
    """Where in the deal a value is to be put: once, or in each element of a list; nowhere in a group that the deal doesn't have."""
    groups: list[tuple[str, object]] = [("", deal)]
    *outer, name = path.split(".")
    for step in outer:
        groups = [one for at, group in groups for one in _inner(at, group, step)]
    for at, group in groups:
        place = f"{at}{name}"
        if isinstance(group, Facts) and not _written(deal, place):
            yield place


def _inner(at: str, group: object, step: str) -> Iterator[tuple[str, object]]:
    found = getattr(group, step) if isinstance(group, Facts) else None
    if isinstance(found, tuple):
        yield from ((f"{at}{step}.{index}.", one) for index, one in enumerate(found))
    elif found is not None:
        yield f"{at}{step}.", found


def _written(deal: Deal, path: str) -> bool:
    """Whether the deal says something of it, readable or not, or leaves it to a pen; a key without a value says nothing."""
    said = (path in deal.places and path not in deal.record.empty) or path in deal.by_hand or not deal.knows(path)
    return said or any(one.startswith(f"{path}.") for one in deal.unknown)


def _put(group: F, names: list[str], value: object) -> F:
    name, *rest = names
    if not rest:
        return group.model_copy(update={name: value})
    inner = getattr(group, name)
    if not isinstance(inner, tuple):
        return group.model_copy(update={name: _put(inner, rest, value)})
    index = int(rest[0])
    changed = _put(inner[index], rest[1:], value)
    return group.model_copy(update={name: (*inner[:index], changed, *inner[index + 1 :])})
