"""What a draft tells apart: blanks, values to confirm, assumed values and departures, each once, in the order of a spec."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hetong.diagnostic import Location
from hetong.model.contract import Blank, Contract, Filled, Inline, Inlines, Ruled, leaves
from hetong.model.deal import Deal
from hetong.model.fields import Facts
from hetong.model.numbered import Numbered
from hetong.model.origin import Layer, Mark, Origin
from hetong.model.param import PARAMS
from hetong.model.schema import shapes, title_path, written_path
from hetong.model.selection import Departure, DepartureKind, Selection

# What stands in a path as it is: no dot, and nothing that means something in YAML.
_KEY = re.compile(r"[\w（）、·]+")
HEAD, RECITALS, SIGNING = "首部", "鉴于", "签署页"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: the spec path to write, in English and in Chinese keys; what is printed; the first article that prints it.

    ``at`` is the place in the spec where it would be written. ``layer`` assumes the value, ``source`` says where, ``why`` for what reason.
    An ``internal`` one is for those who check: a draft, which the other side reads, does not have it.
    """

    path: str
    title: str
    value: str
    article: str
    at: Location
    layer: Layer = Layer.DEAL
    source: Location | None = None
    why: str = ""
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """The lists of one draft."""

    blank: tuple[Entry, ...] = ()
    confirm: tuple[Entry, ...] = ()
    assumed: tuple[Entry, ...] = ()
    departures: tuple[Entry, ...] = ()


def marks(numbered: Numbered) -> Marks:
    """Every value that is missing or that the deal did not decide, however often it is printed."""
    found: dict[Mark | None, dict[str, list[tuple[str, Inline]]]] = {None: {}, Mark.CONFIRM: {}, Mark.ASSUMED: {}}
    for article, inline in _printed(numbered.contract):
        mark = None if isinstance(inline, Blank) else inline.origin.mark if isinstance(inline, Filled | Ruled) else Mark.DECIDED
        if mark in found:
            found[mark].setdefault(_written(inline), []).append((article, inline))
    return Marks(*(tuple(_entries(found[one])) for one in (None, Mark.CONFIRM, Mark.ASSUMED)))


def departed(selection: Selection, numbered: Numbered) -> tuple[Entry, ...]:
    """By what the deal departs from its outline, each with the article where it shows, if it does."""
    labels = {holder.anchor: holder.label for holder in numbered.contract.holders}
    return tuple(_departure(one, labels.get(one.clause_id, "")) for one in every_departure(selection, numbered))


def every_departure(selection: Selection, numbered: Numbered) -> tuple[Departure, ...]:
    """The choices of the deal, then the floors that it goes below, each in the order of the contract."""
    floors = (Departure(DepartureKind.BELOW, one.clause_id, one.says, one.path, one.at) for one in numbered.contract.below)
    return (*selection.departures, *floors)


def _departure(one: Departure, article: str) -> Entry:
    named = "" if one.clause_id.startswith("~") else f"（{one.clause_id}）"
    said = f"{one.kind.label}“{one.title}”{named}"
    return Entry(one.path, title_path(Deal, one.path), said, article, one.at, internal=one.kind is DepartureKind.BELOW)


def _written(inline: Inline) -> str:
    """What a person writes to decide a value."""
    match inline:
        case Blank(_, path):
            return written_path(Deal, path)
        case Filled(origin=origin) | Ruled(origin=origin):
            return written_path(Deal, origin.path)
        case _:
            return ""


def _entries(found: dict[str, list[tuple[str, Inline]]]) -> Iterator[Entry]:
    for path in sorted(found, key=_order):
        article, first = found[path][0]
        yield _entry(path, article, first, [one for _, one in found[path]])


def _entry(path: str, article: str, first: Inline, printed: list[Inline]) -> Entry:
    if isinstance(first, Blank):
        return Entry(path, title_of(path, first.label), "", article, first.at)
    origin = first.origin if isinstance(first, Filled | Ruled) else Origin()
    at = first.at if isinstance(first, Filled) else origin.at
    return Entry(path, title_of(path, origin.label), _value(path, printed), article, at, origin.layer, origin.at, origin.why)


def title_of(path: str, label: str) -> str:
    """The path in Chinese keys; a parameter's own name is its label, where that can be written as a key."""
    title = title_path(Deal, path)
    return f"{title.rpartition('.')[0]}.{label}" if path.startswith(PARAMS) and _KEY.fullmatch(label) else title


def _value(path: str, printed: list[Inline]) -> str:
    """What is printed; of a list that is assumed whole, its elements' first words."""
    if isinstance(printed[0], Ruled):
        return "手写"
    texts = {one.path: one.text for one in printed if isinstance(one, Filled)}
    if set(texts) <= {path} or len(texts) == 1:
        return next(iter(texts.values()), "")
    firsts = {one[len(path) + 1 :].partition(".")[0]: text for one, text in reversed(texts.items())}
    return "、".join(reversed(firsts.values()))


def _printed(contract: Contract) -> Iterator[tuple[str, Inline]]:
    """Every leaf with where a reader finds it."""
    head: tuple[Inlines, ...] = (contract.number, *(row.inlines for row in contract.cover))
    head += tuple(row.inlines for sheet in contract.parties for row in sheet.rows)
    yield from _at(HEAD, head)
    yield from ((RECITALS, one) for paragraph in contract.recitals for one in leaves(paragraph))
    for holder in contract.holders:
        yield from ((holder.label, one) for paragraph in holder.paragraphs for one in leaves(paragraph))
    for signature in contract.signatures:
        yield from _at(SIGNING, (signature.name, *(row.inlines for row in signature.rows)))
    for sheet in contract.sheets:
        yield from ((sheet.title, one) for paragraph in sheet.paragraphs for one in leaves(paragraph))


def _at(place: str, lines: Iterable[Inlines]) -> Iterator[tuple[str, Inline]]:
    return ((place, one) for inlines in lines for one in inlines)


def _order(path: str) -> tuple[int, ...]:
    """Where a path stands in a spec that has everything."""
    order: list[int] = []
    model: type[Facts] | None = Deal
    for name in path.split("."):
        known = shapes(model) if model else {}
        order.append(int(name) if name.isdigit() else [*known, name].index(name))
        model = known[name].child if name in known else model if name.isdigit() else None
    return tuple(order)
