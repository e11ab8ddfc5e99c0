"""Value added tax."""

from hetong.model.bounds import Part
from hetong.model.fields import Amount, Facts, Labelled, YesNo, choice, fact


class TaxPayer(Labelled):
    """VAT status of the provider (增值税法 10, 11)."""

    GENERAL = "general", "一般纳税人"
    SMALL = "small", "小规模纳税人"


class Tax(Facts):
    """税"""

    rate: Part | None = fact("税率", help="例：6%")
    included: YesNo = choice("含税", True, why="报价通常是含税价；不含税的应当写明", confirm=True)
    payer: TaxPayer | None = fact("纳税人身份")
    net: Amount | None = fact("不含税金额")
    amount: Amount | None = fact("税额")
