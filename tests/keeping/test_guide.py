"""docs/条款编写指南.md, done step by step: every command runs, and prints what the guide shows."""

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from hetong import paths
from hetong.cli.commands import hetong
from tests.drafts import ROOT
from tests.keeping.small import ran

GUIDE = ROOT / "docs" / "条款编写指南.md"
STEP = re.compile(
    r"把 `(?P<whole>[^`]+)` 写成：\n\n```yaml\n(?P<text>.*?)```"
    r"|在 `(?P<end>[^`]+)` 的末尾加上：\n\n```yaml\n(?P<more>.*?)```"
    r"|把 `(?P<file>[^`]+)` 里的 `(?P<old>[^`]+)` 改成 `(?P<new>[^`]+)`"
    r"|```sh\n(?P<commands>.*?)```"
    r"|```text\n(?P<shown>.*?)```",
    re.DOTALL,
)


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a keeper works in, to be changed."""
    for name in ("clause_library", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(command: str) -> str:
    """One line of the guide; its exit code is 0 unless the guide says otherwise."""
    said = re.search(r"退出码为 (\d)", command)
    name, *words = shlex.split(command, comments=True)
    if name != "hetong":
        subprocess.run([name, *words], check=True)
        return ""
    ended = ran(*words)
    assert (ended.code, ended.err) == (int(said[1]) if said else 0, ""), f"{command}\n{ended.out}"
    return ended.out


def test_the_guide_can_be_followed_to_its_end(checkout: Path) -> None:
    printed, commands = "", []
    for step in STEP.finditer(GUIDE.read_text("utf-8")):
        if step["whole"]:
            (checkout / step["whole"]).write_text(step["text"], "utf-8")
        elif step["end"]:
            path = checkout / step["end"]
            path.write_text(path.read_text("utf-8") + step["more"], "utf-8")
        elif step["file"]:
            path = checkout / step["file"]
            text = path.read_text("utf-8")
            assert text.count(step["old"]) == 1
            path.write_text(text.replace(step["old"], step["new"]), "utf-8")
        elif step["commands"]:
            commands += list(lines(step["commands"]))
            printed = "".join(run(one) for one in lines(step["commands"]))
        else:
            assert [one for one in lines(step["shown"]) if one.strip() not in printed] == []
    told = {" ".join(shlex.split(one, comments=True)[:3]) for one in commands}
    assert {"hetong clause new", "hetong clause show", "hetong library diff"} <= told


def lines(block: str) -> Iterator[str]:
    return (one for one in block.splitlines() if one.strip())


def test_every_command_that_the_guide_names_is_in_a_block_that_runs_or_exists() -> None:
    """Those inside a sentence are not run: their names at least are right."""
    for words in re.findall(r"`hetong ([a-z]+)(?: ([a-z]+))?", GUIDE.read_text("utf-8")):
        command = hetong.commands[words[0]]
        inner = getattr(command, "commands", None)
        assert inner is None or words[1] in inner
