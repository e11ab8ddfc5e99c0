"""Font folders looked at before Typst is let into them: it follows every link, and believes every number that a font gives."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from hetong.diagnostic import Diagnostic, Location, Message, Refused, error

MAX_ENTRIES = 20_000
MAX_DEPTH = 12
MAX_BYTES = 4_000_000_000
_MAX_FACES = 500
_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")


def refuse_unusable(folders: Iterable[Path]) -> None:
    """For folders that a user names. Raises Refused: FILE05 too much in them, or links out of them; FILE06 a damaged font."""
    for folder in folders:
        left = MAX_BYTES
        for entry in _entries(folder):
            if entry.is_symlink() and Path(entry.path).is_dir():
                raise Refused([_unusable(entry.path, Message("字体文件夹里有通向别处的文件夹链接"))])
            if _is_font(entry):
                left -= entry.stat().st_size
                _refuse_damaged(Path(entry.path))
            if left < 0:
                raise Refused([_unusable(str(folder), Message("字体文件夹里的文件太大"))])


def refuse_damaged_system_fonts() -> None:
    """For the folders in which Typst looks without being told. Raises Refused (FILE06)."""
    for folder in filter(Path.is_dir, system_folders()):
        for entry in _entries(folder):
            if _is_font(entry):
                _refuse_damaged(Path(entry.path))


def system_folders() -> tuple[Path, ...]:
    """Where programs and users put fonts."""
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() fails for a user without one
    match sys.platform:
        case "darwin":
            return Path("/Library/Fonts"), home / "Library" / "Fonts"
        case "win32":
            return (home / "AppData" / "Local" / "Microsoft" / "Windows" / "Fonts",)
        case _:
            return Path("/usr/local/share/fonts"), Path("/usr/share/fonts"), home / ".fonts", home / ".local" / "share" / "fonts"


def _entries(folder: Path) -> Iterator["os.DirEntry[str]"]:
    """Everything below a folder, no link followed. Raises Refused (FILE05) when that is more than fonts can be."""
    waiting, seen = [(str(folder), 0)], 0
    while waiting:
        at, depth = waiting.pop()
        for entry in _listed(at):
            seen += 1
            if seen > MAX_ENTRIES or depth > MAX_DEPTH:
                raise Refused([_unusable(str(folder), Message("字体文件夹里的文件太多，或者一层套一层太深"))])
            yield entry
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, depth + 1))


def _listed(folder: str) -> list["os.DirEntry[str]"]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # a folder that can't be read has no fonts for us
        return []


def _is_font(entry: "os.DirEntry[str]") -> bool:
    """By name, and an ordinary file: to open a pipe would wait for ever."""
    return entry.name.lower().endswith(_SUFFIXES) and Path(entry.path).is_file()


def _refuse_damaged(path: Path) -> None:
    """A collection that says it has more fonts than its bytes can hold, each of which a reader would look for."""
    try:
        with path.open("rb") as file:
            head, size = file.read(12), os.fstat(file.fileno()).st_size
    except OSError:
        return
    faces = int.from_bytes(head[8:12], "big")
    if head[:4] == b"ttcf" and (faces > _MAX_FACES or 12 + 4 * faces > size):
        message = Message("字体文件坏了：说有 {count} 款字体，装不下", count=faces)
        raise Refused([error("FILE06", Location(str(path)), message, Message("删掉这个文件，或者重新安装这款字体"))])


def _unusable(shown: str, why: Message) -> Diagnostic:
    return error("FILE05", Location(shown), why, Message("把要用的字体单独放进一个文件夹，用 --fonts 指它"))
