"""The second engine: LibreOffice, from the static DOCX."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from hetong.diagnostic import Refused
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.pdf.libreoffice import convert
from tests.drafts import ROOT
from tests.office import Office
from tests.render.docx import sample
from tests.render.pdf.reader import Pdf


def docx() -> bytes:
    template = ROOT / "templates" / "docx" / "standard.docx"
    return render_docx(number(sample.whole()), template=template, numbering=NumberingMode.STATIC)


def test_two_at_once(office: Office, read: Callable[[bytes], Pdf]) -> None:
    with ThreadPoolExecutor(2) as pool:
        written = list(pool.map(convert, [docx(), docx()]))
    for data in written:
        text = "".join(read(data).pages())
        assert "第一条定义和解释" in text
        assert "甲方盖章处" in text


def code(program: Path | str, seconds: float = 60) -> list[str]:
    with pytest.raises(Refused) as refused:
        convert(b"PK", program, seconds=seconds)
    return [one.code for one in refused.value.diagnostics]


def test_no_such_program(tmp_path: Path) -> None:
    assert code("no-such-office") == ["PDF04"]
    assert code(tmp_path / "soffice") == ["PDF04"]


@pytest.mark.parametrize("does", ["exit 3", "exit 0", "sleep 30"])
def test_a_program_that_writes_nothing(does: str, tmp_path: Path, office: Office) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(0o755)
    assert code(program, seconds=1) == ["PDF05"]
