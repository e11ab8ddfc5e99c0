"""A trial before the contract holds in full."""

from hetong.model.bounds import Length, Part
from hetong.model.deal.side import OneOrEither
from hetong.model.fields import Facts, Line, fact


class Trial(Facts):
    """试用"""

    length: Length | None = fact("时长", help="例：1个月")
    exit_notice: Length | None = fact("退出通知")
    criteria: Line | None = fact("标准", help="试运行合格的标准")
    fee_share: Part | None = fact("收费比例", help="试运行期收费占正式价格的比例")
    ended_by: OneOrEither | None = fact("可退出方", help="只有一方可以退出的，写那一方")
    end_condition: Line | None = fact("退出条件", help="例：任一周的满意度低于 80%")
