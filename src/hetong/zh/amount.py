"""Amounts as people write them: a figure (¥1,234.5、12万元、1元5角、5毛), words (壹拾贰万元整), or both side by side."""

import re
from dataclasses import dataclass
from decimal import Decimal

from hetong.diagnostic import Message
from hetong.zh.number import EXACT, leading, refused
from hetong.zh.numeral import parse_numeral
from hetong.zh.text import NotUnderstood, half_width, squeezed

KIND = Message("金额")
EXAMPLE = "6,800.00元"
_NAMES = {"人民币": "CNY", "美元": "USD", "美金": "USD", "港币": "HKD", "港元": "HKD", "欧元": "EUR"}
SIGNS = {
    "¥": "CNY", "￥": "CNY", "RMB": "CNY", "CNY": "CNY", "US$": "USD", "USD": "USD", "$": "USD", "HK$": "HKD", "HKD": "HKD",
    "€": "EUR", "EUR": "EUR", **_NAMES,
}  # fmt: skip
_UNITS = {"元": "CNY", "圆": "CNY", "圓": "CNY", "块": "CNY", "块钱": "CNY", "元人民币": "CNY", **SIGNS}


def _any(words: dict[str, str]) -> str:
    return "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True))


_SIGN = re.compile(_any(SIGNS))
_UNIT = re.compile(f"(?:{_any(_UNITS)})?")
_PARTS = re.compile(r"(?:(?P<jiao>\d)[角毛])?(?:[0零]?(?P<fen>\d)分)?|(?P<bare>\d)", re.ASCII)
_DIGITS = "零〇一二两兩三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖"
_NUMERALS = f"{_DIGITS}十百千万萬亿億拾佰仟"
_WORDS = re.compile(
    rf"(?:(?P<yuan>[{_NUMERALS}]+)(?P<unit>元|圆|圓|块|美元|港元|欧元))?(?:零?(?P<jiao>[{_DIGITS}])[角毛])?(?:零?(?P<fen>[{_DIGITS}])分)?[整正]?"
    rf"|(?P<blocks>[{_NUMERALS}]+)块(?P<dimes>[{_DIGITS}])"
)
_PLACES = (("yuan", "blocks"), ("jiao", "dimes"), ("fen", "fen"))
_SPELLED = re.compile(
    rf"(?<![\d.{_NUMERALS}])[{_NUMERALS}](?:[{_NUMERALS}整正]|[元圆圓块角毛分]|[美港欧]元)*(?:[元圆圓角毛分整正]|块[{_DIGITS}]?)"
)
_LABEL = rf"(?:大写|小写|即|合?共?计|{_any(_NAMES)}|[()\[\]【】:,、;/=])*"
_NAMED = re.compile(rf"({_any(_NAMES)})(?:大写|[():])*$")
_BEFORE, _AFTER = re.compile(f"^{_LABEL.replace(_any(_NAMES), '-')}|{_LABEL}$"), re.compile(f"^{_LABEL}|[()\\[\\]【】,;]*$")


@dataclass(frozen=True, slots=True)
class Amount:
    """What a text says: an amount, the currency where it is named, and what the words beside the figure say."""

    figure: Decimal
    currency: str = ""
    worded: Decimal | None = None


def read_amount(text: str) -> Amount:
    """Raises NotUnderstood, also where figure and words name different currencies."""
    plain = squeezed(text)
    words = _SPELLED.search(plain)
    if words is None:
        return _figure(half_width(text), text)
    before, after = plain[: words.start()], plain[words.end() :]
    said = _said(words[0], before, text)
    rest = _BEFORE.sub("", before) + _AFTER.sub("", after)
    if not rest:
        return said
    if not re.search(r"\d", rest) or rest == before or (_BEFORE.sub("", before) and _AFTER.sub("", after)):  # 5元五角 is one amount
        raise NotUnderstood(text, KIND, EXAMPLE)
    shown = _figure(rest, text)
    return Amount(shown.figure, _one_of(shown.currency, said.currency, text), said.figure)


def _figure(wide: str, text: str) -> Amount:
    """``¥1,234.5``, ``12万元整``, ``5,000 USD``, ``1元5角``, ``2块5``."""
    sign = _SIGN.match(wide)
    number = leading(wide[sign.end() :].lstrip() if sign else wide, KIND, EXAMPLE)
    rest = number.rest.removesuffix("整").removesuffix("正")
    unit = _UNIT.match(rest)
    named, small = (unit[0], rest[unit.end() :]) if unit else ("", rest)
    amount = _with_parts(number.value, named, small, text)
    return Amount(amount, _one_of(SIGNS[sign[0]] if sign else "", _UNITS.get(named, ""), text))


def _with_parts(yuan: Decimal, unit: str, small: str, text: str) -> Decimal:
    """Adds 角 and 分."""
    if not small:
        return yuan
    if not unit and (found := re.fullmatch(r"[角毛](?:(\d)分)?|分", small, re.ASCII)):  # 5毛, 3角5分, 8分
        return EXACT.add(yuan.scaleb(-2 if small == "分" else -1, EXACT), _hundredths(found[1]))
    parts = _PARTS.fullmatch(small)
    if not parts or yuan != int(yuan) or _UNITS.get(unit) != "CNY" or (parts["bare"] and unit != "块"):
        raise NotUnderstood(text, KIND, EXAMPLE)
    jiao = parts["jiao"] or parts["bare"]  # 两块五 is 2.50 to everybody; 2元5 may be cut off
    return EXACT.add(yuan, EXACT.add(_hundredths(jiao).scaleb(1, EXACT), _hundredths(parts["fen"])))


def _hundredths(digit: str | None) -> Decimal:
    return Decimal(digit or 0).scaleb(-2, EXACT)


def _said(words: str, before: str, text: str) -> Amount:
    """壹拾贰万元整, 十二万元, 伍角, 叁元零伍分."""
    found = _WORDS.fullmatch(words)
    if not found:
        raise refused(text, KIND, Message("“{words}”可以有几种读法，用数字写", words=words), EXAMPLE)
    try:
        yuan, jiao, fen = (parse_numeral(found[one] or found[other] or "零") for one, other in _PLACES)
    except ValueError:
        raise refused(text, KIND, Message("“{words}”可以有几种读法，用数字写", words=words), EXAMPLE) from None
    beside = _NAMED.search(before)
    named = _NAMES.get(found["unit"] or "") or (_NAMES[beside[1]] if beside else "")
    return Amount(Decimal(yuan * 100 + jiao * 10 + fen).scaleb(-2, EXACT), named)


def _one_of(one: str, other: str, text: str) -> str:
    if one and other and one != other:
        raise refused(text, KIND, Message("两处写的币种不同"), EXAMPLE)
    return one or other
