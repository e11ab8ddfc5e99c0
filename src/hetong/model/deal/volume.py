"""Volume: how much is expected, and how far it may swing."""

from hetong.model.bounds import Length, Proportion, Some
from hetong.model.fields import Facts, Line, fact, several


class Volume(Facts):
    """服务量"""

    forecast: Some | None = fact("预测量", help="每月，例：60,000次")
    tolerance: Proportion | None = fact("预测偏差", help="例：20%")
    total_hours: Some | None = fact("总工时")
    burst: Proportion | None = fact("突发上限", help="超过预测量的比例")
    notice: Length | None = fact("预测提前期")
    peak_periods: tuple[Line, ...] = several("高峰期", help="例：6月18日、11月11日大促")
