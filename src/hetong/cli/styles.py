"""Styles by name or path: those that are shipped, and those that a firm has imported into its own folder."""

import os
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong.cli.words import misused
from hetong.diagnostic import Message

if TYPE_CHECKING:
    from hetong.pipeline import Workshop

SHIPPED = ("standard", "gongwen", "compact")
_NAME = re.compile(r"\w[\w-]{0,39}")
# Letters to Unicode that look like nothing.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
# What Windows takes for a device, whatever the extension.
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")


def user_folder() -> Path:
    """Where a user's own styles are: ``HETONG_HOME``, else the place that the system has for such things. Raises UsageError without one."""
    told = os.environ.get("HETONG_HOME")
    folder = Path(told or click.get_app_dir("hetong"))
    if not told and not folder.is_absolute():
        raise misused(Message("找不到你的用户文件夹；用环境变量 HETONG_HOME 指定一个放版式的文件夹"))
    return folder / "docx"


def known_styles() -> tuple[str, ...]:
    """The names that a style may have: those shipped first. A folder that can't be read has none."""
    try:
        return (*SHIPPED, *own_styles())
    except click.UsageError:
        return SHIPPED


def own_styles() -> Mapping[str, Path]:
    """The imported styles by name, in order: what is in the folder, never what a name could lead to. Raises UsageError."""
    folder = user_folder()
    try:
        return {one.stem: one for one in sorted(folder.iterdir()) if one.suffix == ".docx" and may_be_named(one.stem)}
    except FileNotFoundError:
        return {}
    except OSError as wrong:
        raise misused(Message("读不了版式文件夹“{folder}”：{why}", folder=folder, why=wrong.strerror)) from None


def may_be_named(name: str) -> bool:
    """Whether a style can have the name on every system, and nobody takes it for another."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    odd = plain in SHIPPED or _DEVICES.fullmatch(plain) or not _FILLERS.isdisjoint(name) or unicodedata.normalize("NFC", name) != name
    return _NAME.fullmatch(name) is not None and not odd


def docx_template(style: str, workshop: "Workshop") -> Path:
    """The template of a style: a shipped name, an imported name, or the path of a .docx file. Raises UsageError for an unknown one."""
    if style in SHIPPED:
        return workshop.templates / "docx" / f"{style}.docx"
    if style.lower().endswith(".docx"):
        return Path(style)
    own = own_styles()
    if style in own:
        return own[style]
    known = "、".join((*SHIPPED, *own))
    raise misused(Message("没有版式“{style}”；可用：{known}，或者一个 .docx 模板文件", style=style[:60], known=known))
