"""The library that a command is about: the own one, or one in a folder that is named."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong import paths
from hetong.cli.words import misused
from hetong.diagnostic import Message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hetong.keeping.shelf import Shelf
    from hetong.pipeline import Workshop

_FOLDER = click.Path(path_type=Path, readable=False)
library_option = click.option(
    "--library",
    type=_FOLDER,
    metavar="文件夹",
    help="不用自带的，用这个文件夹里的 clause_library 和 templates（没有 templates 的用自带的）",
)
form_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")


def workshop_in(folder: Path | None) -> "Workshop":
    """The folders of a library. Raises UsageError for a folder that is none."""
    from hetong.pipeline import Workshop

    if folder is None:
        return Workshop(paths.clause_library(), paths.templates())
    if not (folder / "clause_library").is_dir():
        raise misused(Message("“{folder}”里没有 clause_library；写上一层文件夹", folder=folder))
    templates = folder / "templates"
    return Workshop(folder / "clause_library", templates if templates.is_dir() else paths.templates())


def shelf_in(folder: Path | None) -> "Shelf":
    """Every clause and outline of a library."""
    from hetong.keeping.shelf import shelf

    return shelf(workshop_in(folder))


def identified(name: str, titles: "Mapping[str, str]", missing: Message) -> str:
    """The id that was written, or the one with the title that was. Raises UsageError, with the nearest, for neither."""
    from difflib import get_close_matches

    ids = [one for one, title in titles.items() if name in (one, title)]
    if len(ids) == 1 or name in ids:
        return name if name in ids else ids[0]
    near = get_close_matches(name, (*titles, *titles.values()), 1)
    hint = Message("；是不是“{near}”？", near=near[0]) if near else Message("；用 list 看有哪些")
    raise misused(Message("{missing}{hint}", missing=missing, hint=hint))
