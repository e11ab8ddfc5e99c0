import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.zh.numeral import numeral, parse_numeral

CASES = [
    (0, "零"),
    (1, "一"),
    (2, "二"),
    (9, "九"),
    (10, "十"),
    (11, "十一"),
    (14, "十四"),
    (20, "二十"),
    (99, "九十九"),
    (100, "一百"),
    (101, "一百零一"),
    (105, "一百零五"),
    (110, "一百一十"),
    (115, "一百一十五"),
    (999, "九百九十九"),
    (1000, "一千"),
    (1001, "一千零一"),
    (1010, "一千零一十"),
    (1100, "一千一百"),
    (9999, "九千九百九十九"),
    (10_000, "一万"),
    (10_010, "一万零一十"),
    (10_100, "一万零一百"),
    (11_000, "一万一千"),
    (100_000, "十万"),
    (105_000, "十万五千"),
    (100_000_000, "一亿"),
    (100_000_001, "一亿零一"),
    (100_001_000, "一亿零一千"),
    (100_006_070, "一亿零六千零七十"),
    (110_000_000, "一亿一千万"),
    (1_000_000_000, "十亿"),
    (999_999_999_999, "九千九百九十九亿九千九百九十九万九千九百九十九"),
    (1_000_000_000_000, "一万亿"),
    (1_000_100_000_000, "一万零一亿"),
    (1_000_010_000_000, "一万亿零一千万"),
    (10**16 - 1, "九千九百九十九万九千九百九十九亿九千九百九十九万九千九百九十九"),
]


@pytest.mark.parametrize(("number", "text"), CASES)
def test_numeral(number: int, text: str) -> None:
    assert numeral(number) == text
    assert parse_numeral(text) == number


@given(st.integers(0, 10**16 - 1))
def test_every_numeral_reads_back(number: int) -> None:
    assert parse_numeral(numeral(number)) == number


@given(st.integers(0, 10**16 - 1))
def test_zeros_stand_alone_and_never_last(number: int) -> None:
    text = numeral(number)
    assert "零零" not in text
    assert text == "零" or not (text.startswith("零") or text.endswith("零"))


@pytest.mark.parametrize("number", [-1, 10**16])
def test_numbers_without_a_numeral(number: int) -> None:
    with pytest.raises(ValueError, match=str(number)):
        numeral(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("两", 2),
        ("两百", 200),
        ("一十", 10),
        ("一十五", 15),
        ("一百〇五", 105),
        ("〇", 0),
        ("042", 42),
        ("壹佰零伍", 105),
        ("十万零七千", 107_000),
        ("两萬五千", 25_000),
    ],
)
def test_other_spellings(text: str, number: int) -> None:
    assert parse_numeral(text) == number


@pytest.mark.parametrize(
    "text",
    [
        "",
        "零五",
        "二零二六",
        "一百五",
        "一百十五",
        "二十五五",
        "十百",
        "一亿亿",
        "一亿一千",
        "一万五百",
        "壹佰伍",
        "1" * 17,
        "五五",
        "第五",
        "百千",
        "-1",
        "1.5",
        "²",
    ],
)
def test_texts_that_are_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a numeral"):
        parse_numeral(text)
