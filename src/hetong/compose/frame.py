"""What stands around the articles: cover, parties, closing line, signature page."""

from hetong.compose.handwriting import ruled
from hetong.facts import Fact, Scope
from hetong.model.contract import Blank, Filled, Inlines, PartySheet, Row, Ruled, Signature, Text
from hetong.model.deal import Deal
from hetong.model.deal.contract import EffectMode, SigningMode
from hetong.model.deal.party import Party, PartyKind
from hetong.zh.fill import legal_form

ROLES = {"party_a": "甲方", "party_b": "乙方"}
# Who acts for a party by law, as its licence or certificate names him.
_HEADS = {
    PartyKind.COMPANY: "法定代表人",
    PartyKind.SOLE: "投资人",
    PartyKind.INDIVIDUAL_BUSINESS: "经营者",
    PartyKind.AGENCY: "负责人",
    PartyKind.INSTITUTION: "法定代表人",
}
# A branch is registered as a company is, but has a person in charge and no legal representative (公司法 13, 民法典 74).
_BRANCHES = ("分公司", "支公司", "分行", "支行", "分社", "分店", "营业部", "办事处")
_HAND = (Ruled(8),)
_DATE = Row("日期", (Ruled(3), Text("年"), Ruled(2), Text("月"), Ruled(2), Text("日")))
_PERSON_ROWS = (("身份证号码", "id_number"), ("住所", "address"), ("联系电话", "phone"))
_ENTITY_ROWS = (
    ("统一社会信用代码", "uscc"),
    ("法定代表人", "legal_rep"),
    ("住所", "address"),
    ("联系人", "contact"),
    ("联系电话", "phone"),
)


def printed(fact: Fact, deal: Deal, label: str = "") -> Inlines:
    """A fact as it prints: its value, rules to write it on, or a labelled blank."""
    if fact.by_hand:
        return ruled(fact)
    if fact.present:
        return (Filled(legal_form(fact.value), fact.path, deal.where(fact.path), fact.origin),)
    return (Blank(label or fact.label, fact.path, deal.where(fact.path)),)


def number_row(deal: Deal) -> Inlines:
    """The contract's number."""
    return printed(Scope.of(deal).fact("contract.number"), deal, "合同编号")


def cover(deal: Deal) -> tuple[Row, ...]:
    """Parties, place and date of signing."""
    scope = Scope.of(deal)
    named = [Row(role, printed(scope.fact(f"{key}.name"), deal, f"{role}名称")) for key, role in ROLES.items()]
    place = Row("签订地", printed(scope.fact("signing.place"), deal))
    date = Row("签订日期", printed(scope.fact("signing.date"), deal))
    return (*named, place, date)


def parties(deal: Deal) -> tuple[PartySheet, ...]:
    """Who the parties are; a natural person has an identity card instead of a credit code."""
    return tuple(_sheet(key, role, deal) for key, role in ROLES.items())


def _sheet(key: str, role: str, deal: Deal) -> PartySheet:
    scope, party = Scope.of(deal), _party(deal, key)
    person = party.kind is PartyKind.PERSON
    rows = list(_PERSON_ROWS if person else _ENTITY_ROWS)
    if party.email is not None:
        rows.append(("电子邮箱", "email"))
    rows = [(_head(party) if name == "legal_rep" else label, name) for label, name in rows]
    listed = tuple(Row(label, printed(scope.fact(f"{key}.{name}"), deal, f"{role}{label}")) for label, name in rows)
    first = Row(role, printed(scope.fact(f"{key}.name"), deal, f"{role}名称"))
    return PartySheet(role, (first, *listed))


def closing(deal: Deal) -> str:
    """The line that ends the text, so that nothing can be added before the signatures."""
    return f"（以下无正文，为《{deal.contract.title}》签署页）"


def signatures(deal: Deal) -> tuple[Signature, ...]:
    """One block a party. What is written by hand has rules to write on."""
    return tuple(_signature(key, role, deal) for key, role in ROLES.items())


def _signature(key: str, role: str, deal: Deal) -> Signature:
    party = _party(deal, key)
    act = "签字" if party.kind is PartyKind.PERSON else "盖章"
    anchor = f"{role}{act}处" if deal.signing.mode is SigningMode.ELECTRONIC else ""
    name = printed(Scope.of(deal).fact(f"{key}.name"), deal, f"{role}名称")
    return Signature(role, act, name, anchor, (*_signing_rows(key, role, deal), _DATE))


def _signing_rows(key: str, role: str, deal: Deal) -> tuple[Row, ...]:
    """Who signs: a natural person himself, an entity by its head or its agent, unless its seal alone is asked for."""
    party = _party(deal, key)
    if party.kind is PartyKind.PERSON:
        identity = printed(Scope.of(deal).fact(f"{key}.id_number"), deal, f"{role}身份证号码")
        return Row("签字", _HAND), Row("身份证号码", identity)
    if deal.signing.effect is EffectMode.SEALED:
        return ()
    owner = party.kind is PartyKind.INDIVIDUAL_BUSINESS
    return Row(f"{_head(party)}{'' if owner else '或者授权代表'}（签字）", _HAND), *_signatory(key, deal)


def _signatory(key: str, deal: Deal) -> tuple[Row, ...]:
    """Name and position of who signs; where one side has told them, the other has the lines to write them on."""
    told = [_party(deal, one).signatory for one in ROLES]
    asked = {"name": "姓名", "title": "职务"} if any(one.name or one.title for one in told) else {}
    facts = {label: Scope.of(deal).fact(f"{key}.signatory.{name}") for name, label in asked.items()}
    return tuple(Row(label, printed(fact, deal) if fact.present else _HAND) for label, fact in facts.items())


def _head(party: Party) -> str:
    """The title of who acts for an entity."""
    branch = party.kind is PartyKind.COMPANY and (party.name or "").endswith(_BRANCHES)
    return "负责人" if branch else _HEADS.get(party.kind, "")


def _party(deal: Deal, key: str) -> Party:
    return deal.party_a if key == "party_a" else deal.party_b
