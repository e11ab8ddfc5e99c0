"""``hetong template``"""

from pathlib import Path

import click

from hetong.cli.documents import document_bytes
from hetong.cli.files import Target
from hetong.cli.specs import end_with, report, workshop
from hetong.cli.styles import SHIPPED, docx_template, may_be_named, own_styles, user_folder
from hetong.cli.words import OPTIONS, because, echo, misused, tell
from hetong.diagnostic import Message, Refused


@click.group(options_metavar=OPTIONS, subcommand_metavar="命令 …")
def template() -> None:
    """自己的版式：在 Word 里改好，导入，以后用 --style 取用。"""


@template.command("import", options_metavar=OPTIONS)
@click.argument("file", type=click.Path(path_type=Path, readable=False), metavar="文件.docx")
@click.option("--name", required=True, metavar="名称", help="以后 --style 用的名字")
@click.option("--force", is_flag=True, help="同名的版式已经存在时覆盖")
def import_file(file: Path, name: str, force: bool) -> None:
    """导入一份改过的模板：整理、检查，收进自己的版式文件夹。"""
    from hetong.render.docx.importing import import_template

    if not may_be_named(name):
        raise misused(Message("名称“{name}”用不了：用汉字、字母、数字和 -，不能与自带的版式或者系统设备同名", name=name))
    target = user_folder() / f"{name}.docx"
    try:
        content, noticed = import_template(document_bytes(file), str(file))
    except Refused as refused:
        end_with(refused)
    report(noticed, ())
    _make_place(target)
    Target(target, force).write(content)
    tell(Message("已导入到 {file}。下一步：hetong render 交易书.yaml -o 合同.docx --style {name}", file=target, name=name))


@template.command("copy", options_metavar=OPTIONS)
@click.argument("style", metavar="版式")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="文件", help="写到哪里")
@click.option("--force", is_flag=True, help="文件已经存在时覆盖")
def copy_style(style: str, output: Path, force: bool) -> None:
    """取出一份版式的 Word 模板，在 Word 里改。"""
    original = docx_template(style, workshop())
    Target(output, force, (original,)).write(_checked(original))
    tell(Message("已写出 {file}。下一步：在 Word 里改好，再 hetong template import {file} --name 名称", file=output))


@template.command("list", options_metavar=OPTIONS)
def list_styles() -> None:
    """列出可用的版式。"""
    for name in (*SHIPPED, *own_styles()):
        echo(name)


def _make_place(target: Path) -> None:
    """The folder of a style that is imported; a link is never written through, and no two names differ in their case alone."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        raise misused(Message("建不了版式文件夹“{folder}”：{why}", folder=target.parent, why=because(wrong))) from None
    alike = [one for one in own_styles() if one != target.stem and one.casefold() == target.stem.casefold()]
    if alike:
        raise misused(Message("已经有名称只差大小写的版式“{name}”；换个名称", name=alike[0]))
    if target.is_symlink():
        raise misused(Message("“{file}”是一个链接；先删掉它，或者换个名称", file=target))


def _checked(path: Path) -> bytes:
    """A style as it is kept, once it is sure that it is a Word file."""
    from hetong.render.docx.container import NEEDED
    from hetong.render.docx.word_file import read_parts

    try:
        content = document_bytes(path)
        read_parts(content, str(path), NEEDED)
    except Refused as refused:
        end_with(refused)
    return content
