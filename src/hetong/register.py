"""The four lists of a draft → lines for a terminal, YAML to paste, data."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from hetong.diagnostic import Message
from hetong.marks import Entry, Marks
from hetong.model.deal import Deal
from hetong.model.param import PARAMS
from hetong.model.schema import shape_at
from hetong.visible import line

Translate = Callable[[str], str]
_WIDTH, _LINES, _MANY = 104, 2, 4


def register_as_text(marks: Marks, translate: Translate, every: bool = False) -> str:
    """Blanks, values to confirm and departures one a line; what clauses and customs take for granted many a line.

    ``every``: each of those on a line of its own, too, with its reason.
    """
    blank = Message("要填的空白 {n} 处：写进交易书；check --missing 列出可以粘贴的键", n=len(marks.blank))
    confirm = Message("要确认的惯例值 {n} 处：不同意的写进交易书，同意的把路径写在“确认”下面", n=len(marks.confirm))
    departures = Message("与范本不同 {n} 处：", n=len(marks.departures))
    assumed = Message("按惯例写入的值 {n} 处：写进交易书就以写的为准；check --all 逐条列出理由", n=len(marks.assumed))
    quoted = partial(_quoted, translate)
    listed = [
        _listed(blank, (_blank(one, quoted) for one in marks.blank), translate),
        _listed(confirm, _to_confirm(marks.confirm, every, translate), translate),
        _listed(departures, (_departure(one, quoted) for one in marks.departures), translate),
        _listed(
            assumed, (_assumption(one, quoted) for one in marks.assumed) if every else _flow(_pieces(marks.assumed), translate), translate
        ),
    ]
    return "\n\n".join(one for one in listed if one)


def _quoted(translate: Translate, text: str) -> str:
    """Words of the contract: in another language they stand in quotation marks."""
    return Message("{text}", text=text).said(translate) if text else ""


def _listed(heading: Message, lines: Iterable[str], translate: Translate) -> str:
    told = [f"  {line(one)}" for one in lines]
    return "\n".join((heading.said(translate), *told)) if told else ""


def _blank(one: Entry, quoted: Translate) -> str:
    return f"{_padded(quoted(one.title), 40)}{quoted(one.article)}"


def _assumption(one: Entry, quoted: Translate) -> str:
    said = quoted(f"{one.title}: {one.value}")
    return f"{_padded(said, 44)}{_padded(quoted(one.article), 12)}{quoted(f'{one.layer.label}：{one.why}')}"


def _departure(one: Entry, quoted: Translate) -> str:
    return f"{_padded(quoted(one.value), 44)}{_padded(quoted(one.article), 12)}{one.at}"


def _to_confirm(entries: tuple[Entry, ...], every: bool, translate: Translate) -> Iterator[str]:
    """The facts of the deal one a line; the parameters of clauses, where they are many, together: they can be agreed to together, too."""
    params = tuple(one for one in entries if one.path.startswith(PARAMS))
    folded = () if every or len(params) < _MANY else params
    yield from (_assumption(one, partial(_quoted, translate)) for one in entries if one not in folded)
    if folded:
        head = Message("条款.参数（{n} 处，check --all 逐条列出）：", n=len(folded)).said(translate)
        first, *rest = _flow((f"{one.title.rpartition('.')[2]} {one.value}； " for one in folded), translate, _columns(head))
        yield from (f"{head}{first}", *rest)


def _flow(pieces: Iterable[str], translate: Translate, indent: int = 0) -> Iterator[str]:
    """Pieces filled into a few lines, the first of which begins later; then how many more there are."""
    lines: list[list[str]] = [[]]
    for piece in pieces:
        if _columns("".join((*lines[-1], piece))) + (indent if len(lines) == 1 else 0) > _WIDTH:
            lines.append([])
        lines[-1].append(piece)
    shown = [_quoted(translate, "".join(line).rstrip()) for line in lines[:_LINES] if line]
    left = sum(map(len, lines[_LINES:]))
    yield from shown[:-1]
    yield from (f"{one}{Message('……还有 {n} 处', n=left).said(translate) if left else ''}" for one in shown[-1:])


def _pieces(entries: Iterable[Entry]) -> Iterator[str]:
    """One piece a value, the first of a group with the group before it; what is in none is a group of its own."""
    last = ""
    for one in entries:
        group, _, name = one.title.rpartition(".")
        yield (
            f"［{name}］{one.value}； " if not group else f"［{group}］{name} {one.value}； " if group != last else f"{name} {one.value}； "
        )
        last = group


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _padded(text: str, width: int) -> str:
    return text + " " * max(2, width - _columns(text))


def missing_as_yaml(marks: Marks, translate: Translate) -> str:
    """Lines to paste at the end of a spec: a key for every blank; and, as comments, what is to be confirmed."""
    lines = [Message("# 还缺 {n} 项：填上值，贴到交易书末尾", n=len(marks.blank)).said(translate)] if marks.blank else []
    lines += [f"{_padded(f'{one.title}:', 40)}# {_example(one)}" for one in marks.blank]
    if marks.confirm:
        lines += [
            "",
            Message("# 要确认 {n} 项：同意的去掉前面的 #（已经有“确认”的，各行加到它下面），不同意的另写键和值", n=len(marks.confirm)).said(
                translate
            ),
            "# 确认:",
        ]
        lines += [f"#   - {_padded(one.title, 36)}# {one.value}" for one in marks.confirm]
    return "\n".join(map(line, lines))


def _example(one: Entry) -> str:
    """Where it is printed, and how it is written."""
    shape = shape_at(Deal, one.path)
    return "；".join(part for part in (one.article, shape.help if shape else "") if part)


def register_as_data(drafted: Iterable[tuple[str, Marks]]) -> dict[str, list[dict[str, object]]]:
    """``blank``, ``to_confirm``, ``assumed``, ``departures`` of one or several specs, each entry with the name of its ``spec``."""
    found: dict[str, list[dict[str, object]]] = {"blank": [], "to_confirm": [], "assumed": [], "departures": []}
    for spec, marks in drafted:
        for entries, listed in zip(found.values(), (marks.blank, marks.confirm, marks.assumed, marks.departures), strict=True):
            entries += [_as_data(spec, one) for one in listed]
    return found


def _as_data(spec: str, one: Entry) -> dict[str, object]:
    place = {"file": one.at.file, "line": one.at.line, "column": one.at.column}
    said = {"path": one.path, "title": one.title, "value": one.value, "article": one.article}
    return {"spec": spec, **said, **place, "layer": one.layer.value, "source": str(one.source or ""), "why": one.why}


def tally(drafted: Iterable[Marks], translate: Translate) -> str:
    """空白 12 处、待确认 6 处、惯例值 60 处、与范本不同 0 处"""
    found = tuple(drafted)
    lengths = {name: sum(len(getattr(one, name)) for one in found) for name in ("blank", "confirm", "assumed", "departures")}
    return translate("空白 {blank} 处、要确认 {confirm} 处、惯例值 {assumed} 处、与范本不同 {departures} 处").format(**lengths)
