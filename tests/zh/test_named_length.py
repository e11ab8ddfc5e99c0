"""Lengths that may be a name: as long as the contract runs, on the same day."""

import pytest

from hetong.zh.duration import Duration
from hetong.zh.named_length import Promptness, Retention
from hetong.zh.text import NotUnderstood


@pytest.mark.parametrize(
    "text",
    [
        "本合同期限",
        "合同期内",
        "本合同有效期",
        "整个合同期间",
        "至本合同终止",
        "本合同期限届满",
        "至合同期满之日止",
        "服务期限",
        "同合同期限",
        "与本合同期限相同",
        "至本合同期限届满",
    ],
)
def test_a_retention_may_be_the_term(text: str) -> None:
    assert Retention.parse(text) == Retention(None)


@pytest.mark.parametrize("text", ["本合同终止后3年", "合同期满后三年", "至本合同终止之日起3年", "合同结束以后36个月", "协议到期后的3年"])
def test_a_retention_may_go_on_after_the_term(text: str) -> None:
    read = Retention.parse(text)
    assert read.after_term
    assert read.length in (Duration.parse("3年"), Duration.parse("36个月"))
    assert Retention.parse(str(read)) == read


@pytest.mark.parametrize("text", ["当日", "当天内", "终止当日", "同一日", "即日", "发现的当天"])
def test_a_promptness_may_be_the_same_day(text: str) -> None:
    assert Promptness.parse(text) == Promptness(None)


@pytest.mark.parametrize("kind", [Retention, Promptness])
@pytest.mark.parametrize("text", ["3年", "两周", "4小时", "10个工作日", "半年"])
def test_a_named_length_may_be_any_length(kind: type[Retention | Promptness], text: str) -> None:
    read = kind.parse(text)
    assert read.length == Duration.parse(text)
    assert kind.parse(str(read)) == read


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Retention, "当日"),
        (Retention, "长期"),
        (Retention, "合同终止后"),
        (Retention, "合同终止后永久"),
        (Promptness, "合同终止后3年"),
        (Retention, "合同"),
        (Promptness, "本合同期限"),
        (Promptness, "次日"),
        (Promptness, "尽快"),
        (Promptness, "当日起3日"),
    ],
)
def test_what_is_no_such_length_is_refused(kind: type[Retention | Promptness], text: str) -> None:
    with pytest.raises(NotUnderstood):
        kind.parse(text)


@pytest.mark.parametrize("named", [Retention(None), Promptness(None)])
def test_a_name_prints_so_that_it_reads_back(named: Retention | Promptness) -> None:
    assert type(named).parse(str(named)) == named
