"""What every reader of a Word file shares: the names of its parts, a look into its elements, and how a fault in it is told.

Whatever is refused is said with its place, so that the sender can mend it.
"""

import posixpath
import re

from lxml import etree

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
CORE, APP, TYPES = "docProps/core.xml", "docProps/app.xml", "[Content_Types].xml"
PACKAGE_RELATIONS, RELATIONS = "_rels/.rels", "word/_rels/document.xml.rels"
XML_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# The parts that a contract's own text is written into.
WRITTEN = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
NEEDED = (TYPES, PACKAGE_RELATIONS, DOCUMENT, RELATIONS, STYLES, NUMBERING)


def fault(code: str, name: str, message: Message, hint: Message) -> Diagnostic:
    """A finding about the file as a whole or about one of its parts, which the message names."""
    return error(code, Location(name), message, hint)


def refused(code: str, name: str, message: Message, hint: Message) -> Refused:
    """The same, where nothing more can be found out."""
    return Refused([fault(code, name, message, hint)])


def unreadable(name: str, why: object) -> Refused:
    """DOCX01."""
    return refused("DOCX01", name, Message("读不了 Word 文件：{why}", why=why), Message("换一个用 Word 或者 WPS 存成 .docx 的文件"))


def serialised(root: Element) -> bytes:
    """The part, UTF-8 with its declaration."""
    return XML_HEAD + etree.tostring(root, encoding="utf-8")


def value(element: Element, path: str) -> str:
    """``w:val`` of a child of Word's namespace, empty without one: ``value(style, "pPr/basedOn")``."""
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return found.get(f"{W}val", "") if found is not None else ""


def relations_of(part: str) -> str:
    """The name of the part that holds its relationships."""
    return f"{posixpath.dirname(part)}/_rels/{posixpath.basename(part)}.rels"


def drop(element: Element) -> None:
    """Take an element out of its tree, together with what is in it."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def excerpt(element: Element) -> str:
    """The first words of the paragraph that an element stands in, to find the place by."""
    place: Element | None = element
    while place is not None and place.tag != f"{W}p":
        place = place.getparent()
    text = "".join(piece.text or "" for piece in (element if place is None else place).iter(f"{W}t")).strip()
    return text[:30] if text else "（空段落）"
