"""Chinese numerals as contracts write them: 第一百零五条, 二十, 十四."""

DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_GROUPS = ("", "万", "亿")


def numeral(number: int) -> str:
    """1 → 一, 14 → 十四, 105 → 一百零五, 10010 → 一万零一十. Raises ValueError below 0 or from 10¹² on."""
    if not 0 <= number < 10**12:
        raise ValueError(f"no numeral for {number}")
    if number == 0:
        return DIGITS[0]
    text = _spelled(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _spelled(number: int) -> str:
    groups = []
    while number:
        number, low = divmod(number, 10_000)
        groups.append(low)
    text = ""
    for power in range(len(groups) - 1, -1, -1):
        group = groups[power]
        if group:
            text += (DIGITS[0] if text and group < 1000 else "") + _group(group) + _GROUPS[power]
    return text


def _group(number: int) -> str:
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = number // 10**power % 10
        if digit:
            text += (DIGITS[0] if gap and text else "") + DIGITS[digit] + _UNITS[power]
        gap = not digit
    return text


def parse_numeral(text: str) -> int:
    """The inverse of ``numeral`` (also reads 两 and plain digits). Raises ValueError on anything else."""
    if text.isascii() and text.isdigit():
        return int(text)
    total = section = digit = 0
    for char in text:
        if char in "零〇":
            continue
        if char in "一二三四五六七八九两":
            digit = 2 if char == "两" else DIGITS.index(char)
        elif char in _UNITS[1:]:
            section += (digit or 1) * 10 ** _UNITS.index(char)
            digit = 0
        elif char in _GROUPS[1:]:
            total += (section + digit) * 10 ** (4 * _GROUPS.index(char))
            section = digit = 0
        else:
            raise ValueError(f"not a numeral: {text}")
    if not text:
        raise ValueError("not a numeral: empty")
    return total + section + digit
