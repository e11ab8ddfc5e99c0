"""pydantic: how fields are described and what a validation error holds; titles, places and kinds of error become messages."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    TypeAdapter,
    ValidationError,
    computed_field,
)
from pydantic_core import ErrorDetails, PydanticCustomError, PydanticUndefined, core_schema


class Colour(StrEnum):
    RED = "red"

    @classmethod
    def _missing_(cls, value: object) -> "Colour | None":
        return cls.RED if value == "红" else None


class Text:
    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def read(self, value: object) -> object:
        raise PydanticCustomError("written", "{text}: {kind}", {"text": value, "kind": ("any", "object"), "expected": "3"})


def _refused(value: str) -> str:
    raise PydanticCustomError("one_line", "several lines")


class Inner(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    colour: Colour | None = Field(default=None, title="颜色", description="一种颜色")
    amount: Annotated[int, Text()] | None = Field(default=None, title="金额")
    line: Annotated[str, AfterValidator(_refused)] | None = None
    either: Literal["a", "b"] | None = None


class Outer(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    name: str = Field(title="名称")
    inner: tuple[Inner, ...] = Field(default=(), title="内层")
    by_name: Mapping[str, Inner] = Field(default_factory=dict)
    later: "Later | None" = None
    _places: dict[str, int] = PrivateAttr(default_factory=dict)

    @computed_field(title="字数")  # type: ignore[prop-decorator]
    @property
    def size(self) -> int:
        """How long the name is."""
        return len(self.name)


class Later(BaseModel):
    when: str = Field(title="时间")


def details(**data: object) -> list[ErrorDetails]:
    with pytest.raises(ValidationError) as raised:
        Outer.model_validate(data)
    return raised.value.errors(include_url=False)


def test_a_model_tells_its_fields_titles_and_types_before_it_is_built() -> None:
    field = Inner.model_fields["colour"]
    assert (field.title, field.description, field.annotation) == ("颜色", "一种颜色", Colour | None)
    assert isinstance(Outer.__pydantic_fields_complete__, bool)
    Outer.model_rebuild()
    assert Outer.__pydantic_fields_complete__
    assert Outer.model_fields["later"].annotation == Later | None
    assert Outer.model_fields["name"].default is PydanticUndefined


def test_a_computed_field_tells_its_title_and_its_property() -> None:
    computed = Outer.model_computed_fields["size"]
    assert computed.title == "字数"
    assert computed.wrapped_property.fget.__annotations__["return"] in (int, "int")


@pytest.mark.parametrize(
    ("value", "kind", "place"),
    [
        ({}, "missing", ("name",)),
        ({"name": "x", "inner": [{"colour": "blue"}]}, "enum", ("inner", 0, "colour")),
        ({"name": "x", "inner": [{"either": "c"}]}, "literal_error", ("inner", 0, "either")),
        ({"name": "x", "inner": [{"amount": "many"}]}, "written", ("inner", 0, "amount")),
        ({"name": "x", "by_name": {"键": {"line": "a"}}}, "one_line", ("by_name", "键", "line")),
        ({"name": "x", "strange": 1}, "extra_forbidden", ("strange",)),
    ],
)
def test_an_error_has_a_kind_and_a_place(value: dict[str, object], kind: str, place: tuple[str | int, ...]) -> None:
    (detail,) = details(**value)
    assert (detail["type"], detail["loc"]) == (kind, place)


def test_an_error_of_ours_keeps_its_context_as_it_was_given() -> None:
    (detail,) = details(name="x", inner=[{"amount": "many"}])
    assert detail["ctx"] == {"text": "many", "kind": ("any", "object"), "expected": "3"}


def test_a_wrong_choice_tells_input_and_choices() -> None:
    (detail,) = details(name="x", inner=[{"either": "c"}])
    assert detail["input"] == "c"
    assert detail["ctx"]["expected"] == "'a' or 'b'"


def test_every_error_of_a_document_is_told_at_once() -> None:
    assert len(details(inner=[{"colour": "blue"}, {"either": "c"}])) == 3


def test_an_enumeration_may_know_other_spellings() -> None:
    assert Outer.model_validate({"name": "x", "inner": [{"colour": "红"}]}).inner[0].colour is Colour.RED


def test_values_are_frozen_copied_and_know_what_was_set() -> None:
    one = Outer.model_validate({"name": "x"})
    with pytest.raises(ValidationError):
        one.name = "y"  # type: ignore[misc]
    assert one.model_copy(update={"name": "yy"}).size == 2
    assert one.model_fields_set == {"name"}


def test_an_adapter_validates_a_type_that_is_no_model() -> None:
    adapter: TypeAdapter[bool] = TypeAdapter(Annotated[bool, BeforeValidator(lambda value: value == "是")])
    assert adapter.validate_python("是") is True
