"""Cases by seed and number, each under limits of time and memory, over several processes."""

import resource
import signal
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from time import process_time

from tests.fuzz.entries import ENTRIES

SECONDS, MEGABYTES = 2.0, 500
_HANG = 20  # a case that does not end is ended
_CHUNK = 50


@dataclass(frozen=True)
class Failure:
    """A case that went wrong: ``kind``, ``seed`` and ``number`` make it again."""

    kind: str
    seed: int
    number: int
    why: str


@dataclass(frozen=True)
class Result:
    """A stretch of cases: how many ran, the slowest in seconds of CPU, the process's largest size in MB."""

    ran: int
    slowest: float
    megabytes: int
    failures: tuple[Failure, ...]


def case(kind: str, seed: int, number: int) -> Failure | None:
    """One case; None when all is well."""
    random = Random(f"{kind}:{seed}:{number}")
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_HANG)
    begun, before = process_time(), megabytes()
    try:
        ENTRIES[kind](random)
    except Exception:
        return Failure(kind, seed, number, traceback.format_exc(limit=-6))
    finally:
        signal.alarm(0)
    took, size = process_time() - begun, megabytes() - before  # what the process was before is not this case's doing
    if took > SECONDS:
        return Failure(kind, seed, number, f"{took:.1f} s")
    return Failure(kind, seed, number, f"{size} MB") if size > MEGABYTES else None


def input_of(kind: str, seed: int, number: int) -> str | bytes:
    """What a case puts in. Raises what the case raises."""
    return ENTRIES[kind](Random(f"{kind}:{seed}:{number}"))


def megabytes() -> int:
    """The largest that this process has been."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def stretch(job: tuple[str, int, int, int]) -> Result:
    """The cases ``first`` to ``last`` of a kind."""
    kind, seed, first, last = job
    slowest, failures = 0.0, []
    for number in range(first, last):
        begun = process_time()
        if (failure := case(kind, seed, number)) is not None:
            failures.append(failure)
        slowest = max(slowest, process_time() - begun)
    return Result(last - first, slowest, megabytes(), tuple(failures))


def run(kind: str, count: int, seed: int, processes: int) -> Iterator[Result]:
    """``count`` cases of a kind, a stretch at a time, in no order. A process ends after some stretches: its size is its own cases'."""
    jobs = [(kind, seed, first, min(first + _CHUNK, count)) for first in range(0, count, _CHUNK)]
    with get_context("forkserver").Pool(processes, maxtasksperchild=20) as pool:
        yield from pool.imap_unordered(stretch, jobs)


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {_HANG} s")
