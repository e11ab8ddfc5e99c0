"""Pages before the cover stand in a section of their own, and leave the rest of the document as it is without them."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from hetong.diagnostic import Location
from hetong.model.contract import Paragraph, Sheet, Text
from hetong.model.numbered import Numbered
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.docx.opening import opened_with
from tests.drafts import WORKSHOP, composed, example
from tests.office import Office

STYLES = ("standard", "gongwen", "compact")
HERE = Location("")
NOTICE = Sheet("~notice", "草稿说明", (Paragraph("~notice.1", (Text("要填的空白"),), HERE, plain=True),), "", 0, HERE, opens=True)


def noticed(numbered: Numbered) -> Numbered:
    return replace(numbered, contract=replace(numbered.contract, sheets=(NOTICE, *numbered.contract.sheets)))


def drawn(numbered: Numbered, style: str) -> bytes:
    return render_docx(numbered, template=WORKSHOP.templates / "docx" / f"{style}.docx", numbering=NumberingMode.STATIC, draft=True)


def opened(numbered: Numbered, style: str) -> Any:
    return Document(io.BytesIO(drawn(numbered, style)))


@pytest.mark.parametrize("style", STYLES)
def test_a_notice_has_a_section_like_that_of_the_cover(style: str) -> None:
    plain = number(composed(example("quick-start")))
    without, document = opened(plain, style), opened(noticed(plain), style)
    assert document.paragraphs[0].text == NOTICE.title
    [first, *others] = document.sections
    assert len(others) == len(without.sections)
    assert (first.page_width, first.left_margin, first.different_first_page_header_footer) == (
        others[0].page_width,
        others[0].left_margin,
        others[0].different_first_page_header_footer,
    )
    texts = [one.text for one in document.paragraphs]
    assert texts[3:] == [one.text for one in without.paragraphs]
    assert texts[:3] == ["草稿说明", "要填的空白", ""]


@pytest.mark.parametrize("style", STYLES)
def test_the_cover_begins_the_second_page(style: str, office: Office, tmp_path: Path) -> None:
    plain = number(composed(example("quick-start")))
    pages = []
    for name, tree in (("with", noticed(plain)), ("without", plain)):
        path = tmp_path / f"{name}.docx"
        path.write_bytes(drawn(tree, style))
        pages.append(office.text(office.pdf(path, tmp_path)).split("\f"))
    noticed_pages, plain_pages = pages
    assert len(noticed_pages) == len(plain_pages) + 1
    assert NOTICE.title in noticed_pages[0]
    assert plain.contract.title in noticed_pages[1]
    assert NOTICE.title not in "".join(noticed_pages[1:])


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        (b'<w:sectPr><w:type w:val="continuous"/><w:cols/></w:sectPr>', b"<w:sectPr><w:cols/></w:sectPr>"),
        (b"<w:sectPr/>", b"<w:sectPr/>"),
        (b'<w:sectPr w:rsidR="1"><w:cols/></w:sectPr>', b'<w:sectPr w:rsidR="1"><w:cols/></w:sectPr>'),
    ],
)
def test_what_follows_begins_on_a_new_page_whatever_its_section_says(section: bytes, expected: bytes) -> None:
    document = opened_with(b"<w:body><w:p/>" + section + b"</w:body>", b"<w:p>1</w:p>", "Line")
    assert document.count(expected) == 2
    assert b"continuous" not in document
    assert document.startswith(b"<w:body><w:p>1</w:p>")


def test_without_pages_before_the_cover_nothing_changes() -> None:
    document = b"<w:body><w:p/><w:sectPr/></w:body>"
    assert opened_with(document, b"", "Line") == document
