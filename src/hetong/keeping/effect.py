"""What a change of the library does to contracts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from hetong.diagnostic import Diagnostic
from hetong.keeping.naming import Translate
from hetong.keeping.printed import Line, Printed, Unit
from hetong.keeping.texts import ALIKE

ADDED, REMOVED, CHANGED, MOVED, UNREAD = "added", "removed", "changed", "moved", "unread"


@dataclass(frozen=True, slots=True)
class Change:
    """A line that came, went, or says something else; what is not there is empty."""

    kind: str
    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class UnitEffect:
    """An article (or what else is one) that came, went, moved among the others, or says something else."""

    kind: str
    anchor: str
    label: str
    title: str
    was_label: str
    was_title: str
    lines: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """A finding without its place, which moves with every line of a file."""

    code: str
    severity: str
    message: str
    path: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What becomes of one contract. ``composed`` says of before and after whether it could be composed at all.

    ``renumbered`` are title, number before and number after of what is in both; ``refused`` says why neither could be composed.
    """

    name: str
    composed: tuple[bool, bool]
    units: tuple[UnitEffect, ...]
    renumbered: tuple[tuple[str, str, str], ...]
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    refused: tuple[Finding, ...] = ()

    @property
    def none(self) -> bool:
        """Whether nothing changed; of two that could not be composed nobody knows."""
        return all(self.composed) and not (self.units or self.renumbered or self.new or self.gone)


def effect(name: str, before: Printed, after: Printed, translate: Translate) -> Effect:
    """From one contract to the other; where one of them is none, its findings say why."""
    composed = (bool(before.units), bool(after.units))
    old, new = {one.anchor: one for one in before.units}, {one.anchor: one for one in after.units}
    both = [(old[anchor], one) for anchor, one in new.items() if anchor in old]
    return Effect(
        name,
        composed,
        tuple(_units(old, new)) if all(composed) else (),
        tuple((one.title, was.label, one.label) for was, one in both if was.label != one.label),
        findings(before.found, after.found, translate),
        findings(after.found, before.found, translate),
        () if any(composed) else shared(before.found, after.found, translate),
    )


def findings(known: Iterable[Diagnostic], told: Iterable[Diagnostic], translate: Translate) -> tuple[Finding, ...]:
    """What is told and was not known, as often as it is."""
    return _listed(_counted(told, translate) - _counted(known, translate))


def shared(known: Iterable[Diagnostic], told: Iterable[Diagnostic], translate: Translate) -> tuple[Finding, ...]:
    """What was known and is told again."""
    return _listed(_counted(told, translate) & _counted(known, translate))


def _counted(found: Iterable[Diagnostic], translate: Translate) -> Counter[Finding]:
    return Counter(_finding(one, translate) for one in found)


def _listed(found: Counter[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found.elements(), key=lambda one: (one.severity, one.code, one.path)))


def _finding(one: Diagnostic, translate: Translate) -> Finding:
    return Finding(one.code, one.severity.value, one.message.said(translate), one.path)


def _units(old: Mapping[str, Unit], new: Mapping[str, Unit]) -> Iterator[UnitEffect]:
    """In the order of the new contract; what went stands where it stood."""
    for tag, a, b, c, d in SequenceMatcher(None, list(old), list(new), autojunk=False).get_opcodes():
        yield from (
            _unit(REMOVED, was, None) for anchor in list(old)[a:b] if tag != "equal" and anchor not in new for was in (old[anchor],)
        )
        for anchor in list(new)[c:d]:
            was, one = old.get(anchor), new[anchor]
            lines = changes(was.lines, one.lines) if was else ()
            if was is None or lines or was.title != one.title or tag != "equal":
                yield _unit(ADDED if was is None else MOVED if tag != "equal" else CHANGED, was, one, lines)


def _unit(kind: str, was: Unit | None, one: Unit | None, lines: tuple[Change, ...] = ()) -> UnitEffect:
    shown = one or was
    assert shown
    if was is None or one is None:
        lines = tuple(_alone(kind, line) for line in shown.lines)
    label, title = (one.label, one.title) if one else ("", "")
    return UnitEffect(kind, shown.anchor, label, title, was.label if was else "", was.title if was else "", lines)


def changes(before: Sequence[Line], after: Sequence[Line]) -> tuple[Change, ...]:
    """The lines that differ, each new one beside the old one that it is most like."""
    senses = ([one.sense for one in before], [one.sense for one in after])
    codes = SequenceMatcher(None, *senses, autojunk=False).get_opcodes()
    return tuple(one for tag, a, b, c, d in codes if tag != "equal" for one in _between(before[a:b], after[c:d]))


def _between(before: Sequence[Line], after: Sequence[Line]) -> Iterator[Change]:
    left = list(before)
    for line in after:
        was = _likest(line, left)
        if was is None:
            yield _alone(ADDED, line)
            continue
        yield from (_alone(REMOVED, one) for one in left[: left.index(was)])
        left = left[left.index(was) + 1 :]
        if was.text != line.text:
            yield Change(CHANGED, line.label, was.shown, line.shown)
    yield from (_alone(REMOVED, one) for one in left)


def _likest(line: Line, among: Sequence[Line]) -> Line | None:
    """The line of which this is another wording, if it is one."""
    alike = [(1.0 if one.text == line.text else SequenceMatcher(None, one.sense, line.sense, autojunk=False).ratio(), one) for one in among]
    return max(((ratio, one) for ratio, one in alike if ratio >= ALIKE), key=lambda one: one[0], default=(0.0, None))[1]


def _alone(kind: str, line: Line) -> Change:
    return Change(kind, line.label, line.shown if kind == REMOVED else "", line.shown if kind == ADDED else "")
