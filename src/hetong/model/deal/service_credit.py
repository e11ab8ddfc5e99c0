"""Service credits: what the provider gives back for faults, for lost availability, for single incidents and tickets."""

from hetong.model.bounds import Length, Part
from hetong.model.deal.naming import PriorityName, WorkItemName
from hetong.model.fields import Amount, Facts, Labelled, Line, Target, fact, required, several


class CreditPer(Labelled):
    """How often a credit is due."""

    PERIOD = "period", "每个考核周期"
    INCIDENT = "incident", "每次故障"
    TICKET = "ticket", "每件"


class CreditSeverity(Facts):
    """服务补偿：按故障等级，或者按次、按件"""

    severity: Line = required("等级", help="例：一级；按件补偿的写情形，例：工单超时")
    definition: Line | None = fact("定义")
    restore_within: Length | None = fact("恢复时限")
    credit: Part | None = fact("补偿", help="当月服务费的比例")
    amount: Amount | None = fact("金额", help="定额补偿，例：50元")
    per: CreditPer | None = fact("计算", help="比例或者金额按什么计")
    work_item: WorkItemName | None = fact("工作件", help="按件补偿时，“服务.工作件”里的名称")
    priority: PriorityName | None = fact("优先级", help="“优先级”里的名称")
    cap: Part | None = fact("每月上限", help="当月服务费的比例")


class CreditStep(Facts):
    """补偿的一档"""

    below: Part = required("低于", help="例：99.9%")
    at_least: Part | None = fact("不低于", help="最低一档不填")
    credit: Part | None = fact("补偿", help="当月服务费的比例")
    amount: Amount | None = fact("金额")


class Availability(Facts):
    """可用率"""

    shorthand = "name"

    name: Line = required("名称", help="什么的可用率，例：客服平台")
    target: Target | None = fact("要求", help="例：≥99.9%")
    period: Line | None = fact("周期", help="例：自然月")
    measure: Line | None = fact("口径", help="例：（总分钟数－不可用分钟数）÷总分钟数")
    exclusions: tuple[Line, ...] = several("剔除", help="例：提前3日通知的计划内维护")
    responsible: Line | None = fact("责任方", help="由第三方负责的写名称")
    steps: tuple[CreditStep, ...] = several("补偿", help="按实际可用率分档")
