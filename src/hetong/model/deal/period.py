"""Term, trial, renewal, termination and exit."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Day, Length, LengthOrNone, Part, Proportion, Some, Within
from hetong.model.deal.side import OneOrEither
from hetong.model.fields import Facts, Labelled, Line, Whole, YesNo, choice, fact, several
from hetong.zh.moment import Moment


class Term(Facts):
    """期限"""

    start: Day | None = fact("起", help="不填起止日而只填时长的，自合同生效之日起算")
    end: Day | None = fact("止")
    length: Length | None = fact("时长", help="例：12个月")

    @computed_field(title="止")  # type: ignore[prop-decorator]
    @property
    def until(self) -> Moment | None:
        """The stated end; else the last day that start and length give."""
        if self.end is not None or self.start is None or self.length is None:
            return self.end
        try:
            return Moment(self.length.after(self.start.day))
        except ValueError:  # 12个工作日, 1.5个月: the calendar alone gives no last day
            return None


class Trial(Facts):
    """试用"""

    length: Length | None = fact("时长", help="例：1个月")
    exit_notice: Length | None = fact("退出通知")
    criteria: Line | None = fact("标准", help="试用合格的标准")
    fee_share: Part | None = fact("收费比例", help="试用期收费占正式价格的比例")
    ended_by: OneOrEither | None = fact("可退出方", help="只有一方可以退出的，写那一方")
    end_condition: Line | None = fact("退出条件", help="例：试用期内任一周的满意度低于 80%")


class RenewalMode(Labelled):
    """How a contract goes on."""

    AGREED = "agreed", "协商续签"
    AUTOMATIC = "automatic", "自动续期"


class Renewal(Facts):
    """续约"""

    mode: RenewalMode = choice("方式", RenewalMode.AGREED, why="到期重新商定价格和指标，不会自动续下去")
    notice: Length | None = fact("提前通知")
    length: Length | None = fact("每次时长")
    max_times: Annotated[Whole, Within(1, 99)] | None = fact("最多次数")
    condition: Line | None = fact("条件")


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


class Continuity(Facts):
    """业务连续性"""

    recovery_time: Length | None = fact("恢复时间目标")
    recovery_point: LengthOrNone | None = fact("恢复点目标")
    drill: Line | None = fact("演练频次")
    backup_share: Proportion | None = fact("备份席位比例")
    sites: Some | None = fact("站点数")
