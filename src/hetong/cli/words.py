"""What every command says the same way, and the one way to say it."""

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from hetong.diagnostic import Message
from hetong.language import translator
from hetong.visible import as_json, line, visible

if TYPE_CHECKING:
    from click import UsageError

FINDINGS, USAGE, BUG = 1, 2, 70
OPTIONS = "[选项]"
NOT_ADVICE = Message("本工具生成合同草稿，不是法律意见；签署前请由执业律师审阅。")

_REASONS = {
    errno.EACCES: Message("没有权限"),
    errno.EDQUOT: Message("超出磁盘配额"),
    errno.EFBIG: Message("超过允许的文件大小"),
    errno.EIO: Message("磁盘读写错误"),
    errno.EISDIR: Message("这是一个文件夹"),
    errno.ELOOP: Message("符号链接绕成了圈"),
    errno.EMFILE: Message("打开的文件太多"),
    errno.ENAMETOOLONG: Message("名字太长"),
    errno.ENOENT: Message("没有这个文件或者文件夹"),
    errno.ENOSPC: Message("磁盘满了"),
    errno.ENOTDIR: Message("路径中间有一段不是文件夹"),
    errno.EPERM: Message("系统不允许"),
    errno.EROFS: Message("所在的磁盘只能读"),
}


def language() -> str:
    """``HETONG_LANG`` beginning with ``en`` asks for English; all else is Chinese."""
    return "en" if os.environ.get("HETONG_LANG", "").startswith("en") else "zh"


def said(message: Message) -> str:
    """A message in the user's language."""
    return message.said(translator(language()))


def because(wrong: OSError) -> object:
    """Why the system would not, in words."""
    return _REASONS.get(wrong.errno or 0, wrong.strerror or str(wrong))


def misused(why: Message) -> "UsageError":
    """A command that can't be carried out as it was typed."""
    from click import UsageError

    return UsageError(line(said(why)))


def echo(text: str, *, err: bool = False) -> None:
    """Prints, with nothing in it that a terminal would obey. Raises UsageError when standard output can't take it.

    A reader that has gone away is no fault, and where the error stream fails there is nobody left to tell.
    """
    stream = sys.stderr if err else sys.stdout
    if stream is not None:  # closed before we began
        _taken(stream, f"{visible(text)}\n")


def printed() -> bool:
    """Whether standard output still takes anything, asked after something of click's (help, version) may have failed there.

    False for a reader that has gone away. Raises UsageError as ``echo`` does.
    """
    return sys.stdout is None or _taken(sys.stdout, "\n")


def _taken(stream: TextIO, text: str) -> bool:
    try:
        stream.write(text)
        stream.flush()
    except OSError as wrong:
        # What it still holds goes nowhere, so that the end of the process does not fail as well.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        if stream is sys.stdout and not isinstance(wrong, BrokenPipeError):
            raise misused(Message("写不了标准输出：{why}", why=because(wrong))) from None
        return False
    return True


def tell(message: Message, *, err: bool = False) -> None:
    """Prints a message on a line of its own, whatever the names in it hold."""
    echo(line(said(message)), err=err)


def echo_json(data: object) -> None:
    """Prints JSON."""
    echo(as_json(data))


def say_interrupted() -> None:
    """The last words of a run that a signal has ended, at whatever point."""
    with suppress(OSError, ValueError):
        os.write(2, f"\n{said(Message('已中断。'))}\n".encode())
