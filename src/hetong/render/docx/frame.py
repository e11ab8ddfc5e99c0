"""What the template's own words are filled with: cover, parties, closing line, signature page.

Texts are plain and escaped by the template; a ``Markup`` holds finished runs, so that a blank keeps its look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from markupsafe import Markup

from hetong.model.contract import Contract, Row, Signature
from hetong.render.docx.wordml import Ink, run, runs

_SHORT = 10


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled value of the cover or of the party block."""

    label: str
    value: Markup


@dataclass(frozen=True, slots=True)
class Party:
    """The party's name with its role, and what else stands about it."""

    head: Line
    rows: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """One half of the signature page. ``act``: 盖章 or 签字."""

    role: str
    name: Markup
    anchor: str
    act: str


@dataclass(frozen=True, slots=True)
class Across:
    """The same line of the left and of the right party; a party that has no such line leaves its half empty."""

    left: Markup
    right: Markup


@dataclass(frozen=True, slots=True)
class Pair:
    """Two parties side by side; the last line is apart because it alone may part from what follows."""

    left: Signer | None
    right: Signer | None
    lines: tuple[Across, ...]
    last: Across


def frame(ink: Ink, contract: Contract) -> Mapping[str, object]:
    """The template's variables, except those that hold whole paragraphs."""
    return {
        "title": contract.title,
        "number": Markup(runs(ink, contract.number)),
        "cover": tuple(_line(ink, row) for row in contract.cover),
        "parties": tuple(_party(ink, sheet.rows) for sheet in contract.parties),
        "closing": contract.closing,
        "signatures": tuple(_pair(ink, contract.signatures[at : at + 2]) for at in range(0, len(contract.signatures), 2)),
    }


def _line(ink: Ink, row: Row) -> Line:
    return Line(row.label, Markup(runs(ink, row.inlines)))


def _party(ink: Ink, rows: Sequence[Row]) -> Party:
    head, *others = (_line(ink, row) for row in rows)
    return Party(head, tuple(others))


def _pair(ink: Ink, signatures: Sequence[Signature]) -> Pair:
    signers: list[Signer | None] = [_signer(ink, signature) for signature in signatures]
    columns = [[_signed(ink, row) for row in signature.rows] for signature in signatures]
    if len(signers) == 1:
        signers, columns = [*signers, None], [*columns, []]
    lines = [Across(left, right) for left, right in zip_longest(*columns, fillvalue=Markup(""))]
    *above, last = lines or [Across(Markup(""), Markup(""))]
    return Pair(signers[0], signers[1], tuple(above), last)


def _signer(ink: Ink, signature: Signature) -> Signer:
    return Signer(signature.role, Markup(runs(ink, signature.name)), signature.anchor, signature.act)


def _signed(ink: Ink, row: Row) -> Markup:
    """A row without a value is filled in by hand: its tab draws the line to write on, below a label that leaves no room for it."""
    line = "\t" if len(row.label) <= _SHORT else "\n\t"
    return Markup(run(ink, f"{row.label}：") + (runs(ink, row.inlines) or run(ink, line)))
