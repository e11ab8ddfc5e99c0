"""What follows from a fact alone, for conditions and sentences to ask: each has a case on both sides."""

import pytest

from tests.drafts import small_deal


@pytest.mark.parametrize(
    ("parties", "mailed"),
    [
        ("party_a: {email: a@b.example}\nparty_b: {email: b@b.example}", True),
        ("party_a: {email: a@b.example}", False),
        ("party_a: {email: a@b.example}\nparty_b: {email: b@b.example}\nother_parties: [{name: 丙}]", False),
        ("party_a: {email: a@b.example}\nparty_b: {email: b@b.example}\nother_parties: [{name: 丙, email: c@b.example}]", True),
    ],
)
def test_mail_serves_only_where_every_party_has_an_address(parties: str, mailed: bool) -> None:
    assert small_deal(parties).ways.mailed is mailed


@pytest.mark.parametrize(
    ("facts", "owed"),
    [
        ("受限方: 甲方, 最低份额: 70%", True),
        ("受限方: 任何一方, 最低份额: 70%", True),
        ("受限方: 乙方, 最低份额: 70%", False),
        ("受限方: 甲方", False),
    ],
)
def test_a_share_is_owed_where_the_client_is_bound_by_one(facts: str, owed: bool) -> None:
    assert small_deal(f"排他: [{{范围: 南京职场, {facts}}}]").exclusivity[0].owed is owed


@pytest.mark.parametrize(
    ("facts", "nothing"),
    [
        ("月数: 0个月", True),
        ("比例: 0%", True),
        ("金额: 0元", True),
        ("月数: 3个月", False),
        ("月数: 0个月, 金额: 5元", False),
        ("", False),
    ],
)
def test_a_compensation_may_come_to_nothing(facts: str, nothing: bool) -> None:
    assert small_deal(f"解除: {{解除补偿: [{{年度: 1, {facts}}}]}}").termination.compensation[0].nothing is nothing


@pytest.mark.parametrize(("floor", "deepest"), [("-2%", "2%"), ("2%", "None"), ("0%", "None")])
def test_a_negative_floor_is_a_deepest_fall(floor: str, deepest: str) -> None:
    adjustment = small_deal(f"调价: {{指数公式: {{下限: {floor}}}}}").adjustment
    assert adjustment is not None
    assert adjustment.formula is not None
    assert str(adjustment.formula.deepest) == deepest


@pytest.mark.parametrize(("above", "range_", "below"), [("0次", "不超过900次", "None"), ("500次", "超过500次、不超过900次", "500次")])
def test_the_first_tier_may_begin_with_the_first_unit(above: str, range_: str, below: str) -> None:
    (item,) = small_deal(f"费用: {{明细: [{{名称: 咨询, 单位: 次, 阶梯: [{{超过: {above}, 不超过: 900次, 单价: 1元}}]}}]}}").fees.items
    assert (item.tiers[0].range, str(item.below_tiers)) == (range_, below)


@pytest.mark.parametrize(
    ("unit", "basis", "in_days"),
    [("人·月", "按工时", True), ("人天", "按工时", True), ("小时", "按工时", False), ("席·月", "按坐席", False)],
)
def test_a_presence_may_be_paid_by_the_day(unit: str, basis: str, in_days: bool) -> None:
    (item,) = small_deal(f"费用: {{明细: [{{名称: 专席, 计费: {basis}, 单价: 1元, 单位: {unit}}}]}}").fees.items
    assert item.in_days is in_days
