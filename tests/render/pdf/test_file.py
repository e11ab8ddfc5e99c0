"""The file itself: same bytes everywhere, what it says of itself, fonts, faults."""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from hetong.diagnostic import Refused
from hetong.model.contract import Contract
from hetong.model.words import Script
from hetong.number import number
from hetong.render.pdf import fonts
from hetong.render.pdf.fonts import Library, faces
from tests.drafts import ROOT
from tests.office import Office
from tests.render.docx import sample
from tests.render.pdf.made import STYLES, pdf
from tests.render.pdf.reader import Pdf, said

Read = Callable[[bytes], Pdf]
PROGRAM = """
import hashlib
from tests.render.docx import sample
from tests.render.pdf.made import STYLES, pdf
print(*(hashlib.sha256(pdf(sample.whole(), style, toc=True)).hexdigest() for style in STYLES))
"""


def test_same_bytes_whatever_the_process(office: Office) -> None:
    here = " ".join(hashlib.sha256(pdf(sample.whole(), style, toc=True)).hexdigest() for style in STYLES)
    for seed, zone, locale in (("1", "Asia/Shanghai", "zh_CN.UTF-8"), ("2", "America/New_York", "C")):
        env = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, env=env, cwd=ROOT)
        assert run.stdout.strip() == here


def test_threads_do_not_disturb_each_other(office: Office) -> None:
    trees = [sample.whole(party_a=f"第{at}有限公司") for at in range(6)]
    alone = [pdf(tree) for tree in trees]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(pdf, trees)) == alone


def test_what_the_file_says_of_itself(read: Read) -> None:
    info = read(pdf(sample.whole(), author="法务部")).info
    assert (info["Title"], info["Author"], info["Tagged"]) == (sample.TITLE, "法务部", "yes")
    assert info["CreationDate"].startswith("2026-01-01")
    assert {"FW-2026-0001", sample.PARTY_A, sample.PARTY_B} <= set(info["Keywords"].split(", "))
    anonymous = read(pdf(replace(sample.whole(), date=""))).info
    assert not {"Author", "CreationDate", "ModDate"} & set(anonymous)


def test_the_file_is_tagged_for_readers_aloud(read: Read) -> None:
    assert {"H1", "P", "Table", "THead", "TH", "TD:", "TOC", "Link"} <= read(pdf(sample.whole(), toc=True)).tags
    headings = [line.split()[0] for line in said("pdfinfo", "-struct", str(read(pdf(sample.whole())).path)).splitlines() if "H1" in line]
    assert headings == ["H1"]  # the title; articles stand below it
    assert re.search(rb"/Lang ?\(zh-CN\)", pdf(sample.whole()))
    assert re.search(rb"/Lang ?\(zh-TW\)", pdf(replace(sample.whole(), script=Script.TRADITIONAL)))


def codes(tree: Contract, **more: Any) -> list[str]:
    with pytest.raises(Refused) as refused:
        pdf(tree, **more)
    return [one.code for one in refused.value.diagnostics]


def test_no_chinese_font_is_said_and_never_boxes(tmp_path: Path) -> None:
    assert codes(sample.whole(), system_fonts=False) == ["PDF01"]
    assert codes(sample.whole(), system_fonts=False, fonts=(tmp_path,)) == ["PDF01"]


def test_a_folder_of_fonts_is_enough(office: Office) -> None:
    found = [one.path for one in fonts.library((), True).found.fonts() if one.path and "CJK" in one.family]
    folders = tuple({Path(path).parent for path in found})
    assert pdf(sample.whole(), system_fonts=False, fonts=folders).startswith(b"%PDF-")


def test_a_style_that_is_not_there(office: Office) -> None:
    assert codes(sample.whole(), style="fancy") == ["PDF03"]


@pytest.mark.parametrize("content", [None, "#panic()", "#let"])
def test_a_template_that_can_not_be_used(content: str | None, tmp_path: Path, office: Office) -> None:
    from hetong.render.pdf import render_pdf

    template = tmp_path / "own.typ"
    if content is not None:
        template.write_text(content)
    with pytest.raises(Refused) as refused:
        render_pdf(number(sample.whole()), template=template, style="standard", draft=True)
    assert [(one.code, one.at.file) for one in refused.value.diagnostics] == [("PDF03", str(template))]


def test_typst_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts.library.cache_clear()
    monkeypatch.setitem(sys.modules, "typst", None)
    assert codes(sample.whole()) == ["PDF06"]


def having(weights: Iterable[tuple[str, int]]) -> Library:
    known: dict[str, set[int]] = {}
    for family, weight in weights:
        known.setdefault(family.lower(), set()).add(weight)
    return Library(cast(Any, SimpleNamespace()), {family: frozenset(found) for family, found in known.items()})


def test_a_windows_machine() -> None:
    windows = having([("SimSun", 400), ("SimHei", 400), ("FangSong", 400), ("Times New Roman", 400), ("Times New Roman", 700)])
    chosen = faces(windows, traditional=False)
    assert {role: (face.han[0], face.bold, face.latin) for role, face in chosen.items()} == {
        "song": ("SimSun", "stroke", "Times New Roman"),
        "hei": ("SimHei", "none", "Times New Roman"),
        "fang": ("FangSong", "stroke", "Times New Roman"),
        "biao": ("SimSun", "stroke", "Times New Roman"),
    }


def test_a_machine_with_one_face_for_all() -> None:
    chosen = faces(having([("Noto Sans CJK SC", 400), ("Noto Sans CJK SC", 700)]), traditional=False)
    assert {(face.han, face.bold) for face in chosen.values()} == {(("Noto Sans CJK SC",), "face")}


def test_traditional_shapes_first() -> None:
    both = having([("Noto Serif CJK SC", 400), ("Noto Serif CJK TC", 400)])
    assert faces(both, traditional=True)["song"].han == ("Noto Serif CJK TC", "Noto Serif CJK SC")
    assert faces(both, traditional=False)["song"].han[0] == "Noto Serif CJK SC"
