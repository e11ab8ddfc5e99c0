"""SLA06 底线比要求还好

检查什么：指标的底线不好过要求。要求是下限的，底线不高于要求；要求是上限的，底线不低于要求；写了达标率的，底线是百分比时与达标率比。
底线与要求相同的不报；一个写百分比、一个写时间，或者数量的单位不同，比不出来的也不报。
为什么：得分从要求到底线逐步减到零。底线写到了要求的另一边，达到底线仍不满分，不到要求反而得分，这一项就算不出来。
反例：要求 ≥90%，底线 ≥95%；要求 ≤30秒，底线 ≤20秒；要求 ≤30秒、达标率 90%，底线 ≥95%。
正例：要求 ≥90%，底线 ≥80%；要求 ≤30秒，底线 ≤60秒；要求 ≤30秒、达标率 90%，底线 ≥80%。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.bounds import size
from hetong.model.deal import Deal
from hetong.model.deal.service_level import ServiceLevel
from hetong.zh.duration import Duration, TimeUnit
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count
from hetong.zh.threshold import WHOLE, Threshold

CODE = "SLA06"
CLOCKED = {TimeUnit.SECOND, TimeUnit.MINUTE, TimeUnit.HOUR, TimeUnit.DAY}


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Each service level whose floor is better than what is due."""
    for index, level in enumerate(deal.service_levels):
        due = _due(level)
        if due and level.floor and _better(level.floor, due):
            message = Message("指标“{name}”的底线 {floor} 比要求 {due} 还好", name=level.name, floor=level.floor.symbol, due=due.symbol)
            path = f"service_levels.{index}.floor"
            yield error(CODE, deal.where(path), message, Message("底线写比要求差的数；要求和底线写反了的，对调"), path)


def _due(level: ServiceLevel) -> Threshold | None:
    """What the floor is set against: the share that has to be reached, where the floor is a share, too."""
    if level.reached and level.floor and isinstance(level.floor.value, Percent):
        return Threshold("≥", level.reached)
    return level.target


def _better(floor: Threshold, due: Threshold) -> bool:
    """False where they are alike, where they cannot be compared, and where more and less are both wrong."""
    if not _comparable(floor.value, due.value):
        return False
    if due.sign in ("≥", ">") or due.value == WHOLE:
        return bool(size(floor.value) > size(due.value))
    return due.sign in ("≤", "<") and bool(size(floor.value) < size(due.value))


def _comparable(one: object, other: object) -> bool:
    """Working days are not converted, nor months into days: an error has to be certain."""
    match one, other:
        case Percent(), Percent():
            return True
        case Duration(), Duration():
            return one.unit == other.unit or {one.unit, other.unit} <= CLOCKED
        case Count(), Count():
            return one.unit == other.unit
        case _:
            return False
