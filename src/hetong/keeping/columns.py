"""Rows for a terminal, each cell as wide as the widest of its column."""

import unicodedata
from collections.abc import Iterable, Sequence


def aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Chinese characters take two columns; the last cell of a row is as long as it is."""
    listed = [tuple(row) for row in rows]
    widths = [max(map(_width, cells)) for cells in zip(*(row[:-1] for row in listed), strict=True)]
    return ["  ".join((*map(_padded, row[:-1], widths), row[-1])).rstrip() for row in listed]


def _padded(cell: str, width: int) -> str:
    return cell + " " * (width - _width(cell))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
