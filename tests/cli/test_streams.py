"""Streams that are closed, full or left, signals at any time, and what reaches a terminal."""

import ast
import json
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import SMALL, files_in, hetong
from tests.drafts import ROOT

SOURCES = ROOT / "src" / "hetong"
BAD = SMALL + "税: {税率: 6}\n"
ENV = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
HETONG = f"{sys.executable} -m hetong"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, "utf-8")
    return tmp_path


def shell(line: str, folder: Path) -> tuple[int, str, str]:
    """A line for bash; the exit code is that of the first command of a pipe."""
    command = ["bash", "-c", f"{line}; exit ${{PIPESTATUS[0]}}"]
    done = subprocess.run(command, cwd=folder, env=ENV, capture_output=True, timeout=60, check=False)
    said = done.stderr.decode()
    assert not re.search("Traceback|Exception|Error", said), said
    return done.returncode, done.stdout.decode(), said


CLOSED = [
    ("check - <&-", 2),
    ("check deal.yaml >&-", 0),
    ("check bad.yaml >&-", 1),
    ("check bad.yaml 2>&-", 1),
    ("check bad.yaml <&- >&- 2>&-", 1),
    ("render deal.yaml -o a.md <&- >&- 2>&-", 0),
    ("render bad.yaml -o a.md 2>&-", 1),
    ("render nix.yaml -o a.md >&- 2>&-", 2),
]


@pytest.mark.parametrize(("line", "code"), CLOSED)
def test_a_closed_stream(folder: Path, line: str, code: int) -> None:
    ended, _, said = shell(f"{HETONG} {line}", folder)
    assert ended == code
    assert bool(said) is (code != 0 and "2>&-" not in line and "render" not in line and ">&-" not in line)
    written = files_in(folder).get("a.md")
    assert (written is not None) is (line.startswith("render deal"))
    # What is said never ends up in the contract, which could have taken the number of a closed stream.
    assert written is None or (written.startswith(b"# ") and "下一步".encode() not in written)


FULL = [
    ("check deal.yaml > /dev/full", 2),
    ("check bad.yaml > /dev/full", 2),
    ("plan deal.yaml > /dev/full", 2),
    ("--help > /dev/full", 2),
    ("render deal.yaml -o a.md > /dev/full", 2),
    ("render bad.yaml -o a.md 2> /dev/full", 1),
    ("render deal.yaml -o a.md 2> /dev/full", 0),
    ("check nix.yaml --format json > /dev/full", 2),
]


@pytest.mark.parametrize(("line", "code"), FULL)
def test_a_full_stream(folder: Path, line: str, code: int) -> None:
    ended, _, said = shell(f"{HETONG} {line}", folder)
    assert (ended, bool(said)) == (code, "2> /dev/full" not in line)


LEFT = [
    ("check deal.yaml | true", 0),
    ("check bad.yaml | true", 1),
    ("check bad.yaml --format json | head -c 1", 1),
    ("check bad.yaml nix.yaml | head -1", 2),
    ("plan deal.yaml | head -1", 0),
    ("render deal.yaml -o a.md | true", 0),
    ("render bad.yaml -o a.md 2>&1 | true", 1),
    ("--help | true", 0),
    ("check --nix 2>&1 | true", 2),
]


@pytest.mark.parametrize(("line", "code"), LEFT)
def test_a_reader_that_goes_away_is_no_fault(folder: Path, line: str, code: int) -> None:
    assert shell(f"{HETONG} {line}", folder)[0] == code


# The moment: a module is being imported, standard input is waited for, or the file is there but not yet in its place.
KILLS = """
import os, sys, signal
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name == {at!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {number})
sys.meta_path.insert(0, Finder())
real = os.fsync
def fsync(handle):
    if {at!r} == "fsync":
        os.kill(os.getpid(), {number})
    real(handle)
os.fsync = fsync
from hetong.cli import main
main()
"""
MOMENTS = [
    "hetong.cli.process",
    "hetong.diagnostic",
    "hetong.visible",
    "click",
    "hetong.cli.render",
    "pydantic",
    "yaml",
    "hetong.lint",
    "jinja2",
    "fsync",
]


@pytest.mark.parametrize("at", MOMENTS)
def test_an_interruption_at_any_time_ends_with_a_message_and_nothing_left(folder: Path, at: str) -> None:
    before = files_in(folder)
    ended = killed(folder, at, signal.SIGINT)
    assert (ended.returncode, ended.stdout) == (130, b"")
    assert ended.stderr.strip()
    assert b"Traceback" not in ended.stderr
    assert files_in(folder) == before


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("at", ["yaml", "fsync"])
def test_so_does_any_other_signal_that_ends(folder: Path, at: str, number: int) -> None:
    before = files_in(folder)
    ended = killed(folder, at, number)
    assert (ended.returncode, bool(ended.stderr)) == (128 + number, True)
    assert files_in(folder) == before


def test_a_signal_that_is_ignored_stays_ignored(folder: Path) -> None:
    def ignore() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    script = KILLS.format(at="yaml", number=int(signal.SIGHUP))
    words = [sys.executable, "-c", script, "render", "deal.yaml", "-o", "a.md"]
    assert subprocess.run(words, cwd=folder, env=ENV, capture_output=True, preexec_fn=ignore, check=False).returncode == 0


def test_a_signal_that_python_would_drop_ends_the_run_all_the_same(folder: Path) -> None:
    """Raised in a finaliser, it would only be mentioned."""
    drops = "\n".join(
        (
            "import os, hetong.pipeline as p",
            "class Last:",
            "    def __del__(self): os.kill(os.getpid(), 2); sum(range(1000))",
            "real = p.draft",
            "def draft(*given):",
            "    Last()",
            "    return real(*given)",
            "p.draft = draft",
            "from hetong.cli import main",
            "main()",
        )
    )
    words = [sys.executable, "-c", drops, "render", "deal.yaml", "-o", "a.md"]
    ended = subprocess.run(words, cwd=folder, env=ENV, capture_output=True, preexec_fn=heeding, check=False)
    assert (ended.returncode, b"Traceback" in ended.stderr, (folder / "a.md").exists()) == (130, False, False)


def killed(folder: Path, at: str, number: int) -> subprocess.CompletedProcess[bytes]:
    script = KILLS.format(at=at, number=int(number))
    words = [sys.executable, "-c", script, "render", "deal.yaml", "-o", "a.md"]
    return subprocess.run(words, cwd=folder, env=ENV, capture_output=True, preexec_fn=heeding, timeout=60, check=False)


def heeding() -> None:
    """In the child: a signal ends it, even where the tests themselves run in the background, which ignores Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def on_a_terminal(folder: Path, *words: str | bytes, env: Mapping[str, str] | None = None) -> bytes:
    """Everything that the command sends to a terminal."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "hetong", *words]
    process = subprocess.Popen(command, cwd=folder, env={**ENV, **(env or {})}, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    sent = b""
    try:
        while more := os.read(ours, 4096):
            sent += more
    except OSError:  # how a terminal of Linux says that nobody is left
        pass
    process.wait()
    os.close(ours)
    return sent


NASTY = "x\x1b]0;PWNED\x07\u202e\u9f99\x9b31m"
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.mark.parametrize(
    "words",
    [
        ("check", "nasty.yaml"),
        ("check", "nasty.yaml", "--format", "json"),
        ("check", NASTY),
        ("check", f"--{NASTY}"),
        ("check", "deal.yaml", "--set", NASTY),
        ("check", "deal.yaml", "--set", f"{NASTY}=1"),
        ("check", "deal.yaml", "--format", NASTY),
        ("plan", NASTY),
        ("plan", f"{NASTY}.yaml"),
        (NASTY,),
        ("render", "deal.yaml", "-o", f"{NASTY}.md"),
        ("render", "deal.yaml", "-o", f"a.{NASTY}"),
        ("render", "deal.yaml", "-o", f"{NASTY}/a.md"),
        ("render", "deal.yaml", "-o", "a.docx", "--style", NASTY),
        ("render", "deal.yaml", "-o", "a.pdf", "--fonts", NASTY),
        ("inspect", NASTY),
        ("template", "copy", NASTY, "-o", "a.docx"),
        ("template", "import", "nix.docx", "--name", NASTY),
    ],
)
def test_no_control_sequence_reaches_a_terminal(folder: Path, words: tuple[str, ...]) -> None:
    (folder / "nasty.yaml").write_text(f"合同: {{范本: {NASTY}}}\n", "utf-8")
    (folder / f"{NASTY}.yaml").write_text(SMALL, "utf-8")
    sent = on_a_terminal(folder, *words).decode()
    assert sent
    assert FORBIDDEN.findall(sent) == ["\r"] * 0
    assert "Traceback" not in sent


def test_a_name_is_one_line(folder: Path) -> None:
    name = "a\ndeal.yaml:1:1: 错误 PAY01 假的"
    assert [one for one in hetong("check", name, cwd=folder).out.splitlines() if one.startswith("deal.yaml")] == []
    (folder / name).write_text(BAD, "utf-8")
    assert [one for one in hetong("check", name, cwd=folder).out.splitlines() if one.startswith("deal.yaml")] == []


def test_json_stays_what_it_says(folder: Path) -> None:
    (folder / "nasty.yaml").write_text("合同: {范本: ecommerce-customer-service}\n甲\u2066方: {}\n", "utf-8")
    out = hetong("check", "nasty.yaml", "--format", "json", cwd=folder).out
    assert FORBIDDEN.findall(out) == []
    assert json.loads(out)["diagnostics"]


def test_no_command_prints_past_the_one_printer() -> None:
    """``click.echo``, ``print`` and the streams are named in one module."""
    printing = {
        path.relative_to(SOURCES).as_posix()
        for path in SOURCES.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) in ("click.echo", "click.secho", "print", "sys.stdout.write", "sys.stderr.write")
    }
    assert printing == set()
    named = {path.name for path in SOURCES.rglob("*.py") if re.search(r"sys\.std(out|err)\b", path.read_text("utf-8"))}
    assert named == {"words.py", "process.py"}


NAMES = ["交易书.yaml".encode("gb18030"), b"a\x1bb.yaml", b"\xff\n.yaml"]


@pytest.mark.parametrize(("name", "suffix"), [*((name, ".html") for name in NAMES), (NAMES[0], ".md"), (NAMES[0], ".docx")])
def test_a_spec_whose_name_is_no_text_works_in_every_format(tmp_path: Path, name: bytes, suffix: str) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text(SMALL, "utf-8")
    worlds: tuple[dict[str, str], ...] = ({}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    for number, env in enumerate(worlds):
        assert hetong("render", name, "-o", f"{number}{suffix}", cwd=tmp_path, env=env).code == 0
    assert (tmp_path / f"0{suffix}").read_bytes() == (tmp_path / f"1{suffix}").read_bytes()


HOMES = ({"HOME": "/nonexistent"}, {"HOME": "/dev/null"}, {"HOME": "", "HETONG_HOME": "/dev/null"})


@pytest.mark.parametrize("env", HOMES)
@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_a_home_that_is_missing_or_no_folder_does_not_matter(folder: Path, suffix: str, env: dict[str, str]) -> None:
    before = files_in(folder)
    assert hetong("render", "deal.yaml", "-o", f"a{suffix}", cwd=folder, env=env).code == 0
    assert set(files_in(folder)) == {*before, f"a{suffix}"}
    assert [one for one in folder.iterdir() if one.is_dir()] == []


@pytest.mark.parametrize("columns", ["1", "0", "-5", "100000", "viele", ""])
def test_a_terminal_of_any_width(folder: Path, columns: str) -> None:
    for words in (("render", "--help"), ("check", "--nix")):
        ended = hetong(*words, cwd=folder, env={"COLUMNS": columns, "NO_COLOR": "1", "TERM": "dumb"})
        assert ended.code == (0 if "--help" in words else 2)


def test_it_works_without_assertions(folder: Path) -> None:
    """``python -O`` takes assert statements away."""
    for name in ("plain", "bare"):
        env = {"PYTHONOPTIMIZE": "2"} if name == "bare" else {}
        assert hetong("render", "deal.yaml", "-o", f"{name}.html", cwd=folder, env=env).code == 0
    written = files_in(folder)
    assert written["plain.html"] == written["bare.html"]
