"""The XML of a part, read only after a pass that builds nothing has shown it to be harmless."""

from xml.parsers.expat import ExpatError, ParserCreate

from lxml import etree

from hetong.diagnostic import Message
from hetong.render.docx.container import Element, refused, unreadable

# Nested tables and text boxes of a real document come to about sixty.
DEEPEST, MOST_ATTRIBUTES = 200, 256
_ENCODINGS = frozenset({"UTF-8", "UTF8", "US-ASCII", "ASCII"})
_SAFE = etree.XMLParser(
    encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
)
_FOREIGN = Message("这不是 Word 写的文件；用 Word 打开原文件另存")


def parsed(name: str, part: str, raw: bytes) -> Element:
    """The root, without comments and processing instructions.

    Raises Refused: DOCX01 when it isn't XML in UTF-8, DOCX07 when it declares a document type, DOCX15 when it is nested without end.
    """
    try:
        _Checker(name, part).check(raw)
        return etree.fromstring(raw, _SAFE)
    except (ExpatError, etree.XMLSyntaxError) as wrong:
        raise unreadable(name, Message("部件 {part} 不是正确的 XML：{why}", part=part, why=wrong)) from None


class _Checker:
    """One pass over the events."""

    def __init__(self, name: str, part: str) -> None:
        self._name, self._part, self._depth = name, part, 0
        self._parser = ParserCreate("UTF-8")
        self._parser.ordered_attributes = True
        self._parser.XmlDeclHandler = self._declared
        self._parser.StartDoctypeDeclHandler = self._typed
        self._parser.StartElementHandler = self._opened
        self._parser.EndElementHandler = self._closed

    def check(self, raw: bytes) -> None:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self._declared("", "UTF-16", 0)
        self._parser.Parse(raw, True)

    def _declared(self, version: str, encoding: str | None, standalone: int) -> None:
        if encoding and encoding.upper() not in _ENCODINGS:
            raise unreadable(self._name, Message("部件 {part} 的编码是 {encoding}，不是 UTF-8", part=self._part, encoding=encoding[:20]))

    def _typed(self, *_: object) -> None:
        raise refused("DOCX07", self._name, Message("部件 {part} 里有 DTD 声明", part=self._part), _FOREIGN)

    def _opened(self, tag: str, attributes: list[str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST or len(attributes) > 2 * MOST_ATTRIBUTES:
            raise refused("DOCX15", self._name, Message("部件 {part} 嵌套得太深，或者属性太多", part=self._part), _FOREIGN)

    def _closed(self, tag: str) -> None:
        self._depth -= 1
