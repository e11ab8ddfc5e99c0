"""Whole contracts, composed and numbered: what the proofs of single sentences can't see."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from hetong.compose import compose
from hetong.diagnostic import Diagnostic, Location, Message, Refused, Severity, error
from hetong.lint.contract import def02
from hetong.lint.contract.gaps import undefined
from hetong.model.contract import Annex, Contract, Item, Paragraph, Ref, leaves
from hetong.model.numbered import Numbered
from hetong.number import number
from hetong.proof.deals import MADE_UP, Row, deal_of
from hetong.proof.house import House
from hetong.select import select, wanted
from hetong.wording import check_contract


def contract_faults(house: House, row: Row) -> tuple[Diagnostic, ...]:
    """What is wrong with the contract of a row. What the deal was made up of is not the library's fault."""
    try:
        deal = deal_of(row, house.outline)
        selection = select(house.worded(deal), house.outline, deal, wanted(deal, house.outline))
        contract, wrong = compose(selection, deal)
    except Refused as refused:
        return refused.diagnostics
    found = [one for one in (*selection.found, *wrong) if one.at.file != MADE_UP]
    numbered = number(contract)
    whole = numbered.contract
    found += [*_dangling(whole, row), *_undefined(numbered, house), *hollow(whole), *_repeated(whole)]
    # What is said twice, or defined for nothing, is a fault of the library where it is whole.
    return (*found, *(() if row.left_out else (*check_contract(whole), *def02.check(numbered))))


def _dangling(contract: Contract, row: Row) -> Iterator[Diagnostic]:
    for leaf in (leaf for paragraph in contract.paragraphs for leaf in leaves(paragraph)):
        if isinstance(leaf, Ref) and not leaf.text:
            severity = Severity.WARNING if row.left_out == leaf.target.partition(".")[0] else Severity.ERROR
            message = Message("引用“{name}”没有着落", name=leaf.target)
            yield Diagnostic("LIB31", severity, leaf.origin, message, Message("写成“[[标识|没有那一条时的说法]]”，或者加上 when"))


def _undefined(numbered: Numbered, house: House) -> Iterator[Diagnostic]:
    """Terms that the contract says and does not define; without a clause, that clause's terms are told where its absence is proven."""
    gone = {term for one in numbered.contract.gone for term in one.terms}
    for holder, term in undefined(numbered):
        if term not in gone:
            at = house.clauses[holder.anchor].where(f"uses.{holder.uses.index(term)}")
            yield error("LIB32", at, Message("术语“{name}”没有着落", name=term), Message("加用定义它的条款，或者换成不用定义的说法"))


def hollow(contract: Contract) -> Iterator[Diagnostic]:
    """Articles without paragraphs, nodes without words, tables without rows, and a list that is announced and does not follow."""
    for holder in contract.holders:
        if not holder.paragraphs and not (isinstance(holder, Annex) and holder.note):
            yield _empty(holder.origin, Message("条款“{id}”没有一款", id=holder.anchor))
        for paragraph, following in zip_longest(holder.paragraphs, holder.paragraphs[1:]):
            if paragraph.table and not paragraph.table.rows:
                yield _empty(paragraph.origin, Message("表格没有一行"))
            if not paragraph.plain:  # a form's lines end in ： and are filled in by hand
                yield from _hollow_node(paragraph, bool(paragraph.items or paragraph.table or (following and following.plain)))


def _hollow_node(node: Paragraph | Item, followed: bool) -> Iterator[Diagnostic]:
    text = "".join(one.text for one in node.inlines)
    if text.endswith("：") and not followed:
        yield _empty(node.origin, Message("“{text}”后面没有一项", text=text))
    elif len(text) < 2 and not any(isinstance(one, Ref) for one in node.inlines):
        yield _empty(node.origin, Message("这一段没有文字"))
    for item in node.items:
        yield from _hollow_node(item, bool(item.items))


def _empty(at: Location, message: Message) -> Diagnostic:
    return error("LIB33", at, message, Message("给这一段加 when，或者留一项没有条件的"))


def _repeated(contract: Contract) -> Iterator[Diagnostic]:
    """Anchors that two nodes have; those of a list's elements are told apart by their element."""
    nodes = [node for holder in contract.holders for node in _nodes(holder.paragraphs)]
    times = Counter(node.anchor for node in nodes)
    places = {node.anchor: node.origin for node in nodes}
    for anchor, count in times.items():
        if count > 1 and len({node.origin for node in nodes if node.anchor == anchor}) > 1:
            message = Message("标识“{anchor}”在同一份合同里有两段", anchor=anchor)
            yield error("LIB36", places[anchor], message, Message("换一个标识，或者让两段的 when 互补"))


def _nodes(siblings: Sequence[Paragraph | Item]) -> Iterator[Paragraph | Item]:
    for node in siblings:
        yield node
        yield from _nodes(node.items)
