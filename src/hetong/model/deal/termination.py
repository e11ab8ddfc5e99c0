"""Termination, exit and handover."""

from hetong.model.bounds import Length
from hetong.model.fields import Facts, Line, YesNo, choice, fact, several


class Termination(Facts):
    """解除"""

    convenience_notice: Length | None = fact("任意解除通知期", help="提前多少日通知可以无因解除；不填表示不约定")
    cure_within: Length | None = fact("改正期限", help="收到违约通知后的改正期限")
    overdue_limit: Length | None = fact("逾期付款可解除", help="逾期超过多少日可解除")
    exercise_within: Length | None = fact("解除权行使期限")


class Exit(Facts):
    """退出与交接"""

    transition: Length | None = fact("过渡期")
    data_within: Length | None = fact("数据返还期限")
    handover: tuple[Line, ...] = several("交接内容")
    number_port: YesNo = choice("号码迁移", False)
    plan_within: Length | None = fact("交接计划期限")
