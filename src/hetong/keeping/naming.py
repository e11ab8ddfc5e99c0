"""What the facts, parameters and clauses that a clause mentions are called, and its conditions in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from hetong.diagnostic import Message
from hetong.markup import parse_each
from hetong.model.clause import ClauseSpec
from hetong.model.condition import ABSENT, ALWAYS, PRESENT, Condition, Every, Is, Never, Some
from hetong.model.deal import Deal
from hetong.model.fields import Facts, Labelled
from hetong.model.schema import Shape, shape_at, shapes

Translate = Callable[[str], str]
L = TypeVar("L", bound=Labelled)
STANCE = "contract.stance"
_SELECTED = "selected"


@dataclass(frozen=True, slots=True)
class Naming:
    """The names around one text. ``titles`` are those of the library's clauses; ``variables`` what each name of an ``each`` walks."""

    clause: str
    titles: Mapping[str, str]
    params: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, clause: ClauseSpec, titles: Mapping[str, str]) -> "Naming":
        """Those of a clause of the library."""
        return cls(clause.id, titles, {name: spec.label for name, spec in clause.params.items()})

    def walking(self, each: str | None) -> "Naming":
        """The same inside a list that is walked."""
        if each is None:
            return self
        name, source = parse_each(each)
        return replace(self, variables={**self.variables, name: self.whole(source)})

    def whole(self, path: str) -> str:
        """A path with its variable's list in place of the variable."""
        first, dot, rest = path.partition(".")
        return self.variables.get(first, first) + dot + rest

    def fact(self, path: str) -> str:
        """费用.明细.单价; a parameter by its label; a path that nothing has as it is written."""
        first, _, rest = path.partition(".")
        if first == "params" and rest in self.params:
            return self.params[rest]
        return ".".join(_titles(self.whole(path).split(".")))

    def reference(self, target: str, translate: Translate) -> str:
        """《付款》, with a paragraph 《付款·due》; 本条, 本条·due for the clause itself."""
        clause, dot, place = target.partition(".")
        below = "·" * bool(dot) + place
        return f"{translate('本条')}{below}" if clause == self.clause else f"《{self.titles.get(clause, clause)}{below}》"

    def shape(self, path: str) -> Shape | None:
        """The field of the deal at a path."""
        return shape_at(Deal, self.whole(path))


def _titles(names: Iterable[str]) -> Iterator[str]:
    """Two facts of a group that share their title, as ways to write one value do, are told apart by their English names."""
    model: type[Facts] | None = Deal
    for name in names:
        group = shapes(model) if model else {}
        shape = group.get(name)
        alike = shape is not None and shape.computed and sum(one.title == shape.title for one in group.values()) > 1
        yield name if shape is None else f"{shape.title}（{name}）" if alike else shape.title
        model = shape.child if shape else None


def in_words(condition: Condition, naming: Naming, translate: Translate) -> str:
    """A condition as a reader would say it; empty for one that always holds."""
    match condition:
        case Is(path, values):
            return _test(path, values, naming, translate, holds=True)
        case Never(Is(path, values)):
            return _test(path, values, naming, translate, holds=False)
        case Never(part):
            return Message("不符合“{part}”", part=in_words(part, naming, translate)).said(translate)
        case Every(parts):
            return translate("，并且").join(_inner(part, naming, translate) for part in parts)
        case Some(parts):
            return translate("，或者").join(_inner(part, naming, translate) for part in parts)


def _inner(part: Condition, naming: Naming, translate: Translate) -> str:
    said = in_words(part, naming, translate)
    return f"（{said}）" if isinstance(part, Every | Some) and len(part.parts) > 1 else said


def _test(path: str, values: tuple[str, ...], naming: Naming, translate: Translate, *, holds: bool) -> str:
    if path == _SELECTED:
        clauses = translate("或者").join(naming.reference(one, translate) for one in values)
        told = Message("合同里有{clauses}", clauses=clauses) if holds else Message("合同里没有{clauses}", clauses=clauses)
        return told.said(translate)
    fact = naming.fact(path)
    if values in ((PRESENT,), (ABSENT,)):
        written = (values == (PRESENT,)) is holds
        return (Message("写了{fact}", fact=fact) if written else Message("没有写{fact}", fact=fact)).said(translate)
    said = translate("或者").join(_value(one, naming.shape(path), translate) for one in values)
    told = Message("{fact}为{values}", fact=fact, values=said) if holds else Message("{fact}不为{values}", fact=fact, values=said)
    return told.said(translate)


def _value(value: str, shape: Shape | None, translate: Translate) -> str:
    """An enumerated value by its label, a yes or no as 是 or 否."""
    if value in (PRESENT, ABSENT):
        return translate("有") if value == PRESENT else translate("没有")
    if shape is None or shape.leaf is bool:
        return {"true": "是", "false": "否"}.get(value, value)
    return str(shape.leaf(value).label) if value in shape.spellings else value


def labelled(kind: type[L], said: str) -> L:
    """The member that is written in English or by its label."""
    return next(one for one in kind if said in (one.value, one.label))


def seen_from(condition: Condition, stance: str) -> Condition | None:
    """What is left of a condition in a contract of this stance; None where it can't hold."""
    match condition:
        case Is(path, values):
            return condition if path != STANCE else ALWAYS if {stance, PRESENT} & {*values} else None
        case Never(part):
            left = seen_from(part, stance)
            return ALWAYS if left is None else None if left == ALWAYS else Never(left)
        case Every(parts):
            every = [seen_from(part, stance) for part in parts]
            return None if None in every else _joined(Every, [one for one in every if one is not None and one != ALWAYS])
        case Some(parts):
            some = [one for part in parts if (one := seen_from(part, stance)) is not None]
            return None if not some else ALWAYS if ALWAYS in some else _joined(Some, some)


def _joined(kind: type[Every] | type[Some], parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else kind(tuple(parts))


def stances_of(condition: Condition) -> tuple[tuple[str, ...], Condition]:
    """The stances that a condition asks for beside whatever else it asks, apart; none where it asks for any."""
    match condition:
        case Is(path, values) if path == STANCE:
            return values, ALWAYS
        case Every(parts):
            split = [stances_of(part) for part in parts]
            asked = tuple(one for stances, _ in split for one in stances)
            return asked, _joined(Every, [rest for _, rest in split if rest != ALWAYS])
        case _:
            return (), condition
