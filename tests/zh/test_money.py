from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hetong.zh.money import CURRENCIES, LIMIT, Money, UnitPrice, capitals
from hetong.zh.text import NotUnderstood
from tests.zh.capitals import WrongCapitals, read_capitals

AMOUNTS = st.integers(0, int(LIMIT) * 100 - 1).map(lambda cents: Decimal(cents) / 100)
# Mostly zeros: where a 零 is forgotten or doubled.
SPARSE = st.text("00001", min_size=1, max_size=16).map(lambda digits: Decimal(int(digits)) / 100)

CASES = [
    ("0", "零元整"),
    ("0.05", "伍分"),
    ("0.50", "伍角整"),
    ("0.55", "伍角伍分"),
    ("1", "壹元整"),
    ("10", "壹拾元整"),
    ("11", "壹拾壹元整"),
    ("100.01", "壹佰元零壹分"),
    ("1010", "壹仟零壹拾元整"),
    ("6007.14", "陆仟零柒元壹角肆分"),
    ("1409.50", "壹仟肆佰零玖元伍角整"),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
    ("325.04", "叁佰贰拾伍元零肆分"),
    ("120000", "壹拾贰万元整"),
    ("100200.30", "壹拾万零贰佰元叁角整"),
    ("100006070", "壹亿零陆仟零柒拾元整"),
    ("100001000", "壹亿零壹仟元整"),
    ("100000001", "壹亿零壹元整"),
    ("20000000001.10", "贰佰亿零壹元壹角整"),
    ("1000000000000", "壹万亿元整"),
    ("1000100000000", "壹万零壹亿元整"),
    ("1000010000000", "壹万亿零壹仟万元整"),
    ("99999999999999.99", "玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
]


@pytest.mark.parametrize(("amount", "text"), CASES)
def test_capitals(amount: str, text: str) -> None:
    assert capitals(Decimal(amount)) == text


@pytest.mark.parametrize(("amount", "text"), CASES)
def test_the_oracle_knows_the_table(amount: str, text: str) -> None:
    assert read_capitals(text) == Decimal(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元整",
        "壹亿陆仟零柒拾元整",
        "壹佰壹元整",
        "壹零元整",
        "壹佰零零壹元整",
        "壹元壹分",
        "壹元壹分整",
        "壹元零壹角整",
        "壹元",
        "拾元整",
        "零壹元整",
        "壹拾壹佰元整",
        "壹万壹万元整",
        "壹拾零元整",
        "壹亿壹元整",
        "零分",
        "壹仟壹仟元整",
        "十元整",
    ],
)
def test_the_oracle_refuses(text: str) -> None:
    with pytest.raises(WrongCapitals):
        read_capitals(text)


@given(AMOUNTS | SPARSE)
@example(Decimal("1000010000000"))
@example(Decimal("100006070"))
def test_capitals_say_the_amount(amount: Decimal) -> None:
    assert read_capitals(capitals(amount)) == amount


@given(AMOUNTS, AMOUNTS)
def test_different_amounts_have_different_capitals(one: Decimal, other: Decimal) -> None:
    assert (capitals(one) == capitals(other)) == (one == other)


@pytest.mark.parametrize("amount", ["-1", "-0.01", "0.001", "100000000000000"])
def test_amounts_without_capitals(amount: str) -> None:
    with pytest.raises(ValueError, match="no capitals"):
        capitals(Decimal(amount))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("6,800.00元", "6800", "CNY"),
        ("6800", "6800", "CNY"),
        ("¥6800", "6800", "CNY"),
        ("￥6,800.5", "6800.5", "CNY"),
        ("10万元", "100000", "CNY"),
        ("1.5亿", "150000000", "CNY"),
        ("3百万元整", "3000000", "CNY"),
        ("5千元", "5000", "CNY"),
        ("人民币 100 元整", "100", "CNY"),
        ("RMB100", "100", "CNY"),
        ("100圆", "100", "CNY"),
        ("１２０，０００．００元", "120000", "CNY"),
        ("0", "0", "CNY"),
        ("US$5", "5", "USD"),
        ("5美元", "5", "USD"),
        ("HK$1,000", "1000", "HKD"),
        ("1000港元", "1000", "HKD"),
        ("€3.5", "3.5", "EUR"),
        ("99999999999999.99", "99999999999999.99", "CNY"),
    ],
)
def test_money_as_people_write_it(text: str, amount: str, currency: str) -> None:
    assert Money.parse(text) == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "元",
        "面议",
        "-5元",
        "1,23元",
        "1,2345元",
        "0.085元",
        "1.00000000000000000000000000000000001元",
        "100000000000000",
        "¥5美元",
        "6.800,00",
        "1e5",
        "٣元",
        "壹拾元",
        "5元6角",
        "NaN",
        "Infinity",
        "1" * 5000,
    ],
)
def test_money_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        Money.parse(text)
    assert refused.value.text == text


@given(AMOUNTS, st.sampled_from(sorted(CURRENCIES)))
def test_what_money_prints_reads_back(amount: Decimal, currency: str) -> None:
    money = Money(amount, currency)
    assert Money.parse(money.plain) == money
    assert Money.parse(money.figure) == money


@given(st.integers(0, 10**14).map(lambda millionths: Decimal(millionths) / 10**6))
def test_what_a_unit_price_prints_reads_back(amount: Decimal) -> None:
    price = UnitPrice(amount)
    assert UnitPrice.parse(str(price)) == price
    assert UnitPrice.parse(price.figure) == price


def test_the_legal_form() -> None:
    money = Money.parse("10万元")
    assert str(money) == "人民币（大写）壹拾万元整（¥100,000.00）"
    assert (money.figure, money.plain, money.capitals) == ("¥100,000.00", "100,000.00元", "壹拾万元整")
    assert str(Money.parse("US$5.5")) == "美元（大写）伍元伍角整（US$5.50）"


def test_a_unit_price_keeps_parts_of_a_cent() -> None:
    price = UnitPrice.parse("0.085元")
    assert (str(price), price.figure) == ("0.085元", "¥0.085")
    assert str(UnitPrice.parse("6800")) == "6,800.00元"
    with pytest.raises(NotUnderstood):
        UnitPrice.parse("0.0000001元")
