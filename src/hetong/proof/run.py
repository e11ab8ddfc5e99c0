"""The whole proof of a library: files, clauses, wording, references, contracts."""

from collections.abc import Iterable, Iterator, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path

from hetong.diagnostic import Diagnostic, Location, Message, Refused, Severity, error
from hetong.load import every_clause, load_house_style, load_outline
from hetong.model.house_style import HouseStyle
from hetong.model.outline import Outline
from hetong.proof.clauses import clause_faults
from hetong.proof.contracts import contract_faults
from hetong.proof.deals import rows
from hetong.proof.emptiness import empty_articles
from hetong.proof.house import House
from hetong.proof.references import references
from hetong.wording import LibraryText, check_wording

_PARTS = 8  # for each process, so that none waits long for another
# What can't be read or asked is not composed.
_STOPPING = ("FILE", "SRC", "LIB0", "LIB1", "LIB2")
# Seen by the proof of a sentence and again in contracts, or in many of them.
_ONCE = frozenset({"LIB31", "LIB32", "LIB33", "LIB36", "TXT10", "TXT11", "DEF02"})


@dataclass(frozen=True, slots=True)
class Folders:
    """What is checked: clauses, outlines, and what the library is to call things (None: whatever it likes)."""

    clauses: Path
    outlines: Path
    style: Path | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """What was proven of an outline, and over how much: ``claims`` combinations for references and terms, ``contracts`` composed whole."""

    outline: str
    claims: int
    contracts: int


@dataclass(frozen=True, slots=True)
class Proof:
    """The findings, by place, and what stands behind them."""

    found: tuple[Diagnostic, ...]
    reports: tuple[Report, ...] = ()
    clauses: int = 0


def prove(folders: Folders, processes: int, whole: bool = True) -> Proof:
    """Everything that can be proven of a library. ``whole`` False leaves out the contracts: what is left takes seconds.

    Where a file can't be read, nothing is proven of what contracts have in common: it would all be wrong for the same reason.
    """
    clauses, unread = every_clause(folders.clauses)
    outlines, unsound = _outlines(folders.outlines)
    try:
        style = load_house_style(folders.style) if folders.style else HouseStyle()
    except Refused as refused:
        style, unsound = HouseStyle(), (*unsound, *refused.diagnostics)
    library = {clause.spec.id: clause for clause in clauses}
    found = [*unread, *unsound, *check_wording(LibraryText(clauses, style))]
    found += [one for clause in clauses for one in clause_faults(clause, frozenset(library))]
    files = {path.stem for path in folders.clauses.glob("*/*.yaml")}
    found += [one for outline in outlines for one in _strangers(outline, files)]
    if any(one.severity is Severity.ERROR and one.code.startswith(_STOPPING) for one in found):
        return Proof(_ordered(found), (), len(clauses))
    houses = [House(outline, library) for outline in outlines]
    proven = [references(house) for house in houses]
    found += [one for house in houses for one in empty_articles(house)]
    composed = _contracts(folders, houses, processes) if whole else [(0, ())] * len(houses)
    found += [one for each in proven for one in each.found]
    found += [one for _, each in composed for one in each]
    reports = [
        Report(house.outline.spec.id, claims.combinations, contracts)
        for house, claims, (contracts, _) in zip(houses, proven, composed, strict=True)
    ]
    return Proof(_ordered(found), tuple(reports), len(clauses))


def _outlines(folder: Path) -> tuple[tuple[Outline, ...], tuple[Diagnostic, ...]]:
    """The outlines that can be read, and what is wrong with the others."""
    outlines: list[Outline] = []
    found: list[Diagnostic] = []
    for path in sorted(folder.glob("*.yaml")):
        try:
            outlines.append(load_outline(folder, path.stem, Location(str(path))))
        except Refused as refused:
            found += refused.diagnostics
    return tuple(outlines), tuple(found)


def _strangers(outline: Outline, known: Set[str]) -> Iterator[Diagnostic]:
    """Clauses that an outline names and the library does not have."""
    spec = outline.spec
    named = [(f"parts.{i}.clauses.{j}", slot.clause) for i, part in enumerate(spec.parts) for j, slot in enumerate(part.clauses)]
    named += [(f"annexes.{index}", slot.clause) for index, slot in enumerate(spec.annexes)]
    for path, name in (*named, *((("recitals", spec.recitals),) if spec.recitals else ())):
        if name not in known:
            yield error("LIB09", outline.where(path), Message("条款库里没有“{id}”", id=name), Message("条款的标识就是它的文件名"))


_Composed = tuple[int, tuple[Diagnostic, ...]]


def _contracts(folders: Folders, houses: Sequence[House], processes: int) -> list[_Composed]:
    """How many contracts of each house were composed, and what is wrong with them."""
    if processes < 2:
        return [_composed(house, 0, 1) for house in houses]
    jobs = [(folders, house.outline.spec.id, part, processes * _PARTS) for house in houses for part in range(processes * _PARTS)]
    with ProcessPoolExecutor(processes) as pool:
        done = list(pool.map(_in_worker, jobs))
    size = processes * _PARTS
    return [_together(done[start : start + size]) for start in range(0, len(done), size)]


def _in_worker(job: tuple[Folders, str, int, int]) -> _Composed:
    """A worker reads the library itself, once: it is smaller than what would have to be sent."""
    folders, outline, part, parts = job
    return _composed(_house(folders, outline), part, parts)


@cache
def _house(folders: Folders, outline: str) -> House:
    clauses, _ = every_clause(folders.clauses)
    return House(load_outline(folders.outlines, outline, Location(outline)), {clause.spec.id: clause for clause in clauses})


def _composed(house: House, part: int, parts: int) -> _Composed:
    mine = list(islice(rows(house), part, None, parts))
    return len(mine), tuple(dict.fromkeys(one for row in mine for one in contract_faults(house, row)))


def _together(done: Iterable[_Composed]) -> _Composed:
    listed = list(done)
    return sum(count for count, _ in listed), tuple(dict.fromkeys(one for _, found in listed for one in found))


def _ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """By place; the same fault seen by two proofs is told once, by the first."""
    first: dict[tuple[str, Location], Diagnostic] = {}
    several: list[Diagnostic] = []
    for one in found:
        if one.code in _ONCE:
            first.setdefault((one.code, one.at), one)
        else:
            several.append(one)
    return tuple(sorted((*first.values(), *dict.fromkeys(several)), key=lambda one: one.sort_key))
