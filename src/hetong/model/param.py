"""The parameters that a clause declares: what their values are, and whether one is inside its bounds."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from hetong.diagnostic import Message
from hetong.model.bounds import size
from hetong.model.clause import ParamSpec, ParamType
from hetong.model.fields import Amount, Line, Number, Price, Share, Span, When, Whole, YesNo

BY_HAND = "手写"
PARAMS = "clauses.params."
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
