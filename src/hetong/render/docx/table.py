"""Tables: the head repeats on every page, no row breaks, and widths stand in the grid as well as in the cells (WPS reads the grid).

A short table stays whole. A long one breaks with two rows at least on either side, so that neither its first row nor its total is alone.
"""

from collections.abc import Sequence
from itertools import pairwise

from hetong.model.contract import Align, Column, Inlines, Table
from hetong.render.docx.style import IN_TEXT, Style, TableStyles
from hetong.render.docx.wordml import Flow, Ink, attribute, paragraph, run, runs

_WHOLE = 8


def table(ink: Ink, node: Table, caption: str, styles: TableStyles = IN_TEXT) -> str:
    """The table between two small gaps, which also keep two tables apart. ``caption`` is for those who can't see it."""
    widths = _widths(node.columns, ink.width)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row([(1, paragraph(ink, styles.head, run(ink, column.title))) for column in node.columns], widths, head=True)
    count = len(node.rows) + bool(node.total)
    rows = [_row(_cells(ink, styles, node.columns, row, _kept(at, count)), widths) for at, row in enumerate(node.rows)]
    rows += [_row(_total(ink, styles, node), widths)] if node.total else []
    whole = f"<w:tbl>{_properties(ink, node, caption)}<w:tblGrid>{grid}</w:tblGrid>{head}{''.join(rows)}</w:tbl>"
    above = paragraph(ink, styles.above, "", flow=Flow(keep=True)) if styles.above else ""
    return above + whole + paragraph(ink, styles.below, "")


def _kept(at: int, count: int) -> Flow:
    """Whether a row stays with the next: in a short table all do, in a long one the first and the last but one."""
    return Flow(at < count - 1 and (count <= _WHOLE or at in (0, count - 2)))


def _properties(ink: Ink, node: Table, caption: str) -> str:
    last = int(bool(node.total))
    titles = attribute("、".join(column.title for column in node.columns))
    told = f'<w:tblCaption w:val="{attribute(caption)}"/><w:tblDescription w:val="{titles}"/>'
    return (
        f'<w:tblPr><w:tblStyle w:val="{ink.ids[Style.TABLE]}"/><w:tblW w:w="{ink.width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{0x0620 | last << 6:04X}" w:firstRow="1" w:lastRow="{last}" w:firstColumn="0" w:lastColumn="0" '
        f'w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr>'
    )


def _cells(ink: Ink, styles: TableStyles, columns: Sequence[Column], row: Sequence[Inlines], flow: Flow) -> list[tuple[int, str]]:
    """Each with the number of columns that it takes."""
    return [(1, _cell(ink, styles.cells[column.align], cell, flow)) for column, cell in zip(columns, row, strict=True)]


def _total(ink: Ink, styles: TableStyles, node: Table) -> list[tuple[int, str]]:
    flow, end = Flow(), node.label_span
    label = [(end, _cell(ink, styles.cells[Align.CENTER], node.label, flow))] if end else []
    return [*label, *_cells(ink, styles, node.columns[end:], node.total[end:], flow)]


def _cell(ink: Ink, style: Style, inlines: Inlines, flow: Flow) -> str:
    return paragraph(ink, style, runs(ink, inlines), flow=flow)


def _row(cells: Sequence[tuple[int, str]], widths: Sequence[int], head: bool = False) -> str:
    inner, at = [], 0
    for span, cell in cells:
        width, merged = sum(widths[at : at + span]), f'<w:gridSpan w:val="{span}"/>' * (span > 1)
        inner.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{merged}</w:tcPr>{cell}</w:tc>')
        at += span
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * head}</w:trPr>{''.join(inner)}</w:tr>"


def _widths(columns: Sequence[Column], total: int) -> list[int]:
    """Shares of the text width that add up to it exactly."""
    parts = sum(column.width for column in columns)
    edges = [0]
    for column in columns:
        edges.append(edges[-1] + column.width)
    return [total * right // parts - total * left // parts for left, right in pairwise(edges)]
