"""The fixture that other tests open contracts with works itself: text in, the same text out of the PDF."""

from pathlib import Path

from docx import Document

from tests.office import Office


def test_a_chinese_document_comes_back_from_its_pdf(office: Office, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("人民币（大写）壹拾贰万元整")
    document.save(str(tmp_path / "合同.docx"))

    pdf = office.pdf(tmp_path / "合同.docx", tmp_path)

    assert "壹拾贰万元整" in office.text(pdf)
    assert len(office.pictures(pdf, tmp_path)) == 1
