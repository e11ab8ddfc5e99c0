"""PARTY04 收款户名与当事人不一致，两方相同

检查什么：每一方收款账户的户名与该方名称是否相同（括号、字母的全角半角不计；个体工商户也可以是经营者姓名，
分支机构也可以是所属法人的名称）；任意两方的名称（写法同上）、统一社会信用代码、身份证号或者收款账号是否相同。
自然人、个体工商户可以同名，看号码；电话、邮箱、住所可以相同：同一集团的公司常共用。
为什么：向户名不同的账户付款，容易被认为没有向合同相对方履行；自己不能与自己订立合同，两方相同说明抄错了一方。
反例：乙方名称为“甲乙丙客服有限公司”，户名写“张某”；丙方的统一社会信用代码与甲方相同。
正例：户名与乙方名称一致。
依据：民法典 464；实务
"""

from collections.abc import Iterator

from hetong.diagnostic import Diagnostic, Message, Severity
from hetong.model.deal import Deal
from hetong.model.deal.party import Party, PartyKind, SigningParty
from hetong.zh.text import squeezed

CODE = "PARTY04"
_OWN = (("uscc", "统一社会信用代码"), ("id_number", "身份证号"))
# Of these there may be several of one name: their numbers tell them apart.
_NAMESAKES = (PartyKind.PERSON, PartyKind.INDIVIDUAL_BUSINESS)


def check(deal: Deal) -> Iterator[Diagnostic]:
    """The account of each party, then what it has in common with one before it."""
    for path, called, party in deal.parties:
        holder = party.bank.account_name
        if holder and party.name and not _same(holder, party):
            message = Message("{role}收款户名“{holder}”与名称“{name}”不一致", role=called, holder=holder, name=party.name)
            hint = Message("改成一致；确需付给他人的，另签委托收款协议")
            yield _finding(Severity.WARNING, deal, f"{path}.bank.account_name", message, hint)
    for at, one in enumerate(deal.parties):
        yield from _repeated(one, deal.parties[:at], deal)


def _same(holder: str, party: Party) -> bool:
    own = [party.name, party.legal_rep if party.kind is PartyKind.INDIVIDUAL_BUSINESS else None]
    of_owner = party.standing is PartyKind.BRANCH and _plain(party.name or "").startswith(_plain(holder))
    return of_owner or _plain(holder) in [_plain(name) for name in own if name]


def _repeated(one: SigningParty, before: tuple[SigningParty, ...], deal: Deal) -> Iterator[Diagnostic]:
    """Each thing once, however many parties have it."""
    shared = {field: (other, title, value) for other in reversed(before) for field, title, value in _shared(other.party, one.party)}
    for field, (other, title, value) in shared.items():
        message = Message("{first}和{second}的{title}相同：{value}", first=other.called, second=one.called, title=title, value=value)
        yield _finding(Severity.ERROR, deal, f"{one.path}.{field}", message, Message("核对哪一方抄错了"))


def _shared(one: Party, other: Party) -> Iterator[tuple[str, str, str]]:
    """What two parties have in common: field, title, value."""
    if one.name and other.name and _plain(one.name) == _plain(other.name) and not _namesakes(one, other):
        yield "name", "名称", other.name
    for field, title in _OWN:
        if getattr(one, field) and getattr(one, field) == getattr(other, field):
            yield field, title, getattr(other, field)
    if one.bank.account_no and one.bank.account_no == other.bank.account_no:
        yield "bank.account_no", "收款账号", one.bank.account_no


def _namesakes(one: Party, other: Party) -> bool:
    numbers = [(getattr(one, field), getattr(other, field)) for field, _ in _OWN]
    told_apart = any(a and b and a != b for a, b in numbers)
    return one.kind in _NAMESAKES and other.kind in _NAMESAKES and (told_apart or one.kind is not other.kind)


def _plain(name: str) -> str:
    """Without spaces, in one width and one case."""
    return squeezed(name).casefold()


def _finding(severity: Severity, deal: Deal, path: str, message: Message, hint: Message) -> Diagnostic:
    return Diagnostic(CODE, severity, deal.where(path), message, hint, path)
