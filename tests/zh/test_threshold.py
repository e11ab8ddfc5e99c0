from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count
from hetong.zh.text import NotUnderstood
from hetong.zh.threshold import NEXT_DAYS, Threshold

NUMBERS = st.decimals("0", "9999999", places=2)
COUNTS = st.builds(Count, NUMBERS, st.sampled_from(["", "次", "件", "席", "分", "席·月", "人次"]))
PERCENTS = st.builds(Percent, NUMBERS) | st.integers(0, 9999).map(lambda parts: Percent.parse(f"万分之{parts}"))
VALUES = st.builds(Duration, NUMBERS, st.sampled_from(TimeUnit)) | PERCENTS | COUNTS
SIGNED = st.builds(Threshold, st.sampled_from("≤≥<>="), VALUES)
THRESHOLDS = SIGNED | st.builds(Threshold, st.just("≤"), st.sampled_from([*NEXT_DAYS, "次日12:00前", "当日24:00前"]))


@pytest.mark.parametrize(
    ("text", "sign", "value", "printed", "symbol"),
    [
        ("≤30秒", "≤", Duration(Decimal(30), TimeUnit.SECOND), "不超过30秒", "≤30秒"),
        (">=95%", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("不超过24小时", "≤", Duration(Decimal(24), TimeUnit.HOUR), "不超过24小时", "≤24小时"),
        ("24小时内", "≤", Duration(Decimal(24), TimeUnit.HOUR), "不超过24小时", "≤24小时"),
        ("5个工作日以内", "≤", Duration(Decimal(5), TimeUnit.WORKDAY), "不超过5个工作日", "≤5个工作日"),
        ("次日内", "≤", "次日", "次日内", "次日内"),
        ("次一工作日", "≤", "次一工作日", "次一工作日内", "次一工作日内"),
        ("当天", "≤", "当日", "当日内", "当日内"),
        ("次工作日内", "≤", "次一工作日", "次一工作日内", "次一工作日内"),
        ("当日24时前", "≤", "当日24:00前", "当日24:00前", "当日24:00前"),
        ("次日上午10点前", "≤", "次日10:00前", "次日10:00前", "次日10:00前"),
        ("=4小时", "=", Duration(Decimal(4), TimeUnit.HOUR), "等于4小时", "=4小时"),
        ("≤10次", "≤", Count(Decimal(10), "次"), "不超过10次", "≤10次"),
        ("至少4.8分", "≥", Count(Decimal("4.8"), "分"), "不低于4.8分", "≥4.8分"),
        ("＜１％", "<", Percent(Decimal(1)), "低于1%", "<1%"),
        ("高于90%", ">", Percent(Decimal(90)), "高于90%", ">90%"),
        ("等于100%", "=", Percent(Decimal(100)), "等于100%", "=100%"),
        ("≥10,000次", "≥", Count(Decimal(10000), "次"), "不低于10,000次", "≥10,000次"),
        ("100%", "=", Percent(Decimal(100)), "等于100%", "=100%"),
        ("百分之百", "=", Percent(Decimal(100)), "等于100%", "=100%"),
        ("=100%", "=", Percent(Decimal(100)), "等于100%", "=100%"),
        ("≥100%", "≥", Percent(Decimal(100)), "不低于100%", "≥100%"),
        ("0次", "=", Count(Decimal(0), "次"), "等于0次", "=0次"),
        ("0%", "=", Percent(Decimal(0)), "等于0%", "=0%"),
        ("99.9%以上", "≥", Percent(Decimal("99.9")), "不低于99.9%", "≥99.9%"),
        ("95%及以上", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("不低于95%", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("不得低于95%", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("至少95%以上", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("大于等于95%", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("≧95%", "≥", Percent(Decimal(95)), "不低于95%", "≥95%"),
        ("30秒以内", "≤", Duration(Decimal(30), TimeUnit.SECOND), "不超过30秒", "≤30秒"),
        ("30秒之内", "≤", Duration(Decimal(30), TimeUnit.SECOND), "不超过30秒", "≤30秒"),
        ("3次以下", "≤", Count(Decimal(3), "次"), "不超过3次", "≤3次"),
        ("三次以下", "≤", Count(Decimal(3), "次"), "不超过3次", "≤3次"),
        ("不满5次", "<", Count(Decimal(5), "次"), "低于5次", "<5次"),
        ("超过90%", ">", Percent(Decimal(90)), "高于90%", ">90%"),
        ("低于3千次", "<", Count(Decimal(3000), "次"), "低于3,000次", "<3,000次"),
        ("≤万分之五", "≤", Percent(Decimal("0.05"), 10_000), "不超过万分之五", "≤万分之五"),
    ],
)
def test_threshold(text: str, sign: str, value: object, printed: str, symbol: str) -> None:
    parsed = Threshold.parse(text)
    assert (parsed.sign, parsed.value) == (sign, value)
    assert (str(parsed), parsed.symbol) == (printed, symbol)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "95%",
        "30秒",
        "≤",
        "尽快",
        "≥次日",
        "次日12点",
        "次日25时前",
        "零容忍",
        "T+1",
        "≤≤5%",
        "≤一百五日",
        "≤5%次",
        "以内",
        "≥95%以下",
        "不超过95%以上",
        "1000‰",
        "95%-98%",
        "约95%",
        "95%左右",
        "≤1,2345次",
        "100次",
        "30秒左右",
    ],
)
def test_threshold_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Threshold.parse(text)


@given(THRESHOLDS)
def test_what_a_threshold_prints_reads_back(threshold: Threshold) -> None:
    assert Threshold.parse(threshold.symbol) == threshold
    assert Threshold.parse(str(threshold)) == threshold
