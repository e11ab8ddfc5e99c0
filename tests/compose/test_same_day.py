"""当日 where a period is meant reads as the day of the event; any other length reads as it is written."""

import pytest

from hetong.model.contract import Filled
from tests.drafts import article, small_deal, text_of

DEAL = "data: {notice_within: %s, end_within: %s}\nexit: {data_within: %s}\nparty_a: {business: 验收}"


def read(text: str, length: str) -> str:
    deal = small_deal(DEAL % (length, length, length))
    return text_of(article(deal, paragraphs=[{"text": text}]).paragraphs[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("乙方应当自清退起算日起{{ exit.data_within }}内返还。", "乙方应当于清退起算日当日返还。"),
        ("最迟自清退起算日起{{ exit.data_within }}内移交。", "最迟于清退起算日当日移交。"),
        ("自发现之时起{{ data.notice_within }}内通知另一方。", "于发现的当日通知另一方。"),
        ("自清退起算日或者该情形发生之日起{{ data.end_within }}内删除。", "于清退起算日或者该情形发生的当日删除。"),
        ("自{{ party_a.business }}之日起{{ data.end_within }}内支付", "于验收的当日支付"),
        ("自甲方通知之日起删除，自发现之时起{{ data.end_within }}内告知。", "自甲方通知之日起删除，于发现的当日告知。"),
        ("乙方自行发现之时起{{ data.end_within }}内告知。", "乙方自行发现之时起当日内告知。"),
        ("保存期限为{{ data.end_within }}。", "保存期限为当日。"),
    ],
)
def test_the_same_day_is_no_period(text: str, expected: str) -> None:
    assert read(text, "当日") == expected


def test_a_length_is_left_as_it_is() -> None:
    assert read("自发现之时起{{ data.notice_within }}内通知。", "2小时") == "自发现之时起2小时内通知。"


def test_the_day_is_still_a_value_of_the_deal() -> None:
    written = article(small_deal(DEAL % (("当日",) * 3)), paragraphs=[{"text": "自发现之时起{{ data.notice_within }}内通知。"}])
    assert [one.path for one in written.paragraphs[0].inlines if isinstance(one, Filled)] == ["data.notice_within"]
