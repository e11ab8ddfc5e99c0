"""An outline as its keeper sees it: what it is made of, under which conditions, and what it takes for granted."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hetong.diagnostic import Message
from hetong.keeping.columns import aligned
from hetong.keeping.naming import Naming, Translate, in_words
from hetong.keeping.shelf import Shelf, slots
from hetong.model.assumption import typed
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.fields import Facts
from hetong.model.outline import AssumedValue, Custom, Outline, Slot
from hetong.model.param import BY_HAND, PARAMS
from hetong.visible import line
from hetong.zh.fill import legal_form


@dataclass(frozen=True, slots=True)
class Place:
    """A clause in its place; an empty title: the library does not have it."""

    clause: str
    title: str
    when: str
    closing: bool


@dataclass(frozen=True, slots=True)
class PartView:
    """A part with its places."""

    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class CustomView:
    """A customary value: one, or one a stance (then ``value`` reads 甲方优先 30日、…); ``title`` is the path of the fact in Chinese."""

    path: str
    title: str
    value: str
    when: str
    why: str
    confirm: bool
    file: str


@dataclass(frozen=True, slots=True)
class OutlineView:
    """All that an outline says."""

    id: str
    title: str
    industry: str
    numbering: str
    style: str
    key_terms: bool
    words: tuple[tuple[str, str], ...]
    file: str
    recitals: tuple[Place, ...]
    parts: tuple[PartView, ...]
    annexes: tuple[Place, ...]
    customs: tuple[CustomView, ...]


def outline_view(outline: Outline, shelf: Shelf, translate: Translate) -> OutlineView:
    """Conditions and facts by their Chinese names, clauses by their titles."""
    spec, naming = outline.spec, Naming("", shelf.titles)

    def places(listed: Iterable[Slot]) -> tuple[Place, ...]:
        return tuple(
            Place(one.clause, shelf.titles.get(one.clause, ""), in_words(one.when, naming, translate), one.closing) for one in listed
        )

    return OutlineView(
        spec.id,
        spec.title,
        spec.industry.label,
        spec.numbering.label,
        spec.style,
        spec.key_terms,
        tuple(spec.words.items()),
        outline.file,
        places([Slot(clause=spec.recitals)] if spec.recitals else []),
        tuple(PartView(part.title or "", places(part.clauses)) for part in spec.parts),
        places(spec.annexes),
        tuple(_custom(path, one, shelf, translate) for path, offered in outline.offered.items() for one in offered),
    )


def _custom(path: str, custom: Custom, shelf: Shelf, translate: Translate) -> CustomView:
    spec = custom.spec
    when = in_words(spec.when, Naming("", shelf.titles), translate)
    return CustomView(path, _title(path, shelf), _said(path, spec), when, spec.why, spec.confirm, custom.at.file)


def _title(path: str, shelf: Shelf) -> str:
    """付款.期限; a parameter by its clause and its label."""
    if not path.startswith(PARAMS):
        return Naming("", shelf.titles).fact(path)
    clause, _, name = path.removeprefix(PARAMS).partition(".")
    spec = shelf.clauses[clause].spec.params.get(name) if clause in shelf.clauses else None
    return f"《{shelf.titles.get(clause, clause)}》{spec.label if spec else name}"


def _said(path: str, spec: AssumedValue) -> str:
    if not spec.by_stance:
        return _value(path, spec.value)
    return "、".join(f"{one.label} {_value(path, spec.value_for(one))}" for one in Stance)


def _value(path: str, raw: object) -> str:
    """As a contract would print it; a pen's, and that of a parameter, as it is written."""
    return _plain(raw if path.startswith(PARAMS) or raw == BY_HAND else typed(Deal, path, raw))


def _plain(value: object) -> str:
    """Elements of a list apart by ；, the facts of one by 、."""
    if isinstance(value, Facts):
        return "、".join(legal_form(getattr(value, name)) for name in type(value).model_fields if name in value.model_fields_set)
    return "；".join(map(_plain, value)) if isinstance(value, tuple) else legal_form(value)


def outline_as_text(view: OutlineView, translate: Translate) -> str:
    """The head, parts, annexes, customary values."""
    blocks = [_head(view, translate)]
    blocks += [_places(Message("鉴于："), view.recitals, translate)] if view.recitals else []
    blocks += [_places(Message("{title}：", title=one.title or translate("正文")), one.places, translate) for one in view.parts]
    blocks += [_places(Message("附件："), view.annexes, translate)] if view.annexes else []
    blocks += [_customs(view.customs, translate)] if view.customs else []
    return "\n\n".join("\n".join(map(line, block)) for block in blocks)


def _head(view: OutlineView, translate: Translate) -> Iterator[str]:
    yield f"{view.title}  {view.id}  {view.file}"
    sheet = Message("有商务要点") if view.key_terms else Message("没有商务要点")
    yield Message(
        "  行业：{industry}；编号方式：{numbering}；版式：{style}；{sheet}",
        industry=view.industry,
        numbering=view.numbering,
        style=view.style,
        sheet=sheet,
    ).said(translate)
    if view.words:
        yield Message("  用语：{words}", words="、".join(f"{word}→{called}" for word, called in view.words)).said(translate)


def _places(heading: Message, places: Iterable[Place], translate: Translate) -> Iterator[str]:
    yield heading.said(translate)
    yield from aligned((f"  {one.title or translate('（条款库里没有）')}", one.clause, _about(one, translate)) for one in places)


def _about(place: Place, translate: Translate) -> str:
    when = Message("【{when}时】", when=place.when).said(translate) if place.when else ""
    return when + (translate("收尾") if place.closing else "")


def _customs(customs: Sequence[CustomView], translate: Translate) -> Iterator[str]:
    yield Message("惯例值 {n} 处（交易书没有写的，照这里写进合同）：", n=len(customs)).said(translate)
    for one in customs:
        confirm = translate("【要确认】") if one.confirm else ""
        when = Message("【{when}时】", when=one.when).said(translate) if one.when else ""
        yield f"  {confirm}{when}{one.title}  {one.value}"
        yield f"      {one.path}  {one.why}"


def outlines_as_data(shelf: Shelf) -> list[dict[str, object]]:
    """A line of the list each."""
    return [
        {"id": name, "title": one.spec.title, "industry": one.spec.industry.label, "clauses": len(slots(one)), "customs": len(one.customs)}
        for name, one in shelf.outlines.items()
    ]


def outlines_as_text(shelf: Shelf, translate: Translate) -> str:
    """One line an outline."""
    names = (Message("标识"), Message("标题"), Message("行业"), Message("条款数"), Message("惯例值"))
    head = tuple(one.said(translate) for one in names)
    rows = [tuple(str(cell) for cell in one.values()) for one in outlines_as_data(shelf)]
    return "\n".join(map(line, aligned([head, *rows])))
