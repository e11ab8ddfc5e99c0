"""PARTY04 收款户名与当事人不一致

检查什么：收款账户的户名与该方名称是否相同（括号、字母的全角半角不计；个体工商户也可以是经营者姓名）；
两方的名称（写法同上）、统一社会信用代码、身份证号或者收款账号是否相同。
电话、邮箱、住所可以相同：同一集团的公司常共用。
为什么：向户名不同的账户付款，容易被认为没有向合同相对方履行；两方相同说明抄错了一方。
反例：乙方名称为“甲乙丙客服有限公司”，户名写“张某”。
正例：户名与乙方名称一致。
依据：实务
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.party import Party, PartyKind
from hetong.zh.text import squeezed

CODE = "PARTY04"
_OWN = (("uscc", "统一社会信用代码"), ("id_number", "身份证号"))


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The account of each party, then whether the parties differ."""
    for key, role, party in (("party_a", "甲方", deal.party_a), ("party_b", "乙方", deal.party_b)):
        holder = party.bank.account_name
        if holder and party.name and not _same(holder, party):
            message = Message("{role}收款户名“{holder}”与名称“{name}”不一致", role=role, holder=holder, name=party.name)
            hint = Message("改成一致；确需付给他人的，另签委托收款协议")
            yield _warning(deal, f"{key}.bank.account_name", message, hint)
    if deal.party_a.bank.account_no and deal.party_a.bank.account_no == deal.party_b.bank.account_no:
        message = Message("甲方和乙方的收款账号相同：{value}", value=deal.party_b.bank.account_no)
        yield _warning(deal, "party_b.bank.account_no", message, Message("核对哪一方抄错了"))
    for field, title in _shared(deal.party_a, deal.party_b):
        message = Message("甲方和乙方的{title}相同：{value}", title=title, value=getattr(deal.party_b, field))
        yield _warning(deal, f"party_b.{field}", message, Message("核对哪一方抄错了"))


def _same(holder: str, party: Party) -> bool:
    own = [party.name, party.legal_rep if party.kind is PartyKind.INDIVIDUAL_BUSINESS else None]
    return _plain(holder) in [_plain(name) for name in own if name]


def _shared(one: Party, other: Party) -> Iterator[tuple[str, str]]:
    """What both parties have in common; two persons of the same name are told apart by their numbers."""
    pairs = [(getattr(one, field), getattr(other, field)) for field, _ in _OWN]
    if one.name and other.name and _plain(one.name) == _plain(other.name) and not any(a and b and a != b for a, b in pairs):
        yield "name", "名称"
    yield from ((field, title) for (field, title), (a, b) in zip(_OWN, pairs, strict=True) if a and a == b)


def _plain(name: str) -> str:
    """Without spaces, in one width and one case."""
    return squeezed(name).casefold()


def _warning(deal: Deal, path: str, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(CODE, Severity.WARNING, deal.where(path), message, hint, path)
