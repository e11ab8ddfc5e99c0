"""Medians of processor time, taken in turns, so that what else the machine does falls on all alike."""

import gc
import resource
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Series:
    """Seconds of each round, the rounds of all series in the same order."""

    taken: tuple[float, ...]

    @property
    def median(self) -> float:
        """In seconds."""
        return median(self.taken)

    def over(self, other: "Series") -> float:
        """How many times the other's time this takes: the median over the rounds, each compared within itself."""
        return median(mine / theirs for mine, theirs in zip(self.taken, other.taken, strict=True))


def processor_time() -> float:
    """Seconds of this process and of the processes that it has waited for, all threads and the system's share included."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def taking(run: Callable[[], object]) -> Measure:
    """Measures a call; what is garbage before it is not charged to it."""

    def measure() -> float:
        gc.collect()
        start = processor_time()
        run()
        return processor_time() - start

    return measure


def in_turns(measures: Mapping[str, Measure], rounds: int) -> Mapping[str, Series]:
    """A round takes each once, every second round backwards; a first round warms up and is thrown away."""
    taken: dict[str, list[float]] = {name: [] for name in measures}
    forwards = list(measures.items())
    for number in range(rounds + 1):
        for name, measure in _turned(forwards, number):
            seconds = measure()
            taken[name] += [seconds] if number else []
    return {name: Series(tuple(seconds)) for name, seconds in taken.items()}


def _turned(order: Sequence[tuple[str, Measure]], number: int) -> Sequence[tuple[str, Measure]]:
    return order[::-1] if number % 2 else order
