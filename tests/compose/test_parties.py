"""Two or more parties: who they are, how each of them signs, and what the clauses say of them."""

from collections.abc import Mapping, Sequence

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from hetong.model.contract import Blank, Contract, Filled, Item, Paragraph
from hetong.model.deal import Deal
from hetong.model.deal.contract import EffectMode
from hetong.model.deal.party import HEADS, PartyKind
from tests.drafts import composed, drafted, plain, small_deal, text_of

WAYS = {one.value: one.label for one in EffectMode}


def with_parties(*others: Mapping[str, object], more: str = "") -> Deal:
    return small_deal(
        f"other_parties: {yaml.safe_dump([dict(one) for one in others], allow_unicode=True, default_flow_style=True)}\n{more}"
    )


def paragraph(contract: Contract, anchor: str) -> Paragraph:
    return next(one for one in contract.paragraphs if one.anchor == anchor)


def texts(nodes: Sequence[Item]) -> list[str]:
    return [text_of(one).rstrip("；。") for one in nodes]


# Who they are


def test_the_other_parties_are_called_by_their_place_unless_they_have_a_name() -> None:
    deal = with_parties({}, {"called": "平台方"}, {}, *[{}] * 6)
    assert [(one.path, one.called) for one in deal.parties][:5] == [
        ("party_a", "甲方"),
        ("party_b", "乙方"),
        ("other_parties.0", "丙方"),
        ("other_parties.1", "平台方"),
        ("other_parties.2", "戊方"),
    ]
    assert [one.called for one in deal.parties][9:] == ["癸方", "第十一方"]


@pytest.mark.parametrize(
    ("side", "path"), [("甲方", "party_a"), ("乙方", "party_b"), ("丙方", "other_parties.0"), ("担保方", "other_parties.1"), ("丁方", None)]
)
def test_our_side_is_one_of_the_parties(side: str, path: str | None) -> None:
    assert with_parties({}, {"called": "担保方"}, more=f"我方: {side}").ours == path


def test_nobody_has_to_say_which_side_is_ours() -> None:
    assert small_deal().ours is None


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ("name: 某某有限公司合肥分公司", "分支机构"),
        ("name: 某某投资（有限合伙）", "合伙企业"),
        ("name: 某某投资(有限合伙)", "合伙企业"),
        ("name: 某某会计师事务所（特殊普通合伙）", "合伙企业"),
        ("name: 某某设计中心（个人独资）", "个人独资企业"),
        ("name: 某某有限公司", "公司"),
        ("name: 某某局驻京办事处, kind: agency", "机关"),
        ("kind: branch", "分支机构"),
    ],
)
def test_the_end_of_a_name_tells_the_kind_that_nobody_wrote(facts: str, kind: str) -> None:
    assert small_deal(f"party_b: {{{facts}}}").party_b.kind.label == kind


def test_a_kind_that_was_written_stays_and_the_head_follows_the_name() -> None:
    party = small_deal("party_b: {name: 某某有限公司合肥分公司, kind: company}").party_b
    assert (party.kind, party.head) == (PartyKind.COMPANY, "负责人")


@pytest.mark.parametrize("kind", [one for one in PartyKind if one is not PartyKind.PERSON])
def test_every_kind_names_its_head_on_the_sheet_and_where_he_signs(kind: PartyKind) -> None:
    contract = composed(with_parties({"kind": kind.value, "name": "丙"}))
    (row,) = [row for row in contract.parties[2].rows for one in row.inlines if getattr(one, "path", "") == "other_parties.0.legal_rep"]
    assert row.label == HEADS[kind]
    assert contract.signatures[2].rows[0].label.startswith(HEADS[kind])


@pytest.mark.parametrize("key", ["法定代表人", "负责人", "经营者", "投资人", "执行事务合伙人", "legal_rep"])
def test_the_head_may_be_written_by_what_he_is_called(key: str) -> None:
    deal = small_deal(f"其他签约方: [{{名称: 丙, {key}: 张三}}]")
    assert deal.other_parties[0].legal_rep == "张三"
    assert "other_parties.0.legal_rep" in deal.places


def test_the_blanks_of_a_party_carry_its_name_and_its_own_words() -> None:
    rows = composed(with_parties({"called": "担保方", "kind": "partnership"})).parties[2].rows
    labels = {one.path: one.label for row in rows for one in row.inlines if isinstance(one, Blank)}
    assert labels["other_parties.0.legal_rep"] == "担保方执行事务合伙人"
    assert labels["other_parties.0.name"] == "担保方名称"


def test_a_role_stands_on_the_sheet_only_when_it_is_told() -> None:
    without, told = (composed(with_parties(one)).parties[2].rows for one in ({}, {"role": "平台方"}))
    assert len(told) == len(without) + 1
    assert ("角色", "平台方") in [(row.label, plain(row.inlines)) for row in told]


# How they sign


@pytest.mark.parametrize("way", EffectMode)
@pytest.mark.parametrize("kind", PartyKind)
def test_page_and_clause_agree_on_how_a_party_signs(kind: PartyKind, way: EffectMode) -> None:
    contract = composed(with_parties({"kind": kind.value}, more=f"signing: {{effect: {way.value}}}"))
    block = contract.signatures[2]
    signs = kind is PartyKind.PERSON or way is not EffectMode.SEALED
    seals = kind is not PartyKind.PERSON and way is not EffectMode.SIGNED
    assert block.act == ("盖章" if seals else "签字")
    assert any("签字" in row.label for row in block.rows) is signs
    date = paragraph(contract, "effect.date")
    said = texts(date.items)[2] if date.items else text_of(date)
    assert (WAYS["signed"] if kind is PartyKind.PERSON else way.label) in said


def test_where_the_ways_differ_each_party_has_its_own() -> None:
    deal = with_parties({}, {"signs": "signed"}, more="party_a: {signs: 盖章}\nparty_b: {kind: person}")
    contract = composed(deal)
    assert texts(paragraph(contract, "effect.date").items) == ["甲方盖章", "乙方签字", "丙方签字并盖章", "丁方签字"]
    assert [one.act for one in contract.signatures] == ["盖章", "签字", "盖章", "签字"]
    assert [len(one.rows) for one in contract.signatures] == [1, 3, 2, 2]


def test_where_all_sign_alike_one_sentence_says_so() -> None:
    contract = composed(with_parties({"signs": "signed_and_sealed"}))
    assert paragraph(contract, "effect.date").items == ()


@pytest.mark.parametrize(
    ("more", "manner"),
    [
        ("signing: {effect: 盖章}", "seal"),
        ("signing: {effect: 签字}", "sign"),
        ("signing: {effect: 盖章}\nparty_b: {kind: person}", "both"),
        ("signing: {effect: 盖章}\nparty_a: {kind: person}\nparty_b: {kind: person}", "both"),
        ("", "both"),
    ],
)
def test_signing_and_sealing_are_explained_where_somebody_does_it(more: str, manner: str) -> None:
    contract = composed(with_parties({}, more=more))
    assert [one.anchor for one in contract.paragraphs if one.anchor.startswith("effect.manner")] == [f"effect.manner-{manner}"]


def test_persons_among_themselves_have_no_seals() -> None:
    people = composed(small_deal("signing: {effect: 签字并盖章}\nparty_a: {kind: person}\nparty_b: {kind: person}"))
    assert [one.anchor for one in people.paragraphs if one.anchor.startswith("effect.manner")] == ["effect.manner-sign"]


def test_what_is_signed_electronically_has_an_anchor_for_every_party() -> None:
    contract = composed(with_parties({}, {"called": "担保方", "kind": "person"}, more="signing: {mode: 电子}"))
    assert [one.anchor for one in contract.signatures] == ["甲方盖章处", "乙方盖章处", "丙方盖章处", "担保方签字处"]
    assert texts(paragraph(contract, "effect.date").items)[3] == "担保方签字"


def test_lines_for_the_signatory_stand_at_every_party_that_signs() -> None:
    blocks = composed(with_parties({"signs": "sealed"}, {"signatory": {"name": "张三"}})).signatures
    assert [[row.label for row in one.rows if row.label in ("姓名", "职务")] for one in blocks] == [
        ["姓名", "职务"],
        ["姓名", "职务"],
        [],
        ["姓名", "职务"],
    ]


# What the clauses say of them


def test_copies_are_told_party_by_party_and_added_up() -> None:
    deal = with_parties({"copies": 3}, {}, more="signing: {copies_a: 4, copies_b: 1, copies_filed: 1, filed_with: 商务局}")
    copies = paragraph(composed(deal), "effect.copies")
    numbers = [[one.text for one in item.inlines if isinstance(one, Filled)] for item in copies.items]
    assert numbers == [["四"], ["一"], ["丙方", "三"], ["丁方", "二"], ["一", "商务局"]]
    assert [one.text for one in copies.inlines if isinstance(one, Filled)] == ["十一"]


def test_every_party_has_an_address_for_notices() -> None:
    """The clause names the head of the contract, which has them."""
    for service in ("是", "否"):
        contract = composed(with_parties({"contact": "张三"}, {}, more=f"notice: {{email_service: {service}}}"))
        assert "首部载明的住所、联系人" in plain(paragraph(contract, "notice.addresses").inlines)
        assert [sheet.role for sheet in contract.parties] == ["甲方", "乙方", "丙方", "丁方"]
        asked = {"住所", "联系人", "联系电话"}
        assert all(asked <= {row.label for row in sheet.rows} for sheet in contract.parties)
        contact = next(row for row in contract.parties[2].rows if row.label == "联系人")
        assert [one.path for one in contact.inlines if isinstance(one, Filled)] == ["other_parties.0.contact"]


def test_the_accounts_are_those_that_are_written() -> None:
    account = {"account_name": "丁", "bank": "示例银行", "account_no": "123456789"}
    contract = composed(with_parties({}, {"bank": account}, more="party_a: {bank: {account_no: '987654321'}}"))
    shown = [one.anchor for one in contract.paragraphs if one.anchor.startswith("payment.account")]
    assert shown == [
        "payment.account",
        "payment.account-others",
        "payment.account-client",
        "payment.account-change",
        "payment.account-check",
    ]
    paths = {
        one.path
        for item in paragraph(contract, "payment.account-others").items
        for one in item.inlines
        if isinstance(one, Filled | Blank)
    }  # fmt: skip
    assert paths == {"other_parties.1.bank.account_name", "other_parties.1.bank.bank", "other_parties.1.bank.account_no"}


def recitals(more: str, outline: str = "ecommerce-customer-service") -> list[str]:
    return [text_of(one) for one in composed(small_deal(more, outline=outline)).recitals]


@pytest.mark.parametrize("outline", ["ecommerce-customer-service", "telecom-customer-service"])
@pytest.mark.parametrize("kind", ["agency", "institution", "organisation"])
@pytest.mark.parametrize("business", ["", ", business: 负责市民热线"])
def test_the_recitals_of_a_public_body_do_not_speak_of_trade(outline: str, kind: str, business: str) -> None:
    said = "".join(recitals(f"party_a: {{kind: {kind}{business}}}", outline))
    assert not [word for word in ("经营", "成本", "店铺", "消费者", "企业") if word in said]


@pytest.mark.parametrize("outline", ["ecommerce-customer-service", "telecom-customer-service"])
def test_the_recitals_name_every_other_party(outline: str) -> None:
    two, four = recitals("", outline), recitals("other_parties: [{role: 平台方, business: 运营平台}, {}]", outline)
    assert len(four) == len(two) + 3
    assert [sum(name in line for line in four) for name in ("丙方", "丁方")] == [2, 1]


# Laws


def _party(number: int) -> st.SearchStrategy[dict[str, str]]:
    facts = {
        "name": st.just(f"第{number}有限公司"),
        "kind": st.sampled_from([one.value for one in PartyKind]),
        "signs": st.sampled_from([one.value for one in EffectMode]),
    }
    return st.fixed_dictionaries({"name": facts["name"], "kind": facts["kind"]}, optional={"signs": facts["signs"]})


PARTIES = st.integers(2, 7).flatmap(lambda count: st.tuples(*(_party(number) for number in range(count))))


@settings(max_examples=40)
@given(parties=PARTIES, effect=st.sampled_from(EffectMode), mode=st.sampled_from(["paper", "electronic"]))
def test_every_party_stands_everywhere_once(parties: tuple[dict[str, str], ...], effect: EffectMode, mode: str) -> None:
    first, second, *others = parties
    spec = {"party_a": first, "party_b": second, "other_parties": others, "signing": {"effect": effect.value, "mode": mode}}
    deal = small_deal(yaml.safe_dump(spec, allow_unicode=True))
    contract = drafted(deal)[0].contract
    names = [one["name"] for one in parties]
    called = [one.called for one in deal.parties]
    assert [plain(row.inlines) for row in contract.cover[: len(names)]] == names
    assert [plain(sheet.rows[0].inlines) for sheet in contract.parties] == names
    assert [plain(one.name) for one in contract.signatures] == names
    assert [row.label for row in contract.cover[: len(names)]] == [one.role for one in contract.signatures] == called
    assert all(one.rows[-1].label == "日期" for one in contract.signatures)
    ways = {one.party.way(effect) for one in deal.parties}
    assert len(paragraph(contract, "effect.date").items) == (0 if len(ways) == 1 else len(names))
