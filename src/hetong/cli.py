"""The command line: words → pipeline → report. The only module that writes files or reads the environment."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from hetong import __version__, paths
from hetong.diagnostic import Diagnostic, Message, Refused, Severity
from hetong.language import translator, use_chinese_for_click

if TYPE_CHECKING:
    from hetong.pipeline import Draft, Spec, Workshop

FINDINGS, USAGE, BUG = 1, 2, 70
OPTIONS = "[选项]"
NOT_ADVICE = Message("本工具生成合同草稿，不是法律意见；签署前请由执业律师审阅。")


def main() -> NoReturn:
    """Entry point: no traceback reaches a user (``HETONG_DEBUG=1`` shows it to an engineer)."""
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8", errors="backslashreplace")
    os.environ["LANGUAGE"] = "en" if _language() == "en" else "zh_CN"
    use_chinese_for_click()
    try:
        hetong.main(prog_name="hetong")
    except Exception as bug:
        if os.environ.get("HETONG_DEBUG"):
            raise
        what = Message("程序内部错误：{bug}", bug=f"{type(bug).__name__}: {bug}")
        click.echo(f"{_said(what)}\n{_said(Message('这不是交易书的问题。请把这一行和交易书交给维护者。'))}", err=True)
        sys.exit(BUG)


def _language() -> str:
    return "en" if os.environ.get("HETONG_LANG", "").startswith("en") else "zh"


def _said(message: Message) -> str:
    return message.said(translator(_language()))


def _misused(why: Message) -> click.UsageError:
    """A command that can't be carried out as it was typed."""
    return click.UsageError(_said(why))


@click.group(
    epilog=str(NOT_ADVICE),
    options_metavar=OPTIONS,
    subcommand_metavar="命令 …",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, "-V", "--version", prog_name="hetong", message="hetong %(version)s", help="显示版本")
def hetong() -> None:
    """合同：把一份交易书（YAML）变成编好号、查过错的外包合同。

    常用三步：hetong check 交易书.yaml → hetong plan 交易书.yaml → hetong render 交易书.yaml -o 合同.docx
    """


_overrides = click.option("--set", "sets", multiple=True, metavar="路径=值", help="临时改一个值，例：--set 费用.总价=100,000元；可以写多次")


@hetong.command(options_metavar=OPTIONS)
@click.argument("specs", nargs=-1, required=True, metavar="交易书…")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@click.option("--strict", is_flag=True, help="有警告也算不通过")
@_overrides
def check(specs: Sequence[str], form: str, strict: bool, sets: Sequence[str]) -> None:
    """检查交易书，列出全部问题（- 表示标准输入）。"""
    from hetong.report import diagnostics_as_json, diagnostics_as_text

    read = [_spec(one, sets) for one in specs]
    found = [one for spec in read for one in _findings(spec)]
    translate = translator(_language())
    if form == "json":
        click.echo(diagnostics_as_json(found, translate))
    else:
        clean = _said(Message("没有发现问题。下一步：hetong render {spec} -o 合同.docx", spec=specs[0]))
        click.echo(diagnostics_as_text(found, _lines_of(read), translate) or clean)
    sys.exit(_exit_code(found, strict))


@hetong.command(options_metavar=OPTIONS)
@click.argument("spec", metavar="交易书")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
@_overrides
def plan(spec: str, form: str, sets: Sequence[str]) -> None:
    """列出合同由哪些条款组成、为什么，写文件之前先看。"""
    from hetong.report import plan_as_json, plan_as_text

    draft = _drafted(_spec(spec, sets))
    if form == "json":
        click.echo(plan_as_json(draft.selection, draft.numbered))
    else:
        click.echo(plan_as_text(draft.selection, draft.numbered, translator(_language())))
        click.echo(_said(Message("下一步：hetong render {spec} -o 合同.docx", spec=spec)))


@hetong.command(options_metavar=OPTIONS)
@click.argument("spec", metavar="交易书")
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="文件",
    help="写到哪里；扩展名决定格式：.docx、.md",
)
@click.option("--force", is_flag=True, help="文件已经存在时覆盖")
@click.option("--final", is_flag=True, help="定稿：有空白就不写")
@click.option(
    "--numbering",
    type=click.Choice(["native", "static"]),
    default="native",
    help="DOCX 编号：native 自动编号（Word、WPS），static 写成文字",
)
@_overrides
def render(spec: str, output: Path, force: bool, final: bool, numbering: str, sets: Sequence[str]) -> None:
    """写出合同。有错误时什么也不写。"""
    write = _renderer(output)
    _refuse_unwritable(output, force)
    source = _spec(spec, sets)
    draft = _drafted(source)
    found = [_as_error(one) for one in draft.diagnostics] if final else list(draft.diagnostics)
    _report(found, [source])
    if any(one.severity is Severity.ERROR for one in found):
        click.echo(_said(Message("有错误，没有写出文件。")), err=True)
        sys.exit(FINDINGS)
    _write_whole(output, write(draft, _workshop(), numbering, not final))
    _say_done(output, draft, final)


def _spec(name: str, sets: Sequence[str]) -> "Spec":
    from hetong.load import Override
    from hetong.pipeline import Spec

    try:
        overrides = tuple(Override.parse(one) for one in sets)
    except ValueError as wrong:
        raise _misused(Message("--set 要写成 路径=值，写的是“{text}”", text=wrong)) from None
    if name == "-":
        from hetong.source import MAX_BYTES

        return Spec(f"<{_said(Message('标准输入'))}>", text=sys.stdin.buffer.read(MAX_BYTES + 1), overrides=overrides)
    return Spec(name, path=Path(name), overrides=overrides)


def _workshop() -> "Workshop":
    from hetong.pipeline import Workshop

    return Workshop(paths.clause_library(), paths.templates())


def _findings(spec: "Spec") -> tuple[Diagnostic, ...]:
    from hetong.pipeline import draft

    try:
        return draft(spec, _workshop()).diagnostics
    except Refused as refused:
        return refused.diagnostics


def _drafted(spec: "Spec") -> "Draft":
    """The draft, or an end with every finding said."""
    from hetong.pipeline import draft

    try:
        return draft(spec, _workshop())
    except Refused as refused:
        _report(refused.diagnostics, [spec])
        sys.exit(_exit_code(refused.diagnostics, strict=False))


def _report(found: Iterable[Diagnostic], specs: Iterable["Spec"]) -> None:
    from hetong.report import diagnostics_as_text

    text = diagnostics_as_text(found, _lines_of(specs), translator(_language()))
    if text:
        click.echo(text, err=True)


def _lines_of(specs: Iterable["Spec"]) -> Callable[[str], Sequence[str] | None]:
    """The lines of the files that diagnostics name: the specs and the library, never a file too large to have been read."""
    texts = {spec.shown: spec.text for spec in specs if spec.text is not None}

    def lines(file: str) -> Sequence[str] | None:
        try:
            content = texts[file] if file in texts else Path(file).read_bytes()
        except OSError:
            return None
        return content.decode("utf-8-sig", "replace").splitlines()

    return lines


def _exit_code(found: Iterable[Diagnostic], strict: bool) -> int:
    found = tuple(found)
    if any(one.code.startswith("FILE") for one in found):
        return USAGE
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return FINDINGS if any(one.severity in failing for one in found) else 0


def _as_error(one: Diagnostic) -> Diagnostic:
    """In a final document a blank is an error."""
    return Diagnostic(one.code, Severity.ERROR, one.at, one.message, one.hint, one.path) if one.code == "BLANK01" else one


Renderer = Callable[["Draft", "Workshop", str, bool], bytes]


def _renderer(output: Path) -> Renderer:
    renderers: dict[str, Renderer] = {".docx": _docx, ".md": _markdown}
    found = renderers.get(output.suffix.lower())
    if found is None:
        raise _misused(Message("不认识扩展名“{suffix}”；可用：{known}", suffix=output.suffix, known="、".join(renderers)))
    return found


def _docx(draft: "Draft", workshop: "Workshop", numbering: str, is_draft: bool) -> bytes:
    from hetong.render.docx import NumberingMode, render_docx

    template = workshop.templates / "docx" / f"{draft.outline.spec.style}.docx"
    return render_docx(draft.numbered, template=template, numbering=NumberingMode(numbering), draft=is_draft)


def _markdown(draft: "Draft", workshop: "Workshop", numbering: str, is_draft: bool) -> bytes:
    from hetong.render.markdown import render_markdown

    return render_markdown(draft.numbered, workshop.templates / "markdown" / "contract.md.j2")


def _refuse_unwritable(output: Path, force: bool) -> None:
    if not output.parent.is_dir():
        raise _misused(Message("没有文件夹“{folder}”，先建好它", folder=output.parent))
    try:
        taken = output.exists()
    except OSError as wrong:
        raise _misused(Message("写不了“{file}”：{why}", file=output, why=wrong.strerror)) from None
    if taken and not force:
        raise _misused(Message("文件“{file}”已经存在；换个名字，或者加 --force 覆盖", file=output))


def _write_whole(output: Path, content: bytes) -> None:
    """All of it or nothing: a temporary file beside the target, then renamed."""
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".hetong-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            temporary.chmod(0o644)
            temporary.replace(output)
        finally:
            temporary.unlink(missing_ok=True)
    except OSError as wrong:
        raise _misused(Message("写不了“{file}”：{why}", file=output, why=wrong.strerror)) from None


def _say_done(output: Path, draft: "Draft", final: bool) -> None:
    contract = draft.numbered.contract
    articles, annexes = sum(1 for _ in contract.articles), len(contract.annexes)
    done = Message("已写出 {file}：{articles} 条，{annexes} 个附件。", file=output, articles=articles, annexes=annexes)
    click.echo(f"{_said(done)}{_said(NOT_ADVICE)}")
    if not final:
        click.echo(_said(Message("下一步：用 Word 或者 WPS 打开核对；没有空白后加 --final 出定稿。")))
