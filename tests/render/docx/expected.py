"""What a contract must read like, written down from the tree by the rules of the contract text."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from itertools import zip_longest

from hetong.model.contract import Contract, Inlines, Item, Paragraph, Row, Ruled

Change = Callable[[object], object]


def on_paper(contract: Contract) -> Contract:
    """The contract without its rules to write on: they are lines on the page, and no text."""
    return rewritten(contract, lambda one: None if isinstance(one, Ruled) else one)


def rewritten(contract: Contract, change: Change) -> Contract:
    """The contract with every node that stands in a row of others changed; None takes it out."""
    return _rewritten(contract, change)  # type: ignore[return-value]


def _rewritten(node: object, change: Change) -> object:
    if isinstance(node, tuple):
        return tuple(_rewritten(changed, change) for one in node if (changed := change(one)) is not None)
    if not is_dataclass(node) or isinstance(node, type):
        return node
    return replace(node, **{one.name: _rewritten(getattr(node, one.name), change) for one in fields(node)})


def text(inlines: Inlines) -> str:
    return "".join(inline.text for inline in inlines)


def spaced(label: str, rest: str) -> str:
    """One space after a label, none after a mark as wide as a character."""
    gap = "" if label == "" or label[-1] in "、）" or "①" <= label[-1] <= "⑳" else " "
    return label + gap + rest


def body(contract: Contract) -> list[str]:
    """Recitals, articles, closing line and annexes, line by line."""
    return [*_blocks(contract.recitals), *_articles(contract), contract.closing, *_signatures(contract), *_annexes(contract)]


def front(contract: Contract) -> list[str]:
    rows = [row for sheet in contract.parties for row in sheet.rows]
    cover, parties = ([_row(row) for row in some] for some in (contract.cover, rows))
    return [f"合同编号：{text(contract.number)}", contract.title, *cover, *_sheets(contract), *parties]


def _sheets(contract: Contract) -> Iterator[str]:
    for sheet in contract.sheets:
        yield sheet.title
        yield from _blocks(sheet.paragraphs)


def _row(row: Row) -> str:
    return f"{row.label}：{text(row.inlines)}"


def _articles(contract: Contract) -> Iterator[str]:
    for part in contract.parts:
        if part.title is not None:
            yield spaced(part.label, part.title)
        for article in part.articles:
            yield spaced(article.label, article.title)
            yield from _blocks(article.paragraphs)


def _annexes(contract: Contract) -> Iterator[str]:
    for annex in contract.annexes:
        yield spaced(annex.label, annex.title)
        yield from [annex.note] if annex.note else []
        yield from _blocks(annex.paragraphs)


def _blocks(nodes: tuple[Paragraph, ...] | tuple[Item, ...]) -> Iterator[str]:
    for node in nodes:
        yield spaced(node.label, text(node.inlines))
        yield from _blocks(node.items)
        if isinstance(node, Paragraph) and node.table:
            cells = [text(cell) for row in (*node.table.rows, node.table.total) for cell in row]
            yield from (cell for cell in [*(column.title for column in node.table.columns), *cells] if cell)


def _signatures(contract: Contract) -> Iterator[str]:
    """Two blocks side by side, row by row; the last rows, their dates, stand level."""
    for at in range(0, len(contract.signatures), 2):
        pair = contract.signatures[at : at + 2]
        yield from (f"{one.role}（{one.act}）：{text(one.name)}" for one in pair)
        yield from (one.anchor for one in pair if one.anchor)
        for rows in zip_longest(*(one.rows[:-1] for one in pair)):
            yield from (_row(row) for row in rows if row)
        yield from (_row(one.rows[-1]) for one in pair)
