"""What a composed contract says, by sentences, for the rules that compare one with another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hetong.diagnostic import Location
from hetong.model.contract import Contract, Filled, Inline, Item, Paragraph, Ref
from hetong.wording.passages import PERIOD, REFERENCE, VALUE

_LENGTH = re.compile(r"\d+(?:个工作日|日|个月|小时|分钟|秒|年)")
_STOP = re.compile("[。；]")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of the library, with signs for values and references. ``lead`` is what the paragraph says in front of the item."""

    text: str
    lead: str
    at: Location


def said(contract: Contract) -> Iterator[Said]:
    """Every sentence of numbered text that the library wrote, in reading order; forms, which repeat by nature, are left out."""
    for holder in contract.holders:
        if holder.anchor not in contract.own:
            yield from _below([one for one in holder.paragraphs if not one.plain], "")


def _below(nodes: Sequence[Paragraph | Item], lead: str) -> Iterator[Said]:
    for node in nodes:
        text = "".join(map(_sign, node.inlines))
        yield from (Said(one.strip(), lead, node.origin) for one in _STOP.split(text) if one.strip())
        yield from _below(node.items, lead + text)


def _sign(leaf: Inline) -> str:
    match leaf:
        case Ref(target):
            return REFERENCE.format(target)
        case Filled(text, path):
            return (PERIOD if _LENGTH.fullmatch(text) else VALUE).format(path)
        case _:
            return leaf.text
