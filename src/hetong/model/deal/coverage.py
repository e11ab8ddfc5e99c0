"""Coverage: what is served beside channels, for whom, where, at which level, and when."""

from hetong.model.bounds import Length
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.hours import TimeZone, Windows
from hetong.model.deal.naming import RegionName, SupportLevelName
from hetong.model.deal.side import Side
from hetong.model.fields import Facts, Line, fact, required, several


class WorkItem(Facts):
    """工作件：不是会话、来电的工作，按件计；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：审核件、工单")
    unit: Line | None = fact("单位", help="例：件、单")
    definition: Line | None = fact("定义", help="怎样算一件，例：一段视频及其封面、标题为一件")
    handling: Length | None = fact("平均处理时长", help="例：90秒")


class Region(Facts):
    """服务地区：甲方业务所在的地区；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：墨西哥")
    time_zone: TimeZone | None = fact("时区", help="例：墨西哥城时间")
    languages: tuple[Line, ...] = several("语言")
    note: Line | None = fact("说明")


class LevelChannel(Facts):
    """支持级别与渠道的交叉处"""

    shorthand = "channel"

    channel: ChannelKind = required("渠道")
    provider: Side | None = fact("提供方", help="这一级、这一渠道由谁提供")
    work: Line | None = fact("工作内容")


class SupportLevel(Facts):
    """支持级别：与渠道合成一张表；别处用名称指它"""

    shorthand = "name"

    name: Line = required("名称", help="例：一线")
    work: Line | None = fact("工作内容", help="例：受理、登记，按知识库解答")
    provider: Side | None = fact("提供方")
    channels: tuple[LevelChannel, ...] = several("渠道", help="例：[电话呼入, {渠道: 在线, 提供方: 乙方}]")
    escalation: Line | None = fact("升级条件", help="例：30分钟内不能解决的转二线")


class ServiceHours(Facts):
    """服务时间：按语言、支持级别、渠道或者地区分别约定"""

    name: Line | None = fact("名称", help="例：英语夜间")
    language: Line | None = fact("语言", help="不填表示全部语言")
    level: SupportLevelName | None = fact("支持级别", help="“服务.支持级别”里的名称")
    channel: ChannelKind | None = fact("渠道", help="不填表示全部渠道")
    region: RegionName | None = fact("地区", help="“服务.地区”里的名称")
    hours: Windows = several("时段", help="例：工作日 9:00-18:00（墨西哥城时间）")
    time_zone: TimeZone | None = fact("时区", help="时段没有写明时区时的时区，例：墨西哥城时间")
