"""What stands around the articles: cover, parties, closing line, signature page."""

from hetong.facts import Fact, Scope
from hetong.model.contract import Blank, Filled, Inlines, PartySheet, Row, Signature
from hetong.model.deal import Deal
from hetong.model.deal.contract import EffectMode
from hetong.model.deal.party import Party, PartyKind
from hetong.zh.fill import legal_form

ROLES = {"party_a": "甲方", "party_b": "乙方"}
_PERSON_ROWS = (("身份证号码", "id_number"), ("住所", "address"), ("联系电话", "phone"))
_ENTITY_ROWS = (
    ("统一社会信用代码", "uscc"),
    ("法定代表人", "legal_rep"),
    ("住所", "address"),
    ("联系人", "contact"),
    ("联系电话", "phone"),
)


def inline(fact: Fact, deal: Deal, label: str = "") -> Filled | Blank:
    """A fact as it prints: its value, or a labelled blank."""
    if fact.present:
        return Filled(legal_form(fact.value), fact.path, deal.where(fact.path))
    return Blank(label or fact.label, fact.path, deal.where(fact.path))


def number_row(deal: Deal) -> Inlines:
    """The contract's number."""
    return (inline(Scope.of(deal).fact("contract.number"), deal, "合同编号"),)


def cover(deal: Deal) -> tuple[Row, ...]:
    """Parties, place and date of signing."""
    scope = Scope.of(deal)
    named = [Row(role, (inline(scope.fact(f"{key}.name"), deal, f"{role}名称"),)) for key, role in ROLES.items()]
    place = Row("签订地", (inline(scope.fact("signing.place"), deal),))
    date = Row("签订日期", (inline(scope.fact("signing.date"), deal),))
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
    if party.kind is PartyKind.INDIVIDUAL_BUSINESS:
        rows = [("经营者" if name == "legal_rep" else label, name) for label, name in rows]
    listed = tuple(Row(label, (inline(scope.fact(f"{key}.{name}"), deal, f"{role}{label}"),)) for label, name in rows)
    first = Row(role, (inline(scope.fact(f"{key}.name"), deal, f"{role}名称"),))
    return PartySheet(role, (first, *listed))


def closing(deal: Deal) -> str:
    """The line that ends the text, so that nothing can be added before the signatures."""
    return f"（以下无正文，为《{deal.contract.title}》签署页）"


def signatures(deal: Deal) -> tuple[Signature, ...]:
    """One block a party. Rows without inlines are filled in by hand."""
    return tuple(_signature(key, role, deal) for key, role in ROLES.items())


def _signature(key: str, role: str, deal: Deal) -> Signature:
    scope, party = Scope.of(deal), _party(deal, key)
    name = (inline(scope.fact(f"{key}.name"), deal, f"{role}名称"),)
    if party.kind is PartyKind.PERSON:
        return Signature(role, "签字", name, f"{role}签字处", (Row("日期", ()),))
    signs = deal.signing.effect is not EffectMode.SEALED
    signer = "经营者（签字）" if party.kind is PartyKind.INDIVIDUAL_BUSINESS else "法定代表人或者授权代表（签字）"
    rows = (Row(signer, ()), Row("日期", ())) if signs else (Row("日期", ()),)
    return Signature(role, "盖章", name, f"{role}盖章处", rows)


def _party(deal: Deal, key: str) -> Party:
    return deal.party_a if key == "party_a" else deal.party_b
