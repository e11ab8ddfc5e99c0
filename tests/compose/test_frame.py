"""What stands around the articles: cover, party block, closing line, signature page, annexes."""

import pytest

from hetong.model.contract import Annex, Blank, Filled, Ruled
from tests.drafts import composed, example, plain, small_deal

LABELS = {"company": "法定代表人", "sole": "投资人", "individual_business": "经营者", "agency": "负责人", "institution": "法定代表人"}


def test_the_cover_names_parties_place_and_date() -> None:
    cover = composed(example("ecommerce-customer-service")).cover
    assert [row.label for row in cover] == ["甲方", "乙方", "签订地", "签订日期"]
    assert plain(cover[2].inlines) == "浙江省杭州市余杭区"
    assert plain(cover[3].inlines) == "2026年12月1日"


def test_an_empty_deal_has_labelled_blanks_on_its_cover() -> None:
    inlines = [one for row in composed(small_deal()).cover for one in row.inlines]
    assert [one.path for one in inlines if isinstance(one, Blank)] == ["party_a.name", "party_b.name"]


@pytest.mark.parametrize(("kind", "label"), LABELS.items())
def test_a_party_block_says_who_stands_for_the_party(kind: str, label: str) -> None:
    sheet, _ = composed(small_deal(f"party_a: {{kind: {kind}, name: 甲, legal_rep: 张三}}")).parties
    assert [plain(row.inlines) for row in sheet.rows if row.label == label] == ["张三"]


def test_a_natural_person_has_an_identity_card_and_signs() -> None:
    contract = composed(small_deal("party_b: {kind: person, name: 李四, id_number: '1'}"))
    paths = [one.path for row in contract.parties[1].rows for one in row.inlines if isinstance(one, Filled | Blank)]
    assert paths == ["party_b.name", "party_b.id_number", "party_b.address", "party_b.phone"]
    company, person = contract.signatures
    assert (company.act, person.act) == ("盖章", "签字")
    assert [row.label for row in person.rows] == ["签字", "身份证号码", "日期"]
    assert [one.path for row in person.rows for one in row.inlines if isinstance(one, Filled)] == ["party_b.id_number"]


def test_a_mail_address_is_shown_only_when_it_is_known() -> None:
    def rows(more: str) -> int:
        return len(composed(small_deal(more)).parties[0].rows)

    assert rows("party_a: {email: a@b.example}") == rows("") + 1


@pytest.mark.parametrize(("effect", "lines"), [("signed_and_sealed", 2), ("signed_or_sealed", 2), ("signed", 2), ("sealed", 1)])
def test_the_signature_page_follows_how_the_contract_takes_effect(effect: str, lines: int) -> None:
    contract = composed(small_deal(f"signing: {{effect: {effect}}}"))
    assert [len(block.rows) for block in contract.signatures] == [lines, lines]
    assert all([one.width for one in block.rows[-1].inlines if isinstance(one, Ruled)] == [3, 2, 2] for block in contract.signatures)


def test_only_what_is_signed_electronically_has_anchors_to_search_for() -> None:
    def anchors(mode: str) -> list[str]:
        deal = small_deal(f"party_b: {{kind: person}}\nsigning: {{mode: {mode}}}")
        return [one.anchor for one in composed(deal).signatures]

    assert anchors("paper") == ["", ""]
    assert anchors("electronic") == ["甲方盖章处", "乙方签字处"]


@pytest.mark.parametrize(
    ("party", "head"),
    [
        ("{name: 杭州某某有限公司}", "法定代表人或者授权代表（签字）"),
        ("{name: 杭州某某有限公司合肥分公司}", "负责人或者授权代表（签字）"),
        ("{name: 某某银行杭州支行}", "负责人或者授权代表（签字）"),
        ("{name: 分公司之友有限公司}", "法定代表人或者授权代表（签字）"),
        ("{kind: sole, name: 甲}", "投资人或者授权代表（签字）"),
        ("{kind: individual_business, name: 甲}", "经营者（签字）"),
        ("{kind: agency, name: 甲}", "负责人或者授权代表（签字）"),
        ("{kind: institution, name: 甲}", "法定代表人或者授权代表（签字）"),
    ],
)
def test_who_signs_is_named_as_the_party_is_registered(party: str, head: str) -> None:
    contract = composed(small_deal(f"party_a: {party}"))
    assert contract.signatures[0].rows[0].label == head
    assert [row.label for row in contract.parties[0].rows if row.label == head.partition("或者")[0].removesuffix("（签字）")]


def test_who_signs_stands_on_the_page_and_the_other_side_has_room_to_write() -> None:
    told, asked = composed(small_deal("party_a: {signatory: {name: 张三, title: 总经理}}")).signatures
    assert [(row.label, plain(row.inlines)) for row in told.rows[1:3]] == [("姓名", "张三"), ("职务", "总经理")]
    assert [row.label for row in asked.rows] == [row.label for row in told.rows]
    assert all(isinstance(one, Ruled) for row in asked.rows[1:3] for one in row.inlines)


def test_a_natural_person_opposite_has_no_position() -> None:
    _, person = composed(small_deal("party_a: {signatory: {name: 张三}}\nparty_b: {kind: person}")).signatures
    assert [row.label for row in person.rows] == ["签字", "身份证号码", "日期"]


def test_the_closing_line_names_the_contract() -> None:
    assert "《甲乙合同》" in composed(small_deal("", "contract.title=甲乙合同")).closing


def annexes(more: str) -> tuple[Annex, ...]:
    return composed(small_deal(more)).annexes


def test_annexes_stand_in_the_outlines_order_then_the_deals() -> None:
    listed = "annexes: [营业执照, {title: 保密协议, clause: staff-nda}, {title: 价目表, file: 价目.xlsx}]"
    assert [(one.anchor, one.title) for one in annexes(listed)] == [
        ("data-processing-agreement", "个人信息委托处理协议"),
        ("~annex0", "营业执照"),
        ("staff-nda", "保密协议"),
        ("~annex2", "价目表"),
    ]


def test_an_attached_annex_has_a_line_and_a_generated_one_has_paragraphs() -> None:
    *_, attached, generated = annexes("annexes: [营业执照, {title: 保密协议, clause: staff-nda}]")
    assert (bool(attached.note), bool(attached.paragraphs)) == (True, False)
    assert (bool(generated.note), bool(generated.paragraphs)) == (False, True)


def test_the_line_of_an_attached_annex_names_its_file_and_its_note() -> None:
    *_, named, noted = annexes("annexes: [{title: 价目表, file: 价目.xlsx, note: 随时更新}, {title: 凭证, note: 逐次归档}]")
    assert named.note is not None
    assert noted.note is not None
    assert "价目.xlsx" in named.note
    assert "随时更新" in named.note
    assert "逐次归档" in noted.note


def test_an_attached_annex_may_be_referred_to_by_its_id() -> None:
    contract = composed(small_deal("annexes: [{title: 许可证, id: licence-copy}]"))
    assert contract.annexes[-1].anchor == "licence-copy"


def test_a_clause_and_an_annex_know_where_their_wording_stands() -> None:
    contract = composed(small_deal())
    assert all(holder.origin.file.endswith(f"/{holder.anchor}.yaml") and holder.origin.line > 1 for holder in contract.holders)
    assert all(paragraph.origin.line > 1 for paragraph in contract.paragraphs)
