"""What a fee item comes to: conversions by a table, laws by Hypothesis, and money recomputed by an oracle that shares no code."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.model.deal.charge import Unfit, charge_of
from hetong.model.deal.derivation import derived, monthly_of
from hetong.model.deal.fee_item import Basis, FeeItem
from hetong.zh.money import Money
from tests.drafts import small_deal


def item(**facts: object) -> FeeItem:
    return FeeItem.model_validate({"name": "项目", **facts})


def amount(**facts: object) -> str | None:
    charge = charge_of(item(**facts))
    return f"{charge.amount.amount:f}" if charge else None


@pytest.mark.parametrize(
    ("price", "unit", "quantity", "periods", "total"),
    [
        ("1元", "次", "2千次", "12个月", "24000.00"),
        ("1元", "次", "1亿次", None, "100000000.00"),
        ("1元", "千次", "3千次", None, "3.00"),
        ("1元", "千次", "3000次", None, "3.00"),
        ("1元", "千次", "1500次", "12个月", "18.00"),
        ("1元", "1000次", "3千次", None, "3.00"),
        ("2元", "打", "60个", None, "10.00"),
        ("2元", "打", "5打", None, "10.00"),
        ("100元", "席·月", "20席", "1年", "24000.00"),
        ("100元", "席·月", "20席", "半年", "12000.00"),
        ("100元", "席·月", "20席", "1个季度", "6000.00"),
        ("100元", "席·月", "20席", "4个季度", "24000.00"),
        ("100元", "席·月", "20席", "一年半", "36000.00"),
        ("100元", "席·月", "20席", "12", "24000.00"),
        ("100元", "席·月", "20席", "12期", "24000.00"),
        ("100元", "席/月", "20", "1年", "24000.00"),
        ("100元", "元/席/月", "20个坐席", "1年", "24000.00"),
        ("100元", "席·月", "240席·月", None, "24000.00"),
        ("100元", "席·年", "1席", "6个月", "50.00"),
        ("100元", "席·年", "1席", "4个月", "33.33"),
        ("100元", "席·年", "3席", "4个月", "100.00"),
        ("1元", "分钟", "10小时", None, "600.00"),
        ("1元", "分钟", "10小时", "12个月", "7200.00"),
        ("1元", "分钟", "600", "12个月", "7200.00"),
        ("60元", "小时", "90分钟", None, "90.00"),
        ("60元", "小时", "8小时/日", "22日", "10560.00"),
        ("60元", "小时", "8小时/天", "2周", "6720.00"),
        ("1元", "10分钟", "1小时", None, "6.00"),
        ("2000元", "人·日", "22人·日", "12个月", "528000.00"),
        ("2000元", "人·日", "22", "12个月", "528000.00"),
        ("2000元", "人天", "3人", "10天", "60000.00"),
        ("50元", "人·小时", "100人", "8小时", "40000.00"),
        ("50元", "人·小时", "100小时", None, "5000.00"),
        ("2元", "封", "1000封/年", "1年", "2000.00"),
        ("2元", "封", "1000封/月", "1年", "24000.00"),
        ("2元", "封", "每月1000封", "1年", "24000.00"),
        ("50000元", "月", None, "1年", "600000.00"),
        ("50000元", "月", "12个月", None, "600000.00"),
        ("50000元", "季度", None, "1年", "200000.00"),
        ("0.085元", "分钟", "10,001分钟", None, "850.09"),
        ("6800元", None, "20席", "12个月", "1632000.00"),
        ("0.000001元", "次", "5000次", None, "0.01"),
        ("99999999.999999元", "次", "999999次", None, "99999899999999.00"),
    ],
)
def test_units_are_converted_exactly(price: str, unit: str | None, quantity: str | None, periods: str | None, total: str) -> None:
    assert amount(unit_price=price, unit=unit, quantity=quantity, periods=periods) == total


@pytest.mark.parametrize(
    ("unit", "quantity", "periods", "field"),
    [
        ("次", "600分钟", None, "quantity"),
        ("分钟", "600次", None, "quantity"),
        ("席·月", "20件", "12个月", "quantity"),
        ("席·月", "12个月", None, "quantity"),
        ("月", "20席", "12个月", "quantity"),
        ("人·日", "3人·月", None, "quantity"),
        ("人·日", "10小时", None, "quantity"),
        ("人·日", "20日", None, "quantity"),
        ("千次", "3000", None, "quantity"),
        ("席·日", "10席", "1个月", "periods"),
        ("席·月", "10席", "30日", "periods"),
        ("席·月", "10席", "22个工作日", "periods"),
        ("席·月", "240席·月", "12个月", "periods"),
        ("席·月", "20席", "12席", "periods"),
        ("次", "1000次", "1年", "periods"),
        ("次", "1000次", "4个季度", "periods"),
        ("次", "1000次", "30天", "periods"),
        ("次", "1000次/日", "1个月", "periods"),
        (None, "20席", "1年", "periods"),
    ],
)
def test_what_does_not_meet_is_refused_at_the_field(unit: str | None, quantity: str, periods: str | None, field: str) -> None:
    with pytest.raises(Unfit) as refused:
        amount(unit_price="100元", unit=unit, quantity=quantity, periods=periods)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("facts", "total"),
    [
        (
            {
                "unit_price": "50,000元",
                "unit": "月",
                "included": "10,000次",
                "beyond_price": "1.2元",
                "quantity": "12,000次",
                "periods": "12个月",
            },
            "628800.00",
        ),
        ({"unit_price": "50,000元", "unit": "月", "included": "10,000次", "quantity": "8,000次", "periods": "12个月"}, "600000.00"),
        ({"unit_price": "50,000元", "unit": "月", "included": "1万次", "quantity": "12,000次", "periods": "1年"}, None),
        ({"unit_price": "50,000元", "unit": "月", "included": "100小时", "beyond_price": "2元", "quantity": "9000分钟"}, "50100.00"),
        ({"unit_price": "2元", "unit": "次", "quantity": "800次", "min_commit": "1千次", "periods": "12个月"}, "24000.00"),
        ({"unit_price": "2元", "unit": "次"}, None),
        ({"unit": "次", "quantity": "800次"}, None),
        ({"unit_price": "2元", "unit": "次", "periods": "12个月"}, None),
        ({"basis": "固定月费", "unit_price": "5万元", "periods": "1年"}, "600000.00"),
        ({"basis": "固定月费", "unit_price": "5万元", "unit": "项", "periods": "1年"}, "600000.00"),
        ({"basis": "固定年费", "unit_price": "12万元", "periods": "18个月"}, "180000.00"),
        ({"basis": "固定年费", "unit_price": "12万元"}, "120000.00"),
    ],
)
def test_included_minimum_and_fixed_fees(facts: dict[str, object], total: str | None) -> None:
    assert amount(**facts) == total


TIERS = [{"above": "0次", "up_to": "1万次", "unit_price": "2元"}, {"above": "10,000次", "unit_price": "1.5元"}]


@pytest.mark.parametrize(
    ("quantity", "total"), [("1次", "2.00"), ("10,000次", "20000.00"), ("10,001次", "20001.50"), ("3万次", "50000.00"), ("0次", "0.00")]
)
def test_each_tier_prices_what_exceeds_it(quantity: str, total: str) -> None:
    assert amount(unit="次", tiers=TIERS, quantity=quantity) == total


def test_below_the_first_tier_the_item_s_own_price_counts() -> None:
    assert amount(unit="次", unit_price="3元", tiers=TIERS[1:], quantity="12,000次", periods="2") == "66000.00"
    assert amount(unit="次", tiers=TIERS[1:], quantity="12,000次") is None


@pytest.mark.parametrize(
    ("tiers", "field"),
    [
        ([TIERS[0], {**TIERS[1], "above": "10,001次"}], "tiers.1.above"),
        ([TIERS[0], {**TIERS[1], "above": "9,999次"}], "tiers.1.above"),
        ([{**TIERS[0], "up_to": None}, TIERS[1]], "tiers.1.above"),
        ([{**TIERS[0], "up_to": "0次"}], "tiers.0.up_to"),
        ([TIERS[0]], "quantity"),
        ([{**TIERS[0], "above": "0分钟"}], "tiers.0.above"),
    ],
)
def test_tiers_that_leave_a_gap_are_refused(tiers: list[dict[str, object]], field: str) -> None:
    with pytest.raises(Unfit) as refused:
        amount(unit="次", tiers=tiers, quantity="20,000次")
    assert refused.value.field == field


@pytest.mark.parametrize(
    "facts",
    [
        {"quantity": "999999999999999席", "periods": "999999999999999"},
        {"quantity": "100000000000000席"},
        {"quantity": "999999999999999席", "unit": "席", "min_commit": "999999999999999席"},
    ],
)
def test_an_absurd_size_is_refused_not_rounded(facts: dict[str, object]) -> None:
    with pytest.raises(Unfit):
        amount(unit_price="1元", **facts)


LINES = st.lists(
    st.tuples(st.integers(0, 10**12).map(lambda n: Decimal(n).scaleb(-6)), st.integers(0, 10**4), st.integers(1, 600)),
    min_size=1,
    max_size=6,
)


@given(LINES)
def test_the_total_is_the_sum_of_the_printed_lines(lines: list[tuple[Decimal, int, int]]) -> None:
    items = "".join(
        f"    - {{名称: a, 单价: {price:f}元, 单位: 席·月, 数量: {count}席, 期数: {months}个月}}\n" for price, count, months in lines
    )
    fees = small_deal(f"fees:\n  明细:\n{items}").fees
    printed = [str(one.subtotal).removesuffix("元").replace(",", "") for one in fees.items]
    # half up in whole numbers: price in millionths, the result in hundredths
    expected = [(int(price.scaleb(6)) * count * months * 2 + 10**4) // (2 * 10**4) for price, count, months in lines]
    assert [int(one.replace(".", "")) for one in printed] == expected
    assert fees.total is not None
    assert fees.total.amount * 100 == sum(expected)


@given(st.integers(1, 10**6), st.integers(1, 60), st.sampled_from([("年", 12), ("个季度", 3), ("个月", 1)]))
def test_a_length_of_time_costs_the_same_however_it_is_written(price: int, number: int, unit: tuple[str, int]) -> None:
    name, months = unit
    facts = {"unit_price": f"{price}元", "unit": "席·月", "quantity": "7席"}
    assert amount(**facts, periods=f"{number}{name}") == amount(**facts, periods=f"{number * months}个月")


@given(st.integers(0, 10**9), st.sampled_from([("百", 100), ("千", 1000), ("万", 10_000)]))
def test_a_price_of_a_thousand_is_a_thousandth_of_it_for_one(count: int, scale: tuple[str, int]) -> None:
    charge = charge_of(item(unit_price="30元", unit=f"{scale[0]}条", quantity=f"{count}条"))
    assert charge is not None
    assert charge.once == Fraction(30 * count, scale[1])


@pytest.mark.parametrize(
    ("text", "total", "net", "tax"),
    [
        ("费用: {总价: 106元}\n税: {税率: 6%}", "106.00", "100.00", "6.00"),
        ("费用: {总价: 106元}\n税: {税率: 6%, 不含税金额: 100元}", "106.00", "100.00", "6.00"),
        ("费用: {总价: 106元}\n税: {税额: 6元}", "106.00", "100.00", "6.00"),
        ("费用: {总价: 106元}", "106.00", "100.00", "6.00"),
        ("税: {税率: 6%, 不含税金额: 100元}", "106.00", "100.00", "6.00"),
        ("税: {不含税金额: 100元}", "106.00", "100.00", "6.00"),
        ("费用: {总价: 106元, 总价为预估: 是}\n税: {税率: 6%}", "106.00", None, None),
        ("费用: {明细: [{名称: a, 单价: 100元, 单位: 月, 期数: 1年}]}\n税: {含税: 否, 税率: 6%}", "1272.00", "1200.00", "72.00"),
        ("费用: {明细: [{名称: a, 单价: 100元, 单位: 月, 期数: 1年}]}\n税: {税率: 1%}", "1200.00", "1188.12", "11.88"),
        ("费用: {明细: [{名称: a, 单价: 100元, 单位: 次}]}\n税: {税率: 6%}", None, None, None),
        ("费用: {明细: [{名称: a, 单价: US$5, 数量: 1次}, {名称: b, 单价: 5元, 数量: 1次}]}\n税: {税率: 6%}", None, None, None),
    ],
)
def test_total_net_and_tax_follow_from_each_other(text: str, total: str | None, net: str | None, tax: str | None) -> None:
    deal = small_deal(text)
    shown = [one and f"{one.amount:.2f}" for one in (deal.fees.total, deal.tax.net, deal.tax.amount)]
    assert shown == [total, net, tax]


def test_what_is_written_stays() -> None:
    fee = "{名称: a, 单价: 100元, 单位: 月, 期数: 1年, 小计: 9元}"
    text = f"费用: {{总价: 5元, 月合计: 7元, 明细: [{fee}]}}\n税: {{税率: 6%, 不含税金额: 1元, 税额: 2元}}"
    deal = small_deal(text)
    fees, tax = deal.fees, deal.tax
    assert [str(one and one.figure) for one in (fees.total, fees.monthly, fees.items[0].amount, tax.net, tax.amount)] == [
        *("¥5.00", "¥7.00", "¥9.00", "¥1.00", "¥2.00")
    ]
    assert derived(deal).fees.total == deal.fees.total


def test_a_month_is_what_its_items_cost_in_one() -> None:
    deal = small_deal(
        "费用:\n  明细:\n"
        "    - {名称: a, 单价: 100元, 单位: 席·月, 数量: 20席, 期数: 1年}\n"
        "    - {名称: b, 单价: 1200元, 单位: 席·年, 数量: 1席, 期数: 1年}\n"
        "    - {名称: c, 小计: 5万元}\n"
        "    - {名称: d, 单价: 2元, 单位: 次}\n"
    )
    monthly = monthly_of(deal.fees)
    assert monthly is not None
    assert monthly.figure == "¥2,000.00"
    assert [str(one.subtotal) for one in deal.fees.items] == ["24,000.00元", "1,200.00元", "50,000.00元", "按实际用量结算"]
    assert str(deal.fees.total and deal.fees.total.figure) == "¥75,200.00"


def test_what_another_party_receives_is_no_part_of_the_price() -> None:
    ours = "{名称: a, 单价: 100元, 单位: 席·月, 数量: 20席, 期数: 1年}"
    theirs = "{名称: b, 收取方: 平台方, 单价: 50元, 单位: 月, 期数: 1年}"
    alone, both = (small_deal(f"费用: {{明细: [{items}]}}\n税: {{税率: 6%}}") for items in (ours, f"{ours}, {theirs}"))
    assert [(one.fees.sum, one.fees.total, one.fees.monthly, one.tax.net, one.tax.amount) for one in (alone, both)] == [
        (alone.fees.sum, alone.fees.total, alone.fees.monthly, alone.tax.net, alone.tax.amount)
    ] * 2
    assert str(both.fees.total and both.fees.total.figure) == "¥24,000.00"
    assert str(both.fees.items[1].subtotal) == "600.00元"


@pytest.mark.parametrize(("payee", "open_ended"), [("收取方: 平台方, ", True), ("", False)])
def test_a_firm_item_of_another_party_makes_no_total(payee: str, open_ended: bool) -> None:
    items = f"{{名称: a, 单价: 1元, 单位: 次}}, {{名称: b, {payee}小计: 100元}}"
    assert small_deal(f"费用: {{明细: [{items}]}}").fees.total_is_estimate is open_ended


@pytest.mark.parametrize(
    ("facts", "rate", "per", "subtotal"),
    [
        ({"unit_price": "1元", "unit": "次"}, "1.00元", "次", "按实际用量结算"),
        ({"amount": "100元"}, "—", "—", "100.00元"),
        ({"amount": "100元", "basis": Basis.PER_SEAT}, None, None, "100.00元"),
        ({"amount": "100元", "quantity": "20席"}, None, None, "100.00元"),
        ({"unit_price": "1元", "basis": Basis.FIXED_MONTH}, "1.00元", "—", None),
        ({"unit": "次", "tiers": TIERS}, "—", "次", "按实际用量结算"),
        ({"unit": "次", "tiers": TIERS[1:]}, None, "次", "按实际用量结算"),
        ({}, None, None, None),
    ],
)
def test_what_the_columns_say_and_what_they_miss(facts: dict[str, object], rate: str | None, per: str | None, subtotal: str | None) -> None:
    one = item(**facts)
    assert (one.rate, one.per, one.subtotal) == (rate, per, subtotal)


IN_DOLLARS = "{名称: 坐席, 单价: US$1000, 单位: 席·月, 数量: 3席, 期数: 2个月}"
AT_SEVEN = "汇率: {计价币种: 美元, 汇率: 7元}"


@pytest.mark.parametrize(
    ("fees", "amount", "total"),
    [
        ("{汇率: {计价币种: 美元, 汇率: 7.1234元}, 明细: [%s]}", "42740.40 CNY", "42740.40 CNY"),
        ("{汇率: {计价币种: 美元, 来源: 中间价}, 明细: [%s]}", "6000.00 USD", "6000.00 USD"),
        ("{汇率: {计价币种: 欧元, 汇率: 7.8元}, 明细: [%s]}", "6000.00 USD", "6000.00 USD"),
        ("{币种: 美元, 汇率: {计价币种: 美元, 汇率: 7.1元}, 明细: [%s]}", "6000.00 USD", "6000.00 USD"),
        ("{明细: [%s]}", "6000.00 USD", "6000.00 USD"),
        (f"{{{AT_SEVEN}, 明细: [%s, {{名称: 月费, 计费: 固定月费, 单价: 10元, 期数: 2个月}}]}}", "42000.00 CNY", "42020.00 CNY"),
        (f"{{{AT_SEVEN}, 明细: [%s, {{名称: 短信, 单价: 0.05元, 单位: 条}}]}}", "42000.00 CNY", "42000.00 CNY"),
    ],
)
def test_a_price_is_converted_at_the_stated_rate(fees: str, amount: str, total: str) -> None:
    found = small_deal(f"费用: {fees % IN_DOLLARS}").fees
    first = found.items[0].amount
    assert first
    assert found.total
    assert [f"{one.amount:f} {one.currency}" for one in (first, found.total)] == [amount, total]


@given(st.integers(1, 10**6), st.integers(1, 500), st.decimals("0.0001", "10", places=4))
def test_a_line_is_converted_before_it_is_rounded(cents: int, seats: int, rate: Decimal) -> None:
    price = Decimal(cents).scaleb(-2)
    line = f"{{名称: 坐席, 单价: US${price}, 单位: 席·月, 数量: {seats}席}}"
    (found,) = small_deal(f"费用: {{汇率: {{计价币种: 美元, 汇率: {rate}元}}, 明细: [{line}]}}").fees.items
    assert found.amount
    exact = Fraction(price) * seats * Fraction(rate)
    assert abs(Fraction(found.amount.amount) - exact) <= Fraction(1, 200)


def test_each_kind_of_use_beyond_a_fee_is_left_to_settling() -> None:
    allowances = "[{名称: 来电, 含量: 100分钟, 超量单价: 1元}, {名称: 会话, 含量: 50次, 超量单价: 2元}]"
    line = f"{{名称: 托管, 计费: 固定月费, 单价: 5万元, 期数: 12个月, 各类含量: {allowances}}}"
    usage = "{名称: 短信, 单价: 5毛, 单位: 条}"
    found = small_deal(f"费用: {{明细: [{line}, {usage}]}}").fees
    assert [one.subtotal for one in found.items] == ["600,000.00元", "按实际用量结算"]
    assert found.total == found.lines == Money(Decimal("600000.00"))
    assert found.monthly == Money(Decimal("50000.00"))
    assert not found.total_is_estimate
