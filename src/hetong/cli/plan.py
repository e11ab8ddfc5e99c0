"""``hetong plan``"""

from collections.abc import Sequence

import click

from hetong.cli.specs import drafted, end_with, overrides, spec_named
from hetong.cli.words import OPTIONS, echo, language, tell
from hetong.diagnostic import Message, Refused, Severity
from hetong.language import translator


@click.command(options_metavar=OPTIONS)
@click.argument("spec", metavar="交易书")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@overrides
def plan(spec: str, form: str, sets: Sequence[str]) -> None:
    """列出合同由哪些条款组成、为什么，写文件之前先看。"""
    from hetong.report import plan_as_json, plan_as_text

    source = spec_named(spec, sets)
    draft = drafted(source)
    if any(one.severity is Severity.ERROR for one in draft.unread):
        end_with(Refused(draft.unread), [source])
    if form == "json":
        echo(plan_as_json(draft.selection, draft.numbered))
    else:
        echo(plan_as_text(draft.selection, draft.numbered, translator(language())))
        tell(Message("下一步：hetong render {spec} -o 合同.docx", spec=source.shown))
