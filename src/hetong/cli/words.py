"""What every command says the same way."""

import os

import click

from hetong.diagnostic import Message
from hetong.language import translator

FINDINGS, USAGE, BUG = 1, 2, 70
OPTIONS = "[选项]"
NOT_ADVICE = Message("本工具生成合同草稿，不是法律意见；签署前请由执业律师审阅。")


def language() -> str:
    """``HETONG_LANG`` beginning with ``en`` asks for English; all else is Chinese."""
    return "en" if os.environ.get("HETONG_LANG", "").startswith("en") else "zh"


def said(message: Message) -> str:
    """A message in the user's language."""
    return message.said(translator(language()))


def misused(why: Message) -> click.UsageError:
    """A command that can't be carried out as it was typed."""
    return click.UsageError(said(why))
