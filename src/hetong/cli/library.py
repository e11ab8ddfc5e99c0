"""``hetong library``"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong import paths
from hetong.cli.library_check import check_library
from hetong.cli.shelves import library_option, workshop_in
from hetong.cli.specs import spec_named
from hetong.cli.words import FINDINGS, OPTIONS, USAGE, echo, echo_json, language
from hetong.language import translator
from hetong.visible import line, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hetong.pipeline import Spec


@click.group(options_metavar=OPTIONS, subcommand_metavar="命令 …")
def library() -> None:
    """整个条款库：检查，比较改动对合同的影响。"""


library.add_command(check_library)


@library.command("diff", options_metavar=OPTIONS)
@click.argument("folder", type=click.Path(path_type=Path, readable=False), metavar="文件夹")
@click.option(
    "--spec",
    "specs",
    multiple=True,
    metavar="交易书",
    help="用这份交易书看；可以写多次。不写的，用每个范本三个立场的最小交易书和 examples 里的",
)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", help="输出格式")
@library_option
def diff(folder: Path, specs: Sequence[str], form: str, library: Path | None) -> None:
    """条款库从现在这样（或者 --library 的）改成“文件夹”里的那样，合同有什么变化。

    逐条列出增、删、改和重新编号，以及检查结果的不同。有不同的退出码为 1。
    """
    from dataclasses import asdict

    from hetong.keeping.revision import revision, smallest_deals
    from hetong.keeping.revision_text import MARKDOWN, TEXT, revision_as_text

    before, after = workshop_in(library), workshop_in(folder)
    own = library or paths.clause_library().parent
    given = [spec_named(one, ()) for one in specs] or [*smallest_deals(before, after), *_examples(own, folder)]
    translate = translator(language())
    found = revision((_shown(own), _shown(folder)), before, after, given, translate)
    if form == "json":
        echo_json(asdict(found))
    else:
        echo(revision_as_text(found, MARKDOWN if form == "markdown" else TEXT, translate))
    unread = any(one.code.startswith("FILE") for contract in found.contracts for one in contract.refused)
    sys.exit(0 if found.none else USAGE if unread else FINDINGS)


def _examples(*folders: Path) -> "Iterator[Spec]":
    """The example deals of the first folder that has any."""
    from hetong.pipeline import Spec

    for folder in folders:
        if listed := sorted(folder.glob("examples/*/deal.yaml")):
            yield from (Spec(f"examples/{line(named(one.parent.name))}", one) for one in listed)
            return


def _shown(path: Path) -> str:
    return line(named(str(path)))
