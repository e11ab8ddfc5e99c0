"""An independent reader of 大写: from 壹拾贰万元整 back to the amount, by the rules of 支付结算办法, annex 1.

It shares nothing with ``hetong.zh``: it reads each digit at its place, and says of every 零 whether it may, must or must not stand there.
"""

import itertools
import re
from decimal import Decimal

_DIGITS = {char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"": 0, "拾": 1, "佰": 2, "仟": 3}
_FORM = re.compile(
    r"(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?(?P<zero>零)?(?:(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?(?:(?P<fen>[壹贰叁肆伍陆柒捌玖])分)?(?P<whole>整)?"
)
_TOKEN = re.compile(r"(零)?([壹贰叁肆伍陆柒捌玖])([拾佰仟]?)")


class WrongCapitals(ValueError):
    """Not how 大写 is written."""


def read_capitals(text: str) -> Decimal:
    """The amount that the capitals say. Raises WrongCapitals when a 零, 角, 分 or 整 is missing or too many."""
    found = _FORM.fullmatch(text)
    if not found or not (found["yuan"] or found["jiao"] or found["fen"]):
        raise WrongCapitals(text)
    yuan, jiao, fen = _integer(found["yuan"] or ""), _DIGITS[found["jiao"] or "零"], _DIGITS[found["fen"] or "零"]
    _check_end(text, yuan, jiao, fen, bool(found["zero"]), bool(found["whole"]))
    return Decimal(yuan * 100 + jiao * 10 + fen) / 100


def read_figure(text: str) -> Decimal:
    """The amount that a printed figure says: groups of three digits and at least two decimals. Raises WrongCapitals."""
    found = re.fullmatch(r"¥([1-9]\d{0,2}(?:,\d{3})*|0)\.(\d{2,})", text, re.ASCII)
    if not found:
        raise WrongCapitals(text)
    return Decimal(f"{found[1].replace(',', '')}.{found[2]}")


def _check_end(text: str, yuan: int, jiao: int, fen: int, zero: bool, whole: bool) -> None:
    """整 after 元 and here after 角, never after 分; 零 between 元 and 分 where there is no 角, optional before 角 when 元 ends in 0."""
    if whole == bool(fen):
        raise WrongCapitals(text)
    if bool(yuan and fen and not jiao) and not zero:
        raise WrongCapitals(text)
    if zero and not (yuan and (jiao or fen) and (not jiao or yuan % 10 == 0)):
        raise WrongCapitals(text)


def _integer(text: str) -> int:
    if text in ("", "零"):
        return 0
    places = sorted(_digits(text), reverse=True)
    for (high, _, _), (low, _, zero) in itertools.pairwise(places):
        gap = high - low > 1
        only_trailing = low % 4 == 3 and high // 4 == low // 4 + 1  # 拾万伍仟: the zeros end their own group, 零 may be left out
        if zero != gap and not (gap and only_trailing):
            raise WrongCapitals(text)
    return sum(digit * 10**place for place, digit, _ in places)


def _digits(text: str) -> list[tuple[int, int, bool]]:
    """(place, digit, whether a 零 stands before it), in the order written: places only ever fall."""
    found: list[tuple[int, int, bool]] = []
    for group, base in _groups(text):
        at = 0
        for token in _TOKEN.finditer(group):
            if token.start() != at:
                raise WrongCapitals(text)
            at = token.end()
            found.append((base + _PLACES[token[3]], _DIGITS[token[2]], token[1] is not None))
        if at != len(group) or not group:
            raise WrongCapitals(text)
    if [place for place, _, _ in found] != sorted({place for place, _, _ in found}, reverse=True) or found[0][2]:
        raise WrongCapitals(text)
    return found


def _groups(text: str) -> list[tuple[str, int]]:
    """Groups of four digits with the place of their last one; 万 before 亿 counts 万亿."""
    found: list[tuple[str, int]] = []
    high, comma, low = text.rpartition("亿")
    if comma:
        ten_thousands, wan, rest = high.partition("万")
        found += [(ten_thousands, 12)] if wan else []
        found += [(rest if wan else high, 8)] if rest or not wan else []
    ten_thousands, wan, rest = low.partition("万")
    found += [(ten_thousands, 4)] if wan else []
    last = rest if wan else low
    return found + ([(last, 0)] if last else [])
