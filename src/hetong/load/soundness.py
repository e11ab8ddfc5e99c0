"""Whether a file of the library that could be read can also be used: what would otherwise stop a contract long after."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from pydantic import ValidationError

from hetong.diagnostic import Diagnostic, Message, error
from hetong.facts import NoSuchFact, Scope
from hetong.load.wording import text_problems
from hetong.model.clause import CELL, CELLS, Clause, ClauseKind, ParagraphSpec, ParamSpec
from hetong.model.condition import Condition, facts_of
from hetong.model.deal import Deal
from hetong.model.outline import Outline
from hetong.model.param import ORDERED, out_of_bounds, read_param


def clause_problems(clause: Clause) -> Iterator[Diagnostic]:
    """Wording, parameters, conditions of variants; those of paragraphs may ask about more than the deal, and are seen when composed."""
    for name, spec in clause.spec.params.items():
        yield from _param_problems(spec, f"params.{name}", clause)
    if not clause.spec.variants:
        yield error("LIB20", clause.where("variants"), Message("条款没有变体"), Message("至少写一个变体"))
    for index, variant in enumerate(clause.spec.variants):
        path = f"variants.{index}"
        yield from (error("LIB19", clause.where(f"{path}.when"), *_no_fact(one)) for one in _missing(variant.when))
        for number, paragraph in enumerate(variant.paragraphs):
            yield from text_problems(paragraph, f"{path}.paragraphs.{number}", clause.where, "LIB")
            if clause.spec.kind is ClauseKind.SHEET:
                yield from _row_problems(paragraph, f"{path}.paragraphs.{number}", clause)


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
