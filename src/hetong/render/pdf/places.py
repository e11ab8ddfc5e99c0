"""Where a character of the contract was written."""

from collections.abc import Collection, Iterator, Mapping

from hetong.diagnostic import Location
from hetong.model.contract import Contract, Filled, leaves
from hetong.render.pdf.glyphs import clusters

Place = tuple[Location, str]


def places(contract: Contract, characters: Collection[str]) -> Mapping[str, list[Place]]:
    """Where they were written, by what a reader takes for one character: in the deal with the spec path, else in the library's wording."""
    return {**_found(_worded(contract), characters), **_found(_filled(contract), characters)}


def _found(texts: Iterator[tuple[str, Place]], characters: Collection[str]) -> Mapping[str, list[Place]]:
    wanted, found = set(characters), dict[str, dict[Place, None]]()
    # A value is printed in many places, and is looked at once.
    for text, place in dict.fromkeys(texts):
        for one in dict.fromkeys(clusters(text)):
            if one in wanted or not wanted.isdisjoint(one):
                found.setdefault(one, {})[place] = None
    return {one: list(known) for one, known in found.items()}


def _filled(contract: Contract) -> Iterator[tuple[str, Place]]:
    for one in contract.inlines:
        if isinstance(one, Filled):
            yield one.text, (one.at, one.path)


def _worded(contract: Contract) -> Iterator[tuple[str, Place]]:
    for holder in contract.holders:
        yield holder.title, (holder.origin, "")
    for annex in contract.annexes:
        yield annex.note or "", (annex.origin, "")
    for paragraph in contract.paragraphs:
        yield from (("".join(column.title for column in paragraph.table.columns), (paragraph.table.origin, "")),) if paragraph.table else ()
        yield from ((one.text, (paragraph.origin, "")) for one in leaves(paragraph))
