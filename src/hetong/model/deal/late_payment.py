"""Interest and damages on late payments."""

from typing import Annotated

from hetong.model.bounds import DailyRate, Length, Part, Within
from hetong.model.fields import Facts, Labelled, Times, choice, fact


class RateBase(Labelled):
    """What a late-payment rate is a rate of."""

    LPR = "lpr", "一年期贷款市场报价利率的倍数"
    DAILY = "daily", "日利率"


class LatePayment(Facts):
    """逾期付款"""

    base: RateBase = choice("计算方式", RateBase.LPR, why="随市场利率变动，不容易被认为过高")
    multiple: Annotated[Times, Within(None, 100)] | None = fact("倍数", help="例：1.5")
    daily_rate: DailyRate | None = fact("日利率", help="例：万分之五")
    cap: Part | None = fact("上限", help="占逾期金额的比例")
    grace: Length | None = fact("宽限期")
