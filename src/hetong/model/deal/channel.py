"""Channels: by which way people are served, when, and in which languages."""

from typing import Annotated

from pydantic import BeforeValidator

from hetong.model.fields import Facts, Hours, Labelled, Line, fact, required, several
from hetong.zh.hours import Window
from hetong.zh.text import NotUnderstood


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


def _each_window(written: object) -> object:
    """A text that names several spans is as many elements; one that can't be read stays where it stands, to be refused there."""
    if not isinstance(written, list | tuple):
        return written
    read = [_windows(one) for one in written]
    if None in read:
        return [one[0] if one else raw for one, raw in zip(read, written, strict=True)]
    return [window for one in read if one for window in one]


def _windows(one: object) -> tuple[object, ...] | None:
    if not isinstance(one, str):
        return (one,)
    try:
        return Window.parse_all(one)
    except NotUnderstood:
        return None


class Channel(Facts):
    """渠道"""

    kind: ChannelKind = required("类型")
    endpoint: Line | None = fact("入口", help="例：官方网站在线客服")
    work: Line | None = fact("工作内容", help="该渠道的工作内容")
    hours: Annotated[tuple[Hours, ...], BeforeValidator(_each_window)] = several("时段", help="例：7×24；工作日 09:00-18:00")
    languages: tuple[Line, ...] = several("语言")
    note: Line | None = fact("说明")
