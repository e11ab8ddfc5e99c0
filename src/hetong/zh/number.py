"""Numbers as people write them: 12,000、1.2万、3千万、5k、两万五千、半. Read exactly, or refused with the reason."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from fractions import Fraction

from hetong.diagnostic import Message
from hetong.zh.numeral import parse_numeral
from hetong.zh.text import NotUnderstood, half_width, squeezed

# What is added, shifted or trimmed in this context comes out exact, or is an error: no ambient context decides a digit.
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])
LIMIT = Decimal(10) ** 15
PLACES = 10
_LONGEST = 60
_CHUNK = re.compile(r"\d(?:[\d.,'’]|\s+(?=[\d.,]))*", re.ASCII)
_NUMBER = re.compile(r"(?:\d+|\d{1,3}([,' ])\d{3}(?:\1\d{3})*)(?:\.\d+)?", re.ASCII)
_NUMERAL = re.compile("[零〇一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]+")
_SCALE = re.compile("([十百千]?)(万亿|万|亿)|[十百千]")
_WRITTEN_OTHERWISE = str.maketrans("萬億拾佰仟", "万亿十百千")
_POWERS = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "万亿": 12}
_LETTERS = re.compile("([kKwW])(?![A-Za-z0-9])")
_LETTER_POWERS = {"k": 3, "w": 4}
# Measures and words that begin like a scale word and are none.
_UNSCALED = (
    "千克",
    "千米",
    "千瓦",
    "千字节",
    "千卡",
    "千帕",
    "千赫",
    "千伏",
    "千焦",
    "千兆",
    "百分之",
    "百分比",
    "百分点",
    "千分之",
    "千分点",
    "万分之",
    "万分点",
    "万维",
    "百科",
)
_UNCLEAR = re.compile(
    "([mMbB]|(?i:hundred|thousand|million|billion|trillion|dozen|mil|mio|mn|bn)s?)(?![A-Za-z0-9])|兆(?!字节|比特|瓦|赫|帕|欧|伏|焦)"
)
_ABOUT = re.compile(r"\+|左右|上下|约|余(?!额)|餘|多(?!媒体|轮|语)|[来來](?!电|访|信|函)|几|幾")
_MORE = re.compile(r"[点點]?[\d零〇一二两兩三四五六七八九十百千万亿萬億拾佰仟壹贰貳叁參肆伍陆陸柒捌玖]")
_EXAMPLE_FULL = "12,000 或 1.2万"


@dataclass(frozen=True, slots=True)
class Leading:
    """The number that a text begins with, and what follows it, without spaces."""

    value: Decimal
    rest: str


def leading(text: str, kind: Message, expected: str) -> Leading:
    """The number at the start. Raises NotUnderstood that says why: no number, wrong separators, an unclear scale, too large."""
    wide = half_width(text)
    if len(wide) > _LONGEST:
        raise refused(text, kind, Message("太长"), expected)
    if chunk := _CHUNK.match(wide):
        value = _digits(chunk[0], text, kind)
        value, rest = _scaled(value, squeezed(wide[chunk.end() :]), text, kind)
    else:
        value, rest = _in_words(squeezed(wide), text, kind, expected)
    if goes_on(rest):
        raise refused(text, kind, Message("数没有写全，可以有几种读法"), _EXAMPLE_FULL)
    if _ABOUT.match(rest) or re.search("左右|上下$|不等", rest):
        raise refused(text, kind, Message("要写确定的数"), expected)
    if value >= LIMIT or value != round_to(value, PLACES):
        raise refused(text, kind, Message("要小于一千万亿，最多 {places} 位小数", places=PLACES), expected)
    return Leading(value, rest)


def goes_on(rest: str) -> bool:
    """Whether what follows a number is more of a number, and no unit: 三k, 1万5, 三点五."""
    return not rest.startswith(_UNSCALED) and any(one.match(rest) for one in (_MORE, _LETTERS, _UNCLEAR))


def refused(text: str, kind: Message, why: Message, expected: str) -> NotUnderstood:
    """A refusal that says why."""
    return NotUnderstood(text, Message("{kind}（{why}）", kind=kind, why=why), expected)


def round_to(number: Decimal | Fraction, places: int) -> Decimal:
    """The number to so many decimals, a half away from zero: the one rounding of the project."""
    scaled = Fraction(number) * 10**places
    whole = (abs(scaled) * 2 + 1) // 2
    return Decimal((1 if scaled < 0 else 0, tuple(int(digit) for digit in str(whole)), -places))


def trimmed(number: Decimal) -> str:
    """Without zeros at the end and without an exponent: 1.50 → 1.5."""
    return f"{EXACT.normalize(number):f}"


def _digits(chunk: str, text: str, kind: Message) -> Decimal:
    plain = re.sub(r"\s+", " ", chunk.replace("’", "'"))
    found = _NUMBER.fullmatch(plain)
    if not found:
        example = re.sub(r"[^\d]", "", plain) or "0"
        raise refused(text, kind, Message("分隔符的位置不对，可以有几种读法"), f"{int(example):,}")
    return Decimal(plain.replace(found[1], "") if found[1] else plain)


def _scaled(value: Decimal, rest: str, text: str, kind: Message) -> tuple[Decimal, str]:
    if _UNCLEAR.match(rest):
        raise refused(text, kind, Message("字母和“兆”可以有几种读法，写千、百万、亿"), "500万")
    if letter := _LETTERS.match(rest):
        return value.scaleb(_LETTER_POWERS[letter[1].lower()], EXACT), rest[1:]
    power, after = scale_of(rest)
    return _continued(value.scaleb(power, EXACT), power, after)


def _continued(value: Decimal, power: int, rest: str) -> tuple[Decimal, str]:
    """``1万5千``: each further part with its own, smaller scale; 1万5 is 15,000 to one reader and 10,005 to another."""
    while part := re.match(r"(\d{1,4})(?=\D)", rest):
        smaller, after = scale_of(rest[part.end() :])
        if not 0 < smaller < power or len(part[1]) > power - smaller:
            break
        value, power, rest = EXACT.add(value, Decimal(part[1]).scaleb(smaller, EXACT)), smaller, after
    return value, rest


def scale_of(text: str) -> tuple[int, str]:
    """The power of ten that a text begins with (千 3, 百万 6), 0 for none, and what follows."""
    found = None if text.startswith(_UNSCALED) else _SCALE.match(text.translate(_WRITTEN_OTHERWISE))
    if not found:
        return 0, text
    power = _POWERS[found[1]] + _POWERS[found[2]] if found[2] else _POWERS[found[0]]
    return power, text[found.end() :]


def _in_words(plain: str, text: str, kind: Message, expected: str) -> tuple[Decimal, str]:
    if plain.startswith("半"):
        return Decimal("0.5"), plain[1:]
    found = _NUMERAL.match(plain)
    if not found:
        raise NotUnderstood(text, kind, expected)
    try:
        return Decimal(parse_numeral(found[0])), plain[found.end() :]
    except ValueError:
        raise refused(text, kind, Message("“{number}”可以有几种读法，用数字写", number=found[0]), expected) from None
