"""Workload: how much one person may be given, and what is done for those whose work wears them out."""

from hetong.model.bounds import Length, Some
from hetong.model.deal.naming import GroupName, WorkItemName
from hetong.model.fields import Facts, Line, YesNo, fact, several


class WorkLimit(Facts):
    """工作量上限"""

    group: GroupName | None = fact("岗位", help="“人员.岗位”里的名称；不填表示全部岗位")
    work_item: WorkItemName | None = fact("工作件", help="“服务.工作件”里的名称")
    most: Some | None = fact("上限", help="每人，例：400件/日")
    concurrent: Some | None = fact("同时处理", help="例：3个会话")


class Workload(Facts):
    """工作负荷"""

    limits: tuple[WorkLimit, ...] = several("工作量", help="每人的上限")
    hours_per_day: Length | None = fact("每日工时", help="例：8小时")
    hours_per_week: Length | None = fact("每周工时", help="例：40小时")
    without_break: Length | None = fact("连续工作", help="最多连续多久，例：2小时")
    rest: Length | None = fact("休息", help="连续工作之后的休息，例：15分钟")
    exposure: Length | None = fact("接触上限", help="每日接触有害内容的时间，例：4小时")
    rotation: Line | None = fact("轮岗", help="例：每三个月轮换一次审核类别")


class Care(Facts):
    """人员关怀"""

    counselling: Line | None = fact("心理咨询", help="例：每人每月一次，由有资质的心理咨询师提供")
    assessment: Line | None = fact("心理评估", help="例：上岗前和每半年一次")
    opt_out: YesNo | None = fact("可以拒绝", help="是否可以拒绝特定类别的工作而不受不利对待")
    measures: tuple[Line, ...] = several("措施", help="例：画面默认模糊、黑白显示")
