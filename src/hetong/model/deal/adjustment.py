"""Price adjustment."""

from pydantic import computed_field

from hetong.model.bounds import Change, Day, Length, Part
from hetong.model.fields import Facts, Line, fact, several
from hetong.zh.percent import Percent


class IndexFormula(Facts):
    """指数公式"""

    index: Line | None = fact("指数", help="例：国家统计局公布的居民消费价格指数（上年同期＝100）")
    base: Line | None = fact("基期", help="例：2026年12月")
    compared: Line | None = fact("比较期", help="例：调价日前最近一期公布的指数")
    weight: Part | None = fact("权重", help="价格中随指数变动的部分，例：70%")
    floor: Change | None = fact("下限", help="一次调整的最低幅度，可以是负数，例：-2%")
    ceiling: Change | None = fact("上限", help="一次调整的最高幅度，例：5%")
    date: Day | None = fact("首次调整日")
    formula: Line | None = fact("公式", help="例：新单价＝原单价×（1＋权重×指数涨幅）")

    @computed_field(title="最多下调", json_schema_extra={"written": "floor"})  # type: ignore[prop-decorator]
    @property
    def deepest(self) -> Percent | None:
        """How far a price may fall, where the lowest change is a fall."""
        return Percent(-self.floor.percent, self.floor.base) if self.floor and self.floor.percent < 0 else None


class Benchmarking(Facts):
    """对标：请第三方比较市场价格"""

    after: Length | None = fact("首次", help="合同开始多久以后，例：24个月")
    frequency: Line | None = fact("频次")
    benchmarker: Line | None = fact("对标机构")
    deviation: Part | None = fact("偏离", help="高出市场价多少应当调整，例：10%")
    adjust_within: Length | None = fact("调整期限")
    cost: Line | None = fact("费用承担")


class Adjustment(Facts):
    """调价"""

    frequency: Line | None = fact("频次", help="例：每满一年一次")
    triggers: tuple[Line, ...] = several("触发条件")
    index: Line | None = fact("参照指数")
    formula: IndexFormula | None = fact("指数公式")
    cap: Part | None = fact("幅度上限")
    notice: Length | None = fact("提前通知")
    negotiate_within: Length | None = fact("协商期限")
    benchmarking: Benchmarking | None = fact("对标")
