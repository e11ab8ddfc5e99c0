"""``hetong plan``"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from hetong.cli.specs import drafted, end_with, overrides, spec_named, workshop
from hetong.cli.words import OPTIONS, echo, language, tell
from hetong.diagnostic import Message, Refused, Severity
from hetong.language import translator

if TYPE_CHECKING:
    from hetong.pipeline import Draft, Spec


@click.command(options_metavar=OPTIONS)
@click.argument("spec", metavar="交易书")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--stances", is_flag=True, help="并列三个立场说法不同的款、项，各让出什么")
@overrides
def plan(spec: str, form: str, stances: bool, sets: Sequence[str]) -> None:
    """列出合同由哪些条款组成、为什么，写文件之前先看。"""
    from hetong.report import plan_as_json, plan_as_text

    source = spec_named(spec, sets)
    draft = drafted(source)
    if any(one.severity is Severity.ERROR for one in draft.unread):
        end_with(Refused(draft.unread), [source])
    if stances:
        _side_by_side(source, draft, form)
    elif form == "json":
        echo(plan_as_json(draft.selection, draft.numbered))
    else:
        echo(plan_as_text(draft.selection, draft.numbered, translator(language())))
        tell(Message("下一步：hetong render {spec} -o 合同.docx", spec=source.shown))


def _side_by_side(source: "Spec", draft: "Draft", form: str) -> None:
    from hetong.pipeline import from_each_stance
    from hetong.report import stances_as_json, stances_as_text
    from hetong.stances import contested

    current = draft.deal.contract.stance
    drafts = {stance: (one.numbered, one.selection) for stance, one in from_each_stance(source, workshop()).items()}
    found = contested(drafts, current)
    echo(stances_as_json(found) if form == "json" else stances_as_text(found, current, translator(language())))
