"""The annexes: of the library, worded by the deal itself, and files that are attached as they are."""

from collections.abc import Mapping

from hetong.compose.wording import Writer
from hetong.model.contract import Annex
from hetong.model.deal import Deal
from hetong.model.deal.choices import AttachedFile
from hetong.model.selection import Chosen, SelectedAnnex, Selection


def annexes(selection: Selection, deal: Deal, writers: Mapping[str, Writer]) -> tuple[Annex, ...]:
    """In the order of the selection. One that the deal lists has the title that the deal gives it."""
    return tuple(_annex(one, deal, writers) for one in selection.annexes)


def _annex(annex: SelectedAnnex, deal: Deal, writers: Mapping[str, Writer]) -> Annex:
    listed = deal.annexes[annex.index] if annex.index is not None else None
    if annex.chosen:
        usual = annex.chosen.variant.title or annex.chosen.clause.spec.title
        return _worded(annex.chosen, writers[annex.anchor], listed.title if listed else usual)
    assert listed is not None, annex.anchor  # without wording there is nothing but what the deal lists
    return _attached(annex, listed, deal)


def _worded(chosen: Chosen, writer: Writer, title: str) -> Annex:
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


def _attached(annex: SelectedAnnex, listed: AttachedFile, deal: Deal) -> Annex:
    at = deal.where(f"annexes.{annex.index}")
    where = f"本附件见所附文件“{listed.file}”" if listed.file else None if listed.note else "本附件于签署时附后"
    note = f"（{'。'.join(one for one in (where, listed.note) if one)}）"
    return Annex(annex.anchor, listed.title, at, file=listed.file, note=note)
