"""Every number of the model has bounds, and they hold at their edges."""

from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from hetong.diagnostic import Refused
from hetong.model.bounds import Copies, DailyRate, Day, DayOfMonth, Expiry, Length, LengthOrNone, Part, Proportion, Score, Some, bounds_of
from hetong.model.clause import ClauseSpec
from hetong.model.deal import Deal
from hetong.model.deal import fee_item as prices
from hetong.model.fields import Facts
from hetong.model.outline import OutlineSpec
from hetong.model.schema import shapes
from hetong.zh.duration import Duration
from hetong.zh.moment import Moment
from hetong.zh.named_length import Promptness, Retention
from hetong.zh.pay_day import PayDay
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count
from tests.drafts import small_deal

COUNTED = (int, Duration, Retention, Promptness, PayDay, Moment, Percent, Count)


def models(root: type[Facts], seen: set[type[Facts]]) -> set[type[Facts]]:
    if root not in seen:
        seen.add(root)
        for shape in shapes(root).values():
            if shape.child:
                models(shape.child, seen)
    return seen


def unbounded() -> Iterator[str]:
    """The fields that hold a number and don't say how large it may be."""
    for model in (one for root in (Deal, ClauseSpec, OutlineSpec) for one in models(root, set())):
        hints = get_type_hints(model, include_extras=True)
        for name in model.model_fields:
            leaf = shapes(model)[name].leaf
            arithmetic = leaf is Count and model.__module__ == prices.__name__  # what a price multiplies is bounded by its product
            if (
                isinstance(leaf, type)
                and issubclass(leaf, COUNTED)
                and leaf is not bool
                and not arithmetic
                and not [*bounds_of(hints[name])]
            ):
                yield f"{model.__name__}.{name}"


def test_every_number_of_the_model_has_bounds() -> None:
    assert sorted(unbounded()) == []


def read(kind: Any, text: str) -> object:
    return TypeAdapter(kind).validate_python(text)


@pytest.mark.parametrize(
    ("kind", "low", "high"),
    [
        (DayOfMonth, "1", "31"),
        (Copies, "1", "99"),
        (Part, "0%", "100%"),
        (Proportion, "0%", "1000%"),
        (DailyRate, "0%", "30‰"),
        (Day, "2000-01-01", "2199-12-31"),
        (Expiry, "2000-01-01", "9999-12-31"),
        (LengthOrNone, "0日", "100年"),
        (Length, "1秒", "1200个月"),
        (Some, "0.5席", "1,000,000,000,000次"),
        (Score, "0分", "10000分"),
    ],
)
def test_a_bound_itself_is_allowed(kind: Any, low: str, high: str) -> None:
    assert read(kind, low) != read(kind, high)


@pytest.mark.parametrize(
    ("kind", "texts"),
    [
        (DayOfMonth, ["0", "32", "99"]),
        (Copies, ["0", "100", "1000000000000"]),
        (Part, ["-0.01%", "100.01%", "1001‰"]),
        (Proportion, ["-1%", "1000.1%", "1000000000000‰"]),
        (DailyRate, ["5%", "3.01%"]),
        (Day, ["1999-12-31", "2200-01-01", "0001-01-01"]),
        (Expiry, ["1999-12-31"]),
        (LengthOrNone, ["101年"]),
        (Length, ["0日", "0.0个工作日", "101年", "1217个月", "999999999999999年"]),
        (Some, ["0席", "999999999999999次"]),
        (Score, ["10001分"]),
    ],
)
def test_past_a_bound_a_value_is_refused(kind: Any, texts: list[str]) -> None:
    for text in texts:
        with pytest.raises(ValidationError) as refused:
            read(kind, text)
        assert [one["type"] for one in refused.value.errors()] == ["bounds"], text


@pytest.mark.parametrize(
    "written",
    [
        "付款: {付款日: 35}",
        "付款: {付款日: 0}",
        "签署: {份数: 0}",
        "签署: {乙方份数: 100}",
        "签署: {签订日期: 0001-01-01}",
        "解除: {改正期限: 0日}",
        "保密: {期限: 999999999999999年}",
        "考核: {连续不达标: 0}",
        "考核: {扣减上限: -5%}",
        "税: {税率: 600%}",
        "逾期付款: {倍数: 1000}",
        "逾期付款: {倍数: 0}",
        "违约金: {情形: [{情形: 泄密, 比例: 300%}]}",
        "违约金: {情形: [{情形: 泄密, 每月上限比例: 101%}]}",
        "违约金: {上限: 300%}",
        "逾期付款: {上限: 150%}",
        "业务连续性: {备份席位比例: 120%}",
        "解除: {解除补偿: [{年度: 1, 比例: 101%}]}",
        "责任限制: {上限比例: 1001%}",
        "付款: {付款日: 次月0日}",
        "付款: {付款日: 当月32日}",
        "个人信息: {处置期限: 0日}",
        "个人信息: {录音保存: 0个月}",
        "个人信息: {日志留存: 101年}",
        "交接: {数据返还期限: 0日}",
        "费用: {汇率: {计价币种: 美元, 汇率: 0元}}",
        "调价: {指数公式: {下限: -101%}}",
        "违约金: {日比例: 5%}",
        "人员转移: {招聘费月数: 999999999999}",
        "续约: {最多次数: 0}",
        "服务: {每月现场天数: 32}",
        "费用: {加价: [{种类: 夜间, 加价比例: -10%}]}",
    ],
)
def test_a_number_out_of_bounds_is_told_where_it_stands(written: str) -> None:
    with pytest.raises(Refused) as refused:
        small_deal(written)
    assert [(one.code, one.at.line) for one in refused.value.diagnostics] == [("DEAL25", 2)]


@pytest.mark.parametrize("written", ["1亿元", "0个工作日", "1.5次", "2年"])
def test_a_multiple_has_no_other_unit(written: str) -> None:
    with pytest.raises(Refused) as refused:
        small_deal(f"逾期付款: {{倍数: {written}}}")
    assert [(one.code, one.path) for one in refused.value.diagnostics] == [("DEAL02", "late_payment.multiple")]


@pytest.mark.parametrize(("written", "copies"), [("{}", 4), ("{甲方份数: 3, 乙方份数: 3}", 6), ("{备案份数: 1}", 5), ("{份数: 8}", 8)])
def test_copies_are_added_up_unless_they_are_stated(written: str, copies: int) -> None:
    assert small_deal(f"签署: {written}").signing.copies_total == copies
