"""The parameters that a clause declares: the deal's values, else the defaults, typed and inside their bounds."""

from collections.abc import Iterator
from difflib import get_close_matches

from pydantic import ValidationError

from hetong.diagnostic import Diagnostic, Message, error
from hetong.facts import Fact
from hetong.model.clause import Clause, ParamSpec, ParamType
from hetong.model.deal import Deal
from hetong.model.origin import DECIDED, Layer, Origin
from hetong.model.param import BY_HAND, PARAMS, out_of_bounds, read_param


def params_of(clause: Clause, deal: Deal, found: list[Diagnostic]) -> Fact:
    """``params`` of one clause. Appends a diagnostic for each unknown name, name written twice, bad value and value out of bounds."""
    given: dict[str, tuple[str, object]] = {}
    for written, value in deal.clauses.params.get(clause.spec.id, {}).items():
        name = _name(clause, written)
        if name in given:
            found.append(_again(clause, given[name][0], written, deal))
        elif name in clause.spec.params:
            given[name] = (written, value)
        else:
            found.append(_unknown(clause, written, deal))
    found += _misnamed(clause, deal)
    facts = {name: _fact(name, spec, clause, deal, given.get(name), found) for name, spec in clause.spec.params.items()}
    return Fact(None, "params", "参数", members=facts)


def _fact(name: str, spec: ParamSpec, clause: Clause, deal: Deal, given: tuple[str, object] | None, found: list[Diagnostic]) -> Fact:
    """What the deal gives, else what its outline assumes, else the default. A key without a value gives nothing."""
    own = f"{PARAMS}{clause.spec.id}.{name}"
    if given is None or given[1] is None:
        path, raw, origin = own, deal.record.params.get(own, spec.default), _below(own, spec, clause, deal)
    else:
        path, raw, origin = f"{PARAMS}{clause.spec.id}.{given[0]}", given[1], DECIDED
    if isinstance(raw, str) and raw.strip() == BY_HAND and spec.type is not ParamType.BOOLEAN:
        return Fact(None, path, spec.label, said=origin, hand=True)
    value, wrong = _typed(raw, spec, clause)
    if wrong:
        code, at = ("LIB22", origin.at) if origin.layer is Layer.OUTLINE else (wrong[0], deal.where(path))
        found.append(error(code, at, *wrong[1:], path))
    return Fact(value, path, spec.label, many=spec.type is ParamType.LIST, said=origin)


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


def _typed(raw: object, spec: ParamSpec, clause: Clause) -> tuple[object, tuple[str, Message, Message] | None]:
    """A value of the parameter's type; the code, what is wrong and how to mend it, where something is."""
    if raw is None:
        return () if spec.type is ParamType.LIST else None, None
    try:
        value = read_param(spec, raw)
    except ValidationError as wrong:
        expected = (wrong.errors()[0].get("ctx") or {}).get("expected", spec.default)
        message = Message("“{label}”的值“{value}”读不懂", label=spec.label, value=raw)
        return None, ("DEAL15", message, Message("例：{example}", example=expected))
    if bounds := out_of_bounds(value, spec):
        message = Message("“{label}”{value}超出条款“{id}”允许的范围", label=spec.label, value=value, id=clause.spec.id)
        return value, ("DEAL16", message, bounds)
    return value, None


def _again(clause: Clause, first: str, written: str, deal: Deal) -> Diagnostic:
    path = f"{PARAMS}{clause.spec.id}.{written}"
    message = Message("“{title}”和“{name}”是同一项，写了两次", title=first, name=written)
    return error("DEAL04", deal.where(path), message, Message("留一处"), path)


def _misnamed(clause: Clause, deal: Deal) -> Iterator[Diagnostic]:
    """What an outline assumes of the clause and the clause doesn't have."""
    whole = f"{PARAMS}{clause.spec.id}"
    for path in deal.record.params:
        name = path.removeprefix(f"{whole}.")
        if path == whole or (path.startswith(f"{whole}.") and name not in clause.spec.params):
            known = Message("可写的参数：{names}", names="、".join(clause.spec.params))
            yield error(
                "LIB22", deal.record.assumed[path].at, Message("条款“{id}”没有参数“{name}”", id=clause.spec.id, name=name), known, path
            )


def _unknown(clause: Clause, name: str, deal: Deal) -> Diagnostic:
    labels = [spec.label for spec in clause.spec.params.values()]
    near = get_close_matches(name, [*clause.spec.params, *labels], 1, 0.5)
    known = Message("可写的参数：{names}", names="、".join(labels)) if labels else Message("这个条款没有参数")
    hint = Message("是不是“{near}”？", near=near[0]) if near else known
    path = f"clauses.params.{clause.spec.id}.{name}"
    return error("DEAL14", deal.where(path), Message("条款“{id}”没有参数“{name}”", id=clause.spec.id, name=name), hint, path)
