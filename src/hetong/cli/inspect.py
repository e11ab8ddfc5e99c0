"""``hetong inspect``"""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from hetong.cli.documents import document_bytes
from hetong.cli.specs import end_with
from hetong.cli.words import FINDINGS, OPTIONS, echo, echo_json, said
from hetong.diagnostic import Message, Refused
from hetong.visible import line

if TYPE_CHECKING:
    from hetong.render.docx.inspection import Change, Inspection, Provenance


@click.command("inspect", options_metavar=OPTIONS)
@click.argument("file", type=click.Path(path_type=Path, readable=False), metavar="文件.docx")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="输出格式")
def inspect_file(file: Path, form: str) -> None:
    """看一份 DOCX 由哪些条款、哪个版本生成，生成之后正文改过没有（改过时退出码为 1）。"""
    from hetong.render.docx.inspection import inspect

    try:
        found = inspect(document_bytes(file), str(file))
    except Refused as refused:
        end_with(refused)
    if form == "json":
        echo_json({**asdict(found), "untouched": found.untouched})
    else:
        echo("\n".join(map(line, _as_text(found))))
    sys.exit(FINDINGS if found.untouched is False else 0)


def _as_text(found: "Inspection") -> Iterator[str]:
    if found.provenance is None:
        yield said(Message("不是 hetong 生成的文件，或者来源信息已经丢失。"))
        return
    yield from _origin(found.provenance)
    for seal in found.seals:
        if seal.count != 1:
            yield said(Message("盖章定位文字“{anchor}”出现 {count} 次，应当恰好一次。", anchor=seal.anchor, count=seal.count))
    if found.tracked:
        yield said(Message("有 {count} 处修订标记，按已经接受计算。", count=found.tracked))
    if not found.changes:
        yield said(Message("正文与生成时一致（{count} 段）。", count=found.paragraphs))
        return
    yield said(Message("正文改过 {count} 处：", count=len(found.changes)))
    yield from (_change(one) for one in found.changes)


def _origin(origin: "Provenance") -> Iterator[str]:
    yield said(
        Message("hetong {tool}，条款库 {library}，交易书 {spec}", tool=origin.tool, library=origin.library[:12], spec=origin.spec[:12])
    )
    for one in origin.sources:
        version = f" v{one.version}" if one.version else ""
        made = f"{one.clause} / {one.variant}{version}" if one.variant else one.clause
        yield f"  {one.label} {one.title}  [{made}]"


def _change(change: "Change") -> str:
    kinds = {"changed": Message("改动"), "added": Message("增加"), "removed": Message("删除")}
    return f"  {said(Message('第 {index} 段', index=change.index))} {said(kinds[change.kind.value])} {change.text}"
