"""scripts/setup with a Python that only writes down what it was asked to do: what is installed when, and what is not."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FAKE = """#!/bin/sh
case "$*" in
    "-m venv "*) mkdir -p "$3/bin" && cp "$0" "$3/bin/python" && echo "venv $3" >>"$LOG" ;;
    "-m pip install "*)
        [ ! -e refuse ] || exit 1
        echo "$*" | sed 's/.*--requirement requirements/lock/; s/.*--editable/project/' >>"$LOG"
        ;;
esac
"""
Run = Callable[..., list[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    (folder / "scripts").mkdir(parents=True)
    (folder / "requirements").mkdir()
    shutil.copy(ROOT / "scripts" / "setup", folder / "scripts")
    (folder / "pyproject.toml").write_text("[project]\n")
    for name in ("run", "dev", "oldest", "newest"):
        (folder / "requirements" / f"{name}.txt").write_text(f"# {name}\n")
    python = tmp_path / "python3"
    python.write_text(FAKE)
    python.chmod(0o755)
    return folder


@pytest.fixture
def run(project: Path) -> Run:
    """Runs it, and says what the Python was asked to do."""

    def asked(*names: str, code: int = 0) -> list[str]:
        log = project.parent / "log"
        log.write_text("")
        environment = {"PATH": "/usr/bin:/bin", "PYTHON": str(project.parent / "python3"), "LOG": str(log)}
        done = subprocess.run(["sh", "scripts/setup", *names], cwd=project, env=environment, capture_output=True, check=False)
        assert done.returncode == code, done.stderr.decode()
        return log.read_text().splitlines()

    return asked


def test_the_first_run_makes_the_folder_and_installs_the_lock_then_the_project(run: Run) -> None:
    assert run() == ["venv .venv", "lock/run.txt", "project ."]


def test_nothing_happens_while_nothing_changes(run: Run) -> None:
    run("dev")
    assert run("dev") == []
    assert run("run") == []


def test_what_is_there_for_running_is_added_to_for_developing(run: Run) -> None:
    run()
    assert run("dev") == ["lock/dev.txt"]


@pytest.mark.parametrize(("name", "folder"), [("oldest", ".venv-oldest"), ("newest", ".venv-newest")])
def test_each_end_of_the_ranges_has_a_folder_of_its_own(name: str, folder: str, run: Run) -> None:
    assert run(name) == [f"venv {folder}", f"lock/{name}.txt", "project ."]
    assert run(name) == []


def test_a_changed_project_is_installed_again_alone(run: Run, project: Path) -> None:
    run("dev")
    (project / "pyproject.toml").write_text("[project]\nname = 'x'\n")
    assert run("dev") == ["project ."]


@pytest.mark.parametrize("changed", ["run", "dev"])
def test_a_changed_lock_makes_the_folder_anew(changed: str, run: Run, project: Path) -> None:
    run("dev")
    (project / "requirements" / f"{changed}.txt").write_text("# another\n")
    assert run("dev") == ["venv .venv", "lock/dev.txt", "project ."]


def test_a_folder_that_was_moved_is_made_anew(run: Run, project: Path) -> None:
    run()
    (project / ".venv" / ".installed-run").write_text("1 2 /elsewhere\n")
    assert run() == ["venv .venv", "lock/run.txt", "project ."]


def test_an_installation_that_failed_is_tried_again(run: Run, project: Path) -> None:
    (project / "refuse").touch()
    assert run(code=1) == ["venv .venv"]
    (project / "refuse").unlink()
    assert run() == ["venv .venv", "lock/run.txt", "project ."]
