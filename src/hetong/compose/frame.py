"""What stands around the articles: cover, parties, closing line, signature page."""

from collections.abc import Iterator

from hetong.compose.handwriting import ruled
from hetong.facts import Fact, Scope
from hetong.model.contract import Blank, Filled, Inlines, PartySheet, Row, Ruled, Signature, Text
from hetong.model.deal import Deal
from hetong.model.deal.contract import EffectMode, SigningMode
from hetong.model.deal.party import PARTY_GROUPS, OtherParty, PartyKind, SigningParty
from hetong.zh.fill import legal_form

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
    named = [Row(one.called, _named(one, fact, deal)) for one, fact in _each(deal)]
    place = Row("签订地", printed(scope.fact("signing.place"), deal))
    date = Row("签订日期", printed(scope.fact("signing.date"), deal))
    return (*named, place, date)


def parties(deal: Deal) -> tuple[PartySheet, ...]:
    """Who the parties are; a natural person has an identity card instead of a credit code."""
    return tuple(_sheet(one, fact, deal) for one, fact in _each(deal))


def _each(deal: Deal) -> Iterator[tuple[SigningParty, Fact]]:
    """Every party with the fact that holds its own."""
    scope = Scope.of(deal)
    groups = (scope.fact(group) for group in PARTY_GROUPS)
    facts = (one for group in groups for one in (group.elements() if group.many else (group,)))
    return zip(deal.parties, facts, strict=True)


def _named(one: SigningParty, fact: Fact, deal: Deal) -> Inlines:
    return printed(fact.step("name"), deal, f"{one.called}名称")


def _sheet(one: SigningParty, fact: Fact, deal: Deal) -> PartySheet:
    rows = [("角色", "role")] if fact.model is OtherParty and fact.step("role").present else []
    rows += _PERSON_ROWS if one.party.is_person else _ENTITY_ROWS
    if one.party.is_person and one.party.contact != one.party.name:
        rows.append(("联系人", "contact"))
    if one.party.email is not None:
        rows.append(("电子邮箱", "email"))
    named = [(one.party.head if name == "legal_rep" else label, name) for label, name in rows]
    listed = (Row(label, printed(fact.step(name), deal, f"{one.called}{label}")) for label, name in named)
    return PartySheet(one.called, (Row(one.called, _named(one, fact, deal)), *listed))


def closing(deal: Deal) -> str:
    """The line that ends the text, so that nothing can be added before the signatures."""
    return f"（以下无正文，为《{deal.contract.title}》签署页）"


def signatures(deal: Deal) -> tuple[Signature, ...]:
    """One block a party. What is written by hand has rules to write on."""
    return tuple(_signature(one, fact, deal) for one, fact in _each(deal))


def _signature(one: SigningParty, fact: Fact, deal: Deal) -> Signature:
    act = "签字" if one.party.way(deal.signing.effect) is EffectMode.SIGNED else "盖章"
    anchor = f"{one.called}{act}处" if deal.signing.mode is SigningMode.ELECTRONIC else ""
    return Signature(one.called, act, _named(one, fact, deal), anchor, (*_signing_rows(one, fact, deal), _DATE))


def _signing_rows(one: SigningParty, fact: Fact, deal: Deal) -> tuple[Row, ...]:
    """Who signs: a natural person himself, an entity by its head or its agent, unless its seal alone is asked for."""
    if one.party.is_person:
        identity = printed(fact.step("id_number"), deal, f"{one.called}身份证号码")
        return Row("签字", _HAND), Row("身份证号码", identity)
    if one.party.way(deal.signing.effect) is EffectMode.SEALED:
        return ()
    owner = one.party.kind is PartyKind.INDIVIDUAL_BUSINESS
    return Row(f"{one.party.head}{'' if owner else '或者授权代表'}（签字）", _HAND), *_signatory(fact, deal)


def _signatory(party: Fact, deal: Deal) -> tuple[Row, ...]:
    """Name and position of who signs; where one side has told them, the others have the lines to write them on."""
    told = [one.party.signatory for one in deal.parties]
    asked = {"name": "姓名", "title": "职务"} if any(one.name or one.title for one in told) else {}
    facts = {label: party.step("signatory").step(name) for name, label in asked.items()}
    return tuple(Row(label, printed(fact, deal) if fact.present else _HAND) for label, fact in facts.items())
