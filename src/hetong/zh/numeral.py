"""Chinese numerals as contracts write them: 第一百零五条, 二十, 十四."""

import re

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
LIMIT = 10**16
_GROUPS = ("", "万", "亿")
_OPTIONAL_ZERO = re.compile("(?<=万)零(?=[一二三四五六七八九]千)|(?<=[^万]亿)零(?=[一二三四五六七八九]千[^亿]*万)")
_SAME = str.maketrans("〇两兩萬億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "零二二万亿一二二三三四五六六七八九十百千")


def numeral(number: int) -> str:
    """1 → 一, 14 → 十四, 105 → 一百零五, 10010 → 一万零一十. Raises ValueError below 0 or from 10¹⁶ on."""
    if not 0 <= number < LIMIT:
        raise ValueError(f"no numeral for {number}")
    if number == 0:
        return DIGITS[0]
    text = spelled(number, DIGITS, UNITS)
    return text.removeprefix("一") if text.startswith("一十") else text


def spelled(number: int, digits: str, units: tuple[str, ...]) -> str:
    """A number from 1 to 10¹⁶-1 in groups of four digits: the one algorithm of 一百零五 and 壹佰零伍; 0 gives an empty text.

    One 零 stands for any zeros inside a group, before a group that starts with zeros, and for a whole group of zeros.
    """
    text, skipped = "", False
    for power in range(3, -1, -1):
        group = number // 10_000**power % 10_000
        if group:
            zero = digits[0] if text and (skipped or group < 1000) else ""
            text += zero + _group(group, digits, units) + _group_name(power, number)
        skipped = not group
    return text


def _group_name(power: int, number: int) -> str:
    if power == 3:  # 一万亿, but 一万零一亿: the 亿 of both groups is said once
        return "万" if number // 10_000**2 % 10_000 else "万亿"
    return _GROUPS[power]


def _group(number: int, digits: str, units: tuple[str, ...]) -> str:
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (digits[0] if gap and text else "") + digits[digit] + units[power]
        gap = not digit
    return text


def parse_numeral(text: str) -> int:
    """The inverse of ``numeral``; also reads 两, 〇, capitals (壹佰), a leading 一十 and plain digits.

    Raises ValueError on anything else: 二零二六 is no number of this form, and 一百五 is 150 to one reader and 105 to another.
    Where a group ends in zeros, or one of them is skipped, 零 before 千 may stand or not: 十万七千 and 十万零七千.
    """
    if text.isascii() and text.isdigit() and len(text) <= 16:
        return int(text)
    plain = text.translate(_SAME)
    if plain.startswith("一十"):
        plain = plain.removeprefix("一")
    number = _value(plain)
    if not plain or number >= LIMIT or _loose(numeral(number)) != _loose(plain):
        raise ValueError(f"not a numeral: {text}")
    return number


def _loose(text: str) -> str:
    """Without the 零 that may be left out: between a group that ends in zeros and a full one right after it."""
    return _OPTIONAL_ZERO.sub("", text)


def _value(text: str) -> int:
    """The value of a well-formed numeral; of any other text a number that it does not spell."""
    high, comma, low = text.rpartition("亿")
    return (_below(high) * 10**8 if comma else 0) + _below(low)


def _below(text: str) -> int:
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS.index(char)
        elif char in UNITS:
            section += (digit or 1) * 10 ** UNITS.index(char)
            digit = 0
        elif char == "万":
            total += (section + digit) * 10_000
            section = digit = 0
    return total + section + digit
