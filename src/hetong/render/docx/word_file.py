"""The one way by which a Word file is read, whoever asks for it: a plain file, under limits, nothing in it that runs."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from hetong.diagnostic import Message, Refused
from hetong.render.docx.container import PACKAGE_RELATIONS, TYPES, refused, unreadable
from hetong.render.docx.parsing import parsed
from hetong.render.docx.unpacking import LARGEST_FILE, too_large, unpacked

# What XML takes in memory goes by its tags and attributes. Three hundred pages of Word come to a third of this, the styles and lists
# that a template may have collected over the years to a fifth of the other.
_MOST_MARKUP, MOST_MARKUP_OF_TEMPLATE = 1_200_000, 200_000
_ACTIVE = re.compile(
    r"vbaProject|vbaData|(?:^|/)(?:embeddings|activeX|ctrlProps)/|afchunk|(?<!printerSettings\d)\.(?:bin|exe|dll|js|vbs|ole)$",
    re.IGNORECASE,
)
_ACTIVE_TYPE = re.compile(r"macroEnabled|vbaProject|oleObject|ms-office\.activeX|ms-word\.attachedToolbars", re.IGNORECASE)
_STRICT = b"http://purl.oclc.org/ooxml/"
# An encryption of Word's own is an OLE file that holds the package.
_OLE = b"\xd0\xcf\x11\xe0"
_PLAIN = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


def file_bytes(path: Path) -> bytes:
    """The whole file. Raises Refused: FILE01 … FILE03 for what is no readable plain file, FILE04 for one that is too large."""
    checked_status(path)
    with _told(str(path)), os.fdopen(os.open(path, os.O_RDONLY | _PLAIN), "rb") as file:
        # Looked at again: what has this name may be another file by now.
        _check_plain(os.fstat(file.fileno()), str(path))
        content = file.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise _too_large(str(path))
    return content


def checked_status(path: Path) -> os.stat_result:
    """Of a plain file that is not too large. Raises Refused (FILE01 … FILE04)."""
    with _told(str(path)):
        status = path.stat()
        _check_plain(status, str(path))
        return status


@contextmanager
def _told(shown: str) -> Iterator[None]:
    """What the system says, as a diagnostic. A name can also be one that no system takes."""
    try:
        yield
    except FileNotFoundError:
        raise refused("FILE01", shown, Message("没有这个文件"), Message("核对文件名和所在文件夹")) from None
    except (OSError, ValueError) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong)
        raise refused("FILE03", shown, Message("读不了：{why}", why=why), Message("检查权限")) from None


def _too_large(shown: str) -> Refused:
    message = Message("Word 文件过大：{why}", why=Message("文件超过 {limit} MB", limit=LARGEST_FILE >> 20))
    return refused("FILE04", shown, message, Message("压缩或者删去图片，另存一份再试"))


def _check_plain(status: os.stat_result, shown: str) -> None:
    if S_ISDIR(status.st_mode):
        raise refused("FILE02", shown, Message("这是一个文件夹，不是文件"), Message("写到文件名为止"))
    if not S_ISREG(status.st_mode):
        raise refused("FILE03", shown, Message("这是管道或者设备，不是文件"), Message("换一个 .docx 文件"))
    if status.st_size > LARGEST_FILE:
        raise _too_large(shown)


def read_parts(data: bytes, name: str, needed: Iterable[str], most_markup: int = _MOST_MARKUP) -> Mapping[str, bytes]:
    """Every part by its name, in the order of the file. ``most_markup``: tags and attributes in all of them.

    Raises Refused: DOCX01 when it is no Word file, DOCX06 past a limit, DOCX07 for what runs, DOCX08 for a name that is there twice,
    DOCX13 and DOCX14 for a ZIP that contradicts itself or leads elsewhere.
    """
    if data[:4] == _OLE:
        raise unreadable(name, Message("它加了密码，或者是旧的 .doc 格式"))
    if len(data) > LARGEST_FILE:
        raise too_large(name, Message("文件超过 {limit} MB", limit=LARGEST_FILE >> 20))
    parts = unpacked(data, name)
    if missing := [part for part in needed if part not in parts]:
        raise unreadable(name, Message("缺少 {parts}", parts="、".join(missing)))
    _check_size(name, parts, most_markup)
    _check_active(name, parts)
    if _STRICT in parts[PACKAGE_RELATIONS]:
        raise unreadable(name, Message("它是“严格 Open XML”格式；另存时选“Word 文档 (*.docx)”"))
    return parts


def _check_size(name: str, parts: Mapping[str, bytes], most: int) -> None:
    written = (raw for part, raw in parts.items() if part.endswith((".xml", ".rels")))
    if sum(raw.count(b"<") + raw.count(b"=") for raw in written) > most:
        raise too_large(name, Message("内容太多"))


def _check_active(name: str, parts: Mapping[str, bytes]) -> None:
    active = sorted(part for part in parts if _ACTIVE.search(part))
    kinds = (str(kind) for node in parsed(name, TYPES, parts[TYPES]).iter() for kind in node.attrib.values())
    if active or any(map(_ACTIVE_TYPE.search, kinds)):
        message = Message("Word 文件里有宏或者嵌入的对象：{parts}", parts="、".join(active[:3]) or TYPES)
        raise refused("DOCX07", name, message, Message("删掉宏和嵌入的对象（图片可以留），另存为 .docx 再试"))
