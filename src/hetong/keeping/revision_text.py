"""A revision → lines for a terminal, or Markdown."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from hetong.diagnostic import Message
from hetong.keeping.effect import ADDED, CHANGED, MOVED, REMOVED, UNREAD, Change, Effect, Finding, UnitEffect
from hetong.keeping.naming import Translate
from hetong.keeping.revision import ClauseChange, OutlineChange, Revision
from hetong.keeping.texts import GONE, KEPT, pieces, struck
from hetong.visible import line

_KINDS = {ADDED: Message("增"), REMOVED: Message("删"), CHANGED: Message("改"), MOVED: Message("移"), UNREAD: Message("读不了")}
_SPECIAL = re.compile(r"([\\`*_~\[\]<>|#])")


@dataclass(frozen=True, slots=True)
class Style:
    """How headings and list entries are set, and two wordings of one text shown; ``plain`` makes a text safe."""

    heading: tuple[str, str]
    entry: tuple[str, str]
    plain: Callable[[str], str]
    compared: Callable[[str, str], str]


def _marked(was: str, now: str) -> str:
    """In Markdown: what went is struck, what came is bold."""
    marks = {KEPT: "{}", GONE: "~~{}~~"}
    return "".join(marks.get(kind, "**{}**").format(_escaped(text)) for kind, text in pieces(was, now))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


TEXT = Style(("", ""), ("  ", "    "), str, struck)
MARKDOWN = Style(("## ", "### "), ("- ", "  - "), _escaped, _marked)


def revision_as_text(found: Revision, style: Style, translate: Translate) -> str:
    """Clauses, outlines, then contract by contract; contracts to which the same happens stand together."""
    blocks = [
        [Message("改前 {before}，改后 {after}", before=found.before, after=found.after).said(translate)],
        _block(Message("条款："), (_clause(one, style, translate) for one in found.clauses), style, translate),
        _block(Message("范本："), (text for one in found.outlines for text in _outline(one, style, translate)), style, translate),
        _block(Message("条款库的新问题："), _entries(found.new, style), style, translate),
        _block(Message("条款库没有了的问题："), _entries(found.gone, style), style, translate),
        _block(Message("两边都有的问题，读不了的没有比较："), _entries(found.still, style), style, translate),
        *(_contract(names, one, style, translate) for names, one in _grouped(found.contracts)),
        _unchanged(found, translate),
    ]
    return "\n\n".join("\n".join(map(line, block)) for block in blocks if block)


def _block(heading: Message, entries: Iterable[str], style: Style, translate: Translate) -> list[str]:
    listed = list(entries)
    return [f"{style.heading[0]}{heading.said(translate)}", *listed] if listed else []


def _clause(one: ClauseChange, style: Style, translate: Translate) -> str:
    told = Message("第{was}版→第{now}版", was=one.was_version, now=one.version) if one.was_version != one.version else None
    versions = f"  {told.said(translate)}" if told and one.kind == CHANGED else ""
    stale = f"  {translate('文字改了，版本没有加一')}" if one.stale else ""
    unseen = "" if one.shown else f"  {translate('下面的合同里看不到')}"
    return f"{style.entry[0]}{_KINDS[one.kind].said(translate)} {style.plain(one.title)} {one.id}{versions}{stale}{unseen}"


def _outline(one: OutlineChange, style: Style, translate: Translate) -> Iterator[str]:
    yield f"{style.entry[0]}{_KINDS[one.kind].said(translate)} {style.plain(one.title)} {one.id}"
    yield from (f"{style.entry[1]}{_change(change, style, translate)}" for change in one.lines)


def _change(one: Change, style: Style, translate: Translate) -> str:
    label = f"{style.plain(one.label)}  " if one.label else ""
    text = style.compared(one.before, one.after) if one.kind == CHANGED else style.plain(one.after or one.before)
    return f"{_KINDS[one.kind].said(translate)} {label}{text}"


def _grouped(contracts: Iterable[Effect]) -> Iterator[tuple[list[str], Effect]]:
    """Neighbours to which the same happens as one."""
    touched = [one for one in contracts if not one.none]
    for one, run in groupby(touched, key=lambda found: replace(found, name="")):
        yield [effect.name for effect in run], one


def _contract(names: list[str], one: Effect, style: Style, translate: Translate) -> list[str]:
    return [
        f"{style.heading[1]}{style.plain('、'.join(names))}{translate('：')}",
        *(f"{style.entry[0]}{said.said(translate)}" for said in _composed(one)),
        *_entries(one.refused, style),
        *(text for unit in one.units for text in _unit(unit, style, translate)),
        *_renumbered(one, style, translate),
        *(f"{style.entry[0]}{translate('新的检查结果：')}{text}" for text in _told(one.new, style)),
        *(f"{style.entry[0]}{translate('没有了的检查结果：')}{text}" for text in _told(one.gone, style)),
    ]


def _composed(one: Effect) -> Iterator[Message]:
    if one.composed == (True, False):
        yield Message("改后写不出这份合同")
    if one.composed == (False, True):
        yield Message("改前写不出这份合同")
    if one.composed == (False, False):
        yield Message("改前、改后都写不出这份合同，没有比较")


def _unit(one: UnitEffect, style: Style, translate: Translate) -> Iterator[str]:
    name = f"{one.label} {one.title}".strip() if one.kind != REMOVED else f"{one.was_label} {one.was_title}".strip()
    renamed = style.compared(one.was_title, one.title) if one.was_title and one.title and one.was_title != one.title else ""
    yield f"{style.entry[0]}{_KINDS[one.kind].said(translate)} {style.plain(name)}{f'  {renamed}' if renamed else ''}"
    yield from (f"{style.entry[1]}{_change(change, style, translate)}" for change in one.lines)


def _renumbered(one: Effect, style: Style, translate: Translate) -> Iterator[str]:
    if one.renumbered:
        listed = "、".join(f"{title} {was}→{now}" for title, was, now in one.renumbered)
        yield f"{style.entry[0]}{translate('编号：')}{style.plain(listed)}"


def _entries(found: Iterable[Finding], style: Style) -> Iterator[str]:
    yield from (f"{style.entry[0]}{text}" for text in _told(found, style))


def _told(found: Iterable[Finding], style: Style) -> Iterator[str]:
    """Each finding once, with how often it is told when more than once."""
    counted = Counter(f"{one.code} {style.plain(one.message)}" for one in found)
    yield from (f"{text} ×{times}" if times > 1 else text for text, times in counted.items())


def _unchanged(found: Revision, translate: Translate) -> list[str]:
    names = [one.name for one in found.contracts if one.none]
    if not names:
        return []
    return [Message("没有变化：{names}", names="、".join(names)).said(translate)]
