"""Where two sequences differ, found with work that grows with their length and never faster."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

# So many comparisons for each element; a contract that a lawyer has worked on takes five.
_WORK = 16
_WORK_FROM = 100_000
# What is remembered on the way grows with the square of the edits.
_MOST_EDITS = 400


class Stretch(NamedTuple):
    """``old[i1:i2]`` became ``new[j1:j2]``; one of them may be empty."""

    i1: int
    i2: int
    j1: int
    j2: int


class Budget:
    """How much may still be compared. ``spent`` tells what it took."""

    def __init__(self, elements: int) -> None:
        self.most, self.spent = _WORK_FROM + _WORK * elements, 0

    def take(self, steps: int) -> bool:
        """Whether so many more may be done."""
        if self.spent + steps > self.most:
            return False
        self.spent += steps
        return True


def differing(old: Sequence[str], new: Sequence[str], budget: Budget | None = None) -> list[Stretch]:
    """The stretches that are not the same, in order. What is too confused to be told apart within the budget is one stretch."""
    budget = budget or Budget(len(old) + len(new))
    found, waiting = [], [Stretch(0, len(old), 0, len(new))]
    while waiting:
        one = _trimmed(old, new, waiting.pop())
        if one.i1 == one.i2 and one.j1 == one.j2:
            continue
        if one.i1 == one.i2 or one.j1 == one.j2 or not budget.take(one.i2 - one.i1 + one.j2 - one.j1):
            found.append(one)
        elif anchors := _anchors(old, new, one):
            waiting += reversed(list(_between(one, anchors)))
        else:
            found += _shortest(old, new, one, budget)
    return found


def _trimmed(old: Sequence[str], new: Sequence[str], one: Stretch) -> Stretch:
    """Without what is the same at both ends."""
    i1, i2, j1, j2 = one
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return Stretch(i1, i2, j1, j2)


def _anchors(old: Sequence[str], new: Sequence[str], one: Stretch) -> list[tuple[int, int]]:
    """What stands exactly once on both sides, as far as its order is the same: the longest chain of it."""
    here, there = old[one.i1 : one.i2], new[one.j1 : one.j2]
    before, after = Counter(here), Counter(there)
    places = {text: at for at, text in enumerate(there, one.j1)}
    pairs = [(at, places[text]) for at, text in enumerate(here, one.i1) if before[text] == 1 == after[text]]
    ends: list[int] = []
    tails: list[int] = []
    back: list[int] = []
    for index, (_, place) in enumerate(pairs):
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        tails[length : length + 1] = [index]
        back.append(tails[length - 1] if length else -1)
    return _chain(pairs, back, tails[-1] if tails else -1)


def _chain(pairs: Sequence[tuple[int, int]], back: Sequence[int], last: int) -> list[tuple[int, int]]:
    found = []
    while last >= 0:
        found.append(pairs[last])
        last = back[last]
    return found[::-1]


def _between(one: Stretch, anchors: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
    i, j = one.i1, one.j1
    for at, place in (*anchors, (one.i2, one.j2)):
        yield Stretch(i, at, j, place)
        i, j = at + 1, place + 1


def _shortest(old: Sequence[str], new: Sequence[str], one: Stretch, budget: Budget) -> list[Stretch]:
    """The fewest edits (Myers, An O(ND) difference algorithm), or the whole stretch when they are too many to search for."""
    rows, columns = one.i2 - one.i1, one.j2 - one.j1
    reached, trace = {1: 0}, []
    for edits in range(min(rows + columns, _MOST_EDITS) + 1):
        if not budget.take(2 * edits + 1):
            return [one]
        trace.append(dict(reached))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1])
            x = reached[diagonal + 1] if down else reached[diagonal - 1] + 1
            start = x
            while x < rows and 0 <= x - diagonal < columns and old[one.i1 + x] == new[one.j1 + x - diagonal]:
                x += 1
            reached[diagonal] = x
            if not budget.take(x - start):
                return [one]
            if x >= rows and x - diagonal >= columns:
                return _joined(one, list(_edits(trace, rows, columns)))
    return [one]


def _edits(trace: Sequence[dict[int, int]], x: int, y: int) -> Iterator[tuple[int, int, int, int]]:
    """Single edits, from the last to the first."""
    for edits in range(len(trace) - 1, 0, -1):
        reached, diagonal = trace[edits], x - y
        down = diagonal == -edits or (diagonal != edits and reached[diagonal - 1] < reached[diagonal + 1])
        before = diagonal + 1 if down else diagonal - 1
        x = reached[before]
        y = x - before
        yield (x, x, y, y + 1) if down else (x, x + 1, y, y)


def _joined(one: Stretch, edits: Sequence[tuple[int, int, int, int]]) -> list[Stretch]:
    """Edits that touch, as one stretch."""
    found: list[Stretch] = []
    for i1, i2, j1, j2 in reversed(edits):
        this = Stretch(one.i1 + i1, one.i1 + i2, one.j1 + j1, one.j1 + j2)
        if found and (found[-1].i2, found[-1].j2) == (this.i1, this.j1):
            found[-1] = Stretch(found[-1].i1, this.i2, found[-1].j1, this.j2)
        else:
            found.append(this)
    return found
