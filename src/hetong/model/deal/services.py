"""Services: what is done, by which channels, with whose systems."""

from hetong.model.bounds import DayOfMonth, Length
from hetong.model.deal.channel import Channel
from hetong.model.fields import Facts, Labelled, Line, choice, fact, required, several


class Task(Facts):
    """工作内容"""

    shorthand = "name"

    name: Line = required("名称")
    detail: Line | None = fact("要求")


class SystemProvider(Labelled):
    """Who provides the service platform and equipment."""

    CLIENT = "client", "甲方"
    PROVIDER = "provider", "乙方"


class HolidayPolicy(Labelled):
    """What happens to service hours on public holidays."""

    STATUTORY = "statutory", "按国家规定"
    OPEN = "open", "照常服务"
    CLOSED = "closed", "暂停服务"


class Services(Facts):
    """服务"""

    summary: Line | None = fact("概述")
    channels: tuple[Channel, ...] = several("渠道")
    tasks: tuple[Task, ...] = several("任务")
    exclusions: tuple[Line, ...] = several("不含", help="明确不在服务范围内的事项")
    service_objects: Line | None = fact("服务对象")
    languages: tuple[Line, ...] = choice("语言", ("普通话",))
    holiday_policy: HolidayPolicy | None = fact("节假日", help="法定节假日如何安排")
    overtime_policy: Line | None = fact("延时服务")
    system_provider: SystemProvider = choice("系统提供方", SystemProvider.CLIENT)
    system_name: Line | None = fact("系统名称")
    maintenance: Line | None = fact("系统维护", help="监控、维护、升级的安排")
    visits_per_month: DayOfMonth | None = fact("每月现场天数")
    visit_notice: Length | None = fact("上门预约")
    clients: tuple[Line, ...] = several("服务客户", help="按客户验收的服务填写")
