"""The parameters that a clause declares: what their values are, and whether one is inside its bounds."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from hetong.diagnostic import Message
from hetong.model.assumption import typed
from hetong.model.bounds import size
from hetong.model.clause import FloorSpec, ParamSpec, ParamType
from hetong.model.deal import Deal
from hetong.model.fields import Amount, Line, Number, Price, Share, Span, When, Whole, YesNo

BY_HAND = "手写"
PARAMS = "clauses.params."
_OWN = "params."
_TYPES: Mapping[ParamType, Any] = {
    ParamType.TEXT: Line,
    ParamType.INTEGER: Whole,
    ParamType.NUMBER: Number,
    ParamType.PERCENT: Share,
    ParamType.DURATION: Span,
    ParamType.MONEY: Amount,
    ParamType.PRICE: Price,
    ParamType.DATE: When,
    ParamType.BOOLEAN: YesNo,
    ParamType.LIST: tuple[Line, ...],
}
ORDERED = frozenset(_TYPES) - {ParamType.TEXT, ParamType.BOOLEAN, ParamType.LIST}


def read_param(spec: ParamSpec, raw: object) -> object:
    """A value of the parameter's type. Raises pydantic's ValidationError."""
    as_list = spec.type is ParamType.LIST and isinstance(raw, str)
    return _adapter(spec.type).validate_python([raw] if as_list else raw)


@cache
def _adapter(kind: ParamType) -> TypeAdapter[Any]:
    return TypeAdapter(_TYPES[kind])


def out_of_bounds(value: object, spec: ParamSpec) -> Message | None:
    """What the bounds ask for, when the value breaks them; that they are of its type was seen when the clause was read.

    A length of time that has no least is above zero all the same.
    """
    if spec.min is not None and size(value) < size(read_param(spec, spec.min)):
        return Message("应当不少于{limit}", limit=spec.min)
    if spec.min is None and spec.type is ParamType.DURATION and size(value) <= 0:
        return Message("应当大于零")
    if spec.max is not None and size(value) > size(read_param(spec, spec.max)):
        return Message("应当不超过{limit}", limit=spec.max)
    return None


def floor_limit(floor: FloorSpec, params: Mapping[str, ParamSpec], raw: str | None) -> object:
    """A bound of a floor in the type of what it bounds; None for none.

    Raises LookupError for a fact that is not there, pydantic's ValidationError for a value that doesn't fit.
    """
    path = floor.of or ""
    if raw is None:
        return None
    return read_param(params[path.removeprefix(_OWN)], raw) if path.startswith(_OWN) else typed(Deal, path, raw)
