"""DATA05 渠道用到的个人信息不在种类里

检查什么：委托处理个人信息时，有邮件渠道的，种类的字段里有没有邮箱；有社媒渠道的，有没有账号；有电话、短信渠道的，有没有电话；录音的，有没有录音或者通话。
为什么：附件写明超出种类的甲方不得提供、乙方不得处理；种类里没有邮箱，乙方就不能回邮件。
反例：渠道为邮件，种类只写姓名、手机号码。
正例：字段写姓名、手机号码、电子邮箱。
依据：个人信息保护法 21
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.data import DataRole

CODE = "DATA05"
_PHONE = ("电话号码", re.compile("电话|手机|号码|联系方式"))
_NEEDED = {
    ChannelKind.PHONE_IN: _PHONE,
    ChannelKind.PHONE_OUT: _PHONE,
    ChannelKind.SMS: _PHONE,
    ChannelKind.EMAIL: ("电子邮箱", re.compile("邮箱|邮件|联系方式")),
    ChannelKind.SOCIAL: ("社交媒体账号", re.compile("账号|账户|昵称")),
}
_RECORDED = ("通话录音", re.compile("录音|通话"))


def check(deal: Deal) -> Iterator[Diagnostic]:
    """One finding with all that is missing, at the categories; they are what they are called and their fields."""
    if deal.data.role is not DataRole.ENTRUSTED or not deal.data.categories:
        return
    written = "\n".join(f"{one.name}\n{one.fields or ''}" for one in deal.data.categories)
    needed = dict.fromkeys(_NEEDED[one.kind] for one in deal.services.channels if one.kind in _NEEDED)
    if deal.data.recording:
        needed[_RECORDED] = None
    missing = [name for name, pattern in needed if not pattern.search(written)]
    if missing:
        message = Message("按照渠道会处理{missing}，个人信息的种类里没有", missing="、".join(missing))
        hint = Message("补进“个人信息.种类”的字段；超出种类的，乙方不得处理")
        yield Diagnostic(CODE, Severity.WARNING, deal.where("data.categories"), message, hint, "data.categories")
