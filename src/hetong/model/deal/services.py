"""Services: what is done, by which channels, with whose systems."""

from hetong.model.bounds import DayOfMonth, Length
from hetong.model.deal.channel import Channel
from hetong.model.deal.coverage import Region, ServiceHours, SupportLevel, WorkItem
from hetong.model.deal.hours import TimeZone
from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Labelled, Line, choice, fact, required, several


class Task(Facts):
    """工作内容"""

    shorthand = "name"

    name: Line = required("名称")
    detail: Line | None = fact("要求")


class HolidayPolicy(Labelled):
    """What happens to service hours on public holidays."""

    STATUTORY = "statutory", "按国家规定"
    OPEN = "open", "照常服务"
    CLOSED = "closed", "暂停服务"


class Venue(Labelled):
    """Where the client does business: on another's platform, or by its own means."""

    PLATFORM_STORE = "platform_store", "平台店铺"
    OWN_SITE = "own_site", "自有网站"


class Services(Facts):
    """服务"""

    summary: Line | None = fact("概述")
    venue: tuple[Venue, ...] = several("经营场景", help="甲方在哪里经营：开在电子商务平台上的店铺，自己的网站、应用、小程序；可以都写")
    channels: tuple[Channel, ...] = several("渠道")
    tasks: tuple[Task, ...] = several("任务")
    exclusions: tuple[Line, ...] = several("不含", help="明确不在服务范围内的事项")
    service_objects: Line | None = fact("服务对象")
    languages: tuple[Line, ...] = choice("语言", ("普通话",), why="境内客户服务的通行语言")
    holiday_policy: HolidayPolicy | None = fact("节假日", help="法定节假日如何安排")
    overtime_policy: Line | None = fact("延时服务")
    system_provider: Side = choice("系统提供方", Side.CLIENT, why="业务数据在甲方系统里，通常由甲方开放使用")
    system_name: Line | None = fact("系统名称")
    maintenance: Line | None = fact("系统维护", help="监控、维护、升级的安排")
    visits_per_month: DayOfMonth | None = fact("每月现场天数")
    visit_notice: Length | None = fact("上门预约")
    clients: tuple[Line, ...] = several("服务客户", help="按客户验收的服务填写")
    work_items: tuple[WorkItem, ...] = several("工作件", help="不是会话、来电的工作，例：审核件、工单")
    regions: tuple[Region, ...] = several("地区", help="甲方业务所在的地区")
    support_levels: tuple[SupportLevel, ...] = several("支持级别")
    hours: tuple[ServiceHours, ...] = several("服务时间", help="按语言、支持级别、渠道或者地区分别约定时段")
    time_zone: TimeZone | None = fact("时区", help="没有另外写明时区的时段按它计，例：北京时间")
