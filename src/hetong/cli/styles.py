"""Styles by name or path: those that are shipped, and those that a firm has imported into its own folder."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong.cli.words import misused
from hetong.diagnostic import Message

if TYPE_CHECKING:
    from hetong.pipeline import Workshop

SHIPPED = ("standard", "gongwen", "compact")


def user_folder() -> Path:
    """Where a user's own styles are: ``HETONG_HOME``, else the place that the system has for such things."""
    return Path(os.environ.get("HETONG_HOME") or click.get_app_dir("hetong")) / "docx"


def known_styles() -> tuple[str, ...]:
    """The names that a style may have: those shipped first."""
    return (*SHIPPED, *sorted(one.stem for one in user_folder().glob("*.docx")))


def docx_template(style: str, workshop: "Workshop") -> Path:
    """The template of a style: a shipped name, an imported name, or the path of a .docx file."""
    if style in SHIPPED:
        return workshop.templates / "docx" / f"{style}.docx"
    path = Path(style) if style.lower().endswith(".docx") else user_folder() / f"{style}.docx"
    if path.is_file():
        return path
    known = "、".join(known_styles())
    raise misused(Message("没有版式“{style}”；可用：{known}，或者一个 .docx 模板文件", style=style, known=known))
