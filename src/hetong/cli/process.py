"""One run as a process: its streams, its signals and its exit code."""

import gc
import io
import os
import signal
import sys
from types import FrameType
from typing import TYPE_CHECKING

from hetong.cli.words import BUG, echo, language, printed, said, say_interrupted
from hetong.diagnostic import Message
from hetong.language import use_chinese_for_click

if TYPE_CHECKING:
    from click import ClickException


def run() -> int:
    """The exit code. Raises KeyboardInterrupt, with the signal's number, for a signal that ends the run."""
    _stop_cleanly()
    _open_streams()
    # A run is short and keeps nearly all that it makes: collecting early finds nothing. pydantic would look through every
    # installed package for plugins, which none of ours has.
    gc.set_threshold(100_000, 50, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    os.environ["LANGUAGE"] = "en" if language() == "en" else "zh_CN"
    use_chinese_for_click()
    import click

    try:
        return _commanded()
    except click.ClickException as wrong:
        return _told(wrong)
    except Exception as bug:
        if os.environ.get("HETONG_DEBUG"):
            raise
        what = Message("程序内部错误：{bug}", bug=f"{type(bug).__name__}: {bug}")
        echo(f"{said(what)}\n{said(Message('这不是交易书的问题。请把这一行和交易书交给维护者。'))}", err=True)
        return BUG


def _commanded() -> int:
    """The command that was typed. click's own ``main`` would print and exit by itself, where a broken pipe is a failure."""
    import click

    from hetong.cli.commands import hetong

    try:
        with hetong.make_context("hetong", sys.argv[1:]) as context:
            hetong.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else 0
    except OSError:
        if printed():
            raise
    return 0


def _told(wrong: "ClickException") -> int:
    """Click's message, which quotes what was typed, through our printer."""
    with io.StringIO() as words:
        wrong.show(file=words)
        echo(words.getvalue().rstrip("\n"), err=True)
    return wrong.exit_code


def _stop_cleanly() -> None:
    """A signal that ends the process unwinds it, so that what is half written goes away; ignored ones (``nohup``) stay ignored."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)
    sys.unraisablehook = _swallowed


def _stop(number: int, frame: FrameType | None) -> None:
    signal.signal(number, signal.SIG_IGN)  # while it unwinds
    raise KeyboardInterrupt(number)


def _swallowed(found: "sys.UnraisableHookArgs") -> None:
    """Python drops what is raised in a finaliser; a signal that came just then ends the run all the same."""
    if isinstance(found.exc_value, KeyboardInterrupt):
        say_interrupted()
        os._exit(128 + int(found.exc_value.args[0] if found.exc_value.args else signal.SIGINT))
    sys.__unraisablehook__(found)


def _open_streams() -> None:
    """UTF-8 in any locale. A stream that is closed gets a number that no file of ours can take."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
