"""Termination, exit and handover."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Length, Part, SoonLength, Within
from hetong.model.deal.side import OneOrEither
from hetong.model.fields import Amount, Facts, Line, Number, Whole, YesNo, choice, fact, required, several

Months = Annotated[Number, Within(0, 120)]


class TerminationCompensation(Facts):
    """解除补偿：无因解除的一方按解除时所处的年度补偿"""

    year: Annotated[Whole, Within(1, 99)] = required("年度", help="第几个合同年度解除，例：1")
    months: Months | None = fact("月数", help="相当于几个月的服务费，例：3个月")
    share: Part | None = fact("比例")
    of: Line | None = fact("基数", help="例：剩余期限的服务费")
    amount: Amount | None = fact("金额")

    @computed_field(title="不补偿", json_schema_extra={"written": "months"})  # type: ignore[prop-decorator]
    @property
    def nothing(self) -> bool:
        """Whether what is written comes to nothing, as 0个月 does."""
        said = [one.number for one in (self.months,) if one] + [one.percent for one in (self.share,) if one]
        return bool(sums := said + [one.amount for one in (self.amount,) if one]) and not any(sums)


class ChangeOfControl(Facts):
    """控制权变更"""

    party: OneOrEither | None = fact("哪一方")
    share: Part | None = fact("股权比例", help="转让多少算控制权变更，例：50%")
    acquirer: Line | None = fact("受让人", help="只限于哪些受让人，例：甲方的竞争对手")
    notice: Length | None = fact("通知")
    terminate_within: Length | None = fact("可解除", help="知道之日起多久内可以解除")


class StepIn(Facts):
    """接管：甲方暂时自行或者请他人提供服务"""

    cases: tuple[Line, ...] = several("情形", help="例：连续中断超过4小时")
    notice: Length | None = fact("通知")
    longest: Length | None = fact("最长期限")
    cost: Line | None = fact("费用承担")
    handback: Line | None = fact("交还条件")


class Termination(Facts):
    """解除"""

    convenience_notice: Length | None = fact("任意解除通知期", help="提前多少日通知可以无因解除；不填表示不约定")
    convenience_by: OneOrEither | None = fact("任意解除方", help="不填的，写了通知期，任何一方都可以；只有一方可以的，写那一方")
    not_before: Length | None = fact("任意解除起点", help="合同开始多久以后才可以无因解除，例：12个月")
    compensation: tuple[TerminationCompensation, ...] = several("解除补偿")
    cure_within: Length | None = fact("改正期限", help="收到违约通知后的改正期限")
    overdue_limit: Length | None = fact("逾期付款可解除", help="逾期超过多少日可解除")
    exercise_within: Length | None = fact("解除权行使期限")
    change_of_control: ChangeOfControl | None = fact("控制权变更")
    step_in: StepIn | None = fact("接管")

    @computed_field(title="任意解除方", json_schema_extra={"written": "convenience_by"})  # type: ignore[prop-decorator]
    @property
    def who_may_end(self) -> str:
        """Who may end the contract without a reason, as a sentence says it."""
        return self.convenience_by.label if self.convenience_by else "任何一方"


class Exit(Facts):
    """退出与交接"""

    transition: Length | None = fact("过渡期")
    data_within: SoonLength | None = fact("数据返还期限", help="例：15日、当日")
    handover: tuple[Line, ...] = several("交接内容", help="通常都要移交的用户事项、资料、账号和财物以外，另外移交的，例：进行中的售后申请")
    number_port: YesNo = choice("号码迁移", False)
    plan_within: Length | None = fact("交接计划期限")
