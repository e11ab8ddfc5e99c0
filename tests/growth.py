"""Steps counted instead of time: how many lines of ours a piece of work runs through."""

import sys
from collections.abc import Callable, Mapping, Sequence
from types import FrameType
from typing import Any, TypeVar

from tests.drafts import ROOT

T = TypeVar("T")
_OURS = str(ROOT / "src" / "hetong")
_NOISE = 500  # lines: what a work of this size does once


def steps(work: Callable[[], T]) -> tuple[int, T]:
    """The lines of ``hetong`` that run, each as often as it does, and what comes of it."""
    count = 0

    def inside(frame: FrameType, event: str, given: Any) -> Any:
        nonlocal count
        count += event == "line"
        return inside

    def entering(frame: FrameType, event: str, given: Any) -> Any:
        nonlocal count
        if not frame.f_code.co_filename.startswith(_OURS):
            return None
        count += 1
        return inside

    before = sys.gettrace()
    sys.settrace(entering)
    try:
        result = work()
    finally:
        sys.settrace(before)
    return count, result


def growth(counts: Sequence[int]) -> float:
    """Of counts at n, 2n and 4n: how much more the second doubling adds than the first. 2 is linear, 4 quadratic, 8 cubic."""
    small, middle, large = counts
    return 0.0 if large - small < _NOISE else (large - middle) / max(middle - small, 1)


def growths(measured: Sequence[Mapping[str, int]]) -> dict[str, float]:
    """The growth of each stage."""
    return {stage: round(growth([one[stage] for one in measured]), 2) for stage in measured[0]}
