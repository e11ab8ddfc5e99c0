"""Two libraries: which clauses and outlines differ, and what that does to contracts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeVar

from hetong.keeping.effect import ADDED, CHANGED, REMOVED, UNREAD, Change, Effect, Finding, effect, findings, shared
from hetong.keeping.naming import Translate
from hetong.keeping.outline_view import OutlineView, outline_view
from hetong.keeping.printed import printed
from hetong.keeping.shelf import Shelf, shelf
from hetong.model.clause import Clause
from hetong.model.deal.contract import Stance
from hetong.model.outline import Outline
from hetong.pipeline import Spec, Workshop


class _Titled(Protocol):
    @property
    def title(self) -> str: ...


class _Filed(Protocol):
    @property
    def spec(self) -> _Titled: ...


F = TypeVar("F", bound=_Filed)


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that came, went, changed or can't be read in one of the libraries; ``stale``: its wording changed and its version did not.

    ``shown``: one of the contracts shows it.
    """

    kind: str
    id: str
    title: str
    was_version: int
    version: int
    stale: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class OutlineChange:
    """An outline that came, went, can't be read in one of the libraries, or says something else.

    ``lines`` are its clauses, conditions, customary values and words.
    """

    kind: str
    id: str
    title: str
    lines: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Revision:
    """All that differs.

    ``new``, ``gone`` and ``still`` are what is wrong with files of the library, whether a contract asks for them or not: what is in
    a file that neither library can read, nobody knows.
    """

    before: str
    after: str
    clauses: tuple[ClauseChange, ...]
    outlines: tuple[OutlineChange, ...]
    contracts: tuple[Effect, ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    still: tuple[Finding, ...]

    @property
    def none(self) -> bool:
        """Whether the two libraries write the same contracts, and could not write others."""
        return not (self.clauses or self.outlines or self.new or self.gone or self.still) and all(one.none for one in self.contracts)


def revision(names: tuple[str, str], before: Workshop, after: Workshop, specs: Iterable[Spec], translate: Translate) -> Revision:
    """From one library to another, with the deals that are given."""
    old, new = shelf(before), shelf(after)
    contracts = tuple(effect(spec.shown, printed(spec, before), printed(spec, after), translate) for spec in specs)
    shown = frozenset(unit.anchor for one in contracts for unit in one.units)
    recitals = {name for one in new.outlines.values() if "*recitals" in shown and (name := one.spec.recitals)}
    return Revision(
        *names,
        tuple(_clauses(old, new, shown | recitals)),
        tuple(_outlines(old, new, translate)),
        contracts,
        findings(old.found, new.found, translate),
        findings(new.found, old.found, translate),
        shared(old.found, new.found, translate),
    )


def smallest_deals(before: Workshop, after: Workshop) -> Iterator[Spec]:
    """The least that a deal may say, for each outline of both libraries and each stance."""
    common = sorted(set(shelf(before).outlines) & set(shelf(after).outlines))
    for name in common:
        for stance in Stance:
            text = f"合同: {{范本: {name}, 立场: {stance.label}}}\n"
            yield Spec(f"{name}（{stance.label}）", text=text.encode())


def _pairs(
    old: Mapping[str, F], new: Mapping[str, F], unread: frozenset[str], same: Callable[[F, F], bool]
) -> Iterator[tuple[str, str, F | None, F | None]]:
    """Kind, id, before and after of what differs. What can't be read is not gone."""
    for name in sorted({*old, *new}):
        was, now = old.get(name), new.get(name)
        if was is None or now is None:
            yield (UNREAD if name in unread else ADDED if was is None else REMOVED), name, was, now
        elif not same(was, now):
            yield CHANGED, name, was, now


def _clauses(old: Shelf, new: Shelf, shown: frozenset[str]) -> Iterator[ClauseChange]:
    def same(was: Clause, now: Clause) -> bool:
        return was.spec == now.spec

    for kind, name, was, now in _pairs(old.clauses, new.clauses, old.unread | new.unread, same):
        versions = (was.spec.version if was else 0, now.spec.version if now else 0)
        reworded = was is not None and now is not None and was.spec.variants != now.spec.variants
        one = now or was
        yield ClauseChange(kind, name, one.spec.title if one else name, *versions, reworded and versions[0] == versions[1], name in shown)


def _outlines(old: Shelf, new: Shelf, translate: Translate) -> Iterator[OutlineChange]:
    def same(was: Outline, now: Outline) -> bool:
        return was.spec == now.spec and _specs(was) == _specs(now)

    for kind, name, was, now in _pairs(old.outlines, new.outlines, old.unread | new.unread, same):
        before = _said(outline_view(was, old, translate)) if was else {}
        after = _said(outline_view(now, new, translate)) if now else {}
        one = now or was
        yield OutlineChange(kind, name, one.spec.title if one else name, tuple(_differences(before, after)) if was and now else ())


def _specs(outline: Outline) -> Mapping[str, object]:
    return {path: tuple(one.spec for one in offered) for path, offered in outline.offered.items()}


def _said(view: OutlineView) -> dict[str, str]:
    """Everything that an outline says, by what it is about."""
    places = [*view.recitals, *(one for part in view.parts for one in part.places), *view.annexes]
    said = {f"clause {one.clause}": f"《{one.title or one.clause}》{f'【{one.when}】' if one.when else ''}" for one in places}
    customs: dict[str, list[str]] = {}
    for one in view.customs:
        customs.setdefault(one.path, []).append(f"{'【' + one.when + '】' if one.when else ''}{one.title}：{one.value}（{one.why}）")
    said |= {f"custom {path}": "；".join(ones) for path, ones in customs.items()}
    said |= {f"word {word}": f"{word}→{called}" for word, called in view.words}
    return said | {"head": f"{view.title}；{view.industry}；{view.numbering}；{view.style}"}


def _differences(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key, ""), after.get(key, "")
        if was != now:
            yield Change(ADDED if not was else REMOVED if not now else CHANGED, "", was, now)
