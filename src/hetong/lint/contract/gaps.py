"""What a contract says and can't keep: references and terms of the library whose other end the deal left out or replaced.

Each is the doing of one line of the spec, so REF01 and DEF01 leave it to DEAL33. What the deal words itself it can mend where it stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from hetong.model.contract import Annex, Article, Gone, Paragraph, Ref, Text, leaves
from hetong.model.numbered import Numbered

Holder = Article | Annex


@dataclass(frozen=True, slots=True)
class Gap:
    """``target`` is what a reference names, empty for a term; ``holder`` is None on a sheet and in the recitals."""

    gone: Gone
    holder: Holder | None
    target: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A reference without a text, and whether the deal wrote it itself; ``holder`` is None on a sheet and in the recitals."""

    ref: Ref
    holder: Holder | None
    own: bool


def gaps(numbered: Numbered) -> Iterator[Gap]:
    """In the order of the contract."""
    gone = {one.clause_id: one for one in numbered.contract.gone}
    lost = {term: one for one in reversed(numbered.contract.gone) for term in one.terms}
    for one in dangling(numbered):
        if not one.own and (cause := gone.get(one.ref.target.partition(".")[0])):
            yield Gap(cause, one.holder, target=one.ref.target)
    for holder, term in undefined(numbered):
        if term in lost and holder.anchor not in numbered.contract.own:
            yield Gap(lost[term], holder, term=term)


def dangling(numbered: Numbered) -> Iterator[Dangling]:
    """Every reference that has no text, in reading order."""
    own = numbered.contract.own
    sheets = (paragraph for sheet in numbered.contract.sheets for paragraph in sheet.paragraphs)
    for paragraph in (*sheets, *numbered.contract.recitals):
        yield from (Dangling(ref, None, paragraph.anchor.partition(".")[0] in own) for ref in _without_text(paragraph))
    for holder in numbered.contract.holders:
        for paragraph in holder.paragraphs:
            yield from (Dangling(ref, holder, holder.anchor in own) for ref in _without_text(paragraph))


def undefined(numbered: Numbered) -> Iterator[tuple[Holder, str]]:
    """Every term that is said and not defined, with what says it; a clause may name terms of sentences that this contract does without."""
    holders = tuple(numbered.contract.holders)
    defined = {definition.term for holder in holders for definition in holder.defines}
    for holder in holders:
        lacking = [term for term in holder.uses if term not in defined]
        text = _words(holder) if lacking else ""
        yield from ((holder, term) for term in lacking if term in text)


def _words(holder: Holder) -> str:
    return "\n".join(one.text for paragraph in holder.paragraphs for one in leaves(paragraph) if isinstance(one, Text))


def _without_text(paragraph: Paragraph) -> Iterator[Ref]:
    return (one for one in leaves(paragraph) if isinstance(one, Ref) and not one.text)
