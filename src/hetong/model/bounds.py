"""What a value of the deal may be at most and at least: declared at its field, checked when it is read, shown in the guide.

A bound refuses slips of the pen (付款日 35, 保密 999年), never an unusual agreement: what is merely unwise is left to the rules.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hetong.diagnostic import Message
from hetong.model.fields import DayToPay, Number, Price, Retained, Share, Soon, Span, When, Whole
from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.fill import legal_form
from hetong.zh.moment import Moment
from hetong.zh.named_length import Promptness, Retention
from hetong.zh.percent import Percent


@dataclass(frozen=True, slots=True)
class Within:
    """From ``low`` to ``high``, both allowed; ``low`` None: anything above zero."""

    low: object
    high: object

    def checked(self, value: object) -> object:
        """Raises the validation error ``bounds``."""
        if size(value) > size(self.high) or (size(value) <= 0 if self.low is None else size(value) < size(self.low)):
            raise PydanticCustomError("bounds", "{value}: {bounds}", {"value": legal_form(value), "bounds": self.said})
        return value

    @property
    def said(self) -> Message:
        """1 到 31"""
        high = f"{self.high:,}" if isinstance(self.high, int) else legal_form(self.high)
        if self.low is None:
            return Message("大于零，不超过 {high}", high=high)
        return Message("在 {low} 到 {high} 之间", low=legal_form(self.low), high=high)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self.checked, handler(source))


def size(value: object) -> Any:
    """What is compared: hours, per cent, a day's ordinal, an amount, else the number itself."""
    match value:
        case Duration():
            return value.approximate_hours
        case Retention() | Promptness():
            return value.bounding.approximate_hours
        case Percent():
            return value.percent
        case Moment():
            return value.day.toordinal()
        case _:
            return getattr(value, "amount", getattr(value, "number", value))


def bounds_of(annotation: Any) -> Iterator[Within]:
    """The bounds that a field's annotation declares, for each of its elements, too."""
    if get_origin(annotation) is Annotated:
        yield from (one for one in annotation.__metadata__ if isinstance(one, Within))
    for inner in get_args(annotation):
        yield from bounds_of(inner)


def _percent(number: int) -> Percent:
    return Percent(Decimal(number))


WHOLE_LENGTH = Within(None, Duration(Decimal(100), TimeUnit.YEAR))
WHOLE_SHARE = Within(_percent(0), _percent(100))
Length = Annotated[Span, WHOLE_LENGTH]
LengthOrNone = Annotated[Span, Within(Duration(Decimal(0), TimeUnit.DAY), WHOLE_LENGTH.high)]
Part = Annotated[Share, WHOLE_SHARE]
# A share of something else than the whole it is taken from: an increase, a multiple of a month's fee.
Proportion = Annotated[Share, Within(_percent(0), _percent(1000))]
# A rate a day: five per cent a day is a slip for five ten-thousandths, and would be 18 times the sum in a year.
DailyRate = Annotated[Share, Within(_percent(0), _percent(3))]
Day = Annotated[When, Within(Moment(date(2000, 1, 1)), Moment(date(2199, 12, 31)))]
Expiry = Annotated[When, Within(Moment(date(2000, 1, 1)), Moment(date(9999, 12, 31)))]
WHOLE_COUNT = Within(None, 10**12)
Some = Annotated[Number, WHOLE_COUNT]
SomeOrNone = Annotated[Number, Within(0, 10**12)]
Score = Annotated[Number, Within(0, 10_000)]
Kept = Annotated[Retained, WHOLE_LENGTH]
SoonLength = Annotated[Soon, WHOLE_LENGTH]
# What an index or a price may fall and rise by.
Change = Annotated[Share, Within(_percent(-100), _percent(1000))]
Rate = Annotated[Price, Within(None, 1_000_000)]
PaymentDay = Annotated[DayToPay, Within(1, 31)]
DayOfMonth = Annotated[Whole, Within(1, 31)]
Copies = Annotated[Whole, Within(1, 99)]
