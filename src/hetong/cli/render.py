"""``hetong render``"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong.cli.files import Target
from hetong.cli.formats import Wishes, notes, renderer, suffixes, word_templates
from hetong.cli.specs import drafted, end_with, overrides, report, spec_named, workshop
from hetong.cli.words import FINDINGS, NOT_ADVICE, OPTIONS, echo, language, misused, said, tell
from hetong.diagnostic import Diagnostic, Message, Refused, Severity
from hetong.language import translator
from hetong.visible import line

if TYPE_CHECKING:
    from hetong.pipeline import Draft, Spec


@click.command(options_metavar=OPTIONS)
@click.argument("spec", metavar="交易书")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="文件",
    help="写到哪里；扩展名决定格式：.docx、.pdf、.html、.md",
)
@click.option("--force", is_flag=True, help="文件已经存在时覆盖")
@click.option("--final", is_flag=True, help="定稿：有空白、有没确认的惯例值就不写，不带草稿标记")
@click.option("--style", metavar="版式", help="standard、gongwen、compact，导入过的名字，或者一个 .docx 模板文件")
@click.option("--toc", is_flag=True, help="加目录（DOCX、PDF）")
@click.option("--underline", is_flag=True, help="填入的值加下划线（DOCX、PDF）")
@click.option("--script", type=click.Choice(["hans", "hant"]), default="hans", help="hans 简体，hant 繁体")
@click.option(
    "--numbering",
    type=click.Choice(["native", "static"]),
    default="native",
    help="DOCX 编号：native 自动编号（Word、WPS），static 写成文字",
)
@click.option("--pdf-engine", type=click.Choice(["typst", "libreoffice"]), default="typst", help="PDF 用什么排版")
@click.option(
    "--fonts",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="文件夹",
    help="PDF 先从这里找字体；可以写多次",
)
@overrides
def render(
    spec: str,
    output: Path,
    force: bool,
    final: bool,
    style: str | None,
    toc: bool,
    underline: bool,
    script: str,
    numbering: str,
    pdf_engine: str,
    fonts: tuple[Path, ...],
    sets: Sequence[str],
) -> None:
    """写出合同。有错误时什么也不写。"""
    write = renderer(output)
    if write is None:
        raise misused(Message("不认识扩展名“{suffix}”；可用：{known}", suffix=output.suffix, known="、".join(suffixes())))
    source = spec_named(spec, sets)
    inputs = (source.path or Path("/dev/stdin"),)
    Target(output, force, inputs).refuse_unwritable()
    draft = drafted(source)
    _end_on_errors(draft, final, source)
    wishes = Wishes(style, toc, underline, script == "hant", numbering == "static", pdf_engine, fonts, not final)
    report(notes(output, draft, wishes), [source])
    try:
        content = write(draft, workshop(), wishes)
    except Refused as refused:
        end_with(refused)
    Target(output, force, (*inputs, *word_templates(output, draft, workshop(), wishes))).write(content)
    _say_done(output, draft, final, toc)


def _end_on_errors(draft: "Draft", final: bool, source: "Spec") -> None:
    """Says what was found; of a final document also what is blank or to be confirmed, which keeps it from being written."""
    from hetong.report import LISTED

    found = [_as_error(one) if final else one for one in draft.diagnostics]
    report([one for one in found if one.code not in LISTED], [source])
    if final:
        _say_open(draft)
    if any(one.severity is Severity.ERROR for one in found):
        tell(Message("有错误，没有写出文件。"), err=True)
        sys.exit(FINDINGS)


def _say_open(draft: "Draft") -> None:
    from hetong.marks import Marks
    from hetong.register import register_as_text

    still = register_as_text(Marks(draft.marks.blank, draft.marks.confirm), translator(language()), every=True)
    if still:
        echo(still, err=True)


def _as_error(one: Diagnostic) -> Diagnostic:
    """In a final document a blank is an error, so is a value that was taken for one, and one that nobody confirmed."""
    stops = one.code in ("BLANK01", "CONF01", "DEAL18")
    return Diagnostic(one.code, Severity.ERROR, one.at, one.message, one.hint, one.path) if stops else one


def _say_done(output: Path, draft: "Draft", final: bool, toc: bool) -> None:
    contract = draft.numbered.contract
    articles, annexes = sum(1 for _ in contract.articles), len(contract.annexes)
    done = Message("已写出 {file}：{articles} 条，{annexes} 个附件。", file=output, articles=articles, annexes=annexes)
    echo(f"{line(said(done))}{said(NOT_ADVICE)}")
    if output.suffix.lower() == ".docx" and (toc or draft.deal.contract.toc):
        tell(Message("目录还没有页码：在 Word 里点目录，按 F9。"))
    if not final:
        from hetong.register import tally

        echo(tally([draft.marks], translator(language())))
        tell(Message("下一步：打开核对，hetong check 逐条列出；没有空白和要确认的之后加 --final 出定稿。"))
