"""Subcontracting."""

from hetong.model.fields import Facts, Labelled, Line, choice, several


class SubcontractingRule(Labelled):
    """Whether services may be passed on (民法典 923)."""

    FORBIDDEN = "forbidden", "禁止"
    CONSENT = "consent", "事先书面同意"


class Subcontracting(Facts):
    """分包"""

    rule: SubcontractingRule = choice("规则", SubcontractingRule.CONSENT, why="服务质量系于人员，转手要甲方把关")
    permitted: tuple[Line, ...] = several("已同意", help="已经同意的分包人及事项")
