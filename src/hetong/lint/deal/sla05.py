"""SLA05 分档颠倒、重叠，或者同一档既奖励又扣减

检查什么：考核分档的下限低于上限；各档不重叠；同一档不同时有奖励和扣减（0% 不算）。
为什么：颠倒的档永远落不进去；一个得分落进两档，或者同一档既奖又扣，服务费就算不出唯一的数。
反例：不低于 95分、低于 90分；不低于 90分 且没有上限，又有一档不低于 80分、低于 95分；同一档奖励 2%、扣减 5%。
正例：不低于 95分，奖励 2%；不低于 90分、低于 95分；不低于 0分、低于 90分，扣减 5%。
依据：逻辑
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.service import Tier

CODE = "SLA05"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Each tier by itself, then against the earlier ones."""
    for index, tier in enumerate(deal.quality.tiers):
        path = f"quality.tiers.{index}"
        if tier.below and tier.below.number <= tier.at_least.number:
            message = Message("分档“不低于{low}、低于{high}”颠倒了", low=tier.at_least, high=tier.below)
            yield error(CODE, deal.where(f"{path}.below"), message, Message("“不低于”写小的数，“低于”写大的数"), f"{path}.below")
        elif earlier := next((one for one in deal.quality.tiers[:index] if _overlap(one, tier)), None):
            message = Message("分档“{tier}”与“{earlier}”重叠", tier=_said(tier), earlier=_said(earlier))
            yield error(CODE, deal.where(path), message, Message("一档的“低于”就是上一档的“不低于”"), path)
        if tier.bonus and tier.deduction and tier.bonus.percent and tier.deduction.percent:
            message = Message("分档“{tier}”既奖励又扣减", tier=_said(tier))
            yield error(CODE, deal.where(f"{path}.deduction"), message, Message("留一个"), f"{path}.deduction")


def _overlap(one: Tier, other: Tier) -> bool:
    """Whether some score is in both; a tier upside down holds none."""
    return all(low.below is None or high.at_least.number < low.below.number for low, high in ((one, other), (other, one), (one, one)))


def _said(tier: Tier) -> Message:
    if tier.below is None:
        return Message("不低于{low}", low=tier.at_least)
    return Message("不低于{low}、低于{high}", low=tier.at_least, high=tier.below)
