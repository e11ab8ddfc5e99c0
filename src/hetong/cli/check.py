"""``hetong check``"""

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from hetong.cli.specs import examined, exit_code, lines_of, overrides, report, spec_named
from hetong.cli.words import OPTIONS, echo, language, said
from hetong.diagnostic import Message, Severity
from hetong.language import translator

if TYPE_CHECKING:
    from hetong.cli.specs import Examined


@click.command(options_metavar=OPTIONS)
@click.argument("specs", nargs=-1, required=True, metavar="交易书…")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--strict", is_flag=True, help="有警告、空白或者要确认的值也算不通过")
@click.option("--missing", is_flag=True, help="只列出还缺的键，可以粘贴到交易书末尾")
@click.option("--all", "every", is_flag=True, help="惯例值也逐条列出，写明理由")
@overrides
def check(specs: Sequence[str], form: str, strict: bool, missing: bool, every: bool, sets: Sequence[str]) -> None:
    """检查交易书，列出全部问题（- 表示标准输入）。"""
    read = [examined(spec_named(one, sets)) for one in specs]
    found = [finding for one in read for finding in one.found]
    if form == "json":
        _say_as_json(read)
    elif missing:
        _say_missing(read)
    else:
        _say_as_text(read, every)
    sys.exit(exit_code(found, strict))


def _say_as_json(read: Sequence["Examined"]) -> None:
    from hetong.register import register_as_data
    from hetong.report import counts, diagnostics_as_data
    from hetong.visible import as_json

    found = [finding for one in read for finding in one.found]
    listed = register_as_data((one.spec.shown, one.marks) for one in read)
    lengths = {name: len(entries) for name, entries in listed.items()}
    told = diagnostics_as_data(found, translator(language()))
    echo(as_json({"diagnostics": told, **listed, "summary": counts(found) | lengths}))


def _say_missing(read: Sequence["Examined"]) -> None:
    """A block for each spec; what is wrong goes beside it, lest the block be taken for all there is to do."""
    from hetong.register import missing_as_yaml

    report([finding for one in read for finding in one.found if finding.severity is Severity.ERROR], [one.spec for one in read])
    for one in read:
        missing = missing_as_yaml(one.marks, translator(language()))
        if missing:
            echo(f"# {one.spec.shown}\n{missing}" if len(read) > 1 else missing)
        elif not any(finding.severity is Severity.ERROR for finding in one.found):
            echo(said(Message("# {spec} 没有要填、要确认的", spec=one.spec.shown)))


def _say_as_text(read: Sequence["Examined"], every: bool) -> None:
    """Findings, the gravest first; then the lists of each spec; then one line that counts."""
    from hetong.register import tally
    from hetong.report import LISTED, diagnostics_as_text, summary_line

    translate = translator(language())
    found = [finding for one in read for finding in one.found if finding.code not in LISTED]
    blocks = [diagnostics_as_text(found, lines_of(one.spec for one in read), translate), *_lists(read, every)]
    echo("\n\n".join(block for block in blocks if block))
    summary = f"{summary_line(found, translate)}{translate('；')}{tally((one.marks for one in read), translate)}"
    echo(f"\n{summary}" if any(blocks) else summary)
    if not any(finding.severity is Severity.ERROR for finding in found):
        echo(said(Message("下一步：hetong render {spec} -o 合同.docx", spec=read[0].spec.shown)))


def _lists(read: Sequence["Examined"], every: bool) -> Iterator[str]:
    from hetong.register import register_as_text

    for one in read:
        text = register_as_text(one.marks, translator(language()), every)
        yield f"{one.spec.shown}\n{text}" if text and len(read) > 1 else text
