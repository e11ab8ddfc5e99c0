"""PARTY02 乙方是个人而服务含电话渠道

检查什么：乙方为自然人或者个体工商户，而渠道里有电话呼入、电话呼出。提供服务的是乙方，其他签约方不在此列。
为什么：经营增值电信业务的，应当是依法设立的公司；个人承接电话客服，许可无从取得。
反例：乙方类型为个体工商户，渠道为电话呼入。
正例：乙方为公司，或者渠道只有在线、邮件、社媒、现场。
依据：电信条例 13
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.party import PartyKind

CODE = "PARTY02"
_PERSONS = (PartyKind.PERSON, PartyKind.INDIVIDUAL_BUSINESS)
_PHONE = (ChannelKind.PHONE_IN, ChannelKind.PHONE_OUT)


def check(deal: Deal) -> Iterator[Diagnostic]:
    """At most one finding, at the kind of the provider."""
    if deal.party_b.kind in _PERSONS and any(channel.kind in _PHONE for channel in deal.services.channels):
        message = Message("乙方是{kind}，而服务含电话渠道：经营增值电信业务的应当是公司", kind=deal.party_b.kind.label)
        hint = Message("改由有许可的公司承接电话渠道，或者去掉电话渠道")
        yield Diagnostic(CODE, Severity.WARNING, deal.where("party_b.kind"), message, hint, "party_b.kind")
