"""Volume: how much is expected, how far it may swing, and what happens beyond."""

from hetong.model.bounds import Length, Proportion, Some
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.naming import RegionName, WorkItemName
from hetong.model.fields import Facts, Line, Price, fact, required, several


class Forecast(Facts):
    """分项预测"""

    name: Line = required("名称", help="例：英语来电")
    quantity: Some | None = fact("预测量", help="例：3,000次/月")
    period: Line | None = fact("期间", help="只对一段时间的，例：11月1日至11月12日")
    channel: ChannelKind | None = fact("渠道")
    language: Line | None = fact("语言")
    work_item: WorkItemName | None = fact("工作件", help="“服务.工作件”里的名称")
    region: RegionName | None = fact("地区", help="“服务.地区”里的名称")


class Growth(Facts):
    """免费增长：增长到什么程度不另外收费"""

    shorthand = "share"

    share: Proportion | None = fact("幅度", help="例：10%")
    quantity: Some | None = fact("数量", help="例：2,000次/月")
    base: Line | None = fact("基数", help="和什么比，例：上一季度月均工单量")
    beyond: Line | None = fact("超出部分", help="例：按工单单价结算")


class Surge(Facts):
    """增援：预测以外的人力，多久到位、按什么价"""

    capacity: Some | None = fact("增援量", help="例：10席")
    share: Proportion | None = fact("比例", help="增援量占约定人力的比例，例：30%")
    arrive_within: Length | None = fact("到位时限", help="自甲方通知起，例：48小时")
    price: Price | None = fact("单价", help="例：450元")
    unit: Line | None = fact("单位", help="单价的单位，例：席·日")
    longest: Length | None = fact("最长时间", help="例：30日")


class Volume(Facts):
    """服务量"""

    forecast: Some | None = fact("预测量", help="每月，例：60,000次")
    tolerance: Proportion | None = fact("预测偏差", help="例：20%")
    total_hours: Some | None = fact("总工时")
    burst: Proportion | None = fact("突发上限", help="超过预测量的比例")
    notice: Length | None = fact("预测提前期")
    peak_periods: tuple[Line, ...] = several("高峰期", help="例：6月18日、11月11日大促")
    forecasts: tuple[Forecast, ...] = several("分项预测", help="几种量分别预测")
    growth: Growth | None = fact("免费增长")
    surge: tuple[Surge, ...] = several("增援")
