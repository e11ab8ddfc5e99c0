"""Start: how the service begins, what is taken over before, and how targets tighten."""

from hetong.model.bounds import Day, Length, Part, Some
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.naming import MetricName
from hetong.model.deal.side import Side
from hetong.model.fields import Amount, Facts, Line, Target, YesNo, fact, required, several


class TakingOver(Facts):
    """承接：上线之前接过来"""

    start: Day | None = fact("起")
    length: Length | None = fact("时长", help="例：30日")
    handed_by: Line | None = fact("移交方", help="例：甲方原服务商")
    knowledge: tuple[Line, ...] = several("知识转移", help="例：知识库、话术、历史工单")
    shadowing: Length | None = fact("跟岗", help="例：10个工作日")
    acceptance: Line | None = fact("完成标准")
    cost: Amount | None = fact("费用")
    payer: Side | None = fact("承担方")


class RelaxedTarget(Facts):
    """放宽的指标"""

    metric: MetricName = required("指标", help="“指标”里的名称")
    channel: ChannelKind | None = fact("渠道", help="几个渠道有同名指标时写明")
    target: Target | None = fact("要求", help="例：≥85%")


class RampStage(Facts):
    """爬坡：上线之后的一个阶段"""

    shorthand = "name"

    name: Line = required("名称", help="例：第一个月")
    length: Length | None = fact("时长", help="例：1个月")
    capacity: Part | None = fact("产能", help="占约定产能的比例，例：60%")
    people: Some | None = fact("到岗", help="例：12人")
    targets: tuple[RelaxedTarget, ...] = several("指标", help="这一阶段放宽的指标")
    deductions: YesNo | None = fact("计扣减", help="这一阶段是否扣减服务费")


class Start(Facts):
    """上线"""

    go_live: Day | None = fact("日期")
    conditions: tuple[Line, ...] = several("条件", help="例：系统权限开通、知识转移完成")
    taking_over: TakingOver | None = fact("承接")
    ramp: tuple[RampStage, ...] = several("爬坡")
