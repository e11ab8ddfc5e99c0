from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hetong.zh.money import CURRENCIES, LIMIT, Money, UnitPrice, capitals
from hetong.zh.text import NotUnderstood
from tests.zh.capitals import WrongCapitals, read_capitals, read_figure

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
        ("5毛", "0.5", "CNY"),
        ("5角", "0.5", "CNY"),
        ("3角5分", "0.35", "CNY"),
        ("8分", "0.08", "CNY"),
        ("1元5角", "1.5", "CNY"),
        ("1元5角5分", "1.55", "CNY"),
        ("1元05分", "1.05", "CNY"),
        ("2块5", "2.5", "CNY"),
        ("2块5毛", "2.5", "CNY"),
        ("两块五", "2.5", "CNY"),
        ("半块", "0.5", "CNY"),
        ("3千元", "3000", "CNY"),
        ("3千万元", "30000000", "CNY"),
        ("2万亿元", "2000000000000", "CNY"),
        ("5萬元", "50000", "CNY"),
        ("5仟元", "5000", "CNY"),
        ("1万5千元", "15000", "CNY"),
        ("2亿3千万元", "230000000", "CNY"),
        ("3w", "30000", "CNY"),
        ("5K元", "5000", "CNY"),
        ("1 234 567.5元", "1234567.5", "CNY"),
        ("1'234'567元", "1234567", "CNY"),
        ("5,000 USD", "5000", "USD"),
        ("5000 RMB", "5000", "CNY"),
        ("壹拾贰万元整", "120000", "CNY"),
        ("人民币壹佰万圆正", "1000000", "CNY"),
        ("拾贰万元", "120000", "CNY"),
        ("柒角伍分", "0.75", "CNY"),
        ("壹拾万柒仟元零伍角叁分", "107000.53", "CNY"),
        ("壹拾万零柒仟元伍角叁分", "107000.53", "CNY"),
        ("十二万元", "120000", "CNY"),
        ("三元五角", "3.5", "CNY"),
        ("伍美元", "5", "USD"),
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
        "1.234.567",
        "1,234,56元",
        "1 2345元",
        "12 34元",
        "3m元",
        "3M",
        "3兆元",
        "1万5元",
        "1万5",
        "百万元",
        "2元5",
        "1.5元5角",
        "一百五元",
        "壹佰伍元",
        "5元五角",
        "约5万元",
        "5万元左右",
        "5万多元",
        "5万+元",
        "5万元/年",
        "100元200元",
        "US$5（人民币伍元整）",
        "120,000元（大写）",
        "12元（壹拾贰元整）及运费",
        "1" * 16,
        "999999999999999亿元",
        "NaN",
        "Infinity",
        "1" * 5000,
    ],
)
def test_money_that_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood) as refused:
        Money.parse(text)
    assert refused.value.text == text


@pytest.mark.parametrize(
    ("text", "amount", "worded"),
    [
        ("12万元（大写：壹拾贰万元整）", "120000", None),
        ("¥120,000.00（大写：人民币壹拾贰万元整）", "120000", None),
        ("人民币壹拾贰万元整（¥120,000.00）", "120000", None),
        ("小写：¥120,000.00，大写：壹拾贰万元整", "120000", None),
        ("120,000元，大写壹拾贰万元整", "120000", None),
        ("￥120000/壹拾贰万元整", "120000", None),
        ("壹拾贰万元整（¥120,001.00）", "120001", "120000"),
        ("120,000.10元（大写：壹拾贰万元整）", "120000.1", "120000"),
        ("12万元（大写：壹佰贰拾万元整）", "120000", "1200000"),
        ("US$5.50（大写：美元伍元伍角整）", "5.5", None),
    ],
)
def test_words_beside_a_figure_are_compared(text: str, amount: str, worded: str | None) -> None:
    money = Money.parse(text)
    assert (money.amount, money.worded) == (Decimal(amount), None if worded is None else Decimal(worded))


@given(AMOUNTS, st.sampled_from(sorted(CURRENCIES)))
def test_the_legal_form_reads_back_and_its_two_halves_agree(amount: Decimal, currency: str) -> None:
    money = Money.parse(str(Money(amount, currency)))
    assert (money, money.worded) == (Money(amount, currency), None)


@given(AMOUNTS | SPARSE)
def test_the_printed_figure_and_its_words_are_one_number(amount: Decimal) -> None:
    money = Money(amount)
    assert read_capitals(money.capitals) == read_figure(money.figure) == amount
    assert Money.parse(money.capitals) == money


@given(AMOUNTS, AMOUNTS)
def test_words_of_another_amount_never_pass(figure: Decimal, worded: Decimal) -> None:
    money = Money.parse(f"{Money(figure).figure}（大写：{capitals(worded)}）")
    assert money.worded == (None if figure == worded else worded)


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
