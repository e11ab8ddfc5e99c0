"""Channels: by which way people are served, when, and in which languages."""

from hetong.model.deal.hours import Windows
from hetong.model.fields import Facts, Labelled, Line, fact, required, several


class ChannelKind(Labelled):
    """Channels of customer service."""

    PHONE_IN = "phone_in", "电话呼入"
    PHONE_OUT = "phone_out", "电话呼出"
    CHAT = "chat", "在线"
    EMAIL = "email", "邮件"
    SOCIAL = "social", "社媒"
    SMS = "sms", "短信"
    ONSITE = "onsite", "现场"
    AI = "ai", "AI"


class Channel(Facts):
    """渠道"""

    kind: ChannelKind = required("类型")
    endpoint: Line | None = fact("入口", help="例：官方网站在线客服")
    work: Line | None = fact("工作内容", help="该渠道的工作内容")
    hours: Windows = several("时段", help="例：7×24；工作日 09:00-18:00；工作日 9:00-18:00（墨西哥城时间）")
    languages: tuple[Line, ...] = several("语言")
    note: Line | None = fact("说明")
