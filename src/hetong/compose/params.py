"""The parameters that a clause declares: the deal's values, else the defaults, typed and inside their bounds."""

from difflib import get_close_matches

from pydantic import ValidationError

from hetong.diagnostic import Diagnostic, Message, error
from hetong.facts import Fact
from hetong.model.clause import Clause, ParamSpec, ParamType
from hetong.model.deal import Deal
from hetong.model.origin import DECIDED, Layer, Origin
from hetong.model.param import BY_HAND, PARAMS, out_of_bounds, read_param


def params_of(clause: Clause, deal: Deal, found: list[Diagnostic]) -> Fact:
    """``params`` of one clause. Appends a diagnostic for each unknown name, bad value and value out of bounds."""
    given = {_name(clause, name): (name, value) for name, value in deal.clauses.params.get(clause.spec.id, {}).items()}
    facts = {name: _fact(name, spec, clause, deal, given.get(name), found) for name, spec in clause.spec.params.items()}
    for name, (written, _) in given.items():
        if name not in clause.spec.params:
            found.append(_unknown(clause, written, deal))
    return Fact(None, "params", "参数", members=facts)


def _fact(name: str, spec: ParamSpec, clause: Clause, deal: Deal, given: tuple[str, object] | None, found: list[Diagnostic]) -> Fact:
    """What the deal gives, else what its outline assumes, else the default."""
    path = f"{PARAMS}{clause.spec.id}.{given[0] if given else name}"
    decided = given is not None and given[1] is not None
    raw = given[1] if given and decided else deal.record.params.get(path, spec.default)
    origin = DECIDED if decided else _below(path, spec, clause, deal)
    hand = isinstance(raw, str) and raw.strip() == BY_HAND and spec.type is not ParamType.BOOLEAN
    value = None if hand else _typed(raw, spec, clause, path, deal, found)
    return Fact(value, path, spec.label, many=spec.type is ParamType.LIST, said=origin, hand=hand)


def _below(path: str, spec: ParamSpec, clause: Clause, deal: Deal) -> Origin:
    own = Origin(Layer.CLAUSE, path, clause.where(f"params.{path.rpartition('.')[2]}"), spec.label, spec.why or "", spec.confirm)
    return deal.record.assumed.get(path, own).under(_confirmed(deal, path, spec))


def _confirmed(deal: Deal, path: str, spec: ParamSpec) -> frozenset[str]:
    """What the deal agrees to; a parameter may be named by its label there, too."""
    labelled = f"{path.rpartition('.')[0]}.{spec.label}"
    return deal.record.confirmed | ({path} if labelled in deal.record.confirmed else set())


def _name(clause: Clause, written: str) -> str:
    """Parameters may be named by their label, too."""
    return next((name for name, spec in clause.spec.params.items() if spec.label == written), written)


def _typed(raw: object, spec: ParamSpec, clause: Clause, path: str, deal: Deal, found: list[Diagnostic]) -> object:
    if raw is None:
        return () if spec.type is ParamType.LIST else None
    try:
        value = read_param(spec, raw)
    except ValidationError as wrong:
        expected = (wrong.errors()[0].get("ctx") or {}).get("expected", spec.default)
        message = Message("“{label}”的值“{value}”读不懂", label=spec.label, value=raw)
        found.append(error("DEAL15", deal.where(path), message, Message("例：{example}", example=expected), path))
        return None
    if bounds := out_of_bounds(value, spec):
        message = Message("“{label}”{value}超出条款“{id}”允许的范围", label=spec.label, value=value, id=clause.spec.id)
        found.append(error("DEAL16", deal.where(path), message, bounds, path))
    return value


def _unknown(clause: Clause, name: str, deal: Deal) -> Diagnostic:
    labels = [spec.label for spec in clause.spec.params.values()]
    near = get_close_matches(name, [*clause.spec.params, *labels], 1, 0.5)
    known = Message("可写的参数：{names}", names="、".join(labels)) if labels else Message("这个条款没有参数")
    hint = Message("是不是“{near}”？", near=near[0]) if near else known
    path = f"clauses.params.{clause.spec.id}.{name}"
    return error("DEAL14", deal.where(path), Message("条款“{id}”没有参数“{name}”", id=clause.spec.id, name=name), hint, path)
