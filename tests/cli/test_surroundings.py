"""Whatever the language, the locale and the folder, the command says and writes the same."""

import os
from pathlib import Path

import pytest

from tests.cli.running import SMALL, checked, files_in, hetong
from tests.drafts import ROOT

LOCALES: dict[str, dict[str, str]] = {
    "C": {"LANG": "C", "LC_ALL": ""},
    "C for all": {"LC_ALL": "C"},
    "C without Python's mercy": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "POSIX": {"LC_ALL": "POSIX"},
    "one that is not installed": {"LC_ALL": "zh_CN.GBK"},
    "ASCII output asked for": {"PYTHONIOENCODING": "ascii:strict"},
}
BAD = SMALL + "甲方: {名字: 云桥}\n"


@pytest.mark.parametrize("env", LOCALES.values(), ids=LOCALES)
def test_chinese_is_utf_8_in_any_locale(tmp_path: Path, env: dict[str, str]) -> None:
    (tmp_path / "deal.yaml").write_text(BAD, "utf-8")
    ended = hetong("check", "deal.yaml", cwd=tmp_path, env=env)
    assert (ended.code, "甲方: {名字: 云桥}" in ended.out) == (1, True)
    assert checked(Path("deal.yaml"), cwd=tmp_path, env=env).codes == ["DEAL01"]
    assert hetong("render", "missing.yaml", "-o", "x.rtf", cwd=tmp_path, env=env).code == 2


def test_chinese_file_names_and_values_work_in_the_c_locale(tmp_path: Path) -> None:
    (tmp_path / "交易书.yaml").write_text(SMALL, "utf-8")
    ended = hetong("render", "交易书.yaml", "-o", "合同.md", "--set", "甲方.名称=云桥", cwd=tmp_path, env={"LC_ALL": "C"})
    assert ended.code == 0
    assert "云桥" in (tmp_path / "合同.md").read_text("utf-8")
    assert "合同.md" in ended.out


@pytest.mark.parametrize("env", [{}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}])
def test_a_file_name_that_is_no_utf_8_is_printed_somehow(tmp_path: Path, env: dict[str, str]) -> None:
    name = "交易书.yaml".encode("gb18030")
    assert checked(Path(os.fsdecode(name)), cwd=tmp_path, env=env).codes == ["FILE01"]
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(BAD, "utf-8")
    for words in (("check",), ("plan",), ("render", "-o", "合同.md")):
        assert hetong(words[0], name, *words[1:], cwd=tmp_path, env=env).code == 1


def test_english_finds_what_chinese_finds(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "bad.yaml").write_text(BAD + "税: {税率: 6}\n", "utf-8")
    for language in ("en", "en_US.UTF-8", "fr", "", "zh"):
        env = {"HETONG_LANG": language}
        ended = checked(Path("bad.yaml"), cwd=tmp_path, env=env)
        assert (ended.code, ended.codes) == (1, ["DEAL01", "DEAL02"])
        assert hetong("check", "bad.yaml", cwd=tmp_path, env=env).code == 1
    env = {"HETONG_LANG": "en"}
    for words in (
        ("check", "deal.yaml"),
        ("plan", "deal.yaml"),
        ("render", "deal.yaml", "-o", "合同.md"),
        ("--help",),
        ("render", "--help"),
    ):
        assert hetong(*words, cwd=tmp_path, env=env).code == 0
    for words in (("check", "missing.yaml"), ("check",), ("render", "deal.yaml", "-o", "x.rtf"), ("render", "deal.yaml", "-o", "合同.md")):
        assert hetong(*words, cwd=tmp_path, env=env).code == 2


def test_the_contract_is_the_same_from_any_folder(tmp_path: Path) -> None:
    inner = tmp_path / "内 部" / "更深"
    inner.mkdir(parents=True)
    spec = tmp_path / "deal.yaml"
    spec.write_bytes((ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml").read_bytes())
    for name, cwd, given in (("a", tmp_path, "deal.yaml"), ("b", inner, "../../deal.yaml"), ("c", Path("/"), str(spec))):
        assert hetong("render", given, "-o", tmp_path / f"{name}.md", cwd=cwd).code == 0
    written = files_in(tmp_path)
    assert written["a.md"] == written["b.md"] == written["c.md"]
    assert list(inner.iterdir()) == []


def test_a_folder_of_the_user_cannot_take_the_place_of_the_library(tmp_path: Path) -> None:
    for name in ("clause_library", "templates/outlines"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "hetong.py").write_text("raise SystemExit(99)\n", "utf-8")
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    assert hetong("check", tmp_path / "deal.yaml").code == 0
    assert hetong("check", "deal.yaml", cwd=tmp_path, env={"PYTHONSAFEPATH": "1"}).code == 0
