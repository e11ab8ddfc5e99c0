"""What a deal words itself, as if it came from the library."""

from collections.abc import Mapping

from hetong.diagnostic import Location
from hetong.model.clause import Clause, ClauseKind, ClauseSpec, VariantSpec
from hetong.model.deal import Deal
from hetong.model.selection import OWN, Chosen
from hetong.select.guests import Group, Guest
from hetong.select.reasons import reason_at

_GROUPS = (Group.CUSTOM.value, Group.ANNEX.value)
Places = Mapping[str, Location]


def own_text(guest: Guest, kind: ClauseKind, deal: Deal, inside: Places) -> Chosen | None:
    """The guest with its own wording; None for an annex that has none. ``inside`` are the places in it, by their path there."""
    if guest.clause or guest.group is Group.ADDED:
        return None
    written = deal.custom[guest.index] if guest.group is Group.CUSTOM else deal.annexes[guest.index]
    if not written.paragraphs:
        return None
    variant = VariantSpec(id=OWN, paragraphs=written.paragraphs)
    spec = ClauseSpec(
        id=guest.key, title=written.title, version=0, kind=kind, terms=written.terms, uses=written.uses, variants=(variant,)
    )  # fmt: skip
    at = deal.where(guest.path)
    places = {"": at, **inside, **{f"variants.0.{path}": place for path, place in inside.items()}}
    return Chosen(Clause(spec, OWN, at.file, places), variant, 0, (reason_at(guest.path, written.title, deal),))


def places_inside(deal: Deal) -> Mapping[str, Places]:
    """The places inside each of the deal's own clauses and annexes, by the path of the clause."""
    inside: dict[str, dict[str, Location]] = {}
    for path, at in deal.places.items():
        group, _, rest = path.partition(".")
        index, _, below = rest.partition(".")
        if group in _GROUPS and below:
            inside.setdefault(f"{group}.{index}", {})[below] = at
    return inside
