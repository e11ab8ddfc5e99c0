"""Service levels: what is measured, and what is due; credits for what fails."""

from pydantic import computed_field

from hetong.model.bounds import Length, Part
from hetong.model.deal.channel import ChannelKind
from hetong.model.fields import Facts, Line, Target, choice, fact, required


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


class CreditSeverity(Facts):
    """服务补偿：按故障等级"""

    severity: Line = required("等级")
    definition: Line | None = fact("定义")
    restore_within: Length | None = fact("恢复时限")
    credit: Part | None = fact("补偿", help="当月服务费的比例")
