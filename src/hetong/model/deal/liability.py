"""Liquidated damages and the limit of liability."""

from hetong.model.bounds import DailyRate, Part, Proportion
from hetong.model.deal.side import OneOrEither
from hetong.model.fields import Amount, Facts, Labelled, Line, YesNo, choice, fact, required, several


class AgreedDamages(Facts):
    """违约金：按情形分级"""

    breach: Line = required("情形")
    by: OneOrEither = choice("违约方", OneOrEither.PROVIDER, why="分级违约金多是针对提供服务的一方", confirm=True)
    share: Part | None = fact("比例", help="超过基数的，换一个基数（例：两个月服务费）或者写金额")
    of: Line | None = fact("基数", help="例：当月服务费")
    amount: Amount | None = fact("金额")
    monthly_cap: Amount | None = fact("每月上限", help="这一情形每月累计不超过的金额")
    monthly_cap_share: Part | None = fact("每月上限比例", help="占当月服务费的比例，例：10%")


class LiquidatedDamages(Facts):
    """违约金"""

    items: tuple[AgreedDamages, ...] = several("情形")
    daily_rate: DailyRate | None = fact("日比例")
    cap: Part | None = fact("上限", help="占合同总价的比例")
    costs: YesNo = choice("维权费用", True, why="律师费没有约定的常难获支持，双方对等", help="律师费、诉讼费等由违约方承担")


class Carveout(Labelled):
    """What a limit of liability never reaches; the first two are law (民法典 506), the others custom."""

    INJURY = "injury", "人身损害"
    WILFUL = "wilful", "故意或者重大过失"
    CONFIDENTIALITY = "confidentiality", "保密"
    PERSONAL_DATA = "personal_data", "个人信息"
    IP = "ip", "知识产权"
    THIRD_PARTY = "third_party", "第三人索赔"


class Liability(Facts):
    """责任限制"""

    cap: Proportion | None = fact("上限比例", help="占年度服务费的比例，例：100%")
    cap_amount: Amount | None = fact("上限金额")
    super_cap: Proportion | None = fact(
        "特别上限比例", help="泄密、个人信息、知识产权和第三人索赔没有列入例外的，适用这个较高的上限；占年度服务费的比例，例：200%"
    )
    carveouts: tuple[Carveout, ...] = several("例外", help="完全不受上限约束的几类；人身损害、故意或者重大过失不写也不受约束")
