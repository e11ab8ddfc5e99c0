"""The whole tree: frame, articles, annexes."""

from collections.abc import Mapping

from hetong.compose.annex import annexes
from hetong.compose.budget import Budget
from hetong.compose.frame import closing, cover, number_row, parties, signatures
from hetong.compose.key_terms import key_terms
from hetong.compose.params import params_of
from hetong.compose.wording import Writer
from hetong.diagnostic import Diagnostic
from hetong.facts import Fact, Scope
from hetong.model.contract import Article, Contract, Part
from hetong.model.deal import Deal
from hetong.model.deal.contract import Numbering
from hetong.model.selection import Chosen, Selection
from hetong.usage import deciding


def compose(selection: Selection, deal: Deal) -> tuple[Contract, tuple[Diagnostic, ...]]:
    """The contract tree, and what is wrong: parameters that a clause does not take, faults of the library.

    Raises Refused for a contract that is too long.
    """
    chosen_ids = tuple(chosen.id for chosen in selection.chosen)
    scope = Scope.of(deal).having(selected=Fact(chosen_ids, "selected", "条款", many=True))
    found: list[Diagnostic] = []
    params = {chosen.id: params_of(chosen.clause, deal, found) for chosen in selection.chosen}
    budget = Budget()
    writers = {chosen.id: Writer(chosen, scope.having(params=params[chosen.id]), deal, budget) for chosen in selection.chosen}
    about, annexed, sheet = parties(deal), annexes(selection, deal, writers), selection.key_terms
    contract = Contract(
        title=deal.contract.title or "",
        number=number_row(deal),
        cover=cover(deal),
        sheets=(key_terms(sheet, writers[sheet.id], about, annexed, deal),) if sheet else (),
        parties=about,
        recitals=writers[selection.recitals.id].paragraphs() if selection.recitals else (),
        parts=_parts(selection, writers),
        closing=closing(deal),
        signatures=signatures(deal),
        annexes=annexed,
        scheme=deal.contract.numbering or Numbering.ARTICLE,
        style=deal.contract.style or "standard",
        language=deal.contract.language,
        date=deal.signing.date.day.isoformat() if deal.signing.date else "",
        deciding=deciding(selection, scope),
    )
    faults = [fault for writer in writers.values() for fault in writer.faults]
    return contract, (*found, *faults)


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
