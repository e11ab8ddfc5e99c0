"""typst: the compiler's arguments, what it says of a missing glyph, and what it tells of fonts. It is young and moves fast."""

import re
from pathlib import Path
from typing import Final

import pytest
from typst import Compiler, Fonts, TypstError

STANDARD: Final = "ua-1"
HEAD = '#set document(title: "试", date: none)\n#set text(lang: "zh")\n'


def compiled(folder: Path, text: str, **inputs: str) -> bytes:
    page = folder / "page.typ"
    page.write_text(HEAD + text, "utf-8")
    compiler = Compiler(root=str(folder), font_paths=Fonts(include_system_fonts=False, font_paths=[]))
    written = compiler.compile(str(page), sys_inputs=inputs, format="pdf", pdf_standards=STANDARD)
    assert isinstance(written, bytes)
    return written


def test_a_page_is_compiled_to_bytes_and_twice_to_the_same(tmp_path: Path) -> None:
    first, second = (compiled(tmp_path, "#sys.inputs.contract", contract="abc") for _ in range(2))
    assert first.startswith(b"%PDF-1.7")
    assert first == second


@pytest.mark.parametrize(("char", "shown"), [("\U00030edd", "\U00030edd"), ("\u0378", "\\u{378}")])
def test_a_glyph_that_no_font_has_is_an_error_that_shows_it(char: str, shown: str, tmp_path: Path) -> None:
    with pytest.raises(TypstError) as raised:
        compiled(tmp_path, "#sys.inputs.contract", contract=char)
    assert re.findall(r'the text `"(.*?)"` could not be displayed', raised.value.diagnostic) == [shown]


def test_a_broken_template_is_an_error_with_a_message(tmp_path: Path) -> None:
    with pytest.raises(TypstError) as raised:
        compiled(tmp_path, "#nobody")
    assert "nobody" in raised.value.message
    assert isinstance(raised.value.diagnostic, str)


def test_a_missing_template_is_an_error_of_the_system(tmp_path: Path) -> None:
    compiler = Compiler(root=str(tmp_path), font_paths=Fonts(include_system_fonts=False, font_paths=[]))
    with pytest.raises((OSError, RuntimeError)):
        compiler.compile(str(tmp_path / "none.typ"), sys_inputs={}, format="pdf", pdf_standards=STANDARD)


def test_fonts_tell_their_families_and_weights() -> None:
    found = Fonts(include_system_fonts=False, font_paths=[]).fonts()
    assert found, "typst carries no fonts of its own"
    assert {(type(one.family), type(one.weight)) for one in found} == {(str, int)}
