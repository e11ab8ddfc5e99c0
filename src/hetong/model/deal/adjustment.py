"""Price adjustment."""

from hetong.model.bounds import Length, Part
from hetong.model.fields import Facts, Line, fact, several


class Adjustment(Facts):
    """调价"""

    frequency: Line | None = fact("频次", help="例：每满一年一次")
    triggers: tuple[Line, ...] = several("触发条件")
    index: Line | None = fact("参照指数")
    cap: Part | None = fact("幅度上限")
    notice: Length | None = fact("提前通知")
    negotiate_within: Length | None = fact("协商期限")
