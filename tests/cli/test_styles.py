"""Styles on the command line: names that can't be had, files that are none, folders that can't be written."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from hetong.cli.styles import may_be_named
from tests.cli.running import SMALL, files_in, hetong, without_privilege
from tests.drafts import ROOT
from tests.render.docx.test_import import DOCUMENT, FIELD, edited, said_in

STANDARD = ROOT / "templates" / "docx" / "standard.docx"
SHIPPED = ["standard", "gongwen", "compact"]


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"HETONG_HOME": str(tmp_path / "home")}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    file = tmp_path / "deal.yaml"
    file.write_text(SMALL, "utf-8")
    return file


def fifo(path: Path) -> None:
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.mkdir()


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(20 << 30)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def loop(path: Path) -> None:
    path.symlink_to(path)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def unreadable(path: Path) -> None:
    path.write_bytes(STANDARD.read_bytes())
    path.chmod(0)


NO_FILES = (fifo, folder, sparse, device, loop, dangling, unreadable)


@pytest.mark.parametrize("make", NO_FILES)
def test_what_is_no_plain_file_is_refused_on_every_way_in(
    make: Callable[[Path], None], tmp_path: Path, spec: Path, home: dict[str, str]
) -> None:
    path = tmp_path / "x.docx"
    make(path)
    target = tmp_path / "out.docx"
    for words in (
        ("inspect", path),
        ("template", "import", path, "--name", "我所"),
        ("template", "copy", path, "-o", target),
        ("render", spec, "-o", target, "--style", path),
    ):
        ended = hetong(*words, env=home, before=without_privilege)
        assert ended.code == 2
        assert "FILE0" in ended.err
    spec.write_text(f"合同: {{范本: ecommerce-customer-service, 版式: {path}}}\n", "utf-8")
    assert hetong("render", spec, "-o", target, env=home, before=without_privilege).code == 2
    assert not target.exists()


@pytest.mark.parametrize("name", ["x" * 300, "x" * 300 + ".docx", "../../standard", "..", "", ".docx", "/", "a/b", "标准"])
def test_a_name_that_leads_nowhere_is_a_matter_of_usage(name: str, tmp_path: Path, spec: Path, home: dict[str, str]) -> None:
    (tmp_path / "standard.docx").write_bytes(STANDARD.read_bytes())
    (tmp_path / "home" / "docx").mkdir(parents=True)
    for words in (("render", spec, "-o", tmp_path / "out.docx", "--style", name), ("template", "copy", name, "-o", tmp_path / "out.docx")):
        if name or words[0] == "template":
            assert hetong(*words, env=home).code == 2
    assert not (tmp_path / "out.docx").exists()


def test_an_unknown_style_in_a_spec_has_its_place(tmp_path: Path, spec: Path, home: dict[str, str]) -> None:
    spec.write_text("合同:\n  范本: ecommerce-customer-service\n  版式: nope\n", "utf-8")
    ended = hetong("render", spec, "-o", tmp_path / "out.docx", env=home)
    assert ended.code == 1
    assert f"{spec}:3:7" in ended.err
    assert "DEAL21" in ended.err
    assert not (tmp_path / "out.docx").exists()


BAD_NAMES = [
    "con",
    "NUL",
    "aux",
    "com1",
    "LPT9",
    "-x",
    "--",
    "Standard",
    "GONGWEN",
    "ｓｔａｎｄａｒｄ",
    "a b",
    "a.b",
    "\u3164",
    "e\u0301",
    "a\nb",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_a_name_that_some_system_can_not_have_is_none(name: str) -> None:
    assert not may_be_named(name)


@pytest.mark.parametrize("name", ["我所", "a", "com10", "console", "2026-版", "名" * 40])
def test_a_name_that_every_system_can_have_is_one(name: str) -> None:
    assert may_be_named(name)


@pytest.mark.parametrize("name", ["nul", "-x", "Standard"])
def test_a_style_is_not_stored_under_such_a_name(name: str, home: dict[str, str], tmp_path: Path) -> None:
    assert hetong("template", "import", STANDARD, f"--name={name}", env=home).code == 2
    assert not (tmp_path / "home").exists()


def test_a_name_is_taken_once_whatever_its_case(home: dict[str, str]) -> None:
    assert hetong("template", "import", STANDARD, "--name", "Firm", env=home).code == 0
    assert hetong("template", "import", STANDARD, "--name", "firm", "--force", env=home).code == 2
    assert hetong("template", "list", env=home).out.split() == [*SHIPPED, "Firm"]


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("dangles", [True, False])
def test_a_link_is_never_written_through(force: tuple[str, ...], dangles: bool, home: dict[str, str], tmp_path: Path) -> None:
    styles, elsewhere = tmp_path / "home" / "docx", tmp_path / "elsewhere.docx"
    styles.mkdir(parents=True)
    if not dangles:
        elsewhere.write_bytes(b"mine")
    (styles / "我所.docx").symlink_to(elsewhere)
    assert hetong("template", "import", STANDARD, "--name", "我所", *force, env=home).code == 2
    assert elsewhere.exists() is not dangles
    assert dangles or elsewhere.read_bytes() == b"mine"


def test_a_folder_that_can_not_be_made_is_told(tmp_path: Path, spec: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    env = {"HETONG_HOME": str(tmp_path / "file")}
    assert hetong("template", "import", STANDARD, "--name", "我所", env=env).code == 2
    assert hetong("template", "list", env=env).code == 2
    assert hetong("render", spec, "-o", tmp_path / "out.docx", "--style", "我所", env=env).code == 2
    assert hetong("render", spec, "-o", tmp_path / "out.docx", env=env).code == 0


@pytest.mark.parametrize("mode", [0o500, 0])
def test_a_folder_without_permission_is_told(mode: int, tmp_path: Path, spec: Path) -> None:
    place = tmp_path / "home"
    (place / "docx").mkdir(parents=True)
    (place / "docx").chmod(mode)
    env = {"HETONG_HOME": str(place)}
    assert hetong("template", "import", STANDARD, "--name", "我所", env=env, before=without_privilege).code == 2
    listed = hetong("template", "list", env=env, before=without_privilege)
    assert listed.code == (0 if mode else 2)
    assert hetong("render", spec, "-o", tmp_path / "out.docx", "--style", "无", env=env, before=without_privilege).code == 2
    (place / "docx").chmod(0o700)


def test_without_a_home_nothing_is_written_here(tmp_path: Path) -> None:
    env = {"HOME": "", "XDG_CONFIG_HOME": "relative"}
    assert hetong("template", "import", STANDARD, "--name", "我所", cwd=tmp_path, env=env).code == 2
    assert hetong("template", "list", cwd=tmp_path, env=env).code == 2
    assert not list(tmp_path.iterdir())


def test_a_copied_template_with_a_trap_is_refused_where_it_is_used(tmp_path: Path, spec: Path, home: dict[str, str]) -> None:
    """The mark of our own in it notwithstanding."""
    copied, trapped = tmp_path / "own.docx", tmp_path / "trapped.docx"
    assert hetong("template", "copy", "standard", "-o", copied, env=home).code == 0
    with zipfile.ZipFile(copied) as package:
        assert "<Application>hetong</Application>" in package.read("docProps/app.xml").decode()
    trapped.write_bytes(edited(said_in(FIELD.format(" DDEAUTO c:\\\\x "))))
    ended = hetong("render", spec, "-o", tmp_path / "out.docx", "--style", trapped, env=home)
    assert ended.code == 1
    assert "DOCX07" in ended.err
    assert DOCUMENT in ended.err
    assert set(files_in(tmp_path)) == {"deal.yaml", "own.docx", "trapped.docx"}
