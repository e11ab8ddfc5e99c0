"""Tables: the head repeats on every page, no row breaks, and widths stand in the grid as well as in the cells (WPS reads the grid)."""

from collections.abc import Sequence
from itertools import pairwise

from hetong.model.contract import Column, Inlines, Table
from hetong.render.docx.style import OF_CELL, Style
from hetong.render.docx.wordml import Ink, paragraph, run, runs


def table(ink: Ink, node: Table) -> str:
    """The table and the small gap below it, which also keeps two tables apart."""
    widths = _widths(node.columns, ink.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([paragraph(ink, Style.TABLE_HEAD, run(ink, column.title)) for column in node.columns], widths, head=True)
    rows = "".join(_row(_cells(ink, node.columns, row), widths) for row in (*node.rows, *([node.total] if node.total else [])))
    return f"<w:tbl>{_properties(ink, node)}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>{paragraph(ink, Style.SPACER, '')}"


def _properties(ink: Ink, node: Table) -> str:
    last = int(bool(node.total))
    return (
        f'<w:tblPr><w:tblStyle w:val="{ink.ids[Style.TABLE]}"/><w:tblW w:w="{ink.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0620 | last << 6:04X}" w:firstRow="1" w:lastRow="{last}" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/></w:tblPr>'
    )


def _cells(ink: Ink, columns: Sequence[Column], row: Sequence[Inlines]) -> list[str]:
    return [paragraph(ink, OF_CELL[column.align], runs(ink, cell)) for column, cell in zip(columns, row, strict=True)]


def _row(cells: Sequence[str], widths: Sequence[int], head: bool = False) -> str:
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * head}</w:trPr>{inner}</w:tr>"


def _widths(columns: Sequence[Column], total: int) -> list[int]:
    """Shares of the text width that add up to it exactly."""
    parts = sum(column.width for column in columns)
    edges = [0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    return [total * right // parts - total * left // parts for left, right in pairwise(edges)]
