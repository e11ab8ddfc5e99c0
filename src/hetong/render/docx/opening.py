"""Pages before the cover: a section of their own, set as the first one of the template, so that the cover looks as it does alone."""

import re

_BODY = b"<w:body>"
_SECTION = re.compile(rb"<w:sectPr\b[^>]*/>|<w:sectPr\b.*?</w:sectPr>", re.DOTALL)
_TYPE = re.compile(rb"<w:type\b[^>]*/>")
# The mark that ends a section must stand in a paragraph; as low as this it never takes a page of its own.
_END = b'<w:p><w:pPr><w:pStyle w:val="%b"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>%b</w:pPr></w:p>'


def opened_with(document: bytes, pages: bytes, style: str) -> bytes:
    """The main part with ``pages`` (WordprocessingML) first, ended in a paragraph of the style with the id ``style``.

    What follows begins on a new page, whatever its section says.
    """
    first = _SECTION.search(document)
    if not pages or first is None:
        return document
    section = _TYPE.sub(b"", first[0])
    head, body = document[: first.start()].split(_BODY, 1)
    return b"".join([head, _BODY, pages, _END % (style.encode(), section), body, section, document[first.end() :]])
