"""docxtpl and python-docx: ``patch_xml``, which turns docxtpl's marks in a part's XML into Jinja; it touches no file."""

import io
import re

import pytest
from docx import Document
from docxtpl import DocxTemplate

# What docxtpl leaves where it cut a run in two; the project takes it out.
HOLLOW = re.compile(r'<w:r><w:t(?: xml:space="preserve")?></w:t></w:r>')
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def patched(body: str) -> str:
    return str(DocxTemplate("no such file.docx").patch_xml(f"<w:document {W}><w:body>{body}</w:body></w:document>"))


def paragraph(*texts: str) -> str:
    return "<w:p>" + "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in texts) + "</w:p>"


@pytest.mark.parametrize("texts", [("{{ title }}",), ("{{", " title ", "}}"), ("{", "{ title }", "}")])
def test_a_variable_that_word_cut_into_runs_is_whole_again(texts: tuple[str, ...]) -> None:
    assert "{{ title }}" in patched(paragraph(*texts))


def test_a_mark_for_paragraphs_takes_the_place_of_its_paragraph() -> None:
    found = patched(paragraph("{%p for one in parties %}") + paragraph("甲方") + paragraph("{%p endfor %}"))
    assert "{% for one in parties %}" in found
    assert "{% endfor %}" in found
    assert found.count("<w:p>") == 1


def test_a_mark_for_rows_takes_the_place_of_its_row() -> None:
    row = "<w:tr><w:tc>{}</w:tc></w:tr>".format
    found = patched(
        "<w:tbl>" + row(paragraph("{%tr for one in rows %}")) + row(paragraph("值")) + row(paragraph("{%tr endfor %}")) + "</w:tbl>"
    )
    assert found.count("<w:tr>") == 1
    assert "{% for one in rows %}" in found


def test_a_mark_for_rich_text_takes_the_place_of_its_run() -> None:
    found = patched(paragraph("{{r body }}"))
    assert "</w:r>{{ body }}<w:r>" in found
    assert HOLLOW.sub("", found).count("<w:r>") == 0


def test_quotes_and_comparisons_inside_a_mark_are_read_as_typed() -> None:
    assert "{% if count > 1 %}" in patched(paragraph("{% if count &gt; 1 %}"))
    assert "{{ 'x' }}" in patched(paragraph("{{ ‘x’ }}"))


def test_text_outside_of_marks_stays() -> None:
    assert "‘单引号’ &gt; &amp;" in patched(paragraph("‘单引号’ &gt; &amp;"))


def test_python_docx_writes_a_file_that_it_reads() -> None:
    document, file = Document(), io.BytesIO()
    document.add_paragraph("人民币")
    document.save(file)
    assert [one.text for one in Document(io.BytesIO(file.getvalue())).paragraphs] == ["人民币"]
