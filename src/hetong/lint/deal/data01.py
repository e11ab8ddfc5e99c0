"""DATA01 有面向用户的渠道，却写不涉及个人信息

检查什么：“个人信息.角色”写了“不涉及”，而服务有电话、在线、邮件、社媒、短信、现场、AI 任何一种渠道。
为什么：接待用户就会知道他是谁、要什么；写不涉及的，甲方不得提供、乙方不得接触，第一次接待就违约，而法律要求的委托处理约定整份没有。
反例：渠道为在线，角色写不涉及。
正例：角色写委托；角色写不涉及的，只有不接触用户的后台工作，没有渠道。
依据：个人信息保护法 4、21；网络数据安全管理条例 12
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, error
from hetong.model.deal import Deal
from hetong.model.deal.data import DataRole

CODE = "DATA01"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At most one finding, at the role: every kind of channel meets users."""
    if deal.data.role is DataRole.NONE and deal.services.channels:
        kind = deal.services.channels[0].kind.label
        message = Message("服务有{kind}渠道，个人信息的角色却写“不涉及”：接待用户就会接触个人信息", kind=kind)
        hint = Message("改写“角色: 委托”；真不接触用户的，去掉渠道，工作写在“服务.工作件”")
        yield error(CODE, deal.where("data.role"), message, hint, "data.role")
