"""``hetong check``"""

import sys
from collections.abc import Sequence

import click

from hetong.cli.specs import exit_code, findings, lines_of, overrides, spec_named
from hetong.cli.words import OPTIONS, echo, language, said
from hetong.diagnostic import Message
from hetong.language import translator


@click.command(options_metavar=OPTIONS)
@click.argument("specs", nargs=-1, required=True, metavar="交易书…")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--strict", is_flag=True, help="有警告也算不通过")
@overrides
def check(specs: Sequence[str], form: str, strict: bool, sets: Sequence[str]) -> None:
    """检查交易书，列出全部问题（- 表示标准输入）。"""
    from hetong.report import diagnostics_as_json, diagnostics_as_text

    read = [spec_named(one, sets) for one in specs]
    found = [one for spec in read for one in findings(spec)]
    translate = translator(language())
    if form == "json":
        echo(diagnostics_as_json(found, translate))
    else:
        clean = said(Message("没有发现问题。下一步：hetong render {spec} -o 合同.docx", spec=read[0].shown))
        echo(diagnostics_as_text(found, lines_of(read), translate) or clean)
    sys.exit(exit_code(found, strict))
