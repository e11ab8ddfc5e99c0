"""``hetong outline``"""

import sys
from pathlib import Path

import click

from hetong.cli.shelves import form_option, identified, library_option, shelf_in, workshop_in
from hetong.cli.specs import end_with, report
from hetong.cli.words import FINDINGS, OPTIONS, echo, echo_json, language
from hetong.diagnostic import Location, Message, Refused
from hetong.language import translator


@click.group(options_metavar=OPTIONS, subcommand_metavar="命令 …")
def outline() -> None:
    """范本：有哪些，各由什么组成、按惯例补什么。"""


@outline.command("list", options_metavar=OPTIONS)
@library_option
@form_option
def list_outlines(library: Path | None, form: str) -> None:
    """列出范本。"""
    from hetong.keeping.outline_view import outlines_as_data, outlines_as_text

    shelf = shelf_in(library)
    if form == "json":
        echo_json(outlines_as_data(shelf))
    else:
        echo(outlines_as_text(shelf, translator(language())))
    report(shelf.found, ())
    sys.exit(FINDINGS if shelf.found else 0)


@outline.command("show", options_metavar=OPTIONS)
@click.argument("name", metavar="范本")
@library_option
@form_option
def show(name: str, library: Path | None, form: str) -> None:
    """看一个范本：各部分的条款和条件、附件、惯例值和理由、哪些要确认。写标识或者标题。"""
    from dataclasses import asdict

    from hetong.keeping.outline_view import outline_as_text, outline_view

    shelf, translate = shelf_in(library), translator(language())
    _refuse_unreadable(name, workshop_in(library).outlines)
    titles = {one: found.spec.title for one, found in shelf.outlines.items()}
    view = outline_view(shelf.outlines[identified(name, titles, Message("没有范本“{name}”", name=name))], shelf, translate)
    if form == "json":
        echo_json(asdict(view))
    else:
        echo(outline_as_text(view, translate))


def _refuse_unreadable(name: str, folder: Path) -> None:
    """Ends with what is wrong with the file, where it is there and can't be read."""
    from hetong.load import load_outline

    if any(one.stem == name for one in folder.glob("*.yaml")):
        try:
            load_outline(folder, name, Location(name))
        except Refused as refused:
            end_with(refused)
