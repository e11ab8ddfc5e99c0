"""Service levels: what is measured, and what is due."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Length, Part, Some, size
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.hours import Windows
from hetong.model.deal.naming import PriorityName, SupportLevelName, WorkItemName
from hetong.model.fields import Facts, Labelled, Line, Target, Written, choice, fact, required, several
from hetong.zh.deadline import Deadline
from hetong.zh.percent import Percent
from hetong.zh.quantity import Count

TimeLimit = Annotated[Deadline, Written(Deadline, "4小时")]


class Scoring(Labelled):
    """How a result comes to its score."""

    RATE = "rate", "按时完成的比例"
    ZERO = "zero", "要求为零"
    LIMIT = "limit", "上限"
    SHARE = "share", "比率下限"
    AMOUNT = "amount", "数量下限"


class Open(Labelled):
    """What a service level may leave to its clause: how it is measured, by its sort, and what its score needs."""

    RESPONSE = "response", "响应时间的口径"
    ANSWER_RATE = "answer_rate", "接通率的口径"
    RESOLUTION = "resolution", "解决率的口径"
    SATISFACTION = "satisfaction", "满意度的口径"
    ACCURACY = "accuracy", "准确率的口径"
    SOURCE = "source", "数据来源"
    STATISTIC = "statistic", "统计方法"
    SAMPLE = "sample", "满意度的最小样本"
    REACHED = "reached", "达标率"
    FLOOR_RATE = "floor_rate", "达标率的底线"
    FLOOR_ZERO = "floor_zero", "要求为零的底线"
    FLOOR_LIMIT = "floor_limit", "上限的底线"
    FLOOR_SHARE = "floor_share", "比率的底线"
    FLOOR_AMOUNT = "floor_amount", "数量的底线"


_SORTS = {
    "响应时": Open.RESPONSE,
    "回复时": Open.RESPONSE,
    "接通率": Open.ANSWER_RATE,
    "解决率": Open.RESOLUTION,
    "满意": Open.SATISFACTION,
    "准确率": Open.ACCURACY,
}


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
    def open(self) -> tuple[Open, ...]:
        """What its score needs and nobody wrote, for conditions only: clauses say what stands instead, and only where it is asked for."""
        sort = next((one for word, one in _SORTS.items() if word in self.name), None)
        missing = {
            sort: self.measure,
            Open.SOURCE: self.source,
            Open.STATISTIC: self.statistic or self.reached,
            Open.SAMPLE: self.sample or sort is not Open.SATISFACTION,
            Open.REACHED: self.reached or self.scored is not Scoring.RATE,
            Open[f"FLOOR_{self.scored.name}"]: self.floor,
        }
        return tuple(one for one, written in missing.items() if one and not written)

    @computed_field(title="计分", json_schema_extra={"written": "target"})  # type: ignore[prop-decorator]
    @property
    def scored(self) -> Scoring:
        """How a result comes to its score, for conditions only."""
        if self.target is None or self.reached or "达标率" in (self.statistic or "") or isinstance(self.target.value, str):
            return Scoring.RATE
        if not size(self.target.value):
            return Scoring.ZERO
        if self.target.sign in "≤<":
            return Scoring.LIMIT
        return Scoring.SHARE if isinstance(self.target.value, Percent) else Scoring.AMOUNT


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
