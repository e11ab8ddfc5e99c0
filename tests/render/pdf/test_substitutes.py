"""A style that asks for a font by name says so where another stands in for it."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hetong.render.pdf import document as where_fonts_are_found
from hetong.render.pdf import fonts_substituted
from hetong.render.pdf.fonts import Library
from tests.cli.running import hetong
from tests.drafts import ROOT
from tests.office import Office
from tests.render.pdf.made import STYLES


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Any:
    def having(*families: str) -> None:
        found = Library(cast(Any, SimpleNamespace()), {family.lower(): frozenset({400}) for family in families})
        monkeypatch.setattr(where_fonts_are_found, "library", lambda *_: found)

    return having


@pytest.mark.parametrize(
    ("families", "lacking"),
    [
        (("SimSun", "SimHei", "FangSong", "方正小标宋简体"), []),
        (("SimSun", "SimHei", "仿宋_GB2312", "FZXiaoBiaoSong-B05S"), []),
        (("SimSun", "SimHei", "FangSong"), [("标题", "SimSun")]),
        (("Noto Serif CJK SC", "方正小标宋_GBK"), [("正文", "Noto Serif CJK SC")]),
        (("Noto Serif CJK SC",), [("标题", "Noto Serif CJK SC"), ("正文", "Noto Serif CJK SC")]),
    ],
)
def test_each_font_that_is_replaced_is_named_once(families: tuple[str, ...], lacking: list[tuple[str, str]], machine: Any) -> None:
    machine(*families)
    found = fonts_substituted("gongwen")
    assert [(str(one.message.fields["text"]), one.message.fields["used"]) for one in found] == lacking
    assert {(one.code, one.severity.value) for one in found} <= {("PDF07", "warning")}


@pytest.mark.parametrize("style", [one for one in STYLES if one != "gongwen"])
def test_a_style_of_any_song_and_hei_asks_for_none(style: str, machine: Any) -> None:
    machine("Noto Serif CJK SC")
    assert fonts_substituted(style) == ()


def test_no_chinese_font_is_another_finding(tmp_path: Path) -> None:
    assert fonts_substituted("gongwen", fonts=(tmp_path,), system_fonts=False) == ()


def test_the_command_warns_and_writes(office: Office, tmp_path: Path) -> None:
    spec, lacking = ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml", len(fonts_substituted("gongwen"))
    ended = hetong("render", spec, "-o", tmp_path / "a.pdf", "--style", "gongwen")
    assert (ended.code, ended.err.count("PDF07")) == (0, lacking)
    ended = hetong("render", spec, "-o", tmp_path / "a.docx", "--style", "gongwen")
    assert (ended.code, ended.err.count("PDF07")) == (0, 0)
