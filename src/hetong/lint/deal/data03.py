"""DATA03 处理方式少了收集或者存储

检查什么：委托处理个人信息时，通话录音或者乙方提供服务平台的，处理方式里有没有收集；乙方提供服务平台的，有没有存储。
为什么：受托人不得超出约定的处理方式。录音、登记就是收集，数据在乙方平台上就是存储；方式里没有写，乙方每天都在违约。
反例：录音: 是，方式只写查询、使用、记录。
正例：方式写收集、记录、存储、使用、传输、修改、删除。
依据：个人信息保护法 4、21
"""

import re
from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.data import DataRole
from hetong.model.deal.side import Side

CODE = "DATA03"
_COLLECTING, _STORING = re.compile("收集|采集"), re.compile("存储|储存|保存|留存")


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At most one finding, at the way of processing."""
    method, hosted = deal.data.method, deal.services.system_provider is Side.PROVIDER
    if deal.data.role is not DataRole.ENTRUSTED or not method:
        return
    missing = ["收集"] if (deal.data.recording or hosted) and not _COLLECTING.search(method) else []
    missing += ["存储"] if hosted and not _STORING.search(method) else []
    if missing:
        cause = Message("乙方提供服务平台") if hosted else Message("通话录音")
        message = Message("{cause}，处理方式里却没有{missing}", cause=cause, missing="、".join(missing))
        hint = Message("补进“个人信息.方式”，例：收集、记录、存储、使用、传输、修改、删除")
        yield Diagnostic(CODE, Severity.WARNING, deal.where("data.method"), message, hint, "data.method")
