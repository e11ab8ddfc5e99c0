"""The text of a clause for a reader: values by the titles of their facts, references by the titles of clauses."""

from collections.abc import Iterator

from hetong.diagnostic import Message
from hetong.keeping.naming import Naming, Translate, in_words
from hetong.markup import Citation, Piece, Prose, Room, Span, Value, parse_text
from hetong.model.clause import TableSpec
from hetong.model.condition import ALWAYS


def readable(text: str, naming: Naming, translate: Translate) -> str:
    """甲方应当自收到对账单之日起〔付款.确认期限〕内确认；按照《争议解决》处理"""
    return "".join(_piece(piece, naming, translate) for piece in parse_text(text))


def _piece(piece: Piece, naming: Naming, translate: Translate) -> str:
    match piece:
        case Prose(text):
            return text
        case Value(path):
            return f"〔{naming.fact(path)}〕"
        case Citation(targets, words):
            said = "、".join(naming.reference(one, translate) for one in targets)
            return said + (Message("〔没有时写“{words}”〕", words=words).said(translate) if words else "")
        case Room(width):
            return "_" * (2 * width)
        case Span(pieces):
            return f"｛{''.join(_piece(one, naming, translate) for one in pieces)}｝"


def columns(table: TableSpec, naming: Naming, translate: Translate) -> Iterator[str]:
    """The columns of a table, each with what its cells hold and when it is there."""
    rows = naming.walking(table.each)
    if table.when != ALWAYS:
        yield f"【{in_words(table.when, rows, translate)}】"
    for column in table.columns:
        when = f"【{in_words(column.when, rows, translate)}】" if column.when != ALWAYS else ""
        yield f"{when}{column.title}：{readable(column.value, rows, translate)}"
