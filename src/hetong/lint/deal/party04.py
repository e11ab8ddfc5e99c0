"""PARTY04 收款户名与当事人不一致

检查什么：收款账户的户名与该方名称是否逐字相同；两方的名称或者统一社会信用代码是否相同。
为什么：向户名不同的账户付款，容易被认为没有向合同相对方履行；两方相同说明抄错了一方。
反例：乙方名称为“甲乙丙客服有限公司”，户名写“张某”。
正例：户名与乙方名称完全一致。
依据：实务
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal

CODE = "PARTY04"


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The account of each party, then whether the parties differ."""
    for key, role, party in (("party_a", "甲方", deal.party_a), ("party_b", "乙方", deal.party_b)):
        holder = party.bank.account_name
        if holder is not None and party.name is not None and holder != party.name:
            message = Message("{role}收款户名“{holder}”与名称“{name}”不一致", role=role, holder=holder, name=party.name)
            hint = Message("改成一致；确需付给他人的，另签委托收款协议")
            yield _warning(deal, f"{key}.bank.account_name", message, hint)
    for field, title in (("name", "名称"), ("uscc", "统一社会信用代码")):
        value = getattr(deal.party_b, field)
        if value is not None and value == getattr(deal.party_a, field):
            message = Message("甲方和乙方的{title}相同：{value}", title=title, value=value)
            yield _warning(deal, f"party_b.{field}", message, Message("核对哪一方抄错了"))


def _warning(deal: Deal, path: str, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(CODE, Severity.WARNING, deal.where(path), message, hint, path)
