"""``hetong library check``"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong import paths
from hetong.cli.specs import exit_code, lines_of
from hetong.cli.words import OPTIONS, echo, language, misused, said
from hetong.diagnostic import Message
from hetong.language import translator

if TYPE_CHECKING:
    from hetong.proof import Folders, Proof

_STYLE = "house-style.yaml"


@click.command("check", options_metavar=OPTIONS)
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="[文件夹]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--strict", is_flag=True, help="有警告也算不通过")
@click.option("--quick", is_flag=True, help="不写整份合同，只用几秒")
@click.option("--processes", type=click.IntRange(1, 64), help="同时用几个进程；不写用两个")
def check_library(folder: Path | None, form: str, strict: bool, quick: bool, processes: int | None) -> None:
    """证明条款库在每一种交易里都写得成，并检查它的文字。

    文件夹里要有 clause_library/ 和 templates/outlines/；不写，检查自带的。
    """
    from hetong.proof import prove

    proof = prove(_folders(folder), processes or _cores(), whole=not quick)
    if form == "json":
        _say_as_json(proof)
    else:
        _say_as_text(proof)
    sys.exit(exit_code(proof.found, strict))


def _folders(folder: Path | None) -> "Folders":
    from hetong.proof import Folders

    clauses, templates = (folder / "clause_library", folder / "templates") if folder else (paths.clause_library(), paths.templates())
    if not clauses.is_dir() or not (templates / "outlines").is_dir():
        raise misused(Message("“{folder}”里没有 clause_library/ 和 templates/outlines/", folder=folder))
    own, ours = clauses / _STYLE, paths.clause_library() / _STYLE
    return Folders(clauses, templates / "outlines", own if own.is_file() else ours)


def _cores() -> int:
    """Two where there are two: a library is checked while a person waits, on a machine that does other things too."""
    import os

    return min(2, os.cpu_count() or 1)


def _say_as_json(proof: "Proof") -> None:
    from hetong.report import counts, diagnostics_as_data
    from hetong.visible import as_json

    proven = [{"outline": one.outline, "claims": one.claims, "contracts": one.contracts} for one in proof.reports]
    told = diagnostics_as_data(proof.found, translator(language()))
    echo(as_json({"diagnostics": told, "proven": proven, "clauses": proof.clauses, "summary": counts(proof.found)}))


def _say_as_text(proof: "Proof") -> None:
    """Findings, the gravest first; then what was proven of each outline; then one line that counts."""
    from hetong.report import diagnostics_as_text, summary_line

    translate = translator(language())
    if proof.found:
        echo(f"{diagnostics_as_text(proof.found, lines_of(()), translate)}\n")
    echo(said(Message("条款 {count} 个", count=proof.clauses)))
    for one in proof.reports:
        fields = {"outline": one.outline, "claims": one.claims, "contracts": one.contracts}
        echo(said(Message("{outline}：引用和术语证明了 {claims} 种组合，写成了 {contracts} 份合同", **fields)))
    echo(summary_line(proof.found, translate))
