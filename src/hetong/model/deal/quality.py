"""Quality: how the service is assessed, and what the score does to the fee and to the contract."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Length, Part, Score, Within
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.naming import MetricName
from hetong.model.fields import Amount, Facts, Line, Target, Whole, YesNo, fact, required, several


class Tier(Facts):
    """分档：得分与费用挂钩"""

    at_least: Score = required("不低于", help="得分下限，例：95分")
    below: Score | None = fact("低于", help="得分上限（不含），最高一档不填")
    bonus: Part | None = fact("奖励")
    deduction: Part | None = fact("扣减")

    @computed_field(title="得分范围")  # type: ignore[prop-decorator]
    @property
    def range(self) -> str:
        """不低于90分且低于95分; no score is below zero, so that 不低于0分 goes without saying."""
        low, high = f"不低于{self.at_least}", f"低于{self.below}" if self.below else ""
        return high if high and not self.at_least.number else "且".join(filter(None, (low, high)))


class MetricDeduction(Facts):
    """单项扣减：只看一项指标"""

    metric: MetricName = required("指标", help="“指标”里的名称")
    channel: ChannelKind | None = fact("渠道", help="几个渠道有同名指标时写明")
    result: Target | None = fact("结果", help="实际结果到了这里才扣，例：<90%")
    deduction: Part | None = fact("扣减", help="当期服务费的比例")
    amount: Amount | None = fact("金额")
    each: Line | None = fact("每", help="按差距累计时的一步，例：每低1个百分点")
    cap: Part | None = fact("上限", help="当期服务费的比例")


class EarnBack(Facts):
    """补回：后来达标，退回扣减"""

    share: Part | None = fact("比例", help="退回所扣的比例，例：50%")
    periods: Annotated[Whole, Within(1, 99)] | None = fact("周期数", help="以后几个考核周期达标")
    condition: Line | None = fact("条件", help="例：以后两个月该指标均不低于 95%")


class ScoreTermination(Facts):
    """得分解除：得分低到什么程度、几期，可以解除"""

    below: Score = required("低于", help="例：70分")
    periods: Annotated[Whole, Within(1, 99)] | None = fact("期数", help="例：3")
    consecutive: YesNo | None = fact("连续", help="是否要连续；否的为累计")
    within: Length | None = fact("期间", help="累计的，在多长时间里，例：12个月")
    notice: Length | None = fact("通知期", help="提前多少日通知解除")


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
    metric_deductions: tuple[MetricDeduction, ...] = several("单项扣减")
    earn_back: EarnBack | None = fact("补回")
    score_termination: tuple[ScoreTermination, ...] = several("得分解除")
