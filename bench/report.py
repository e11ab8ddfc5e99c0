"""The table."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bench.aims import Result
from bench.timing import Series

_HEAD = ("对象", "测的是", "中位数 ms", "相比", "结果", "目标", "")
Row = tuple[str, ...]


def rows(subject: str, series: Mapping[str, Series], results: Iterable[Result]) -> Iterator[Row]:
    """One line a series, and one for each aim that it has."""
    held = {name: [one for one in results if one.aim.mine == name] for results in [tuple(results)] for name in series}
    for name, taken in series.items():
        first = (subject, name, f"{taken.median * 1000:.2f}")
        aimed = [(one.aim.other, f"{one.ratio:.2f} 倍", one.aim.said, "达到" if one.met else "未达到") for one in held[name]]
        yield (*first, *(aimed[0] if aimed else ("", "", "", "")))
        yield from (("", "", "", *more) for more in aimed[1:])


def table(lines: Sequence[Row]) -> str:
    """The rows under their heads, in columns."""
    whole = [_HEAD, *lines]
    widths = [max(_width(line[at]) for line in whole) for at in range(len(_HEAD))]
    shown = ["  ".join(_padded(cell, width, at == 2) for at, (cell, width) in enumerate(zip(line, widths, strict=True))) for line in whole]
    return "\n".join([shown[0], "─" * sum(widths, 2 * len(widths)), *(line.rstrip() for line in shown[1:])])


def _padded(cell: str, width: int, right: bool) -> str:
    gap = " " * (width - _width(cell))
    return gap + cell if right else cell + gap


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
