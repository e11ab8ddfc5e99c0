"""Writing a file whole or not at all: the only place where ``hetong`` writes."""

import errno
import os
import re
import secrets
import stat
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from hetong import paths
from hetong.cli.words import because, misused
from hetong.diagnostic import Message

if TYPE_CHECKING:
    from click import UsageError

_REMAINS = re.compile(r"\.hetong-[0-9a-f]{8}\.tmp")
_OLD = 60  # seconds: no run of ours leaves a file untouched so long between making it and locking it, or closing it and moving it
_LOOKED_AT = 20_000  # entries of a folder
_NO_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK})


@dataclass(frozen=True, slots=True)
class Target:
    """Where a file is to be written. ``inputs`` are the files that the run reads: never overwritten, by whatever name or link.

    With ``force`` an ordinary file is replaced, its mode and owner kept. A symbolic link is refused even then: writing through it
    would change a file that nobody named, and replacing it would undo what somebody has arranged. Our own folders are written to only
    where a clause is what is written (``in_library``).
    """

    path: Path
    force: bool
    inputs: tuple[Path, ...] = ()
    in_library: bool = False

    def refuse_unwritable(self) -> None:
        """Before any work is done. Raises UsageError."""
        try:
            self._replaced()
        except OSError as wrong:
            raise self._failed(wrong) from None

    def write(self, content: bytes) -> None:
        """All of it or nothing: a temporary file beside the target, put in place by one step. Raises UsageError."""
        try:
            replaced = self._replaced()
            _clear_remains(self.path.parent)
            beside = self.path.parent / f".hetong-{secrets.token_hex(4)}.tmp"
            file = beside.open("xb")  # with the mode that the umask leaves
            try:
                with file:
                    _fill(file, content, replaced)
                self._put_in_place(beside)
            finally:
                beside.unlink(missing_ok=True)
            _flush(self.path.parent)
        except OSError as wrong:
            raise self._failed(wrong) from None

    def _replaced(self) -> os.stat_result | None:
        """The ordinary file that stands there. Raises UsageError for whatever may not be replaced."""
        _require_folder(self.path.parent, self.in_library)
        try:
            state = self.path.lstat()
        except FileNotFoundError:
            return None
        if why_not := self._objection(state):
            raise misused(why_not)
        return state

    def _objection(self, state: os.stat_result) -> Message | None:
        if stat.S_ISDIR(state.st_mode):
            return Message("“{file}”是一个文件夹；写到文件名为止", file=self.path)
        if any(_same(self.path, one) for one in self.inputs):
            return Message("“{file}”是这次要读的文件，不能写到它上面；换个名字", file=self.path)
        if stat.S_ISLNK(state.st_mode):
            return Message("“{file}”是符号链接；直接写它指向的文件的名字，或者换个名字", file=self.path)
        if not stat.S_ISREG(state.st_mode):
            return Message("“{file}”不是普通文件（设备、管道之类）；换个名字", file=self.path)
        return None if self.force else self._taken()

    def _put_in_place(self, beside: Path) -> None:
        if self.force:
            beside.replace(self.path)
            return
        try:
            _claim(beside, self.path)
        except FileExistsError:  # another run was quicker
            raise misused(self._taken()) from None

    def _taken(self) -> Message:
        return Message("文件“{file}”已经存在；换个名字，或者加 --force 覆盖", file=self.path)

    def _failed(self, wrong: OSError) -> "UsageError":
        return misused(Message("写不了“{file}”：{why}", file=self.path, why=because(wrong)))


def _require_folder(folder: Path, in_library: bool) -> None:
    try:
        there = stat.S_ISDIR(folder.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        there = False
    if not there:
        raise misused(Message("没有文件夹“{folder}”，先建好它", folder=folder))
    own = (paths.templates(), *(() if in_library else (paths.clause_library(),)))
    if any(folder.resolve().is_relative_to(one.resolve()) for one in own):
        raise misused(Message("“{folder}”是 hetong 自己的文件夹，不写在里面；换个文件夹", folder=folder))


def _same(path: Path, other: Path) -> bool:
    """By the file, not the name: hard links, symbolic links and another case are the same."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def _fill(file: BinaryIO, content: bytes, replaced: os.stat_result | None) -> None:
    with suppress(OSError):  # not every network drive can lock
        _lock(file.fileno())
    if replaced and sys.platform != "win32":
        with suppress(PermissionError):  # only root gives files away
            os.fchown(file.fileno(), replaced.st_uid, replaced.st_gid)
        os.fchmod(file.fileno(), stat.S_IMODE(replaced.st_mode) & 0o777)
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


def _claim(beside: Path, target: Path) -> None:
    """Gives the file its name if nothing has it: of two runs one does. Raises FileExistsError."""
    try:
        target.hardlink_to(beside)
    except OSError as wrong:
        if wrong.errno not in _NO_LINKS:
            raise
        # A file system without hard links: whoever makes the empty file has the name.
        target.open("xb").close()
        beside.replace(target)


def _flush(folder: Path) -> None:
    """The new name outlives a power cut, where the system can promise it."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _lock(handle: int) -> None:
    """Says that a living process is at this file; a lock ends with its process. Raises OSError when another is."""
    try:
        import fcntl
    except ImportError:  # Windows, where an open file can't be deleted
        return
    fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _clear_remains(folder: Path) -> None:
    """What killed runs have left in this folder: our name, our user, old, and no process at it."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in islice(entries, _LOOKED_AT):
            if _REMAINS.fullmatch(entry.name) and _abandoned(entry.stat(follow_symlinks=False)):
                _remove_unlocked(Path(entry.path))


def _abandoned(state: os.stat_result) -> bool:
    ours = sys.platform == "win32" or state.st_uid == os.geteuid()
    return ours and stat.S_ISREG(state.st_mode) and time.time() - state.st_mtime > _OLD


def _remove_unlocked(path: Path) -> None:
    with suppress(OSError):
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        try:
            _lock(handle)
            path.unlink()
        finally:
            os.close(handle)
