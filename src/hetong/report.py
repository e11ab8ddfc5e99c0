"""Diagnostics and plans → text or JSON."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from hetong.diagnostic import Diagnostic, Location, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.numbered import Numbered
from hetong.model.origin import Layer
from hetong.model.schema import title_path
from hetong.model.selection import Chosen, Departure, DepartureKind, LeftOut, Reason, Selection, Why
from hetong.stances import Contested, Wording
from hetong.visible import as_json, line

Translate = Callable[[str], str]
LinesOf = Callable[[str], Sequence[str] | None]
# What has a list of its own.
LISTED = frozenset({"BLANK01", "CONF01"})
_LONGEST, _BEGINNING = 300, 200
_DEPARTURES = {
    DepartureKind.LEFT_OUT: Message("不用"),
    DepartureKind.REPLACED: Message("替换"),
    DepartureKind.ADDED: Message("增加"),
    DepartureKind.PINNED: Message("指定变体"),
    DepartureKind.STANCE: Message("另定立场"),
    DepartureKind.MOVED: Message("另排位置"),
}
_LAYERS: Mapping[str, Message] = {
    Layer.DEAL: Message("交易书"),
    Layer.FIRM: Message("本所"),
    Layer.OUTLINE: Message("范本"),
    Layer.CLAUSE: Message("条款"),
    Layer.MODEL: Message("通行做法"),
    Layer.DERIVED: Message("推算"),
}
_NAMES = {Severity.ERROR: Message("错误"), Severity.WARNING: Message("警告"), Severity.INFO: Message("提示")}


def diagnostics_as_text(found: Iterable[Diagnostic], lines_of: LinesOf, translate: Translate) -> str:
    """Code, place, source line, caret and hint of each finding, the gravest first. Empty for none."""
    found = sorted(found, key=lambda one: list(Severity).index(one.severity))
    return "\n\n".join("\n".join(map(line, _block(one, lines_of, translate))) for one in found)


def _block(one: Diagnostic, lines_of: LinesOf, translate: Translate) -> Iterator[str]:
    layer = Message("（值来自{layer}）", layer=_LAYERS[one.layer]).said(translate) if one.layer else ""
    yield f"{one.at}: {_NAMES[one.severity].said(translate)} {one.code} {_short(one.message.said(translate))}{layer}"
    yield from _excerpt(one.at, lines_of)
    if one.hint:
        yield f"    {translate('建议：')}{_short(one.hint.said(translate))}"


def _short(text: str) -> str:
    """A message that repeats a very long value says its beginning and its end; JSON has the whole."""
    return text if len(text) <= _LONGEST else f"{text[:_BEGINNING]}……{text[_BEGINNING - _LONGEST :]}"


def _excerpt(at: Location, lines_of: LinesOf) -> Iterator[str]:
    lines = lines_of(at.file) if at.line else None
    if not lines or at.line > len(lines):
        return
    whole = lines[at.line - 1]
    start = max(at.column - 60, 0) if len(whole) > 120 else 0
    shown = whole[start : start + 120].replace("\t", " ")
    yield f"{at.line:>5} | {shown}"
    yield f"      | {' ' * _width(shown[: max(at.column - 1 - start, 0)])}^"


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two, and what is not seen as many as what is shown for it."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line(text))


def counts(found: Iterable[Diagnostic]) -> dict[str, int]:
    """How many findings of each severity."""
    found = tuple(found)
    return {f"{one}s": sum(finding.severity is one for finding in found) for one in Severity}


def summary_line(found: Iterable[Diagnostic], translate: Translate) -> str:
    """共 2 个错误、1 个警告、0 个提示"""
    return translate("共 {errors} 个错误、{warnings} 个警告、{infos} 个提示").format(**counts(found))


def diagnostics_as_data(found: Iterable[Diagnostic], translate: Translate) -> list[dict[str, object]]:
    """Code, severity, message, hint, place and spec path of each finding."""
    return [
        {
            "code": one.code,
            "severity": one.severity.value,
            "message": one.message.said(translate),
            "hint": one.hint.said(translate) if one.hint else "",
            "file": one.at.file,
            "line": one.at.line,
            "column": one.at.column,
            "path": one.path,
            "layer": one.layer,
        }
        for one in found
    ]


def plan_as_text(selection: Selection, numbered: Numbered, translate: Translate) -> str:
    """The articles in order, each with its clause, variant and reasons; what was left out and why; departures from the outline."""
    labels = _labels(numbered)
    lines = [translate("合同由这些条款组成：")]
    lines += [_chosen_line(chosen, labels, translate) for chosen in selection.chosen]
    if selection.left_out:
        lines += ["", translate("范本里没有用到的条款：")]
        lines += [_left_out_line(one, translate) for one in selection.left_out]
    if selection.departures:
        lines += ["", translate("与范本不同的地方：")]
        lines += [_departure_line(one, translate) for one in selection.departures]
    return "\n".join(map(line, lines))


def _labels(numbered: Numbered) -> dict[str, tuple[str, str]]:
    return {holder.anchor: (holder.label, holder.title) for holder in numbered.contract.holders}


def _chosen_line(chosen: Chosen, labels: dict[str, tuple[str, str]], translate: Translate) -> str:
    label, title = labels.get(chosen.id, ("", chosen.clause.spec.title))
    why = _reasons(chosen.reasons, translate)
    because = translate("，因为 {reasons}").format(reasons=why) if why else ""
    return f"  {f'{label} {title}'.strip()}  [{chosen.id} / {chosen.variant.id}]{because}"


def _left_out_line(one: LeftOut, translate: Translate) -> str:
    why = _reasons(one.reasons, translate)
    template = translate("交易书不用：{reasons}") if one.why is Why.EXCLUDED else translate("条件不符合：{reasons}")
    return f"  {one.clause_id}  {template.format(reasons=why)}"


def _departure_line(one: Departure, translate: Translate) -> str:
    return f"  {_DEPARTURES[one.kind].said(translate)} {one.title}  [{one.clause_id}]（{one.at}）"


def _reasons(reasons: Iterable[Reason], translate: Translate) -> str:
    return translate("；").join(_reason(one, translate) for one in reasons)


def _reason(reason: Reason, translate: Translate) -> str:
    place = str(reason.at) if reason.at.file else _LAYERS[reason.layer].said(translate) if reason.layer else ""
    template = translate("{fact}＝{value}（{place}）") if place else translate("{fact}＝{value}")
    return template.format(fact=title_path(Deal, reason.path), value=reason.value or "—", place=place)


def plan_as_json(selection: Selection, numbered: Numbered) -> str:
    """``{"articles": […], "left_out": […], "departures": […]}`` with the same facts as the text."""
    labels = _labels(numbered)
    articles = [
        {
            "number": labels.get(one.id, ("", ""))[0],
            "title": labels.get(one.id, ("", one.clause.spec.title))[1],
            "clause": one.id,
            "variant": one.variant.id,
            "version": one.clause.spec.version,
            "reasons": [_reason_as_data(reason) for reason in one.reasons],
        }
        for one in selection.chosen
    ]
    left = [
        {"clause": one.clause_id, "why": one.why.value, "reasons": [_reason_as_data(reason) for reason in one.reasons]}
        for one in selection.left_out
    ]
    return as_json({"articles": articles, "left_out": left, "departures": [_departure_as_data(one) for one in selection.departures]})


def stances_as_text(found: Sequence[Contested], current: Stance, translate: Translate) -> str:
    """What differs by stance, article by article, the three wordings one below the other; ● is the stance of the contract."""
    if not found:
        return translate("三个立场的合同一样")
    lines: list[str] = [translate("三个立场说法不同的地方（● 是这份合同的立场）：")]
    for (clause, title), nodes in groupby(found, lambda one: (one.clause_id, one.title)):
        lines += ["", f"{title}  [{clause}]"]
        for one in nodes:
            lines.append(f"  {one.label} [{one.anchor}]".replace("   ", "  "))
            for stance, said in one.wordings.items():
                same = stance is not Stance.BALANCED and said.text == one.wordings[Stance.BALANCED].text
                text = translate("同均衡") if same else said.text or translate("（不写）")
                lines.append(f"  {'●' if stance is current else ' '} {stance.label}：{text}{_given_away(said, translate)}")
    return "\n".join(map(line, lines))


def _given_away(said: Wording, translate: Translate) -> str:
    return translate("（让出：{gives}）").format(gives=said.gives) if said.gives else ""


def stances_as_json(found: Iterable[Contested]) -> str:
    """``{"stances": [{"clause", "title", "anchor", "label", "wordings": {"client": {"text", "gives"}, …}}]}``"""
    return as_json({"stances": [_contested_as_data(one) for one in found]})


def _contested_as_data(one: Contested) -> dict[str, object]:
    wordings = {stance.value: {"text": said.text, "gives": said.gives} for stance, said in one.wordings.items()}
    return {"clause": one.clause_id, "title": one.title, "anchor": one.anchor, "label": one.label, "wordings": wordings}


def _departure_as_data(one: Departure) -> dict[str, object]:
    at = one.at
    place = {"path": one.path, "file": at.file, "line": at.line, "column": at.column}
    return {"kind": one.kind.value, "clause": one.clause_id, "title": one.title, **place}


def _reason_as_data(reason: Reason) -> dict[str, object]:
    at = reason.at
    layer = reason.layer.value if reason.layer else ""
    return {"path": reason.path, "value": reason.value, "layer": layer, "file": at.file, "line": at.line, "column": at.column}
