"""The whole tree: frame, articles, annexes."""

from collections.abc import Mapping

from hetong.compose.annex import annexes
from hetong.compose.budget import Budget
from hetong.compose.definitions import without_idle
from hetong.compose.frame import closing, cover, number_row, parties, signatures
from hetong.compose.key_terms import key_terms
from hetong.compose.params import params_of
from hetong.compose.presence import Presence
from hetong.compose.wording import Writer
from hetong.diagnostic import Diagnostic
from hetong.facts import Fact, Scope
from hetong.model.contract import Article, Contract, Paragraph, Part
from hetong.model.deal import Deal
from hetong.model.deal.contract import Numbering, Stance
from hetong.model.selection import OWN, Chosen, Selection
from hetong.usage import deciding


def compose(selection: Selection, deal: Deal) -> tuple[Contract, tuple[Diagnostic, ...]]:
    """The contract tree, and what is wrong: parameters that a clause does not take, faults of the library.

    Raises Refused for a contract that is too long.
    """
    names = (*(chosen.id for chosen in selection.chosen), *(annex.anchor for annex in selection.annexes))
    scopes = _Scopes(deal, Fact(tuple(dict.fromkeys(names)), "selected", "条款", many=True))
    found: list[Diagnostic] = []
    params = {chosen.id: params_of(chosen.clause, deal, found) for chosen in selection.chosen}
    budget = Budget()
    seen = {chosen.id: scopes.of(chosen.id).having(params=params[chosen.id]) for chosen in selection.chosen}
    presence = Presence({chosen.id: (chosen, seen[chosen.id]) for chosen in selection.chosen}, names, selection.names)
    writers = {chosen.id: Writer(chosen, seen[chosen.id], deal, budget, presence) for chosen in selection.chosen}
    about, annexed, sheet = parties(deal), annexes(selection, deal, writers), selection.key_terms
    contract = Contract(
        title=deal.contract.title or "",
        number=number_row(deal),
        cover=cover(deal),
        sheets=(key_terms(sheet, writers[sheet.id], about, annexed, {one.id for one in selection.chosen}, deal),) if sheet else (),
        parties=about,
        recitals=_recitals(selection, writers),
        parts=_parts(selection, writers),
        closing=closing(deal),
        signatures=signatures(deal),
        annexes=annexed,
        scheme=deal.contract.numbering or Numbering.ARTICLE,
        style=deal.contract.style or "standard",
        language=deal.contract.language,
        date=deal.signing.date.day.isoformat() if deal.signing.date else "",
        deciding=deciding(selection, scopes.of),
        own=frozenset(chosen.id for chosen in selection.chosen if chosen.clause.category == OWN),
        gone=selection.gone,
    )
    faults = [fault for writer in writers.values() for fault in writer.faults]
    return without_idle(contract), (*found, *faults)


class _Scopes:
    """The facts as each clause sees them: a deal may give a clause a stance of its own."""

    def __init__(self, deal: Deal, selected: Fact) -> None:
        self._deal, self._selected = deal, selected
        self._made: dict[Stance, Scope] = {}

    def of(self, clause_id: str) -> Scope:
        """Made once for each stance: a scope remembers what was looked up."""
        seen = self._deal.leaning(clause_id)
        stance = seen.contract.stance
        if stance not in self._made:
            self._made[stance] = Scope.of(seen).having(selected=self._selected)
        return self._made[stance]


def _recitals(selection: Selection, writers: Mapping[str, Writer]) -> tuple[Paragraph, ...]:
    """In their order, but for what closes them, which stays last."""
    written = [paragraph for chosen in selection.recitals for paragraph in writers[chosen.id].paragraphs()]
    closing = {anchor for chosen in selection.recitals for anchor in writers[chosen.id].closing}
    return (*(one for one in written if one.anchor not in closing), *(one for one in written if one.anchor in closing))


def _parts(selection: Selection, writers: Mapping[str, Writer]) -> tuple[Part, ...]:
    return tuple(
        Part(part.title, tuple(_article(chosen, writers[chosen.id]) for chosen in part.clauses), part.restart) for part in selection.parts
    )


def _article(chosen: Chosen, writer: Writer) -> Article:
    spec = chosen.clause.spec
    return Article(
        anchor=spec.id,
        title=chosen.variant.title or spec.title,
        paragraphs=writer.paragraphs(),
        variant=chosen.variant.id,
        version=spec.version,
        origin=chosen.clause.where(f"variants.{chosen.index}"),
        defines=writer.definitions(),
        uses=spec.uses,
    )
