import html
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.running import SMALL, checked, files_in, hetong, with_little_space, without_privilege
from tests.drafts import EXAMPLES, ROOT

EXAMPLE = ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml"
BOTH = pytest.mark.parametrize("suffix", [".md", ".docx"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a spec that renders with blanks, and one that doesn't render."""
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "bad.yaml").write_text(SMALL + "税: {税率: 6}\n", "utf-8")
    return tmp_path


def text_of(document: bytes) -> str:
    """All the text of a Markdown or DOCX file, without the markup around it."""
    if not document.startswith(b"PK"):
        return document.decode()
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return html.unescape(re.sub("<[^>]*>", "", package.read("word/document.xml").decode()))


@BOTH
@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_becomes_a_contract(tmp_path: Path, name: str, suffix: str) -> None:
    target = tmp_path / f"合同{suffix}"
    ended = hetong("render", ROOT / "examples" / name / "deal.yaml", "-o", target, "--final")
    assert ended.code == 0
    assert list(files_in(tmp_path)) == [target.name]
    assert "〔待填" not in text_of(target.read_bytes())
    assert zipfile.is_zipfile(target) is (suffix == ".docx")
    assert target.stat().st_mode & 0o777 == 0o644


@BOTH
def test_a_missing_value_is_a_labelled_blank_in_a_draft(folder: Path, suffix: str) -> None:
    target = folder / f"合同{suffix}"
    assert hetong("render", "deal.yaml", "-o", target.name, cwd=folder).code == 0
    assert "〔待填：合同编号〕" in text_of(target.read_bytes()).replace("**", "")


@BOTH
def test_the_final_document_is_refused_while_a_blank_remains_and_each_is_named(folder: Path, suffix: str) -> None:
    listed = json.loads(checked(folder / "deal.yaml").out)
    blanks = {one["title"] for one in listed["blank"]}
    ended = hetong("render", "deal.yaml", "-o", f"合同{suffix}", "--final", cwd=folder)
    assert ended.code == 1
    assert blanks
    still = blanks | {one["title"] for one in listed["to_confirm"]}
    assert {title for title in still if f"  {title}" not in ended.err} == set()
    assert set(files_in(folder)) == {"deal.yaml", "bad.yaml"}


@BOTH
def test_an_error_writes_nothing_and_leaves_what_was_there(folder: Path, suffix: str) -> None:
    target = folder / f"合同{suffix}"
    target.write_bytes(b"old")
    before = files_in(folder)
    for words in (("bad.yaml",), ("deal.yaml", "--set", "税.税率=6"), ("deal.yaml", "--final")):
        assert hetong("render", *words, "-o", target.name, "--force", cwd=folder).code == 1
        assert files_in(folder) == before


@BOTH
def test_an_existing_file_is_replaced_only_by_force(folder: Path, suffix: str) -> None:
    target = folder / f"合同{suffix}"
    target.write_bytes(b"old")
    assert hetong("render", "deal.yaml", "-o", target.name, cwd=folder).code == 2
    assert target.read_bytes() == b"old"
    assert hetong("render", "deal.yaml", "-o", target.name, "--force", cwd=folder).code == 0
    assert "〔待填" in text_of(target.read_bytes()).replace("**", "")
    assert set(files_in(folder)) == {"deal.yaml", "bad.yaml", target.name}


@BOTH
def test_a_disk_that_fills_up_leaves_the_old_file_and_no_other(folder: Path, suffix: str) -> None:
    target = folder / f"合同{suffix}"
    target.write_bytes(b"old")
    before = files_in(folder)
    ended = hetong("render", "deal.yaml", "-o", target.name, "--force", cwd=folder, before=with_little_space)
    assert (ended.code, ended.out) == (2, "")
    assert files_in(folder) == before


def test_a_folder_that_may_not_be_written_to(folder: Path) -> None:
    before = files_in(folder)
    folder.chmod(0o555)
    try:
        ended = hetong("render", "deal.yaml", "-o", "合同.md", cwd=folder, before=without_privilege)
    finally:
        folder.chmod(0o755)
    assert (ended.code, ended.out) == (2, "")
    assert files_in(folder) == before


def test_a_spec_that_may_not_be_read(folder: Path) -> None:
    (folder / "deal.yaml").chmod(0)
    ended = checked(Path("deal.yaml"), cwd=folder, before=without_privilege)
    assert (ended.code, ended.codes) == (2, ["FILE03"])


@pytest.mark.parametrize("output", ["合同.rtf", "合同", "合同.doc", "没有/合同.md", ".", "deal.yaml/合同.md", "合" * 200 + ".md", ".md"])
def test_an_output_that_cannot_be_is_a_matter_of_usage(folder: Path, output: str) -> None:
    before = files_in(folder)
    ended = hetong("render", "deal.yaml", "-o", output, cwd=folder)
    assert (ended.code, ended.out) == (2, "")
    assert files_in(folder) == before


@pytest.mark.parametrize("output", ["合" * 83 + ".md", "A B'\"$&.MD", "-合同.md", "./合同.md", "合同.最终.md"])
def test_any_other_name_will_do(folder: Path, output: str) -> None:
    ended = hetong("render", "deal.yaml", f"-o{output}", cwd=folder)
    assert ended.code == 0
    assert (folder / output).is_file()


def test_output_is_looked_at_before_the_spec_is(folder: Path) -> None:
    assert hetong("render", "bad.yaml", "-o", "合同.rtf", cwd=folder).code == 2
    assert hetong("render", "missing.yaml", "-o", "没有/合同.md", cwd=folder).code == 2


def test_a_spec_from_standard_input_gives_the_same_contract(folder: Path) -> None:
    assert hetong("render", "deal.yaml", "-o", "a.md", cwd=folder).code == 0
    assert hetong("render", "-", "-o", "b.md", cwd=folder, stdin=SMALL).code == 0
    assert hetong("render", "-", "-o", "c.md", cwd=folder, stdin="\ufeff" + SMALL.replace("\n", "\r\n")).code == 0
    written = files_in(folder)
    assert written["a.md"] == written["b.md"] == written["c.md"]


@BOTH
def test_the_same_deal_gives_the_same_bytes_whatever_the_process(tmp_path: Path, suffix: str) -> None:
    worlds: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "HETONG_LANG": "en", "SOURCE_DATE_EPOCH": "1"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "HOME": "/nonexistent"},
    ]
    for number, world in enumerate(worlds):
        assert hetong("render", EXAMPLE, "-o", f"{number}{suffix}", cwd=tmp_path, env=world).code == 0
    assert len(set(files_in(tmp_path).values())) == 1


@BOTH
def test_text_in_a_value_is_never_taken_for_markup(folder: Path, suffix: str) -> None:
    name = "A&B <有限> {{ 7*7 }} [[x]]"
    target = folder / f"合同{suffix}"
    assert hetong("render", "deal.yaml", "-o", target.name, "--set", f"甲方.名称={name}", cwd=folder).code == 0
    shown = text_of(target.read_bytes())
    assert name in (re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", shown) if suffix == ".md" else shown)


def test_numbering_may_be_native_or_static(folder: Path) -> None:
    for mode in ("native", "static"):
        assert hetong("render", "deal.yaml", "-o", f"{mode}.docx", "--numbering", mode, cwd=folder).code == 0
    assert hetong("render", "deal.yaml", "-o", "default.docx", cwd=folder).code == 0
    assert hetong("render", "deal.yaml", "-o", "x.docx", "--numbering", "roman", cwd=folder).code == 2
    written = files_in(folder)
    assert written["default.docx"] == written["native.docx"] != written["static.docx"]


def test_a_clause_left_out_moves_the_numbers_of_the_others(folder: Path) -> None:
    def heads(*words: str) -> list[tuple[str, str]]:
        assert hetong("render", "deal.yaml", "-o", "合同.md", "--force", *words, cwd=folder).code == 0
        return re.findall(r"^### (第\S+条)\S* *(.+)$", (folder / "合同.md").read_text("utf-8"), re.MULTILINE)

    whole, fewer = heads(), heads("--set", "条款.不用=[service-hours]")
    kept = [title for _, title in fewer]
    assert [number for number, _ in fewer] == [number for number, _ in whole][:-1]
    assert [title for _, title in whole if title in kept] == kept
    assert "引用失效" not in (folder / "合同.md").read_text("utf-8")


def test_a_bug_is_said_in_one_line_with_an_exit_code_of_its_own() -> None:
    breaks = "import sys, hetong.cli, hetong.pipeline as p; p.draft = lambda *_: 1 // 0; sys.argv[1:] = ['check', '-']; hetong.cli.main()"

    def run(**env: str) -> subprocess.CompletedProcess[bytes]:
        whole = {**os.environ, "PYTHONPATH": str(ROOT / "src"), **env}
        return subprocess.run([sys.executable, "-c", breaks], input=b"", env=whole, capture_output=True, check=False)

    plain = run(HETONG_DEBUG="")
    assert (plain.returncode, plain.stdout, b"Traceback" in plain.stderr, b"ZeroDivisionError" in plain.stderr) == (70, b"", False, True)
    assert b"Traceback" in run(HETONG_DEBUG="1").stderr
