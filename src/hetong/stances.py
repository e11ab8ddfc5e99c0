"""One deal seen from each stance: where its contract says something else, and what each wording gives away."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hetong.model.clause import ItemSpec, ParagraphSpec
from hetong.model.condition import facts_of
from hetong.model.contract import Annex, Article, Inlines, Item, Paragraph, Ref, Sheet
from hetong.model.deal.contract import Stance
from hetong.model.numbered import Numbered
from hetong.model.selection import Chosen, Selection

_STANCE = "contract.stance"


@dataclass(frozen=True, slots=True)
class Wording:
    """What stands there from a stance; an empty ``text`` says that nothing does. ``gives`` is what it gives away, and who."""

    text: str
    gives: str = ""


@dataclass(frozen=True, slots=True)
class Contested:
    """A paragraph or an item that differs by stance. ``label`` is its number in the contract as it is; empty where it does not stand."""

    clause_id: str
    title: str
    anchor: str
    label: str
    wordings: Mapping[Stance, Wording]


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    sense: str  # with targets instead of numbers, without its end: neither a shifted number nor a place in a list is another wording
    label: str


_Lines = dict[str, list[_Line]]


def contested(drafts: Mapping[Stance, tuple[Numbered, Selection]], current: Stance) -> tuple[Contested, ...]:
    """Every node whose wording is not the same from all stances, in the order of the contract; ``drafts`` has each stance."""
    lines = {stance: _lines(numbered) for stance, (numbered, _) in drafts.items()}
    gives = {stance: _gives(selection, stance) for stance, (_, selection) in drafts.items()}
    titles = {one.anchor: one.title for numbered, _ in drafts.values() for one in _holders(numbered)}
    return tuple(
        Contested(key[0], titles[key[0]], key[1], _label(lines[current], key), _wordings(lines, gives, key))
        for key in _order(lines, current)
        if len({tuple(one.sense for one in found.get(key[0], {}).get(key[1], ())) for found in lines.values()}) > 1
    )


def _order(lines: Mapping[Stance, Mapping[str, _Lines]], current: Stance) -> Iterator[tuple[str, str]]:
    """Article and node: those of the contract as it is, each article followed by what others have in it."""
    clauses = dict.fromkeys(one for stance in (current, *lines) for one in lines[stance])
    for clause in clauses:
        yield from dict.fromkeys((clause, node) for stance in (current, *lines) for node in lines[stance].get(clause, {}))


def _label(lines: Mapping[str, _Lines], key: tuple[str, str]) -> str:
    found = lines.get(key[0], {}).get(key[1], ())
    return found[0].label if found else ""


def _wordings(
    lines: Mapping[Stance, Mapping[str, _Lines]], gives: Mapping[Stance, Mapping[str, str]], key: tuple[str, str]
) -> Mapping[Stance, Wording]:
    return {
        stance: Wording("".join(one.text for one in lines[stance].get(key[0], {}).get(key[1], ())), gives[stance].get(key[1], ""))
        for stance in Stance
    }


def _holders(numbered: Numbered) -> Iterator[Article | Annex | Sheet]:
    yield from numbered.contract.sheets
    yield from numbered.contract.holders


def _lines(numbered: Numbered) -> Mapping[str, _Lines]:
    """What each article and annex says, node by node. A sheet only repeats them."""
    found: dict[str, _Lines] = {}
    for holder in numbered.contract.holders:
        nodes: _Lines = defaultdict(list)
        for paragraph in holder.paragraphs:
            _put(paragraph, nodes)
        found[holder.anchor] = nodes
    return found


def _put(node: Paragraph | Item, nodes: _Lines) -> None:
    """Nodes of one name, such as the elements of a list, are one."""
    key = node.anchor.partition("~")[0]
    nodes[key].append(_Line(_text(node.inlines), _sense(node.inlines), node.label))
    for item in node.items:
        _put(item, nodes)
    if isinstance(node, Paragraph) and node.table:
        for row in (*node.table.rows, node.table.total):
            nodes[key].append(_Line("｜".join(map(_text, row)), "｜".join(map(_sense, row)), node.label))


def _text(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines)


def _sense(inlines: Inlines) -> str:
    return "".join(f"[[{one.target}]]" if isinstance(one, Ref) else one.text for one in inlines).rstrip("；。，和及")


def _gives(selection: Selection, stance: Stance) -> Mapping[str, str]:
    """What the rungs of a stance give away, by anchor."""
    return {anchor: given for chosen in selection.chosen for anchor, given in _given(chosen, stance)}


def _given(chosen: Chosen, stance: Stance) -> Iterator[tuple[str, str]]:
    for paragraph in chosen.variant.paragraphs:
        yield from _given_by(paragraph, chosen.id, stance)


def _given_by(node: ParagraphSpec | ItemSpec, parent: str, stance: Stance) -> Iterator[tuple[str, str]]:
    anchor = f"{parent}.{node.id or ''}"
    if node.gives and any(stance in one.values for one in facts_of(node.when) if one.path == _STANCE):
        yield anchor, node.gives
    for item in node.items:
        yield from _given_by(item, anchor, stance)
