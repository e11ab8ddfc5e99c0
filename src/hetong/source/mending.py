"""Small repairs of a text while it is read, so that one slip of the hand doesn't hide what stands after it."""

import re
from dataclasses import dataclass

_ENDS = re.compile("(\r\n|\r|\n)")
# A key at the left edge: what begins a group of facts, whatever is wrong in the one before it.
_TOP = re.compile(r"[^\W\d_]\w{0,40}:(?=\s|$)")
_STRAY = re.compile(r"(?![^\W\d_]\w{0,40}:(?:\s|$))\w")


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
        self._left_out: set[int] = set()
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

    def leave_out(self, line: int, mark: str) -> bool:
        """The top-level group that a line (from 0) belongs to is left out: ``mark`` stands for its value. False where it has none left.

        A line at the left edge that is no key belongs to none: it goes alone.
        """
        if line < len(self.lines) and _STRAY.match(self.lines[line]) and line not in self._left_out:
            self._left_out.add(line)
            self._write(line, "")
            self.text = "".join(self._pieces)
            return True
        first = next((at for at in range(min(line, len(self.lines) - 1), -1, -1) if _TOP.match(self.lines[at])), None)
        key = _TOP.match(self.lines[first]) if first is not None else None
        if first is None or key is None or first in self._left_out:
            return False
        self._left_out.add(first)
        last = next((at for at in range(first + 1, len(self.lines)) if _TOP.match(self.lines[at])), len(self.lines))
        self._write(first, f"{key[0]} {mark}")
        for at in range(first + 1, last):
            self._write(at, "")
        self.text = "".join(self._pieces)
        return True

    def _write(self, line: int, put: str) -> None:
        self._mends[line] = [Mend(line, 0, len(self.lines[line]), put)]
        self._pieces[2 * line] = put

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
