"""A clause's view → lines for a terminal."""

from collections.abc import Iterable, Iterator

from hetong.diagnostic import Message
from hetong.keeping.clause_view import ClauseView, Line, Param, Wording
from hetong.keeping.naming import Translate
from hetong.visible import line


def clause_as_text(view: ClauseView, translate: Translate) -> str:
    """The head, the parameters, then each wording with its marks in the margin."""
    blocks: list[Iterable[str]] = [_head(view, translate), *([_params(view.params, translate)] if view.params else [])]
    blocks += [_wording(one, translate) for one in view.wordings] or [[translate("这个变体不用于这个立场")]]
    legend = translate("底 照底本　改 改动　增 增加　删 去掉　［-去掉的字-］［+加上的字+］　｛里面的值和引用都有时才印｝")
    return "\n\n".join("\n".join(map(line, block)) for block in (*blocks, [legend]))


def _head(view: ClauseView, translate: Translate) -> Iterator[str]:
    yield Message(
        "{title}  {id}  第{version}版  {kind}  {file}", title=view.title, id=view.id, version=view.version, kind=view.kind, file=view.file
    ).said(translate)
    yield from _labelled(Message("范本"), view.outlines, translate)
    yield from _labelled(Message("依据"), view.basis, translate)
    yield from _labelled(Message("底线"), view.floor, translate)
    yield from _labelled(Message("必备"), (view.essential,), translate)
    yield from _labelled(Message("定义"), view.terms, translate)
    yield from _labelled(Message("使用"), view.uses, translate)


def _labelled(label: Message, values: Iterable[str], translate: Translate) -> Iterator[str]:
    if said := "、".join(one for one in values if one):
        yield f"  {label.said(translate)}{translate('：')}{said}"


def _params(params: Iterable[Param], translate: Translate) -> Iterator[str]:
    yield translate("参数：")
    for one in params:
        yield f"  {one.label}  {one.name}  {translate('；').join(_about(one, translate))}"


def _about(one: Param, translate: Translate) -> Iterator[str]:
    yield (Message("默认{value}", value=one.default) if one.default else Message("没有默认值")).said(translate)
    if one.min or one.max:
        yield Message("可以写{least}至{most}", least=one.min or "—", most=one.max or "—").said(translate)
    yield from (part for part in (one.help, one.why) if part)
    if one.confirm:
        yield translate("要确认")


def _wording(one: Wording, translate: Translate) -> Iterator[str]:
    name = Message("底本 {id}", id=one.id) if one.base else Message("变体 {id}", id=one.id)
    when = Message("（{when}时）", when=one.when).said(translate) if one.when else ""
    rest = translate("，只列与底本不同的") if not one.whole else ""
    yield f"{name.said(translate)} {one.title}{when}{rest}"
    yield from ([f"  {translate('说明：')}{one.note}"] if one.note else [])
    yield from (text for shown in one.lines for text in _line(shown, translate))
    if not one.lines:
        yield f"  {translate('（没有）')}"


def _line(one: Line, translate: Translate) -> Iterator[str]:
    """One below the other, each under its stance: a ladder reads from rung to rung."""
    indent, tags = "  " * one.level, "".join(f"【{tag}】" for tag in ("、".join(one.stances), *one.tags) if tag)
    yield f"{one.mark} {indent}{one.id or '·'}  {tags}{one.text}"
    under = f"   {indent}    "
    yield from (f"{under}{translate('让出：')}{one.gives}" for _ in range(bool(one.gives)))
    yield from (f"{under}{translate('依据：')}{'、'.join(one.basis)}" for _ in range(bool(one.basis)))
    if one.columns:
        yield f"{under}{translate('表：')}{'｜'.join(one.columns)}"
