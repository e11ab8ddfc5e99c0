"""Where the time goes of what falls short."""

import cProfile
import pstats
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_TOP = 8


def of_call(run: Callable[[], object]) -> list[str]:
    """The functions that take the most time by themselves, in a process that is warm."""
    run()
    profile = cProfile.Profile()
    profile.runcall(run)
    return list(_lines(pstats.Stats(profile)))


def of_command(arguments: tuple[str, ...]) -> list[str]:
    """The same of a whole ``hetong`` process, imports included."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        file = Path(folder) / "profile"
        words = (sys.executable, "-m", "cProfile", "-o", str(file), "-m", "hetong", *arguments)
        subprocess.run(words, check=True, capture_output=True)
        return list(_lines(pstats.Stats(str(file))))


def _lines(stats: pstats.Stats) -> Iterator[str]:
    functions = stats.get_stats_profile().func_profiles
    total = sum(one.tottime for one in functions.values()) or 1.0
    for name, one in sorted(functions.items(), key=lambda pair: -pair[1].tottime)[:_TOP]:
        yield f"{one.tottime / total:4.0%}  {one.ncalls:>9} 次  {_place(one.file_name, one.line_number)}{name}"


def _place(file: str, line: int) -> str:
    path = Path(file)
    return f"{path.parent.name}/{path.name}:{line} " if line else ""
