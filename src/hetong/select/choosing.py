"""The wording of every wanted clause, each in its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hetong.diagnostic import Diagnostic, Message, Severity, error
from hetong.model.clause import Clause, ClauseKind
from hetong.model.condition import facts_of
from hetong.model.deal import Deal
from hetong.model.outline import Outline
from hetong.model.selection import Chosen, SelectedAnnex, SelectedPart, Selection
from hetong.select.departures import departures, gone
from hetong.select.guests import Group
from hetong.select.own import own_text, places_inside
from hetong.select.placing import Region, Rules, Seating, seated
from hetong.select.variants import Chooser, idle_stances
from hetong.select.wanted import Wanted

_REGIONS = {ClauseKind.RECITALS: Region.RECITALS, ClauseKind.ARTICLE: Region.ARTICLES, ClauseKind.ANNEX: Region.ANNEXES}


def select(library: Mapping[str, Clause], outline: Outline, deal: Deal, want: Wanted) -> Selection:
    """The variant of every wanted clause, and what the deal brings itself, in their places.

    A clause without a matching variant, or with two equally narrow ones, or a pinned variant that does not exist, has a finding, and a
    variant all the same, so that nothing else is found wrong because of it.
    """
    chooser = Chooser(deal)
    chosen = {one: chooser.choose(library[one]) for one in want.ids if one in library}
    found = [*want.found, *_unused_choices(deal, want), *chooser.found, *_misplaced(deal, chosen)]
    seats, wrong = seated(Seating(want.recitals, want.parts, want.annexes), want.guests, _rules(outline, deal, chosen), deal)
    chosen |= _own(want, seats, deal)
    found += (*wrong, *idle_stances(deal, chosen), *_essential(library, want, deal))
    lost = gone(library, want, deal)
    listed = [key for row in seats.rows for key in row]
    return Selection(
        recitals=_present(seats.recitals, chosen),
        parts=_parts(outline, seats, chosen),
        annexes=tuple(_annexes(seats.annexes, chosen, want)),
        left_out=want.left_out,
        asked=_asked(outline),
        departures=departures(listed, chosen, lost, want, deal),
        names={guest.name: guest.key for guest in want.guests if guest.replaces and guest.name not in ("", guest.key)},
        gone=lost,
        found=tuple(_hinted(found, chosen)),
        key_terms=chosen.get(want.key_terms or ""),
    )


def _hinted(found: Iterable[Diagnostic], chosen: Mapping[str, Chosen]) -> Iterator[Diagnostic]:
    """Who names a clause by its title learns its id."""
    titles = {choice.variant.title or choice.clause.spec.title: name for name, choice in chosen.items()}
    for one in found:
        name = titles.get(str(one.message.fields.get("id"))) if one.code == "DEAL08" else None
        yield replace(one, hint=Message("写它的 id：{id}", id=name)) if name else one


def _essential(library: Mapping[str, Clause], want: Wanted, deal: Deal) -> Iterator[Diagnostic]:
    """A clause that says why no contract can do without it, and that the deal leaves out all the same."""
    for name, path in want.departed.items():
        reason = library[name].spec.essential if name in library else None
        if reason and not path.endswith(".replaces"):
            message = Message("“{title}”不能不用：{reason}", title=library[name].spec.title, reason=reason)
            yield error(
                "DEAL36", deal.where(path), message, Message("删掉这一行；要换成自己的写法，写自拟条款，加“替换: {id}”", id=name), path
            )


def _rules(outline: Outline, deal: Deal, chosen: Mapping[str, Chosen]) -> Rules:
    closing = frozenset(slot.clause for part in outline.spec.parts for slot in part.clauses if slot.closing)
    kinds = {one: _REGIONS[kind] for one, choice in chosen.items() if (kind := choice.clause.spec.kind) in _REGIONS}
    order = (one for i, one in enumerate(deal.clauses.order) if deal.knows(f"clauses.order.{i}"))
    return Rules(closing, tuple(order), kinds)


def _own(want: Wanted, seats: Seating, deal: Deal) -> dict[str, Chosen]:
    """The deal's own wording by its key, each of the kind of the region in which it stands."""
    inside, recitals = places_inside(deal), set(seats.recitals)
    texts: dict[str, Chosen] = {}
    for guest in want.guests:
        article = ClauseKind.RECITALS if guest.key in recitals else ClauseKind.ARTICLE
        kind = ClauseKind.ANNEX if guest.group is Group.ANNEX else article
        if not guest.left and (text := own_text(guest, kind, deal, inside.get(guest.path, {}))):
            texts[guest.key] = text
    return texts


def _present(row: tuple[str, ...], chosen: Mapping[str, Chosen]) -> tuple[Chosen, ...]:
    return tuple(chosen[one] for one in row if one in chosen)


def _parts(outline: Outline, seats: Seating, chosen: Mapping[str, Chosen]) -> tuple[SelectedPart, ...]:
    listed = zip(outline.spec.parts, seats.parts, strict=True)
    return tuple(SelectedPart(spec.title, spec.restart, _present(row, chosen)) for spec, row in listed)


def _annexes(row: tuple[str, ...], chosen: Mapping[str, Chosen], want: Wanted) -> Iterator[SelectedAnnex]:
    listed = {guest.key: guest for guest in want.guests if guest.group is Group.ANNEX and not guest.left}
    for key in row:
        guest = listed.get(key)
        if key in chosen:
            yield SelectedAnnex(key, chosen[key], guest.index if guest else None)
        elif guest and not guest.clause:
            yield SelectedAnnex(key, None, guest.index)


def _asked(outline: Outline) -> frozenset[str]:
    slots = (*(slot for part in outline.spec.parts for slot in part.clauses), *outline.spec.annexes)
    return frozenset(test.path for slot in slots for test in facts_of(slot.when))


def _unused_choices(deal: Deal, want: Wanted) -> Iterator[Diagnostic]:
    """A choice about a clause that this contract does not have, or about wording that the deal writes itself: it would be lost."""
    own = {name for guest in want.guests if not guest.clause for name in (guest.name, guest.key)}
    left = {one.clause_id for one in want.left_out} - want.used - own
    choices = deal.clauses
    for kind, names in (("variants", choices.variants), ("stances", choices.stances), ("params", choices.params)):
        for name in names:
            path = f"clauses.{kind}.{name}"
            if name in left and deal.knows(path):
                message = Message("这份合同不用条款“{id}”，这里写的没有作用", id=name)
                hint = Message("删掉这一行，或者在“条款.加用”里加上它；用 hetong plan 看为什么不用")
                yield Diagnostic("DEAL22", Severity.WARNING, deal.where(path), message, hint, path)
            elif name in own and name not in want.used and kind == "variants" and deal.knows(path):
                message = Message("“{id}”是自己写的，没有变体，这里写的没有作用", id=name)
                yield Diagnostic("DEAL22", Severity.WARNING, deal.where(path), message, Message("删掉这一行，把要的文字写在“款”里"), path)


def _misplaced(deal: Deal, chosen: Mapping[str, Chosen]) -> Iterator[Diagnostic]:
    """Clauses of the library that are listed where their kind has no place."""
    for index, annex in enumerate(deal.annexes):
        choice = chosen.get(annex.clause) if annex.clause else None
        if choice and (kind := choice.clause.spec.kind) is not ClauseKind.ANNEX:
            path = f"annexes.{index}.clause"
            message = Message("条款“{id}”是{kind}的条款，不能作附件", id=annex.clause, kind=kind.label)
            hint = Message("改写附件条款的标识；附上文件的，写“文件”")
            yield error("DEAL09", deal.where(path), message, hint, path)
    for index, one in enumerate(deal.clauses.include):
        path, kind = f"clauses.include.{index}", chosen[one.clause].clause.spec.kind if one.clause in chosen else ClauseKind.ARTICLE
        if kind is ClauseKind.SHEET:
            message = Message("“{id}”是商务要点，不能加在正文里", id=one.clause)
            yield error("DEAL09", deal.where(path), message, Message("写成“合同: {{商务要点: 是}}”"), path)
        if kind is ClauseKind.ANNEX:
            message = Message("条款“{id}”是附件的条款，不能加在正文里", id=one.clause)
            hint = Message("写到“附件”下面：{{标题: …, 条款: {id}}}", id=one.clause)
            yield error("DEAL09", deal.where(path), message, hint, path)
