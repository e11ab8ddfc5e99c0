"""Service levels: what is measured, and what is due."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Length, Part
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.hours import Windows
from hetong.model.deal.naming import PriorityName, SupportLevelName, WorkItemName
from hetong.model.fields import Facts, Line, Target, Written, choice, fact, required, several
from hetong.zh.deadline import Deadline

TimeLimit = Annotated[Deadline, Written(Deadline, "4小时")]


class ServiceLevel(Facts):
    """指标"""

    name: Line = required("指标")
    channel: ChannelKind | None = fact("渠道", help="不填表示全部渠道")
    target: Target | None = fact("要求", help="例：≤30秒、≥95%、=100%")
    measure: Line | None = fact("口径", help="怎样算，从何时起算")
    source: Line | None = fact("数据来源")
    period: Line = choice("考核周期", "月", why="与按月结算、每月报告同步")
    exclusions: Line | None = fact("剔除")
    weight: Part | None = fact("权重")
    level: SupportLevelName | None = fact("支持级别", help="“服务.支持级别”里的名称")
    priority: PriorityName | None = fact("优先级", help="“优先级”里的名称")
    work_item: WorkItemName | None = fact("工作件", help="“服务.工作件”里的名称")

    @computed_field(title="渠道")  # type: ignore[prop-decorator]
    @property
    def applies_to(self) -> str:
        """The channel, or all of them."""
        return self.channel.label if self.channel else "全部渠道"


class Priority(Facts):
    """优先级：响应和解决的时限写在一起；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：P1")
    definition: Line | None = fact("定义", help="例：全部用户不能登录")
    level: SupportLevelName | None = fact("支持级别", help="“服务.支持级别”里的名称")
    hours: Windows = several("计时时段", help="时限只在这段时间里计，例：工作日 9:00-18:00")
    respond: TimeLimit | None = fact("首次响应", help="例：15分钟、当日")
    update: Length | None = fact("通报间隔", help="例：1小时")
    workaround: TimeLimit | None = fact("临时恢复", help="例：4小时")
    resolve: TimeLimit | None = fact("解决", help="例：8小时、次一工作日")
    reached: Part | None = fact("达标率", help="在时限以内的比例，例：95%")
