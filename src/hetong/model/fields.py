"""How the fields of a spec are declared: every one has a Chinese title, which is also its Chinese key."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from hetong.diagnostic import Message
from hetong.zh.duration import Duration
from hetong.zh.hours import Window
from hetong.zh.moment import Moment
from hetong.zh.money import Money, UnitPrice
from hetong.zh.named_length import Promptness, Retention
from hetong.zh.numeral import parse_numeral
from hetong.zh.pay_day import PayDay
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count
from hetong.zh.text import NotUnderstood, squeezed
from hetong.zh.threshold import Threshold

# How people say yes and no.
YES, NO = {"是", "有", "true", "yes", "y", "on", "允许", "需要"}, {"否", "无", "false", "no", "n", "off", "不", "不允许", "不需要"}


class Unknown(Exception):
    """A fact was written, but can't be read: nothing may be concluded from it, least of all that it is missing."""


class Facts(BaseModel):
    """A group of facts. Frozen; an unknown key is refused. ``shorthand`` is the field that a bare value stands for."""

    shorthand: ClassVar[str | None] = None
    # What else a field may be called when it is written: English name → other keys.
    also: ClassVar[Mapping[str, tuple[str, ...]]] = MappingProxyType({})

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if not TYPE_CHECKING:  # seen by a type checker, it would make every misspelt attribute an object

        def __getattr__(self, name: str) -> object:
            """A field that was withheld (see ``without``)."""
            if name in type(self).model_fields:
                raise Unknown(name)
            return super().__getattr__(name)


class Labelled(StrEnum):
    """An enumeration whose members may be written in English or by their Chinese label: ``PER_SEAT = "per_seat", "按坐席"``."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """A member is its English value; the label goes with it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return next((member for member in cls if member.label == value), None)

    @classmethod
    def spellings(cls) -> Iterator[str]:
        """Every way to write a value: labels first."""
        yield from (member.label for member in cls)
        yield from (member.value for member in cls)


class Written:
    """Reads a quantity from the text that people write; leaves an already read one alone."""

    def __init__(self, kind: Any, example: str) -> None:
        self.kind, self.example = kind, example

    def read(self, value: object) -> object:
        """Raises the validation error ``written`` with what was expected."""
        if isinstance(value, self.kind):
            return value
        try:
            return self.kind.parse(value if isinstance(value, str) else str(value))
        except NotUnderstood as refused:
            raise PydanticCustomError(
                "written",
                "{text}: {kind}",
                {"text": refused.text, "kind": refused.kind, "expected": refused.expected, "hint": refused.hint},
            ) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": [self.example]}


def _yes_or_no(value: object) -> object:
    if isinstance(value, bool):
        return value
    plain = squeezed(value).lower() if isinstance(value, str) else ""
    if plain in YES or plain in NO:
        return plain in YES
    raise PydanticCustomError("written", "{text}: {kind}", {"text": str(value), "kind": Message("是或否"), "expected": "是"})


_MOST_DIGITS = 20  # Python itself reads no more than some thousands


def _whole(value: object) -> object:
    plain = squeezed(value).replace(",", "") if isinstance(value, str) else value
    if isinstance(plain, int) and not isinstance(plain, bool):
        return plain
    if isinstance(plain, str) and plain.isascii() and plain.isdigit() and len(plain) <= _MOST_DIGITS:
        return int(plain)
    if isinstance(plain, str) and 0 < len(plain) <= _MOST_DIGITS and not plain.isascii():
        with suppress(ValueError):
            return parse_numeral(plain)
    raise PydanticCustomError("written", "{text}: {kind}", {"text": str(value), "kind": Message("整数"), "expected": "3"})


def _times(count: Count) -> Count:
    if count.unit not in ("", "倍"):
        context = {"text": str(count), "kind": Message("倍数"), "expected": "1.5"}
        raise PydanticCustomError("written", "{text}: {kind}", context)
    return Count(count.number, "倍")


def _one_line(value: str) -> str:
    line = value.strip()
    if "\n" in line or "\r" in line:
        raise PydanticCustomError("one_line", "several lines")
    if len(line) > LONGEST_LINE:
        raise PydanticCustomError("too_long", "more than {limit}", {"limit": LONGEST_LINE})
    return line


# A name, an address, a task: what is longer is a clause or an annex.
LONGEST_LINE = 1_000
Line = Annotated[str, AfterValidator(_one_line)]
Prose = Annotated[str, AfterValidator(str.strip)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Whole = Annotated[int, BeforeValidator(_whole)]
Amount = Annotated[Money, Written(Money, "100,000.00元")]
Price = Annotated[UnitPrice, Written(UnitPrice, "6,800.00元")]
Share = Annotated[Percent, Written(Percent, "6%")]
Span = Annotated[Duration, Written(Duration, "30日")]
Retained = Annotated[Retention, Written(Retention, "3年")]
Soon = Annotated[Promptness, Written(Promptness, "15日")]
DayToPay = Annotated[PayDay, Written(PayDay, "次月5日")]
When = Annotated[Moment, Written(Moment, "2026年1月1日")]
Hours = Annotated[Window, Written(Window, "工作日 09:00-18:00")]
Target = Annotated[Threshold, Written(Threshold, "≤30秒")]
Number = Annotated[Count, Written(Count, "20席")]
Times = Annotated[Count, Written(Count, "1.5倍"), AfterValidator(_times)]


def required(title: str, *, help: str | None = None) -> Any:
    """A fact without which its group means nothing."""
    return Field(title=title, description=help)


def fact(title: str, *, help: str | None = None, follows: str = "") -> Any:
    """An optional fact: unset means 'not yet known' and prints as a blank; or it ``follows`` a fact of the group around its own."""
    return Field(default=None, title=title, description=help, json_schema_extra={"follows": follows} if follows else None)


def choice(title: str, default: object, *, help: str | None = None, why: str = "", confirm: bool = False) -> Any:
    """A fact with a default that the trade takes for granted: ``why`` it does, and whether a person must look all the same."""
    return Field(default=default, title=title, description=help, json_schema_extra={"why": why, "confirm": confirm})


def several(title: str, *, help: str | None = None) -> Any:
    """A list, empty unless written."""
    return Field(default=(), title=title, description=help)


def mapping(title: str, *, help: str | None = None) -> Any:
    """A mapping, empty unless written."""
    return Field(default_factory=dict, title=title, description=help)


def group(title: str, kind: type[Facts], *, help: str | None = None) -> Any:
    """A group that every deal has; its facts may be unset."""
    return Field(default_factory=kind, title=title, description=help)
