"""The texts of a library as the rules read them: each once, with its place, its values told apart from its words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hetong.anatomy import Node, nodes, shape_of
from hetong.diagnostic import Location
from hetong.markup import Citation, Piece, Prose, Room, Span, Value, parse_text
from hetong.model.clause import Clause, ClauseKind, ParagraphSpec, ParamType
from hetong.zh.duration import Duration

# What stands for a value in a passage: ‹payment.due› a period, «fees.total» any other, 〔termination〕 a reference, ＿ room to write.
PERIOD, VALUE, REFERENCE, ROOM = "‹{}›", "«{}»", "〔{}〕", "＿"
A_PERIOD, A_VALUE, A_REFERENCE = r"‹[^›]+›", r"[‹«][^›»]+[›»]", r"〔[^〕]+〕"
_TOKENS = re.compile(rf"{A_VALUE}|{A_REFERENCE}|{ROOM}")
_STOP = re.compile("[。；！？]")


class Kind(StrEnum):
    """What a text is to its reader."""

    WORDING = "wording"
    CELL = "cell"
    LABEL = "label"  # a title, the name or the explanation of a parameter


@dataclass(frozen=True, slots=True)
class Passage:
    """One text. ``lead`` is what the paragraph says in front of the item; ``plain`` marks forms and tables, which bind by no sentences."""

    clause: Clause
    at: Location
    text: str
    kind: Kind
    lead: str = ""
    plain: bool = False
    node: Node | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Between full stops and semicolons, without them."""
        return tuple(one for one in (part.strip() for part in _STOP.split(self.text)) if one)

    @property
    def head(self) -> str:
        """The path of the paragraph that it stands in; empty for what stands in none."""
        return (*self.node.above, self.node)[0].path if self.node else ""

    @property
    def basis(self) -> frozenset[str]:
        """The articles of law that it rests on."""
        nodes = (*self.node.above, self.node) if self.node else ()
        return frozenset((*self.clause.spec.basis, *(one for node in nodes for one in node.spec.basis)))


def passages(clause: Clause) -> tuple[Passage, ...]:
    """Every text of a clause that a reader of contracts, or of the library, sees."""
    found = [*_labels(clause), *(one for node in nodes(clause) for one in _of(node))]
    return tuple({(one.at, one.text, one.kind): one for one in reversed(found)}.values())[::-1]


def _labels(clause: Clause) -> Iterator[Passage]:
    spec = clause.spec
    yield Passage(clause, clause.where("title"), spec.title, Kind.LABEL)
    for i, variant in enumerate(spec.variants):
        if variant.title:
            yield Passage(clause, clause.where(f"variants.{i}.title"), variant.title, Kind.LABEL)
    for name, param in spec.params.items():
        said = (("label", param.label), ("help", param.help), ("why", param.why))
        yield from (Passage(clause, clause.where(f"params.{name}.{key}"), text, Kind.LABEL) for key, text in said if text)


def _of(node: Node) -> Iterator[Passage]:
    lead = "".join(masked(one.spec.text, one) for one in node.above)
    plain = node.clause.spec.kind is ClauseKind.SHEET or _form((*node.above, node)[0])
    for path, text in node.texts:
        kind = Kind.WORDING if path == "text" else Kind.CELL
        at = node.clause.where(f"{node.path}.{path}")
        yield Passage(node.clause, at, masked(text, node), kind, lead, plain or kind is Kind.CELL, node)
        for piece in parse_text(text):
            if isinstance(piece, Citation) and piece.words:
                yield Passage(node.clause, at, piece.words, Kind.CELL, plain=True, node=node)


def _form(paragraph: Node) -> bool:
    return isinstance(paragraph.spec, ParagraphSpec) and (paragraph.spec.plain or paragraph.spec.signing)


def plain_words(text: str) -> str:
    """A passage's text without the signs for values, references and rooms."""
    return _TOKENS.sub("", text)


def masked(text: str, node: Node) -> str:
    """A text with signs for its values, references and rooms."""
    return "".join(_sign(piece, node) for piece in parse_text(text))


def _sign(piece: Piece, node: Node) -> str:
    match piece:
        case Prose(text):
            return text
        case Span(pieces):
            return "".join(_sign(one, node) for one in pieces)
        case Room():
            return ROOM
        case Citation(targets):
            return REFERENCE.format("、".join(targets))
        case Value(path):
            return (PERIOD if is_period(path, node) else VALUE).format(path)


def is_period(path: str, node: Node) -> bool:
    """Whether a value is a length of time."""
    first, _, rest = path.partition(".")
    if first == "params":
        param = node.clause.spec.params.get(rest)
        return param is not None and param.type is ParamType.DURATION
    shape = shape_of(path, node.table_variables)
    return shape is not None and shape.leaf is Duration
