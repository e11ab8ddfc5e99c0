"""The command line: words → pipeline → report. The only package that writes files or reads the environment."""

import gc
import os
import sys
from typing import NoReturn

import click

from hetong import __version__
from hetong.cli.check import check
from hetong.cli.inspect import inspect_file
from hetong.cli.plan import plan
from hetong.cli.render import render
from hetong.cli.template import template
from hetong.cli.words import BUG, NOT_ADVICE, OPTIONS, language, said
from hetong.diagnostic import Message
from hetong.language import use_chinese_for_click

__all__ = ["hetong", "main"]


@click.group(
    epilog=str(NOT_ADVICE),
    options_metavar=OPTIONS,
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="hetong", message="hetong %(version)s", help="显示版本")
def hetong() -> None:
    """合同：把一份交易书（YAML）变成编好号、查过错的外包合同。

    常用三步：hetong check 交易书.yaml → hetong plan 交易书.yaml → hetong render 交易书.yaml -o 合同.docx
    """


hetong.add_command(check)
hetong.add_command(plan)
hetong.add_command(render)
hetong.add_command(inspect_file)
hetong.add_command(template)


def main() -> NoReturn:
    """Entry point: no traceback reaches a user (``HETONG_DEBUG=1`` shows it to an engineer)."""
    # A run is short and keeps nearly all that it makes: collecting early finds nothing. pydantic would look through every
    # installed package for plugins, which none of ours has.
    gc.set_threshold(100_000, 50, 50)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    os.environ["LANGUAGE"] = "en" if language() == "en" else "zh_CN"
    use_chinese_for_click()
    try:
        hetong.main(prog_name="hetong")
    except Exception as bug:
        if os.environ.get("HETONG_DEBUG"):
            raise
        what = Message("程序内部错误：{bug}", bug=f"{type(bug).__name__}: {bug}")
        click.echo(f"{said(what)}\n{said(Message('这不是交易书的问题。请把这一行和交易书交给维护者。'))}", err=True)
        sys.exit(BUG)
    sys.exit(0)
