"""Which clauses there are, and in which of them some words stand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hetong.diagnostic import Message
from hetong.keeping.columns import aligned
from hetong.keeping.comparing import Mark, rows
from hetong.keeping.naming import Naming, Translate
from hetong.keeping.shelf import Shelf
from hetong.keeping.wording import columns, readable
from hetong.model.clause import Clause, ClauseKind, ParagraphSpec
from hetong.visible import line

_IN_TITLE, _IN_TERM, _IN_PARAM, _IN_TEXT, _MOST = 20, 8, 4, 1, 10
_AROUND, _PLACES = 30, 3


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list."""

    id: str
    title: str
    version: int
    kind: str
    category: str
    variants: tuple[str, ...]
    outlines: tuple[str, ...]


def listed(shelf: Shelf, kind: ClauseKind | None, used_by: str) -> tuple[Listed, ...]:
    """The clauses of a kind, or all; those that an outline has a place for, or all."""
    return tuple(
        Listed(name, spec.title, spec.version, spec.kind.label, clause.category, tuple(one.id for one in spec.variants), users)
        for name, clause in shelf.clauses.items()
        for spec, users in ((clause.spec, shelf.users(name)),)
        if kind in (None, spec.kind) and (not used_by or used_by in users)
    )


def list_as_text(found: Sequence[Listed], translate: Translate) -> str:
    """One line a clause."""
    names = (Message("标识"), Message("标题"), Message("版本"), Message("种类"), Message("变体"), Message("范本"))
    head = tuple(one.said(translate) for one in names)
    cells = [(one.id, one.title, str(one.version), one.kind, "、".join(one.variants), "、".join(one.outlines) or "—") for one in found]
    counted = Message("共 {n} 条", n=len(found)).said(translate)
    return "\n".join((*map(line, aligned([head, *cells])), counted))


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph or item that holds one of the words at least. ``path`` is its anchor inside the clause, or that of what it stands in."""

    path: str
    variant: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause that holds every word, with how much speaks for it."""

    id: str
    title: str
    score: int
    params: tuple[str, ...]
    places: tuple[Place, ...]


def search(shelf: Shelf, words: Sequence[str], translate: Translate) -> tuple[Hit, ...]:
    """The clauses in which all of the words stand, the likeliest first: title, then terms and parameters, then how often in the text."""
    hits = (_hit(clause, [one.casefold() for one in words], shelf, translate) for clause in shelf.clauses.values())
    return tuple(sorted((one for one in hits if one), key=lambda one: (-one.score, one.id)))


def _hit(clause: Clause, words: Sequence[str], shelf: Shelf, translate: Translate) -> Hit | None:
    spec = clause.spec
    places = tuple(_places(clause, shelf, translate))
    params = {f"{one.label} {name}": f"{one.label} {name} {one.help or ''}" for name, one in spec.params.items()}
    weighed = (
        (_IN_TITLE, [f"{spec.id} {spec.title}"]),
        (_IN_TERM, [one.term for one in spec.terms]),
        (_IN_PARAM, list(params.values())),
        (_IN_TEXT, [one.text for one in places]),
    )
    scores = [sum(weight * min(_MOST, sum(word in text.casefold() for text in texts)) for weight, texts in weighed) for word in words]
    if not all(scores):
        return None
    holding = sorted((one for one in places if _held(one.text, words)), key=lambda one: -_held(one.text, words))
    return Hit(spec.id, spec.title, sum(scores), tuple(name for name, text in params.items() if _held(text, words)), tuple(holding))


def _held(text: str, words: Sequence[str]) -> int:
    return sum(word in text.casefold() for word in words)


def _places(clause: Clause, shelf: Shelf, translate: Translate) -> Iterator[Place]:
    """Every text of the base, then what the variants have of their own."""
    naming = Naming.of(clause.spec, shelf.titles)
    for variant in clause.spec.variants:
        for row in rows(clause.spec, variant):
            if row.mark is Mark.DROPPED or (variant is not clause.spec.variants[0] and row.mark is Mark.KEPT):
                continue
            names = row.named(naming).walking(row.node.each)
            table = row.node.table if isinstance(row.node, ParagraphSpec) else None
            cells = columns(table, names, translate) if table else ()
            yield Place(row.near, variant.id, "｜".join((readable(row.node.text, names, translate), *cells)))


def hits_as_text(hits: Sequence[Hit], words: Sequence[str], translate: Translate) -> str:
    """Each clause with the first places, each cut down to what stands around the word."""
    return "\n\n".join("\n".join(map(line, _hit_lines(one, words, translate))) for one in hits)


def _hit_lines(hit: Hit, words: Sequence[str], translate: Translate) -> Iterator[str]:
    yield f"{hit.title}  {hit.id}"
    yield from (f"  {translate('参数：')}{one}" for one in hit.params)
    for place in hit.places[:_PLACES]:
        anchor = f"{hit.id}.{place.path}" if place.path else hit.id
        yield f"  {anchor}  [{place.variant}]  {_around(place.text, words)}"
    if left := len(hit.places) - _PLACES:
        yield from ([f"  {Message('……还有 {n} 处', n=left).said(translate)}"] if left > 0 else [])


def _around(text: str, words: Sequence[str]) -> str:
    first = min(found for word in words if (found := text.casefold().find(word.casefold())) >= 0)
    start, end = max(0, first - _AROUND), first + 2 * _AROUND
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
