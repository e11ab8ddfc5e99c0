"""Units as people write them: 席·月, 人天, 千次, 元/席/月, 次/月. Time in them is understood; the rest is a name.

Only exact relations convert: minutes and hours, days and weeks, months, quarters and years. A day and a month, a day and an hour
of work have none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Self

from hetong.diagnostic import Message
from hetong.zh.number import leading, scale_of
from hetong.zh.text import NotUnderstood, squeezed


class Kind(StrEnum):
    """Kinds of time; the value is the unit that a person is told to write."""

    CLOCK = "小时"
    DAY = "日"
    WORKDAY = "个工作日"
    MONTH = "个月"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A unit of time as so many of the smallest one of its kind."""

    kind: Kind
    size: Fraction

    def over(self, other: Self) -> Fraction | None:
        """How many of ``other`` one of these is; None where there is no exact relation."""
        return self.size / other.size if self.kind is other.kind else None


_NAMES: Mapping[Kind, Mapping[int | Fraction, tuple[str, ...]]] = {
    Kind.CLOCK: {1: ("秒", "秒钟"), 60: ("分钟", "分", "min"), 3600: ("小时", "工时", "钟头", "时", "h")},
    Kind.DAY: {1: ("日", "天", "自然日", "日历天"), 7: ("周", "星期", "礼拜"), 14: ("双周", "两周")},
    Kind.WORKDAY: {1: ("工作日", "工作天")},
    # A month has three 旬, whatever its days.
    Kind.MONTH: {
        Fraction(1, 3): ("旬",),
        1: ("月", "自然月", "月份", "月度"),
        2: ("双月", "两月", "两个月"),
        3: ("季度", "季"),
        6: ("半年", "半年度"),
        12: ("年", "年度", "合同年度"),
    },
}
TIMES: Mapping[str, Stretch] = {
    name: Stretch(kind, Fraction(size)) for kind, sizes in _NAMES.items() for size, names in sizes.items() for name in names
}
# A name that a unit ends with is time (人天, 席月), unless the last word is too short to tell (计时, 积分).
_ENDINGS = tuple(sorted((name for name in TIMES if name not in ("时", "分", "h", "min", "季")), key=len, reverse=True))
_SAME_THING = {"坐席": "席", "座席": "席", "席位": "席", "人员": "人", "员工": "人", "名": "人", "位": "人"}
DOZEN = re.compile("打(?![卡印字包分样款])")
_SIMPLIFIED = str.maketrans("個鐘時週", "个钟时周")
_SEPARATOR = re.compile("[·・•⋅‧∙*×\\-]")
_PER = re.compile("[/每]")
ANYTHING = "个"


@dataclass(frozen=True, slots=True)
class Unit:
    """``scale`` of the ``thing`` for the ``time``: 千次 is 1,000 × 次, 席·月 a seat for a month; counted afresh in each ``per``."""

    scale: Fraction = Fraction(1)
    thing: str = ""
    time: Stretch | None = None
    per: Stretch | None = None

    @classmethod
    def of_price(cls, text: str) -> Self:
        """What a price is for: in 元/席/月 each part multiplies."""
        plain = squeezed(text).translate(_SIMPLIFIED).removeprefix("元/")
        return cls._product([part for side in _PER.split(plain) for part in _SEPARATOR.split(side)])

    @classmethod
    def of_quantity(cls, text: str) -> Self:
        """What a number counts: 次/月 is so many 次 in each month."""
        counted, *rest = _PER.split(squeezed(text).translate(_SIMPLIFIED))
        found = cls._product(_SEPARATOR.split(counted))
        pers = [_stretch(one) for one in rest if one]
        per = pers[0] if len(pers) == 1 else None
        return found if per is None else cls(found.scale, found.thing, found.time, per)

    @property
    def bare(self) -> bool:
        """Whether nothing is named: a number alone."""
        return not self.thing and self.time is None

    @classmethod
    def _product(cls, parts: list[str]) -> Self:
        scale, names, time = Fraction(1), [], None
        for part in parts:
            factor, name = _scale(part)
            scale *= factor
            before, stretch = _split(name)
            names += [before] if before else []
            if stretch and time:  # 人·日·月 is no product that anybody charges: a name, then
                names.append(name)
            time = time or stretch
        return cls(scale, _thing("".join(names)), time)


def _scale(part: str) -> tuple[Fraction, str]:
    """``千次`` and ``1000次``: a number before the name."""
    if part in TIMES:
        return Fraction(1), part
    if DOZEN.match(part):
        return Fraction(12), part[1:] or ANYTHING
    if part.startswith("半") and part[1:] in TIMES:
        return Fraction(1, 2), part[1:]
    if re.match(r"\d", part):
        return _number(part)
    power, name = scale_of(part)
    return Fraction(10) ** power, name


def _number(part: str) -> tuple[Fraction, str]:
    try:
        found = leading(part, Message("单位"), "千次")
    except NotUnderstood:
        return Fraction(1), part
    return (Fraction(found.value), found.rest) if found.value else (Fraction(1), part)


def _split(name: str) -> tuple[str, Stretch | None]:
    """人天 → 人 and a day."""
    if stretch := _stretch(name):
        return "", stretch
    ending = next((one for one in _ENDINGS if name.endswith(one)), None)
    return (name.removesuffix(ending).removesuffix("个"), TIMES[ending]) if ending else (name, None)


def _stretch(name: str) -> Stretch | None:
    return TIMES.get(name) or TIMES.get(name.removeprefix("个"))


def _thing(name: str) -> str:
    for spelling, usual in _SAME_THING.items():
        if name in (spelling, f"个{spelling}"):
            return usual
    return name


def alike(one: str, other: str) -> bool:
    """Whether two names count the same: 会话 and 次会话, 席 and 个坐席; 个 counts anything. Stray letters (mm次) make another name."""
    short, long = sorted((one, other), key=len)
    more = long.removeprefix(short) if long.startswith(short) else long.removesuffix(short) if long.endswith(short) else None
    return ANYTHING in (one, other) or (more is not None and not re.search("[a-z]", more, re.IGNORECASE))
