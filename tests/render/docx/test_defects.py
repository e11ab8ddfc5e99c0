"""The checks that every contract goes through catch each of the 21 kinds of defect that a DOCX can have."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest

from hetong.model.deal.contract import Numbering
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from tests import docxtext, openxml
from tests.drafts import EXAMPLES, composed, example
from tests.render.docx import sample

Parts = dict[str, bytes]
DOCUMENT, LISTS = "word/document.xml", "word/numbering.xml"


def swapped(part: str, pattern: str, new: str) -> Callable[[Parts], None]:
    """Plant by replacing the first match; a pattern that matches nothing is a fault of the test."""

    def plant(parts: Parts) -> None:
        text, count = re.subn(pattern, new, parts[part].decode(), count=1, flags=re.DOTALL)
        assert count == 1
        parts[part] = text.encode()

    return plant


def without(part: str) -> Callable[[Parts], None]:
    def plant(parts: Parts) -> None:
        del parts[part]

    return plant


STYLE = r'(<w:pStyle w:val="Clause"/>)'
KINDS = {
    "pPr out of order": swapped(DOCUMENT, STYLE, r"<w:keepNext/>\1"),
    "bookmark id twice": swapped(DOCUMENT, r'w:id="2" (w:name="[^"]*")/>(.*?)w:id="2"/>', r'w:id="1" \1/>\2w:id="1"/>'),
    "bookmark name twice": swapped(DOCUMENT, r'(w:id="1" w:name=)("[^"]*")(.*?w:id="2" w:name=)"[^"]*"', r"\1\2\3\2"),
    "style that is not there": swapped(DOCUMENT, r'w:pStyle w:val="Clause"', 'w:pStyle w:val="Klausel"'),
    "REF to nothing": swapped(DOCUMENT, r" REF _c_fees ", " REF _c_gone "),
    "field not closed": swapped(DOCUMENT, r'<w:r><w:fldChar w:fldCharType="end"/></w:r>', ""),
    "wrong value": swapped("word/styles.xml", r'<w:jc w:val="both"/>', '<w:jc w:val="justified"/>'),
    "cell without a paragraph": swapped(DOCUMENT, r"(<w:tc><w:tcPr>(?:(?!</w:tcPr>).)*</w:tcPr>)<w:p>.*?</w:p></w:tc>", r"\1</w:tc>"),
    "text in a paragraph": swapped(DOCUMENT, r"</w:pPr><w:bookmarkStart", "</w:pPr>甲方<w:bookmarkStart"),
    "control character": swapped(DOCUMENT, r"甲方经营", "甲方\x0b经营"),
    "bare ampersand": swapped(DOCUMENT, r"甲方经营", "A&B经营"),
    "numId not there": swapped("word/styles.xml", r'<w:numId w:val="1"/>', '<w:numId w:val="77"/>'),
    "relationship of the header missing": swapped("word/_rels/document.xml.rels", r'<Relationship [^>]*Target="header1.xml"/>', ""),
    "bookmark not closed": swapped(DOCUMENT, r"<w:bookmarkEnd [^>]*/>", ""),
    "tblGrid missing": swapped(DOCUMENT, r"<w:tblGrid>.*?</w:tblGrid>", ""),
    "bookmark name too long": swapped(DOCUMENT, r'w:name="(_c_recitals[^"]*)"', f'w:name="_c_{"x" * 38}"'),
    "part missing": without("word/fontTable.xml"),
    "content type missing": swapped("[Content_Types].xml", r'<Override PartName="/word/numbering.xml"[^>]*/>', ""),
    "element unknown": swapped(DOCUMENT, r"<w:p><w:pPr>", "<w:p><w:klausel/><w:pPr>"),
    "sectPr out of order": swapped(DOCUMENT, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
    "lvl out of order": swapped(LISTS, r"(<w:suff [^>]*/>)(<w:lvlText [^>]*/>)", r"\2\1"),
}


def rendered() -> bytes:
    return render_docx(number(sample.whole()), template=sample.TEMPLATE, toc=True)


def zipped(parts: Parts) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return packed.getvalue()


def all_faults(data: bytes) -> list[str]:
    found = openxml.faults(data)
    return found if any(one.startswith("xml:") for one in found) else [*found, *openxml.audited(data)]


def test_there_are_21_kinds() -> None:
    assert len(KINDS) == 21


@pytest.mark.parametrize("kind", KINDS)
def test_a_planted_defect_is_caught(kind: str) -> None:
    parts = dict(docxtext.parts(rendered()))
    KINDS[kind](parts)
    assert all_faults(zipped(parts))


def test_a_part_that_is_there_twice_is_caught() -> None:
    packed = io.BytesIO(rendered())
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("docProps/core.xml", b"<x/>")
    assert "part twice: docprops/core.xml" in openxml.faults(packed.getvalue())


def test_a_style_whose_level_no_list_names_is_caught_and_has_no_number() -> None:
    """LibreOffice prints none, and Word is unpredictable; the validator says nothing."""
    parts = dict(docxtext.parts(rendered()))
    swapped(LISTS, r'<w:pStyle w:val="Clause"/>', "")(parts)
    assert openxml.faults(zipped(parts)) == ["level not linked: Clause"]
    assert {line.number for line in docxtext.lines(zipped(parts)) if line.style == "Clause"} == {""}


@pytest.mark.parametrize("toc", [True, False])
@pytest.mark.parametrize("mode", NumberingMode)
@pytest.mark.parametrize("style", sample.STYLES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_examples_are_whole(name: str, style: str, mode: NumberingMode, toc: bool) -> None:
    numbered = number(composed(example(name)))
    data = render_docx(numbered, template=sample.template(style), numbering=mode, draft=toc, toc=toc, underline_filled=toc)
    assert all_faults(data) == []


@pytest.mark.parametrize("scheme", Numbering)
def test_every_scheme_is_whole(scheme: Numbering) -> None:
    assert all_faults(render_docx(number(sample.whole(scheme)), template=sample.TEMPLATE, toc=True, draft=True)) == []
