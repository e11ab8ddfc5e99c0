"""``hetong clause``"""

import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from hetong import paths
from hetong.cli.files import Target
from hetong.cli.shelves import form_option, identified, library_option, shelf_in, workshop_in
from hetong.cli.specs import end_with, report
from hetong.cli.words import FINDINGS, OPTIONS, echo, echo_json, language, misused, tell
from hetong.diagnostic import Location, Message, Refused
from hetong.language import translator

STANCES = ("甲方优先", "均衡", "乙方优先", "client", "balanced", "provider")
KINDS = ("正文", "鉴于", "附件", "商务要点", "article", "recitals", "annex", "sheet")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_LONGEST_ID = 60


@click.group(options_metavar=OPTIONS, subcommand_metavar="命令 …")
def clause() -> None:
    """条款库里的条款：看、找、新建。"""


@clause.command("show", options_metavar=OPTIONS)
@click.argument("name", metavar="标识")
@click.option("--variant", metavar="变体", help="只看这个变体，整条列出，旁边标明与底本的不同")
@click.option("--stance", type=click.Choice(STANCES), metavar="立场", help="只看这个立场的文字：甲方优先、均衡、乙方优先")
@library_option
@form_option
def show(name: str, variant: str | None, stance: str | None, library: Path | None, form: str) -> None:
    """看一条的全部文字：底本、各变体与它的不同、各立场的写法和让出什么。写标识或者标题。"""
    from dataclasses import asdict

    from hetong.keeping.clause_text import clause_as_text
    from hetong.keeping.clause_view import clause_view
    from hetong.keeping.naming import labelled
    from hetong.model.deal.contract import Stance

    shelf, translate = shelf_in(library), translator(language())
    _refuse_unreadable(name, workshop_in(library).clauses)
    clause = shelf.clauses[identified(name, shelf.titles, Message("条款库里没有“{id}”", id=name))]
    known = [one.id for one in clause.spec.variants]
    if variant and variant not in known:
        raise misused(Message("条款“{id}”没有变体“{variant}”；有：{known}", id=clause.spec.id, variant=variant, known="、".join(known)))
    view = clause_view(clause, shelf, translate, variant or "", labelled(Stance, stance).value if stance else "")
    if form == "json":
        echo_json(asdict(view))
    else:
        echo(clause_as_text(view, translate))


@clause.command("list", options_metavar=OPTIONS)
@click.option("--kind", type=click.Choice(KINDS), metavar="种类", help="正文、鉴于、附件或者商务要点")
@click.option("--used-by", metavar="范本", help="只列这个范本用到的")
@library_option
@form_option
def list_clauses(kind: str | None, used_by: str | None, library: Path | None, form: str) -> None:
    """列出条款：标识、标题、版本、变体、用在哪些范本。"""
    from dataclasses import asdict

    from hetong.keeping.listing import list_as_text, listed
    from hetong.keeping.naming import labelled
    from hetong.model.clause import ClauseKind

    shelf = shelf_in(library)
    titles = {name: one.spec.title for name, one in shelf.outlines.items()}
    outline = identified(used_by, titles, Message("没有范本“{name}”", name=used_by)) if used_by else ""
    found = listed(shelf, labelled(ClauseKind, kind) if kind else None, outline)
    if form == "json":
        echo_json([asdict(one) for one in found])
    else:
        echo(list_as_text(found, translator(language())))
    report(shelf.found, ())
    sys.exit(FINDINGS if shelf.found else 0)


@clause.command("search", options_metavar=OPTIONS)
@click.argument("words", nargs=-1, required=True, metavar="词…")
@library_option
@form_option
def search_clauses(words: Sequence[str], library: Path | None, form: str) -> None:
    """在标题、正文和参数里找词，几个词都要有；最相关的在前，写明在哪一款。没有的退出码为 1。"""
    from dataclasses import asdict

    from hetong.keeping.listing import hits_as_text, search

    translate = translator(language())
    sought = [part for word in words for part in word.split()]
    hits = search(shelf_in(library), sought, translate) if sought else ()
    if form == "json":
        echo_json([asdict(one) for one in hits])
    elif hits:
        echo(hits_as_text(hits, sought, translate))
    else:
        tell(Message("没有找到“{words}”", words=" ".join(words)))
    sys.exit(0 if hits else FINDINGS)


@clause.command("new", options_metavar=OPTIONS)
@click.argument("name", metavar="标识")
@click.option("--title", required=True, metavar="标题", help="条名，2–10个字，不带“条款”二字")
@click.option("--category", default="general", metavar="类别", help="clause_library 下的文件夹，默认 general")
@library_option
def new(name: str, title: str, category: str, library: Path | None) -> None:
    """新建一条：写一份带说明的小样，读得通，接着改。从不覆盖。"""
    from hetong.keeping.skeleton import skeleton

    if library is None and not paths.in_checkout():
        raise misused(Message("装好的 hetong 自带的条款库不在里面改；复制一份出来，用 --library 指明"))
    folder = workshop_in(library).clauses
    _refuse_unusable(name, title, category, folder)
    target = folder / category / f"{name}.yaml"
    Target(target, force=False, in_library=True).write(skeleton(name, title.strip()).encode())
    tell(Message("已写出 {file}", file=target))
    shown = f"{name} --library {library}" if library else name
    tell(
        Message(
            "下一步：改好它，hetong clause show {shown} 看样子；在交易书写“条款: {{加用: [{id}]}}”试用，或者写进范本", shown=shown, id=name
        )
    )


def _refuse_unusable(name: str, title: str, category: str, folder: Path) -> None:
    """Raises UsageError for an id, a title or a category that a clause can't have."""
    from hetong.visible import line

    if not _ID.fullmatch(name) or len(name) > _LONGEST_ID:
        raise misused(Message("标识“{id}”用不了：小写英文字母、数字，用 - 隔开，例：price-lock", id=name))
    if not title.strip() or line(title) != title:
        raise misused(Message("标题“{title}”用不了：写一行字", title=title))
    known = sorted(one.name for one in folder.iterdir() if one.is_dir())
    if category not in known:
        raise misused(Message("没有类别“{category}”；有：{known}", category=category, known="、".join(known)))
    if there := next(folder.glob(f"*/{name}.yaml"), None):
        raise misused(Message("标识“{id}”已经有了：{file}", id=name, file=there))


def _refuse_unreadable(name: str, folder: Path) -> None:
    """Ends with what is wrong with the file, where it is there and can't be read."""
    from hetong.load import load_clauses

    if path := next((one for one in folder.glob("*/*.yaml") if one.stem == name), None):
        _, found = load_clauses(folder, {name: Location(str(path))})
        if found:
            end_with(Refused(found))
