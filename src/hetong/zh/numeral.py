"""Chinese numerals as contracts write them: 第一百零五条, 二十, 十四."""

DIGITS = "零一二三四五六七八九"
UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")
_SAME = str.maketrans("〇两", "零二")


def numeral(number: int) -> str:
    """1 → 一, 14 → 十四, 105 → 一百零五, 10010 → 一万零一十. Raises ValueError below 0 or from 10¹² on."""
    if not 0 <= number < 10**12:
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
    """The inverse of ``numeral``; also reads 两, 〇, a leading 一十 and plain digits.

    Raises ValueError on anything else: 二零二六 is no number of this form, and 一百五 is 150 to one reader and 105 to another.
    """
    if text.isascii() and text.isdigit():
        return int(text)
    plain = text.translate(_SAME)
    if plain.startswith("一十"):
        plain = plain.removeprefix("一")
    number = _sum(plain)
    if not plain or number >= 10**12 or numeral(number) != plain:
        raise ValueError(f"not a numeral: {text}")
    return number


def _sum(text: str) -> int:
    """The value of a well-formed numeral; of any other text a number that it does not spell."""
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = DIGITS.index(char)
        elif char in UNITS:
            section += (digit or 1) * 10 ** UNITS.index(char)
            digit = 0
        elif char in _GROUPS:
            total += (section + digit) * 10 ** (4 * _GROUPS.index(char))
            section = digit = 0
    return total + section + digit
