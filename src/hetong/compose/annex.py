"""The annexes: those the deal lists, in its order, then the outline's that it does not list."""

from collections.abc import Iterator, Mapping

from hetong.compose.wording import Writer
from hetong.model.contract import Annex
from hetong.model.deal import Deal
from hetong.model.deal.contract import AttachedFile
from hetong.model.selection import Chosen, Selection


def annexes(selection: Selection, deal: Deal, writers: Mapping[str, Writer]) -> tuple[Annex, ...]:
    """Generated and attached annexes. An attached one may be referred to by its ``id``."""
    return tuple(_all(selection, deal, writers))


def _all(selection: Selection, deal: Deal, writers: Mapping[str, Writer]) -> Iterator[Annex]:
    listed = {annex.clause for annex in deal.annexes if annex.clause}
    for index, annex in enumerate(deal.annexes):
        if annex.clause and annex.clause in selection.annexes:
            yield _generated(selection.annexes[annex.clause], writers[annex.clause], annex.title)
        elif not annex.clause:
            yield _attached(annex, index, deal)
    for clause_id, chosen in selection.annexes.items():
        if clause_id not in listed:
            yield _generated(chosen, writers[clause_id], chosen.variant.title or chosen.clause.spec.title)


def _generated(chosen: Chosen, writer: Writer, title: str) -> Annex:
    spec = chosen.clause.spec
    return Annex(
        anchor=spec.id,
        title=title,
        origin=chosen.clause.where(f"variants.{chosen.index}"),
        paragraphs=writer.paragraphs(),
        variant=chosen.variant.id,
        version=spec.version,
        defines=writer.definitions(),
        uses=spec.uses,
    )


def _attached(annex: AttachedFile, index: int, deal: Deal) -> Annex:
    at = deal.where(f"annexes.{index}")
    where = f"本附件见所附文件“{annex.file}”" if annex.file else None if annex.note else "本附件于签署时附后"
    note = f"（{'。'.join(one for one in (where, annex.note) if one)}）"
    return Annex(annex.id or f"~annex{index}", annex.title, at, file=annex.file, note=note)
