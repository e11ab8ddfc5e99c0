"""Term and renewal."""

from typing import Annotated

from pydantic import computed_field

from hetong.model.bounds import Day, Length, Within
from hetong.model.fields import Facts, Labelled, Line, Whole, choice, fact
from hetong.zh.moment import Moment


class Term(Facts):
    """期限"""

    start: Day | None = fact("起", help="不填起止日而只填时长的，自合同生效之日起算")
    end: Day | None = fact("止")
    length: Length | None = fact("时长", help="例：12个月")

    @computed_field(title="止")  # type: ignore[prop-decorator]
    @property
    def until(self) -> Moment | None:
        """The stated end; else that which start and length give."""
        return self.end or self.reckoned

    @property
    def reckoned(self) -> Moment | None:
        """The last day that start and length give; of hours, the minute. None where the calendar alone gives none (12个工作日, 1.5个月)."""
        if self.start is None or self.length is None:
            return None
        try:
            return self.length.end(self.start)
        except ValueError:
            return None


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
