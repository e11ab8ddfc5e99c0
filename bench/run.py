"""The whole measurement, in order."""

import os
import platform
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bench import aims, cases, profile
from bench.aims import Aim, Result
from bench.report import Row, rows, table
from bench.timing import Measure, Series, in_turns, taking
from bench.workloads import example, large, synthetic_library

ROUNDS = 15
_FEW, _MANY = 100, 10_000


@dataclass(frozen=True, slots=True)
class Group:
    """Series that were taken in turns. ``profiles`` tells of a series where its time goes."""

    subject: str
    series: Mapping[str, Series]
    results: tuple[Result, ...]
    profiles: Mapping[str, Callable[[], list[str]]]

    @property
    def rows(self) -> Iterator[Row]:
        """Its lines of the table."""
        return rows(self.subject, self.series, self.results)

    @property
    def short(self) -> Iterator[str]:
        """For each series that falls short of an aim, where its time goes."""
        for name in dict.fromkeys(one.aim.mine for one in self.results if not one.met):
            yield "\n".join(
                [f"\n未达到：{self.subject}，{name}。按自身时间，最多的函数：", *(f"  {line}" for line in self.profiles[name]())]
            )


def bench(folder: Path, rounds: int, soffice: str | None, large_too: bool = True, many: int = _MANY) -> Iterator[str]:
    """The output, piece by piece. Without ``soffice`` no PDF is measured."""
    yield f"{platform.python_implementation()} {platform.python_version()}，{os.cpu_count()} 核，{rounds} 轮交替，处理器时间（含子进程）"
    groups = list(_groups(folder, rounds, soffice, large_too, many))
    yield table([row for group in groups for row in group.rows])
    if soffice is None:
        yield "没有装 LibreOffice：PDF 没有比较。"
    for group in groups:
        yield from group.short


def _groups(folder: Path, rounds: int, soffice: str | None, large_too: bool, many: int) -> Iterator[Group]:
    subjects = [cases.subject(one, folder) for one in (example(), *([large(folder)] if large_too else []))]
    for one in subjects:
        runs = cases.warm(one)
        yield _group(f"{one.workload.name}，热", {name: taking(run) for name, run in runs.items()}, rounds, aims.WARM, runs)
    for one in subjects:
        yield _cold(one, folder, rounds)
    yield _library(subjects[0], folder, rounds, many)
    if soffice:
        runs = {aims.TYPST: cases.typst(subjects[0])}
        measures = {aims.TYPST: taking(runs[aims.TYPST]), aims.OFFICE: cases.office(subjects[0], soffice, folder)}
        yield _group("PDF", measures, max(rounds // 5, 1), aims.PDF, runs)


def _cold(one: cases.Subject, folder: Path, rounds: int) -> Group:
    commands = cases.cold(one, folder)
    measures = {name: taking(cases.command(words)) for name, words in commands.items()}
    series = in_turns(measures, rounds)
    profiles = {name: (lambda words=words: profile.of_command(words[1:])) for name, words in commands.items()}
    return Group(f"{one.workload.name}，冷", series, aims.results(aims.COLD, series), profiles)


def _library(one: cases.Subject, folder: Path, rounds: int, many: int) -> Group:
    sizes = {aims.SMALL_LIBRARY: _FEW, aims.LARGE_LIBRARY: many}
    runs = {name: cases.library(one, synthetic_library(folder / str(size), size)) for name, size in sizes.items()}
    measures = {name: taking(run) for name, run in runs.items()}
    return _group(f"条款库 {_FEW} → {many:,} 条", measures, rounds, aims.LIBRARY, runs)


def _group(subject: str, measures: Mapping[str, Measure], rounds: int, wanted: tuple[Aim, ...], runs: Mapping[str, cases.Run]) -> Group:
    series = in_turns(measures, rounds)
    profiles = {name: (lambda run=run: profile.of_call(run)) for name, run in runs.items()}
    return Group(subject, series, aims.results(wanted, series), profiles)
