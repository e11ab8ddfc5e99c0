"""What is delivered: channels, tasks, people, levels, quality and reports."""

from typing import Annotated

from pydantic import BeforeValidator, computed_field

from hetong.model.bounds import DayOfMonth, Length, Part, Proportion, Score, Some, Within
from hetong.model.fields import Amount, Facts, Hours, Labelled, Line, Target, Whole, YesNo, choice, fact, required, several
from hetong.zh.hours import Window
from hetong.zh.text import NotUnderstood


class ChannelKind(Labelled):
    """Channels of customer service."""

    PHONE_IN = "phone_in", "电话呼入"
    PHONE_OUT = "phone_out", "电话呼出"
    CHAT = "chat", "在线"
    EMAIL = "email", "邮件"
    SOCIAL = "social", "社媒"
    SMS = "sms", "短信"
    ONSITE = "onsite", "现场"
    AI = "ai", "AI"


def _each_window(written: object) -> object:
    """A text that names several spans is as many elements; one that can't be read stays where it stands, to be refused there."""
    if not isinstance(written, list | tuple):
        return written
    read = [_windows(one) for one in written]
    if None in read:
        return [one[0] if one else raw for one, raw in zip(read, written, strict=True)]
    return [window for one in read if one for window in one]


def _windows(one: object) -> tuple[object, ...] | None:
    if not isinstance(one, str):
        return (one,)
    try:
        return Window.parse_all(one)
    except NotUnderstood:
        return None


class Channel(Facts):
    """渠道"""

    kind: ChannelKind = required("类型")
    endpoint: Line | None = fact("入口", help="例：官方网站在线客服")
    work: Line | None = fact("工作内容", help="该渠道的工作内容")
    hours: Annotated[tuple[Hours, ...], BeforeValidator(_each_window)] = several("时段", help="例：7×24；工作日 09:00-18:00")
    languages: tuple[Line, ...] = several("语言")
    note: Line | None = fact("说明")


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


class Volume(Facts):
    """服务量"""

    forecast: Some | None = fact("预测量", help="每月，例：60,000次")
    tolerance: Proportion | None = fact("预测偏差", help="例：20%")
    total_hours: Some | None = fact("总工时")
    burst: Proportion | None = fact("突发上限", help="超过预测量的比例")
    notice: Length | None = fact("预测提前期")
    peak_periods: tuple[Line, ...] = several("高峰期", help="例：6月18日、11月11日大促")


class StaffingModel(Labelled):
    """What is bought: a result, seats or hours. Buying hours weighs towards 派遣 (劳务派遣暂行规定 27)."""

    RESULT = "result", "结果制"
    SEAT = "seat", "坐席制"
    HOUR = "hour", "工时制"


class Staffing(Facts):
    """人员"""

    model: StaffingModel = choice("模式", StaffingModel.RESULT)
    seats: Some | None = fact("坐席数")
    headcount: Some | None = fact("人数")
    ratio: Line | None = fact("管理配比", help="例：每 15 名客服配 1 名组长")
    qualifications: tuple[Line, ...] = several("资质要求")
    key_people: tuple[Line, ...] = several("关键人员")
    turnover_cap: Part | None = fact("月流失率上限")
    replacement: Length | None = fact("补员期限")
    on_client_site: YesNo = choice("驻场", False)


class Payer(Labelled):
    """Who bears a cost."""

    CLIENT = "client", "甲方"
    PROVIDER = "provider", "乙方"


class Training(Facts):
    """培训"""

    induction: Some | None = fact("岗前培训", help="例：40小时")
    frequency: Line | None = fact("频次", help="例：每月一次")
    payer: Payer = choice("承担方", Payer.PROVIDER)
    at_client: YesNo = choice("在甲方场所", False)
    billable: YesNo = choice("计入工时", False)
    pass_mark: Part | None = fact("合格率")


class ServiceLevel(Facts):
    """指标"""

    name: Line = required("指标")
    channel: ChannelKind | None = fact("渠道", help="不填表示全部渠道")
    target: Target | None = fact("要求", help="例：≤30秒、≥95%")
    measure: Line | None = fact("口径", help="怎样算，从何时起算")
    source: Line | None = fact("数据来源")
    period: Line = choice("考核周期", "月")
    exclusions: Line | None = fact("剔除")
    weight: Part | None = fact("权重")

    @computed_field(title="渠道")  # type: ignore[prop-decorator]
    @property
    def applies_to(self) -> str:
        """The channel, or all of them."""
        return self.channel.label if self.channel else "全部渠道"


class Tier(Facts):
    """分档：得分与费用挂钩"""

    at_least: Score = required("不低于", help="得分下限，例：95分")
    below: Score | None = fact("低于", help="得分上限（不含），最高一档不填")
    bonus: Part | None = fact("奖励")
    deduction: Part | None = fact("扣减")


class Quality(Facts):
    """考核"""

    sample: Line | None = fact("抽检", help="例：每月每坐席不少于 20 条")
    assess_within: Length | None = fact("评估期限", help="甲方收到报告后的评估期限")
    appeal_within: Length | None = fact("申诉期限")
    review: Line | None = fact("改进会议", help="例：每月一次")
    tiers: tuple[Tier, ...] = several("分档")
    deduction_cap: Part | None = fact("扣减上限", help="占当期服务费的比例；经验值 10%–20%")
    bonus_cap: Part | None = fact("奖励上限")
    reserve: Part | None = fact("质量保证金", help="从当期服务费中留存的比例")
    reserve_release: Line | None = fact("保证金返还", help="例：每季度考核合格后 10 个工作日内无息返还")
    fail_periods: Annotated[Whole, Within(1, 99)] | None = fact("连续不达标", help="连续几个考核周期不达标可解除")


class CreditSeverity(Facts):
    """服务补偿：按故障等级"""

    severity: Line = required("等级")
    definition: Line | None = fact("定义")
    restore_within: Length | None = fact("恢复时限")
    credit: Part | None = fact("补偿", help="当月服务费的比例")


class ReportKind(Labelled):
    """Reports by their period."""

    DAILY = "daily", "日报"
    WEEKLY = "weekly", "周报"
    MONTHLY = "monthly", "月报"
    QUARTERLY = "quarterly", "季报"
    YEARLY = "yearly", "年报"


class Report(Facts):
    """报告"""

    shorthand = "kind"

    kind: ReportKind = required("种类")
    due: Line | None = fact("提交时间", help="例：次日12时前、每月结束后5个工作日内")
    content: Line | None = fact("内容")


class Insurance(Facts):
    """保险"""

    name: Line = required("险种")
    limit: Amount | None = fact("保额")
