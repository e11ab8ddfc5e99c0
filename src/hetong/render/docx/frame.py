"""What the template's own words are filled with: cover, parties, closing line, signature page.

Texts are plain and escaped by the template; a ``Markup`` holds finished runs, so that a blank keeps its look.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from unicodedata import east_asian_width

from markupsafe import Markup

from hetong.model.contract import Contract, Filled, Inlines, Row, Signature
from hetong.model.words import WORDS, Words
from hetong.render.docx.wordml import Ink, plain, run, runs

# So many characters alone on the last line of a name look like a slip.
_LONELY = 2


@dataclass(frozen=True, slots=True)
class Labels:
    """The page's own words, in the characters of the contract."""

    number: str
    contents: str
    draft: str
    before_page: str
    before_pages: str
    after_pages: str


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
    """One half of the signature page. ``act``: 盖章 or 签字. ``narrow``: the name breaks better in narrower lines."""

    role: str
    name: Markup
    anchor: str
    act: str
    narrow: bool


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


def frame(ink: Ink, contract: Contract, seats: float) -> Mapping[str, object]:
    """The template's variables, except those that hold whole paragraphs.

    ``facts`` are the lines of the cover that the party block does not repeat, for a contract without a cover. ``seats``: how many
    characters of a name stand on one line of the signature page. ``number_text`` is the number without its look, for the header.
    """
    heads = {sheet.rows[0].label for sheet in contract.parties if sheet.rows}
    return {
        "words": _labels(WORDS[contract.script]),
        "title": contract.title,
        "number": Markup(runs(ink, contract.number)),
        "number_text": plain(contract.number),
        "cover": tuple(_line(ink, row) for row in contract.cover),
        "facts": tuple(_line(ink, row) for row in contract.cover if row.label not in heads),
        "parties": tuple(_party(ink, sheet.rows) for sheet in contract.parties),
        "closing": contract.closing,
        "signatures": tuple(_pair(ink, contract.signatures[at : at + 2], seats) for at in range(0, len(contract.signatures), 2)),
    }


def _labels(words: Words) -> Labels:
    return Labels(words.number, words.contents, words.draft, *words.pages)


def _line(ink: Ink, row: Row) -> Line:
    return Line(row.label, Markup(runs(ink, row.inlines)))


def _party(ink: Ink, rows: Sequence[Row]) -> Party:
    head, *others = (_line(ink, row) for row in rows)
    return Party(head, tuple(others))


def _pair(ink: Ink, signatures: Sequence[Signature], seats: float) -> Pair:
    signers: list[Signer | None] = [_signer(ink, signature, seats) for signature in signatures]
    columns = [[_signed(ink, row, seats) for row in signature.rows] for signature in signatures]
    if len(signers) == 1:
        signers, columns = [*signers, None], [*columns, []]
    lines = _side_by_side(*columns)
    return Pair(signers[0], signers[1], lines[:-1], lines[-1])


def _side_by_side(left: Sequence[Markup], right: Sequence[Markup]) -> tuple[Across, ...]:
    """Level from the top, but for the dates that both sides end in."""
    height = max(len(left), len(right), 1)
    padded = ([*side[:-1], *[Markup("")] * (height - len(side)), *side[-1:]] for side in (left, right))
    return tuple(Across(*pair) for pair in zip(*padded, strict=True))


def _signer(ink: Ink, signature: Signature, seats: float) -> Signer:
    """A name that has no room beside its label stands below it."""
    name = plain(signature.name)
    below = _width(f"{signature.role}（{signature.act}）：{name}") > seats
    parted = _width(name) > seats and all(_width(half) <= seats for half in _halves(name))
    lonely = _width(name) > seats and not parted and 0 < _width(name) % int(seats) <= _LONELY
    shown = Markup(run(ink, "\n" * below) + runs(ink, _parted(signature.name) if parted else signature.name))
    return Signer(signature.role, shown, signature.anchor, signature.act, lonely)


def _halves(name: str) -> tuple[str, str]:
    before, bracket, after = name.partition("（")
    return before, bracket + after


def _parted(name: Inlines) -> Inlines:
    """云桥电子商务（杭州）有限公司 breaks before its bracket rather than inside."""
    return tuple(replace(one, text=one.text.replace("（", "\n（", 1)) if isinstance(one, Filled) else one for one in name)


def _width(text: str) -> float:
    """In Chinese characters."""
    return sum(1 if east_asian_width(char) in "WF" else 0.5 for char in text)


def _signed(ink: Ink, row: Row, seats: float) -> Markup:
    """A label that leaves no room beside it breaks before （签字）, so that the rule to sign on stands beside what it is for."""
    long = _width(f"{row.label}：{plain(row.inlines)}") > seats
    label = row.label.replace("（", "\n（", 1) if long else row.label
    return Markup(run(ink, f"{label}：") + runs(ink, row.inlines))
