"""SLA04 服务时段不可能

检查什么：每个渠道、每项服务时间、每个班次、每级计时时段的时段，起早于止、不超过 24 小时；同一处的时段不重叠；
7×24 之外不再写别的时段。时区不同的时段不比较。
为什么：时段写错，值守义务就无法履行也无法考核。
反例：工作日 18:00-9:00；同一渠道既写 7×24 又写 工作日 9:00-18:00。
正例：工作日 9:00-18:00 和 每周五 18:00-20:00；每日 20:00-次日8:00。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.zh.hours import Window

CODE = "SLA04"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Each span by itself, then against the earlier ones of its list."""
    for owner, hours in _listed(deal):
        for number, window in enumerate(hours):
            path = f"{owner}.{number}"
            earlier = next((one for one in hours[:number] if one.possible and one.overlaps(window)), None)
            if not window.possible:
                message = Message("时段“{window}”不可能", window=window)
                yield error(CODE, deal.where(path), message, Message("止点要晚于起点；过夜写“20:00-次日8:00”"), path)
            elif earlier:
                yield _overlap(deal, path, window, earlier)


def _listed(deal: Deal) -> Iterator[tuple[str, tuple[Window, ...]]]:
    """The path of every list of spans, and the list."""
    yield from ((f"services.channels.{index}.hours", one.hours) for index, one in enumerate(deal.services.channels))
    yield from ((f"services.hours.{index}.hours", one.hours) for index, one in enumerate(deal.services.hours))
    yield from ((f"staffing.shifts.{index}.hours", one.hours) for index, one in enumerate(deal.staffing.shifts))
    yield from ((f"priorities.{index}.hours", one.hours) for index, one in enumerate(deal.priorities))


def _overlap(deal: Deal, path: str, window: Window, earlier: Window) -> Diagnostic:
    message = Message("时段“{window}”与“{earlier}”重叠", window=window, earlier=earlier)
    return error(CODE, deal.where(path), message, Message("删掉一个，或者改成不重叠"), path)
