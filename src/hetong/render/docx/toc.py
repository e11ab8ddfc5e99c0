"""The table of contents as it stands until Word makes it anew: a field with every heading in it, each leading to its place.

No page numbers: only the program that lays the pages out knows them, and a wrong one is worse than none.
"""

from collections.abc import Iterator

from hetong.model.contract import Contract
from hetong.model.scheme import separator
from hetong.render.docx.references import part_anchor
from hetong.render.docx.style import Style
from hetong.render.docx.wordml import Ink, field, link, paragraph, run

_CODE = r'TOC \o "1-1" \h \z \u'


def contents(ink: Ink, contract: Contract) -> str:
    """The entries, one a paragraph; nothing for a contract without headings."""
    entries = [link(ink.marks[anchor].name, run(ink, text)) for anchor, text in _headings(contract)]
    if not entries:
        return ""
    before, after = field(_CODE)
    entries[0] = before + entries[0]
    entries[-1] += after
    return "".join(paragraph(ink, Style.TOC, entry) for entry in entries)


def _headings(contract: Contract) -> Iterator[tuple[str, str]]:
    for part in contract.parts:
        if part.title:
            yield part_anchor(part), _joined(part.label, part.title)
        for article in part.articles:
            yield article.anchor, _joined(article.label, article.title)
    for annex in contract.annexes:
        yield annex.anchor, f"{annex.label} {annex.title}"


def _joined(label: str, title: str) -> str:
    return label + separator(label) + title
