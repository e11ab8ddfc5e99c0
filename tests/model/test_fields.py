from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from hetong.model.clause import ClauseSpec
from hetong.model.deal import Deal
from hetong.model.deal.term import Term
from hetong.model.fields import (
    Amount,
    Facts,
    Hours,
    Labelled,
    Line,
    Number,
    Price,
    Prose,
    Share,
    Span,
    Target,
    When,
    Whole,
    YesNo,
    required,
)
from hetong.model.outline import OutlineSpec
from hetong.model.schema import shapes
from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.money import Money, UnitPrice


class Basis(Labelled):
    PER_SEAT = "per_seat", "按坐席"
    PER_HOUR = "per_hour", "按工时"


class Fee(Facts):
    basis: Basis = required("计费")


def read(kind: Any, value: object) -> object:
    return TypeAdapter(kind).validate_python(value)


def refusals(kind: Any, value: object) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(kind).validate_python(value)
    return [error["type"] for error in refused.value.errors()]


@pytest.mark.parametrize("written", ["per_seat", "按坐席", Basis.PER_SEAT])
def test_an_enumeration_reads_english_and_its_label(written: object) -> None:
    assert Fee.model_validate({"basis": written}).basis is Basis.PER_SEAT


@pytest.mark.parametrize("written", ["PER_SEAT", "按座席", "", 1, None, ["per_seat"]])
def test_an_enumeration_refuses_other_values(written: object) -> None:
    assert refusals(Fee, {"basis": written}) == ["enum"]


def test_the_spellings_of_an_enumeration_begin_with_its_labels() -> None:
    assert list(Basis.spellings()) == ["按坐席", "按工时", "per_seat", "per_hour"]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("是", True),
        ("有", True),
        (" 允许 ", True),
        ("YES", True),
        ("true", True),
        ("ｏｎ", True),
        (True, True),
        ("否", False),
        ("无", False),
        ("不需要", False),
        ("No", False),
        ("false", False),
        (False, False),
    ],
)
def test_yes_or_no(written: object, value: bool) -> None:
    assert read(YesNo, written) is value


@pytest.mark.parametrize("written", ["", "可能", "是否", 1, 0, None, ["是"], {"是": "否"}])
def test_neither_yes_nor_no(written: object) -> None:
    assert refusals(YesNo, written) == ["written"]


@pytest.mark.parametrize(("written", "value"), [("3", 3), ("１２", 12), ("1,200", 1200), (4, 4), (" 0 ", 0)])
def test_whole_numbers(written: object, value: int) -> None:
    assert read(Whole, written) == value


@pytest.mark.parametrize("written", ["", "三点", "9" * 30, "1.5", "-1", "3份", True, None, 1.0, ["3"]])
def test_numbers_that_are_not_whole(written: object) -> None:
    assert refusals(Whole, written) == ["written"]


@pytest.mark.parametrize(
    ("kind", "written", "printed"),
    [
        (Amount, "10万元", "人民币（大写）壹拾万元整（¥100,000.00）"),
        (Price, "0.085元", "0.085元"),
        (Share, "6%", "6%"),
        (Span, "30个工作日", "30个工作日"),
        (When, "2026-01-01", "2026年1月1日"),
        (Hours, "工作日 09:00-18:00", "工作日9:00—18:00"),
        (Target, "≤30秒", "不超过30秒"),
        (Number, "20席", "20席"),
    ],
)
def test_quantities_are_read_as_they_are_written(kind: Any, written: str, printed: str) -> None:
    value = read(kind, written)
    assert str(value) == printed
    assert read(kind, value) is value


@pytest.mark.parametrize("kind", [Amount, Price, Share, Span, When, Hours, Target, Number])
@pytest.mark.parametrize("written", ["待定", "", None, ["30日"], {"number": "30"}])
def test_quantities_that_can_not_be_read_say_what_was_expected(kind: Any, written: object) -> None:
    with pytest.raises(ValidationError) as refused:
        read(kind, written)
    (error,) = refused.value.errors()
    assert error["type"] == "written"
    assert error["ctx"]["text"] == str(written)
    assert read(kind, error["ctx"]["expected"].replace(" 或 ", "、").split("、")[0])


@pytest.mark.parametrize("kind", [Amount, Price, Share, Span, When, Hours, Target, Number])
def test_the_example_in_the_json_schema_can_be_read(kind: Any) -> None:
    schema = TypeAdapter(kind).json_schema()
    assert schema["type"] == "string"
    assert [read(kind, example) for example in schema["examples"]]


def test_a_unit_price_is_finer_than_an_amount() -> None:
    assert read(Price, "0.085元") == UnitPrice(Decimal("0.085"))
    assert read(Amount, "0.08元") == Money(Decimal("0.08"))
    assert refusals(Amount, "0.085元") == ["written"]


def test_a_line_has_no_line_break_and_prose_no_outer_space() -> None:
    assert refusals(Line, "甲\n乙") == ["one_line"]
    assert read(Line, "{{ 7*7 }} & <b>") == "{{ 7*7 }} & <b>"
    assert read(Prose, "\n 第一行\n第二行 \n") == "第一行\n第二行"


def test_facts_refuse_unknown_keys_and_changes() -> None:
    assert refusals(Fee, {"basis": "per_seat", "base": "x"}) == ["extra_forbidden"]
    fee = Fee(basis=Basis.PER_SEAT)
    with pytest.raises(ValidationError):
        fee.basis = Basis.PER_HOUR  # type: ignore[misc]


@pytest.mark.parametrize(
    ("facts", "until"),
    [
        ({"start": "2026-12-01", "end": "2027-11-30"}, "2027年11月30日"),
        ({"start": "2026-12-01", "length": "12个月"}, "2027年11月30日"),
        ({"start": "2026-12-01", "end": "2027-06-30", "length": "1年"}, "2027年6月30日"),
        ({"length": "1年"}, "None"),
        ({"start": "2026-12-01"}, "None"),
        ({"start": "2026-12-01", "length": "30个工作日"}, "None"),
        ({"start": "2026-12-01", "length": "1.5个月"}, "None"),
    ],
)
def test_the_end_of_the_term(facts: dict[str, str], until: str) -> None:
    assert str(Term.model_validate(facts).until) == until


def test_an_empty_deal_needs_only_an_outline() -> None:
    deal = Deal.model_validate({"contract": {"outline": "general"}})
    assert deal.party_a.name is None
    assert refusals(Deal, {"contract": {}}) == ["missing"]


def models(root: type[Facts], seen: frozenset[type[Facts]] = frozenset()) -> Iterator[type[Facts]]:
    """A model and every model inside it."""
    if root in seen:
        return
    yield root
    for shape in shapes(root).values():
        if shape.child:
            yield from models(shape.child, seen | {root})


EVERY_MODEL = sorted({model for root in (Deal, ClauseSpec, OutlineSpec) for model in models(root)}, key=lambda model: model.__qualname__)


@pytest.mark.parametrize("model", EVERY_MODEL)
def test_every_key_has_one_chinese_name_that_is_no_other_key(model: type[Facts]) -> None:
    titles = [info.title for info in model.model_fields.values()]
    assert None not in titles
    assert len(set(titles)) == len(titles)
    assert set(titles).isdisjoint(model.model_fields)


@pytest.mark.parametrize("kind", [kind for kind in Labelled.__subclasses__() if kind.__module__.startswith("hetong.")])
def test_every_value_has_one_spelling_in_each_language(kind: type[Labelled]) -> None:
    spellings = list(kind.spellings())
    assert len(set(spellings)) == len(spellings)


def test_all_models_were_looked_at() -> None:
    assert {"Deal", "ItemSpec", "FeeItem", "Signatory", "Slot"} <= {model.__name__ for model in EVERY_MODEL}


def test_a_read_quantity_passes_through() -> None:
    span = Duration(Decimal(30), TimeUnit.DAY)
    assert Term(length=span).length is span
