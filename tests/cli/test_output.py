"""Where a contract may be written, and what is left behind when it can't be."""

import errno
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from hetong import paths
from hetong.cli.files import Target
from tests.cli.running import SMALL, files_in, hetong, with_little_space, without_privilege
from tests.drafts import ROOT

RENDER = ("render", "deal.yaml", "-o")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    return tmp_path


def refuses(target: Target) -> bool:
    """Before the work and after it alike, and nothing changes."""
    there = os.path.isdir(target.path.parent)  # noqa: PTH112 - of a path that is too long, pathlib raises what it is
    before = everything(target.path.parent) if there else None
    with pytest.raises(click.UsageError):
        target.refuse_unwritable()
    with pytest.raises(click.UsageError):
        target.write(b"new")
    return before is None or everything(target.path.parent) == before


def everything(folder: Path) -> dict[str, object]:
    return {one.name: (os.lstat(one).st_mode, os.lstat(one).st_ino, one.read_bytes() if one.is_file() else b"") for one in folder.iterdir()}


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def link_to_a_file(path: Path) -> None:
    (path.parent / "other").write_bytes(b"other")
    path.symlink_to("other")


def link_to_a_folder(path: Path) -> None:
    path.symlink_to(".")


def pipe(path: Path) -> None:
    os.mkfifo(path)


def address(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the name of a socket may have 107 bytes only
    socket.socket(socket.AF_UNIX).bind(path.name)
    os.chdir(here)


def device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 3))
    except PermissionError:  # for those who may not make one, a folder
        path.mkdir()


STRANGE: list[Callable[[Path], None]] = [dangling, circle, link_to_a_file, link_to_a_folder, pipe, address, device, Path.mkdir]


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("make", STRANGE)
def test_only_an_ordinary_file_can_be_replaced(tmp_path: Path, make: Callable[[Path], None], force: bool) -> None:
    make(tmp_path / "a.md")
    assert refuses(Target(tmp_path / "a.md", force))


@pytest.mark.parametrize("make", [dangling, pipe, Path.mkdir])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_the_command_refuses_them_with_a_message(folder: Path, make: Callable[[Path], None], force: tuple[str, ...]) -> None:
    make(folder / "a.md")
    ended = hetong(*RENDER, "a.md", *force, cwd=folder)
    assert (ended.code, ended.out, "a.md" in ended.err) == (2, "", True)
    assert "File " not in ended.err


def hard(path: Path, spec: Path) -> None:
    path.hardlink_to(spec)


def soft(path: Path, spec: Path) -> None:
    path.symlink_to(spec.name)


@pytest.mark.parametrize("link", [hard, soft])
def test_what_is_read_is_never_written_to(tmp_path: Path, link: Callable[[Path, Path], None]) -> None:
    spec = tmp_path / "deal.md"
    spec.write_text(SMALL, "utf-8")
    link(tmp_path / "a.md", spec)
    for name in ("deal.md", "a.md"):
        assert refuses(Target(tmp_path / name, True, (tmp_path / "other", spec)))


def test_the_spec_itself_by_any_path(tmp_path: Path) -> None:
    spec = tmp_path / "deal.md"
    spec.write_text(SMALL, "utf-8")
    (tmp_path / "inner").symlink_to(".")
    hard(tmp_path / "a.md", spec)
    for name in ("deal.md", "./inner/deal.md", str(spec), "a.md"):
        ended = hetong("render", "deal.md", "-o", name, "--force", cwd=tmp_path)
        assert (ended.code, ended.out) == (2, "")
    with spec.open("rb") as given:  # as a pipe would bring it
        words = [sys.executable, "-m", "hetong", "render", "-", "-o", "deal.md", "--force"]
        env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        assert subprocess.run(words, cwd=tmp_path, stdin=given, env=env, capture_output=True, check=False).returncode == 2
    assert spec.read_text("utf-8") == SMALL


def test_the_template_that_is_used_is_not_replaced(folder: Path) -> None:
    assert hetong("template", "copy", "standard", "-o", "own.docx", cwd=folder).code == 0
    before = files_in(folder)
    assert hetong(*RENDER, "own.docx", "--style", "own.docx", "--force", cwd=folder).code == 2
    assert files_in(folder) == before


@pytest.mark.parametrize("inner", [paths.templates() / "docx", paths.clause_library()])
def test_the_folders_of_the_program_are_not_for_contracts(inner: Path) -> None:
    before = sorted(inner.iterdir())
    for force in (False, True):
        assert refuses(Target(inner / "standard.docx", force))
    assert sorted(inner.iterdir()) == before


def test_of_two_runs_on_one_new_name_one_wins(folder: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    words = [sys.executable, "-m", "hetong", *RENDER, "a.md"]
    runs = [subprocess.Popen(words, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    ended = sorted(run.wait() for run in runs)
    assert ended == [0, 2, 2]
    assert [b"Traceback" in run.communicate()[1] for run in runs] == [False] * 3
    assert set(files_in(folder)) == {"deal.yaml", "a.md"}


@pytest.mark.parametrize("links", [True, False])
def test_a_name_that_is_taken_in_the_meantime_is_not_touched(tmp_path: Path, links: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last moment: another has made the file between the look and the step that gives ours its name."""
    target = Target(tmp_path / "a.md", False)
    monkeypatch.setattr(Target, "_replaced", lambda self: self.path.write_bytes(b"theirs") and None)
    if not links:
        monkeypatch.setattr(os, "link", without_links)
    with pytest.raises(click.UsageError):
        target.write(b"ours")
    assert files_in(tmp_path) == {"a.md": b"theirs"}


def without_links(*_: object, **__: object) -> None:
    raise OSError(errno.EPERM, "no hard links here")


def test_a_file_system_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", without_links)
    Target(tmp_path / "a.md", False).write(b"new")
    assert files_in(tmp_path) == {"a.md": b"new"}


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        Target(tmp_path / "a.md", False).write(b"new")
        Target(tmp_path / "b.md", True).write(b"new")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(one.stat().st_mode) for one in tmp_path.iterdir()} == {0o666 & ~umask}


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o640, 0o400, 0o4755])
def test_a_replaced_file_keeps_its_mode(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    path.chmod(mode)
    Target(path, True).write(b"new")
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", mode & 0o777)


def test_a_replaced_file_keeps_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")
    owner = (1234, 4321) if os.geteuid() == 0 else (os.getuid(), os.getgid())  # only root gives files away
    os.chown(path, *owner)
    Target(path, True).write(b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == owner


LONG = [Path("合" * 200 + ".md"), Path("a" * 300) / "x.md", Path("a/" * 3000) / "x.md", Path("没有") / "x.md", Path("deal.yaml") / "x.md"]


@pytest.mark.parametrize("name", LONG, ids=["name", "folder", "path", "no folder", "a file for a folder"])
def test_names_that_the_system_does_not_take(folder: Path, name: Path) -> None:
    for force in (False, True):
        assert refuses(Target(folder / name, force))
    assert hetong(*RENDER, name, cwd=folder).code == 2


def test_a_full_disk_leaves_the_old_file_and_nothing_else(folder: Path) -> None:
    for force in ((), ("--force",)):
        before = files_in(folder)
        ended = hetong(*RENDER, "a.md", *force, cwd=folder, before=with_little_space)
        assert (ended.code, ended.out) == (2, "")
        assert files_in(folder) == before
        (folder / "a.md").write_bytes(b"old")


@pytest.mark.parametrize("wrong", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["fsync", "link", "replace"])
def test_whatever_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, wrong: int, call: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(wrong, "")

    force = call == "replace"
    if force:
        (tmp_path / "a.md").write_bytes(b"old")
    before = files_in(tmp_path)
    monkeypatch.setattr(os, call, fails)
    with pytest.raises(click.UsageError):
        Target(tmp_path / "a.md", force).write(b"new")
    assert files_in(tmp_path) == before


def test_a_folder_that_may_not_be_written_to(folder: Path) -> None:
    (folder / "a.md").write_bytes(b"old")
    before = files_in(folder)
    folder.chmod(0o555)
    try:
        ended = [hetong(*RENDER, *words, cwd=folder, before=without_privilege).code for words in (("b.md",), ("a.md", "--force"))]
    finally:
        folder.chmod(0o755)
    assert (ended, files_in(folder)) == ([2, 2], before)


REMAINS = ".hetong-0123abcd.tmp"
NOT_OURS = [".hetong-0123abcd", ".hetong-0123abcg.tmp", ".hetong-0123abc.tmp", "hetong-0123abcd.tmp", ".hetong-0123abcd.tmp.md", "~$a.docx"]


def aged(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def test_what_a_killed_run_left_is_cleared_by_a_later_one(tmp_path: Path) -> None:
    for name in (REMAINS, *NOT_OURS):
        (tmp_path / name).write_bytes(b"half")
        aged(tmp_path / name, 3_600)
    Target(tmp_path / "a.md", False).write(b"new")
    assert set(files_in(tmp_path)) == {"a.md", *NOT_OURS}


def test_what_a_living_run_is_at_stays(tmp_path: Path) -> None:
    """It is new, or it is locked; a folder, a link or another user's file of that name is none of ours."""
    import fcntl

    new, locked, inner, link = (tmp_path / f".hetong-0000000{n}.tmp" for n in range(4))
    new.write_bytes(b"half")
    inner.mkdir()
    link.symlink_to("a.md")
    os.utime(link, (0, 0), follow_symlinks=False)
    with locked.open("wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        aged(locked, 3_600)
        Target(tmp_path / "a.md", False).write(b"new")
        assert {one.name for one in tmp_path.iterdir()} == {"a.md", new.name, locked.name, inner.name, link.name}
    Target(tmp_path / "b.md", False).write(b"new")
    assert not locked.exists()


def test_a_run_that_is_killed_leaves_something_recognisable_at_most(folder: Path) -> None:
    dies = "import os, hetong.cli; os.fsync = lambda _: os.kill(os.getpid(), 9); hetong.cli.main()"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    killed = subprocess.run([sys.executable, "-c", dies, *RENDER, "a.md"], cwd=folder, env=env, capture_output=True, check=False)
    assert killed.returncode == -9
    [left] = set(files_in(folder)) - {"deal.yaml"}
    aged(folder / left, 3_600)
    assert hetong(*RENDER, "a.md", cwd=folder).code == 0
    assert set(files_in(folder)) == {"deal.yaml", "a.md"}
