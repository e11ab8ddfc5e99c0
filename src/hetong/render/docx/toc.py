"""The table of contents as it stands until Word makes it anew: a field with every heading in it, each leading to its place.

No page numbers: only the program that lays the pages out knows them, and a wrong one is worse than none. The frame around the field
is what Word offers its own command to update the contents on.
"""

from collections.abc import Iterator

from hetong.model.contract import Contract
from hetong.model.scheme import separator
from hetong.render.docx.references import part_anchor
from hetong.render.docx.style import Style
from hetong.render.docx.wordml import Ink, field, link, paragraph, run

_Heading = tuple[Style, str, str]


def contents(ink: Ink, contract: Contract) -> str:
    """The entries, one a paragraph; nothing for a contract without headings."""
    headings = list(_headings(contract))
    if not headings:
        return ""
    entries = [link(ink.marks[anchor].name, run(ink, text)) for _, anchor, text in headings]
    before, after = field(_code(contract))
    entries[0] = before + entries[0]
    entries[-1] += after
    inner = "".join(paragraph(ink, style, entry) for (style, _, _), entry in zip(headings, entries, strict=True))
    part = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{part}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def _code(contract: Contract) -> str:
    """Below a part an article's level is its own, not that of its style: there the outline alone is asked."""
    return r"TOC \h \z \u" if any(part.title for part in contract.parts) else r'TOC \o "1-1" \h \z \u'


def _headings(contract: Contract) -> Iterator[_Heading]:
    for part in contract.parts:
        if part.title:
            yield Style.TOC, part_anchor(part), _joined(part.label, part.title)
        level = Style.TOC_BELOW if part.title else Style.TOC
        for article in part.articles:
            yield level, article.anchor, _joined(article.label, article.title)
    for annex in contract.annexes:
        yield Style.TOC, annex.anchor, _joined(annex.label, annex.title)


def _joined(label: str, title: str) -> str:
    return label + separator(label) + title
