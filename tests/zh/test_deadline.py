from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.deadline import Deadline
from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.text import NotUnderstood
from hetong.zh.threshold import NEXT_DAYS

POSITIVE = st.decimals("0.01", "9999999", places=2)
DEADLINES = st.builds(Deadline, st.builds(Duration, POSITIVE, st.sampled_from(TimeUnit)) | st.sampled_from([*NEXT_DAYS, "次日12:00前"]))


@pytest.mark.parametrize(
    ("text", "value", "printed"),
    [
        ("30分钟", Duration(Decimal(30), TimeUnit.MINUTE), "30分钟内"),
        ("≤4小时", Duration(Decimal(4), TimeUnit.HOUR), "4小时内"),
        ("不超过4小时", Duration(Decimal(4), TimeUnit.HOUR), "4小时内"),
        ("4小时以内", Duration(Decimal(4), TimeUnit.HOUR), "4小时内"),
        ("半小时", Duration(Decimal(30), TimeUnit.MINUTE), "30分钟内"),
        ("两周", Duration(Decimal(14), TimeUnit.DAY), "14日内"),
        ("当日", "当日", "当日内"),
        ("当天", "当日", "当日内"),
        ("次一工作日", "次一工作日", "次一工作日内"),
        ("次日12时前", "次日12:00前", "次日12:00前"),
    ],
)
def test_deadline(text: str, value: Duration | str, printed: str) -> None:
    assert Deadline.parse(text) == Deadline(value)
    assert str(Deadline(value)) == printed


@pytest.mark.parametrize("text", ["", "0分钟", "0日", "≥4小时", "<4小时", "=4小时", "95%", "≤10次", "尽快", "30", "每4小时"])
def test_what_is_no_deadline_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        Deadline.parse(text)


@given(DEADLINES)
def test_what_a_deadline_prints_reads_back(deadline: Deadline) -> None:
    assert Deadline.parse(str(deadline)) == deadline


@pytest.mark.parametrize("text", ["即时", "30", "半个月"])
def test_a_refused_deadline_says_what_a_refused_length_says(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        Deadline.parse(text)
    with pytest.raises(NotUnderstood) as length:
        Duration.parse(text)
    assert refused.value.hint
    assert refused.value.hint == length.value.hint
