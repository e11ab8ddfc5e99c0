"""Whether a file of the library that could be read can also be used: what would otherwise stop a contract long after."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from pydantic import ValidationError

from hetong.diagnostic import Diagnostic, Location, Message, error
from hetong.facts import NoSuchFact, Scope
from hetong.load.wording import text_problems
from hetong.model.assumption import typed
from hetong.model.clause import CELL, CELLS, Clause, ClauseKind, FloorSpec, ParagraphSpec, ParamSpec
from hetong.model.condition import Condition, facts_of
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.outline import AssumedValue, Outline
from hetong.model.param import BY_HAND, ORDERED, PARAMS, floor_limit, out_of_bounds, read_param
from hetong.model.schema import shape_at


def clause_problems(clause: Clause) -> Iterator[Diagnostic]:
    """Wording, parameters, conditions of variants; those of paragraphs may ask about more than the deal, and are seen when composed."""
    for name, spec in clause.spec.params.items():
        yield from _param_problems(spec, f"params.{name}", clause)
    for index, floor in enumerate(clause.spec.floor):
        yield from _floor_problems(floor, f"floor.{index}", clause)
    if not clause.spec.variants:
        yield error("LIB20", clause.where("variants"), Message("条款没有变体"), Message("至少写一个变体"))
    for index, variant in enumerate(clause.spec.variants):
        path = f"variants.{index}"
        yield from (error("LIB19", clause.where(f"{path}.when"), *_no_fact(one)) for one in _missing(variant.when))
        for number, paragraph in enumerate(variant.paragraphs):
            yield from text_problems(paragraph, f"{path}.paragraphs.{number}", clause.where, "LIB")
            if clause.spec.kind is ClauseKind.SHEET:
                yield from _row_problems(paragraph, f"{path}.paragraphs.{number}", clause)


def _floor_problems(floor: FloorSpec, path: str, clause: Clause) -> Iterator[Diagnostic]:
    """LIB26 for a floor that can't be tested, LIB19 for a condition about nothing."""
    yield from (error("LIB19", clause.where(f"{path}.when"), *_no_fact(one)) for one in _missing(floor.when))
    hint = Message("写 of 和 min、max，或者写 stances；只给人看的，只写一句话")
    if bool(floor.of) != bool(floor.min or floor.max):
        yield error("LIB26", clause.where(path), Message("底线要写比哪个事实、不低于或者不高于多少"), hint)
        return
    for raw in (floor.min, floor.max):
        try:
            floor_limit(floor, clause.spec.params, raw)
        except LookupError:
            yield error("LIB26", clause.where(f"{path}.of"), Message("没有“{path}”这个事实或者参数", path=floor.of), hint)
            return
        except ValidationError:
            yield error("LIB26", clause.where(path), Message("底线的“{value}”读不懂", value=raw), hint)


def _row_problems(paragraph: ParagraphSpec, path: str, clause: Clause) -> Iterator[Diagnostic]:
    """LIB17 for an item of a sheet that is no row."""
    for index, item in enumerate(paragraph.items):
        marks = item.text.count(CELL)
        if marks != CELLS - 1 or item.items:
            message = Message("商务要点的一行要有{cells}格，这里有{found}格", cells=CELLS, found=marks + 1)
            hint = Message("写成“事项｜约定｜[[条款]]”，下面不再分项")
            yield error("LIB17", clause.where(f"{path}.items.{index}.text"), message, hint)


def outline_problems(outline: Outline) -> Iterator[Diagnostic]:
    """Parts, conditions, and clauses that stand twice."""
    if not outline.spec.parts:
        yield error("LIB20", outline.where("parts"), Message("范本没有部分"), Message("至少写一个部分，列出它的条款"))
    slots = [(f"parts.{i}.clauses.{j}", slot) for i, part in enumerate(outline.spec.parts) for j, slot in enumerate(part.clauses)]
    slots += [(f"annexes.{index}", slot) for index, slot in enumerate(outline.spec.annexes)]
    seen: Counter[str] = Counter()
    for path, slot in slots:
        yield from (error("LIB19", outline.where(f"{path}.when"), *_no_fact(one)) for one in _missing(slot.when))
        seen[slot.clause] += 1
        if seen[slot.clause] == 2:
            yield error("LIB21", outline.where(path), Message("条款“{id}”在范本里写了两次", id=slot.clause), Message("留一处"))
    for path, offered in outline.offered.items():
        for custom in offered:
            yield from _custom_problems(path, custom.spec, custom.at)


def _custom_problems(path: str, spec: AssumedValue, at: Location) -> Iterator[Diagnostic]:
    """A path that no deal has, a value that doesn't fit, no value or a value for a stance that there isn't."""
    yield from (error("LIB19", at, *_no_fact(one)) for one in _missing(spec.when))
    if unknown := [one for one in spec.by_stance if one not in set(Stance)]:
        message = Message("“按立场”里没有“{name}”这个立场", name=unknown[0])
        yield error("LIB22", at, message, Message("可选：{names}", names="、".join(Stance)))
    values = [value for value in (spec.value, *spec.by_stance.values()) if value is not None]
    if not values or (spec.value is None and not {*spec.by_stance} >= set(Stance)):
        yield error("LIB22", at, Message("惯例值“{path}”缺少值", path=path), Message("写“值”，或者在“按立场”里给每个立场一个值"))
    if path.startswith(PARAMS):  # its type is seen when a contract uses the clause
        return
    for value in values:
        if problem := _unfit(path, value):
            yield error("LIB22", at, problem, Message("路径照交易书的英文键写，清单不写序号；值照交易书的写法"))


def _unfit(path: str, value: object) -> Message | None:
    shape = shape_at(Deal, path)
    if value == BY_HAND and shape:
        choice = shape.spellings or shape.leaf is bool or shape.many or shape.child
        return Message("“{path}”不能手写", path=path) if choice else None
    try:
        typed(Deal, path, value)
    except LookupError:
        return Message("交易书里没有“{path}”", path=path)
    except ValidationError:
        return Message("惯例值“{path}”的值“{value}”读不懂", path=path, value=value)
    return None


def _param_problems(spec: ParamSpec, path: str, clause: Clause) -> Iterator[Diagnostic]:
    readable = True
    for name, raw in (("default", spec.default), ("min", spec.min), ("max", spec.max)):
        if raw is None:
            continue
        if name != "default" and spec.type not in ORDERED:
            yield error("LIB18", clause.where(f"{path}.{name}"), Message("{type}没有大小", type=spec.type.label), Message("删掉这一行"))
            readable = False
        elif not _reads(spec, raw):
            message = Message("“{value}”不是{type}", value=raw, type=spec.type.label)
            yield error("LIB18", clause.where(f"{path}.{name}"), message, Message("与“类型”一致"))
            readable = False
    if readable and spec.default is not None and (bounds := out_of_bounds(read_param(spec, spec.default), spec)):
        message = Message("默认值“{value}”超出范围", value=spec.default)
        yield error("LIB18", clause.where(f"{path}.default"), message, bounds)


def _reads(spec: ParamSpec, raw: object) -> bool:
    try:
        read_param(spec, raw)
    except ValidationError:
        return False
    return True


def _missing(when: Condition) -> Iterator[str]:
    """The facts that a condition asks for and no deal has."""
    for one in facts_of(when):
        try:
            _any_deal().fact(one.path)
        except NoSuchFact:
            yield one.path


@cache
def _any_deal() -> Scope:
    return Scope.of(Deal.model_validate({"contract": {"outline": "-"}}))


def _no_fact(path: str) -> tuple[Message, Message]:
    hint = Message("路径照交易书的英文键写，例：contract.industry；清单里的不写序号")
    return Message("when 问的“{path}”交易书里没有", path=path), hint
