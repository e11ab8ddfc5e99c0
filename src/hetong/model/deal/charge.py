"""What a fee item comes to: price × quantity × periods, with their units converted exactly, tiers, included and minimum volume.

Nothing is rounded on the way; a line is rounded to the 分 once, a half upwards. Where units do not meet, there is no amount but a reason.
"""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from hetong.diagnostic import Message
from hetong.model.deal.fee_item import FeeItem
from hetong.zh.money import LIMIT, Money
from hetong.zh.number import round_to
from hetong.zh.quantity import Count
from hetong.zh.unit import ANYTHING, Kind, Stretch, Unit, alike

FITS = {Kind.CLOCK: "小时、分钟或者秒", Kind.DAY: "日或者周", Kind.WORKDAY: "工作日", Kind.MONTH: "月、季度或者年"}
_GENERIC = frozenset({"", "期", "周期", "个周期", "次", "批", "轮", "场", "回", "个计费期", "计费期"})
MONTH = Stretch(Kind.MONTH, Fraction(1))


@dataclass(frozen=True, slots=True)
class Charge:
    """``once`` in each period, ``times`` periods; ``per_month`` is how many of them a month has, where the periods are calendar ones."""

    once: Fraction
    times: Fraction
    per_month: Fraction | None
    currency: str

    @property
    def amount(self) -> Money:
        """The line's amount, to the 分."""
        return Money(round_to(self.once * self.times, 2), self.currency)

    @property
    def monthly(self) -> Money | None:
        """What a month of it costs, to the 分; None where it is not charged by the month."""
        return Money(round_to(self.once, 2), self.currency) if self.per_month == 1 else None


@dataclass(frozen=True, slots=True)
class Step:
    """A tier: the price of what exceeds ``start``, up to ``end``."""

    start: Fraction
    end: Fraction | None
    price: Fraction

    def part(self, volume: Fraction) -> Fraction:
        """How much of a volume falls into it."""
        top = volume if self.end is None else min(volume, self.end)
        return max(top - self.start, Fraction(0))


class Unfit(Exception):
    """Why an item has no amount: the field at fault, what is wrong, what would fit."""

    def __init__(self, field: str, message: Message, hint: Message) -> None:
        super().__init__(str(message))
        self.field, self.message, self.hint = field, message, hint


def charge_of(item: FeeItem) -> Charge | None:
    """The item's charge, None where it is settled by use or its price is not known. Raises Unfit."""
    steps = _steps(item)
    if not _has_amount(item):
        return None
    _check_volumes(item)
    used = _used(item)
    times, per_month = _times(item, None if used is not None else item.quantity)
    once = _fixed_and_beyond(item, used) if used is not None else _priced(item, steps)
    if once is None:
        return None
    once *= item.conversion
    if once * times >= LIMIT:
        hint = Message("核对单价、数量和期数的位数")
        raise Unfit("quantity" if item.quantity else "unit_price", Message("小计超过了一百万亿元"), hint)
    return Charge(once, times, per_month, item.settled_in)


def _check_volumes(item: FeeItem) -> None:
    """An included or least volume and a tier hold for the period that the quantity or the fee is for: a month, unless said."""
    fee = item.priced_in.time if item.fixed else None
    told = Unit.of_quantity(item.quantity.unit).per if item.quantity else None
    period = fee or told or MONTH
    named = [("included", item.included), ("min_commit", item.min_commit)]
    named += [(f"tiers.{index}.{end}", getattr(tier, end)) for index, tier in enumerate(item.tiers) for end in ("above", "up_to")]
    volumes = [(field, count) for field, count in named if count is not None]
    for field, count in volumes:
        if (per := Unit.of_quantity(count.unit).per) and per != period:
            raise Unfit(field, Message("“{count}”和数量、费用不是同一个计费期间的", count=count), Message("换算成每月的数，不写“每”"))
    clock = item.priced_in.time is None or item.priced_in.time.kind is Kind.CLOCK
    if (volumes and item.quantity and (told or MONTH) != period) or (volumes and told and told != MONTH and clock and not fee):
        message = Message("有含量、最低用量或者阶梯的，数量“{count}”要和它们是同一个计费期间的", count=item.quantity)
        raise Unfit("quantity", message, Message("数量写每月的数，不写“每”；按年收费的写成“1,000次/年”"))


def _has_amount(item: FeeItem) -> bool:
    """A quantity, or a fee that is fixed for a time: 月费 × 12个月."""
    if item.unit_price is None and not item.tiers:
        return False
    unit = item.priced_in
    return item.quantity is not None or item.fixed or (item.periods is not None and not unit.thing and unit.time is not None)


def _used(item: FeeItem) -> Fraction | None:
    """The expected use of a fixed fee with an included volume, in that volume's unit; None where the quantity counts the fee itself."""
    if item.quantity is None or item.included is None:
        return None
    counted = Unit.of_quantity(item.quantity.unit)
    if counted.bare or (item.priced_in.thing and alike(counted.thing, item.priced_in.thing)):
        return None
    return measured(item.quantity, Unit.of_price(item.included.unit), "quantity", item.included.unit)


def _fixed_and_beyond(item: FeeItem, used: Fraction) -> Fraction | None:
    if item.unit_price is None or item.included is None:
        return None
    included = measured(item.included, Unit.of_price(item.included.unit), "included", item.included.unit)
    beyond = max(used - included, Fraction(0))
    if beyond and item.beyond_price is None:
        return None
    return Fraction(item.unit_price.amount) + beyond * Fraction(item.beyond_price.amount if item.beyond_price else 0)


def _priced(item: FeeItem, steps: tuple[Step, ...]) -> Fraction | None:
    unit = item.priced_in
    volume = Fraction(1) / unit.scale if item.quantity is None else measured(item.quantity, unit, "quantity", item.unit)
    if item.min_commit is not None:
        volume = max(volume, measured(item.min_commit, unit, "min_commit", item.unit))
    if steps and steps[-1].end is not None and volume > steps[-1].end:
        raise Unfit("quantity", Message("数量超过了最高一档"), Message("最高一档不写“不超过”，或者再加一档"))
    first = steps[0].start if steps else volume
    if item.unit_price is None and first > 0:
        return None
    below = min(volume, first) * Fraction(item.unit_price.amount if item.unit_price else 0)
    return below + sum((step.part(volume) * step.price for step in steps), Fraction(0))


def _steps(item: FeeItem) -> tuple[Step, ...]:
    """The tiers in units of the price. Raises Unfit where one does not begin where the last one ended."""
    steps = tuple(_step(item, index) for index in range(len(item.tiers)))
    for index, (lower, upper) in enumerate(pairwise(steps), 1):
        if lower.end != upper.start:
            message = Message("阶梯的第 {number} 档不是从前一档的终点开始", number=index + 1)
            raise Unfit(f"tiers.{index}.above", message, Message("“超过”写前一档的“不超过”；只有最高一档不写“不超过”"))
    return steps


def _step(item: FeeItem, index: int) -> Step:
    tier, path = item.tiers[index], f"tiers.{index}"
    start = measured(tier.above, item.priced_in, f"{path}.above", item.unit)
    end = measured(tier.up_to, item.priced_in, f"{path}.up_to", item.unit) if tier.up_to else None
    if end is not None and end <= start:
        raise Unfit(f"{path}.up_to", Message("阶梯的终点不大于起点"), Message("“不超过”写得比“超过”大"))
    return Step(start, end, Fraction(tier.unit_price.amount))


def measured(count: Count, unit: Unit, field: str, name: str | None) -> Fraction:
    """A count in units of a price: 3,000次 are 3 of 千次, 10小时 are 600 of 分钟. A bare number counts the price's unit. Raises Unfit."""
    counted = Unit.of_quantity(count.unit)
    number = Fraction(count.number) * counted.scale
    if name is None and not (counted.time and unit.time):  # no unit to compare with
        return number
    if counted.bare:
        if unit.scale != 1 and number:
            message = Message("“{count}”没有单位，分不清是几个{unit}", count=count, unit=name)
            raise Unfit(field, message, Message("写明单位，例：{count}{thing}", count=count, thing=unit.thing or ANYTHING))
        return number
    if not _same_thing(counted, unit) and name is not None:
        raise _unlike(count, field, name)
    if counted.time is None:
        return number / unit.scale
    ratio = counted.time.over(unit.time) if unit.time else None
    if ratio is None:
        raise _unlike(count, field, name or "")
    return number * ratio / unit.scale


def _same_thing(counted: Unit, unit: Unit) -> bool:
    """The names meet; hours of work may leave out whose (人·小时), as nobody would say a minute is a person's."""
    if not counted.thing:
        return not unit.thing or (unit.time is not None and unit.time.kind is Kind.CLOCK)
    return bool(unit.thing) and alike(counted.thing, unit.thing)


def _unlike(count: Count, field: str, name: str) -> Unfit:
    message = Message("“{count}”和单位“{unit}”对不上", count=count, unit=name)
    return Unfit(field, message, Message("改成“{unit}”的数，只写数字也可以；或者改单位", unit=name))


def _times(item: FeeItem, quantity: Count | None) -> tuple[Fraction, Fraction | None]:
    """How many periods, and how many of them a month has."""
    counted = Unit.of_quantity(quantity.unit) if quantity else Unit()
    length = Unit.of_quantity(item.periods.unit) if item.periods else Unit()
    base = _base(item, counted, length)
    per_month = MONTH.over(base) if base else None
    if item.periods is None:
        return Fraction(1), per_month
    number = Fraction(item.periods.number) * length.scale
    if length.thing or length.time is None:
        if item.periods.unit not in _GENERIC:
            message = Message("期数“{count}”不是一段时间", count=item.periods)
            raise Unfit("periods", message, Message("例：{example}", example="12个月"))
        return number, per_month
    return number * _ratio(item, length.time, base), MONTH.over(base or MONTH)


def _base(item: FeeItem, counted: Unit, length: Unit) -> Stretch | None:
    """The time that one period is: that of the price unless the quantity has it, else the one that the quantity is counted in each of."""
    time = item.priced_in.time
    taken = counted.time is not None or (counted.bare and (time is None or _is_other(length.time, time)))
    if time is None or taken:
        if taken and time and length.time and counted.time and time.kind is length.time.kind is not Kind.CLOCK:
            message = Message("数量里已经写了时间，期数又写了一次")
            raise Unfit("periods", message, Message("留一处：数量写“20席”这样的数，或者不写期数"))
        return counted.per
    if counted.per and counted.per.kind is not time.kind:
        message = Message("数量按“{per}”计，单位里的时间是“{time}”", per=counted.per.kind.value, time=time.kind.value)
        raise Unfit("quantity", message, Message("数量不写“每”，或者改单位"))
    return time


def _is_other(length: Stretch | None, time: Stretch) -> bool:
    """A bare 22 of 人·日 over 12个月 counts 人·日; a bare 20 of 席·月 over 12个月 counts 席."""
    return time.kind is Kind.CLOCK if length is None else length.kind is not time.kind


def _ratio(item: FeeItem, length: Stretch, base: Stretch | None) -> Fraction:
    if base is None and length != MONTH:  # a quantity is a month's unless it says otherwise, and a year of it may be once or twelve times
        message = Message("期数“{count}”不知道是几期：数量没有写每多久一次", count=item.periods)
        raise Unfit("periods", message, Message("数量是每月的，期数写“12个月”这样的月数；不是的，数量写成“1,000次/年”“8小时/日”"))
    found = length.over(base or MONTH)
    if found is None and base is not None:
        message = Message("期数“{count}”换算不成{kind}，没有固定的比例", count=item.periods, kind=base.kind.value)
        raise Unfit("periods", message, Message("期数用{fits}写，或者改单位", fits=FITS[base.kind]))
    return found or Fraction(1)
