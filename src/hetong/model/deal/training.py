"""Training of the people who serve."""

from hetong.model.bounds import Part, Some
from hetong.model.fields import Facts, Labelled, Line, YesNo, choice, fact


class Payer(Labelled):
    """Who bears a cost."""

    CLIENT = "client", "甲方"
    PROVIDER = "provider", "乙方"


class Training(Facts):
    """培训"""

    induction: Some | None = fact("岗前培训", help="例：40小时")
    frequency: Line | None = fact("频次", help="例：每月一次")
    payer: Payer = choice("承担方", Payer.PROVIDER)
    at_client: YesNo = choice("在甲方场所", False)
    billable: YesNo = choice("计入工时", False)
    pass_mark: Part | None = fact("合格率")
