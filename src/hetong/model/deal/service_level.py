"""Service levels: what is measured, and what is due."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Length, Part, Some, size
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.hours import Windows
from hetong.model.deal.naming import PriorityName, SupportLevelName, WorkItemName
from hetong.model.fields import Facts, Line, Target, Written, choice, fact, required, several
from hetong.zh.deadline import Deadline
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count

TimeLimit = Annotated[Deadline, Written(Deadline, "4小时")]


class ServiceLevel(Facts):
    """指标"""

    name: Line = required("指标")
    channel: ChannelKind | None = fact("渠道", help="不填表示全部渠道")
    entry: Line | None = fact("入口", help="只考核这个入口的写，例：官方网站；不写的，同一渠道的各个入口合并计算")
    target: Target | None = fact("要求", help="例：≤30秒、≥95%、=100%")
    measure: Line | None = fact("口径", help="怎样算，从何时起算")
    source: Line | None = fact("数据来源")
    statistic: Line | None = fact("统计方法", help="怎样由一件一件得出一个数，例：平均值、达标率、90%分位值")
    reached: Part | None = fact("达标率", help="按达标率统计的，在要求以内的比例至少是多少，例：90%")
    floor: Target | None = fact("底线", help="差到这里这一项得零分，例：≤90秒、≥85%；要求与底线之间按直线比例得分")
    sample: Some | None = fact("最小样本", help="少于这个数的考核周期不评价，例：30件")
    period: Line = choice("考核周期", "公历月", why="与按月结算、每月报告同步")
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

    @computed_field(title="分值", json_schema_extra={"written": "weight"})  # type: ignore[prop-decorator]
    @property
    def points(self) -> Count | None:
        """What the weight is worth of a hundred."""
        return Count(self.weight.percent, "分") if self.weight else None

    @computed_field(title="未写明")  # type: ignore[prop-decorator]
    @property
    def open(self) -> tuple[str, ...]:
        """What its score needs and nobody wrote, for conditions only: clauses say what stands instead, and only where it is asked for."""
        written = {"measure": self.measure, "source": self.source, "statistic": self.statistic or self.reached, "sample": self.sample}
        written |= {"reached": self.reached} if self.scored == "rate" else {}
        missing = tuple(name for name, one in written.items() if one is None)
        return missing if self.floor else (*missing, f"floor_{self.scored}")

    @computed_field(title="计分", json_schema_extra={"written": "target"})  # type: ignore[prop-decorator]
    @property
    def scored(self) -> str:
        """How a result comes to its score, for conditions only: by rate in time, from zero, from a limit, a share or an amount."""
        if self.target is None or self.reached or "达标率" in (self.statistic or "") or isinstance(self.target.value, str):
            return "rate"
        if not size(self.target.value):
            return "zero"
        return "limit" if self.target.sign in "≤<" else "share" if isinstance(self.target.value, Percent) else "amount"


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
