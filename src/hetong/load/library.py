"""Clauses and outlines from their folders. Only the clauses that are asked for are read: a folder of ten thousand costs no more."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import lru_cache
from os.path import isfile
from pathlib import Path
from types import MappingProxyType

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error
from hetong.load.files import digest, read_bytes
from hetong.load.ladders import with_rungs
from hetong.load.reading import M, read
from hetong.load.soundness import clause_problems, outline_problems
from hetong.load.variants import whole_variants
from hetong.model.clause import Clause, ClauseKind, ClauseSpec
from hetong.model.house_style import HouseStyle
from hetong.model.outline import Custom, CustomsSpec, Outline, OutlineSpec
from hetong.source import Node, parse
from hetong.usage import mentioned, plain_path


def load_outline(folder: Path, name: str, asked_at: Location) -> Outline:
    """The outline ``name``. Raises Refused; ``asked_at`` is where the deal names it."""
    path = folder / f"{name}.yaml"
    if not _plain_name(name) or not path.is_file():
        known = sorted(one.stem for one in folder.glob("*.yaml"))
        near = get_close_matches(name, known, 1)
        hint = Message("是不是“{near}”？", near=near[0]) if near else Message("可选：{known}", known="、".join(known))
        raise Refused([error("DEAL13", asked_at, Message("没有范本“{name}”", name=name), hint, "contract.outline")])
    spec, places, found = _document(read_bytes(path, str(path)), str(path), OutlineSpec)
    outline = Outline(spec, str(path), places, _shared(spec, places, folder.parent / "customs", str(path)))
    if problems := [*found, *outline_problems(outline)]:
        raise Refused(problems)
    return outline


def _shared(spec: OutlineSpec, places: Mapping[str, Location], folder: Path, file: str) -> Mapping[str, Custom]:
    """The customary values of every file that an outline names, those of later files over those of earlier ones. Raises Refused."""
    shared: dict[str, Custom] = {}
    for index, name in enumerate(spec.customs):
        path = folder / f"{name}.yaml"
        if not _plain_name(name) or not path.is_file():
            at = places.get(f"customs.{index}", Location(file))
            raise Refused([error("LIB22", at, Message("没有通用惯例“{name}”", name=name), Message("写 templates/customs/ 下的文件名"))])
        customs, found_at, found = _document(read_bytes(path, str(path)), str(path), CustomsSpec)
        if found:
            raise Refused(found)
        shared |= {one: Custom(value, found_at.get(f"assume.{one}", Location(str(path)))) for one, value in customs.assume.items()}
    return shared


def load_clauses(folder: Path, wanted: Mapping[str, Location]) -> tuple[Mapping[str, Clause], tuple[Diagnostic, ...]]:
    """The wanted clauses by id, each with the place that asks for it: those that can be read, and what is wrong with the others."""
    categories = sorted(entry for entry in folder.iterdir() if entry.is_dir())
    found: list[Diagnostic] = []
    clauses: dict[str, Clause] = {}
    for clause_id, asked_at in wanted.items():
        try:
            clauses[clause_id] = _load_clause(clause_id, asked_at, categories)
        except Refused as refused:
            found += refused.diagnostics
    return MappingProxyType(clauses), tuple(found)


def every_clause(folder: Path) -> tuple[tuple[Clause, ...], tuple[Diagnostic, ...]]:
    """The whole library, by category and id: the clauses that can be read, and what is wrong with the others."""
    files = sorted(folder.glob("*/*.yaml"))
    clauses, found = load_clauses(folder, {path.stem: Location(str(path)) for path in files})
    return tuple(clauses[path.stem] for path in files if path.stem in clauses), found


def load_house_style(path: Path) -> HouseStyle:
    """What a library is to call things. Raises Refused."""
    style, _, found = _document(read_bytes(path, str(path)), str(path), HouseStyle)
    if found:
        raise Refused(found)
    return style


def clauses_that_use(folder: Path, path: str) -> tuple[Clause, ...]:
    """The clauses of the whole library that could print or ask about a fact or group, those first that say most of it.

    A sheet repeats what clauses say. Reads every file: only for what a contract lost.
    """
    wanted = plain_path(path)
    read = (_readable(file) for file in folder.glob("*/*.yaml"))
    clauses = [clause for clause in read if clause and clause.spec.kind is not ClauseKind.SHEET]
    weighed = sorted((-_mentions(clause, wanted), clause.spec.id) for clause in clauses)
    by_id = {clause.spec.id: clause for clause in clauses}
    return tuple(by_id[name] for weight, name in weighed if weight)


def _mentions(clause: Clause, path: str) -> int:
    """How many facts at or below a path the clause uses."""
    known = {one for variant in clause.spec.variants for one in mentioned(variant)}
    return sum(one == path or one.startswith(f"{path}.") for one in known)


def _readable(path: Path) -> Clause | None:
    try:
        return read_clause(path)
    except Refused:  # it is told when a contract asks for it
        return None


def _load_clause(clause_id: str, asked_at: Location, categories: Iterable[Path]) -> Clause:
    # One stat a category, with as little around it as can be: it is asked for every clause.
    names = [f"{category}/{clause_id}.yaml" for category in categories] if _plain_name(clause_id) else []
    paths = [Path(name) for name in names if isfile(name)]  # noqa: PTH113 - six hundred times, and a Path costs ten times the stat
    if not paths:
        near = get_close_matches(clause_id, (one.stem for category in categories for one in category.glob("*.yaml")), 1)
        hint = Message("是不是“{near}”？", near=near[0]) if near else Message("条款的标识就是它的文件名")
        raise Refused([error("LIB09", asked_at, Message("条款库里没有“{id}”", id=clause_id), hint)])
    if len(paths) > 1:
        message = Message("条款“{id}”在两个类别里都有", id=clause_id)
        raise Refused([error("LIB10", Location(str(paths[1])), message, Message("标识在整个条款库里只能用一次"))])
    return read_clause(paths[0])


def read_clause(path: Path) -> Clause:
    """One clause file. Raises Refused with everything that is wrong with it."""
    try:
        state = path.stat()
    except OSError:
        return _clause(path)
    return _unchanged(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=1024)
def _unchanged(path: Path, modified: int, size: int) -> Clause:
    """The same clause until its file changes: a batch reads its library once."""
    return _clause(path)


def _clause(path: Path) -> Clause:
    content = read_bytes(path, str(path))
    spec, places, found = _document(content, str(path), ClauseSpec, _written_out)
    clause = Clause(spec, path.parent.name, str(path), places, digest(content))
    problems = [*found, *_problems(clause, path)]
    if problems:
        raise Refused(problems)
    return clause


def _written_out(root: Node) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Each variant whole, each ladder a paragraph a stance."""
    whole, found = whole_variants(root)
    made, wrong = with_rungs(whole)
    return made, (*found, *wrong)


def _document(
    content: bytes, file: str, model: type[M], written_out: Callable[[Node], tuple[Node, tuple[Diagnostic, ...]]] = lambda node: (node, ())
) -> tuple[M, Mapping[str, Location], tuple[Diagnostic, ...]]:
    """What a file of the library says, where, and what is wrong but did not keep it from being read. Raises Refused."""
    node, found = parse(content, file)
    if any(one.code == "SRC01" for one in found):  # a clause that was read in part says nothing about what it lacks
        raise Refused(found)
    node, wrong = written_out(node)
    found = (*found, *wrong)
    try:
        return *read(node, model, "LIB"), found
    except Refused as refused:
        raise Refused(sorted([*found, *refused.diagnostics], key=lambda one: one.sort_key)) from None


def _problems(clause: Clause, path: Path) -> Iterator[Diagnostic]:
    if clause.spec.id != path.stem:
        message = Message("标识“{id}”与文件名不同", id=clause.spec.id)
        yield error("LIB13", clause.where("id"), message, Message("把文件名改成 {id}.yaml", id=clause.spec.id))
    yield from clause_problems(clause)


def _plain_name(name: str) -> bool:
    """A name that stays inside its folder and that any file system can hold."""
    return len(name) <= 100 and name.replace("-", "").replace("_", "").isalnum() and name.isascii()
