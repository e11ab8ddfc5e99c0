"""Whether the law protects what 乙方 is paid, and whether the agreed rate may be below the least that it allows."""

import pytest

from tests.drafts import small_deal


@pytest.mark.parametrize(
    ("client", "provider", "protected"),
    [("大型", "中型", True), ("机关", "微型", True), ("事业单位", "小型", True), ("大型", "大型", False), ("中型", "小型", False)],
)
def test_sizes_decide_whether_the_law_protects_a_payee(client: str, provider: str, protected: bool) -> None:
    assert small_deal(f"甲方: {{规模: {client}}}\n乙方: {{规模: {provider}}}").sme_protected is protected


def test_without_a_size_nothing_is_protected() -> None:
    assert not small_deal("乙方: {规模: 小型}").sme_protected


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ("逾期付款: {倍数: 1.5}", True),  # of a rate that may have fallen since
        ("逾期付款: {计算方式: 日利率, 日利率: 万分之五}", False),
        ("逾期付款: {计算方式: 日利率, 日利率: 万分之一}", True),
    ],
)
def test_a_daily_rate_above_every_prime_rate_cannot_fall_short(facts: str, may: bool) -> None:
    assert small_deal(facts).late_payment.may_fall_short is may
