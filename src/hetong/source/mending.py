"""Small repairs of a text while it is read, so that one slip of the hand doesn't hide what stands after it."""

import re
from dataclasses import dataclass

_ENDS = re.compile("(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True, order=True)
class Mend:
    """At a line and column (from 0, of the text as written), so many characters cut and others put there. Never a line's end."""

    line: int
    column: int
    cut: int
    put: str


class Mended:
    """A text with its repairs; places in it are told as they were written."""

    def __init__(self, written: str) -> None:
        self._pieces = _ENDS.split(written)
        self.lines = tuple(self._pieces[::2])
        self._mends: dict[int, list[Mend]] = {}
        self.text = written

    @property
    def current(self) -> tuple[str, ...]:
        """The lines as they are read now."""
        return tuple(self._pieces[::2])

    def add(self, mend: Mend) -> bool:
        """Whether it was new; a repair is never made twice."""
        at_line = self._mends.setdefault(mend.line, [])
        if any(one.column == mend.column for one in at_line):
            return False
        at_line.append(mend)
        at_line.sort()
        self._pieces[2 * mend.line] = self._line(mend.line)
        self.text = "".join(self._pieces)
        return True

    def _line(self, number: int) -> str:
        line = self.lines[number]
        for mend in reversed(self._mends[number]):
            line = line[: mend.column] + mend.put + line[mend.column + mend.cut :]
        return line

    def column(self, line: int, column: int) -> int:
        """A column of the mended text as a column of what was written; both from 0."""
        grown = 0
        for mend in self._mends.get(line, ()):
            start = mend.column + grown
            if column < start:
                break
            if column < start + len(mend.put):
                return mend.column
            grown += len(mend.put) - mend.cut
        return column - grown
