"""Quality: how the service is assessed, and what the score does to the fee."""

from typing import Annotated

from hetong.model.bounds import Length, Part, Score, Within
from hetong.model.fields import Facts, Line, Whole, fact, required, several


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
