"""Interest and damages on late payments."""

from fractions import Fraction
from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import DailyRate, Length, Part, Within
from hetong.model.fields import Facts, Labelled, Times, choice, fact


class RateBase(Labelled):
    """What a late-payment rate is a rate of."""

    LPR = "lpr", "一年期贷款市场报价利率的倍数"
    DAILY = "daily", "日利率"


# The one-year loan prime rate has never been higher than 5.77% since it was first published (October 2013).
_HIGHEST_LPR = Fraction(6, 100)
_DAYS = 365


class LatePayment(Facts):
    """逾期付款"""

    base: RateBase = choice("计算方式", RateBase.LPR, why="随市场利率变动，不容易被认为过高")
    multiple: Annotated[Times, Within(None, 100)] | None = fact("倍数", help="例：1.5")
    daily_rate: DailyRate | None = fact("日利率", help="例：万分之五")
    cap: Part | None = fact("上限", help="占逾期金额的比例")
    grace: Length | None = fact("宽限期")

    @computed_field(title="可能低于贷款市场报价利率")  # type: ignore[prop-decorator]
    @property
    def may_fall_short(self) -> bool:
        """Whether it may be below the prime rate of the day of signing (保障中小企业款项支付条例 17): a later one may have fallen."""
        return self.base is RateBase.LPR or self.daily_rate is None or self.daily_rate.share * _DAYS < _HIGHEST_LPR
