"""SLA05 分档或者权重算不出唯一的得分和服务费

检查什么：考核分档的下限低于上限；各档不重叠；同一档不同时有奖励和扣减（0% 不算）；得分低的一档不比得分高的一档好；
各项指标的权重都写了的，合计 100%。
为什么：颠倒的档永远落不进去；一个得分落进两档，或者同一档既奖又扣，服务费就算不出唯一的数；最低一档忘了写扣减，就成了不扣减；
权重不满 100%，满分是多少就说不清。
反例：不低于 95分、低于 90分；不低于 90分 且没有上限，又有一档不低于 80分、低于 95分；同一档奖励 2%、扣减 5%。
正例：不低于 95分，奖励 2%；不低于 90分、低于 95分；不低于 0分、低于 90分，扣减 5%。
依据：逻辑
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.quality import Tier

CODE = "SLA05"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """Each tier by itself, then against the earlier ones; then the weights."""
    yield from _tiers(deal)
    yield from _upside_down(deal)
    weights = [level.weight.percent for level in deal.service_levels if level.weight]
    if weights and len(weights) == len(deal.service_levels) and sum(weights, Decimal(0)) != 100:
        message = Message("各项指标的权重合计 {sum:f}%，不是 100%", sum=sum(weights, Decimal(0)).normalize())
        yield error(CODE, deal.where("service_levels.0.weight"), message, Message("调整各项权重"), "service_levels.0.weight")


def _upside_down(deal: Deal) -> Iterator[Diagnostic]:
    """A lower tier that comes off better: most often its deduction was forgotten."""
    ordered = sorted(enumerate(deal.quality.tiers), key=lambda one: one[1].at_least.number, reverse=True)
    for (_, higher), (index, lower) in pairwise(ordered):
        if _gain(lower) > _gain(higher):
            message = Message("分档“{tier}”得分更低，结果却比“{better}”好", tier=_said(lower), better=_said(higher))
            path = f"quality.tiers.{index}"
            yield error(CODE, deal.where(path), message, Message("补上这一档的扣减，或者高一档的奖励"), path)


def _gain(tier: Tier) -> Decimal:
    return (tier.bonus.percent if tier.bonus else Decimal(0)) - (tier.deduction.percent if tier.deduction else Decimal(0))


def _tiers(deal: Deal) -> Iterator[Diagnostic]:
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
