"""What the deal says stands in the text with its path; what it does not say stands there as a labelled blank."""

import pytest

from hetong.lint.contract import blank01
from hetong.model.contract import Blank, Filled, Term, Text
from hetong.model.deal import Deal
from hetong.model.schema import written_path
from hetong.number import number
from tests.drafts import article, composed, drafted, example, small_deal, text_of

ITEMS = "fees: {items: [{name: 在线坐席, unit_price: 100元}, {name: 电话坐席}]}"


def inlines(deal: Deal, text: str) -> list[object]:
    return [one for one in article(deal, paragraphs=[{"text": text}]).paragraphs[0].inlines if not isinstance(one, Text)]


def test_a_value_knows_its_path_and_its_line() -> None:
    deal = small_deal("payment:\n  due: 30日")
    (filled,) = inlines(deal, "自收到发票之日起{{ payment.due }}内支付。")
    assert isinstance(filled, Filled)
    assert (filled.text, filled.path, filled.at.line, filled.at.column) == ("30日", "payment.due", 3, 8)


@pytest.mark.parametrize(
    ("value", "path", "label"),
    [
        ("{{ adjustment.notice }}", "adjustment.notice", "提前通知"),
        ("{{ trial.length }}", "trial.length", "时长"),
        ("{{ fees.total | figure }}", "fees.total", "总价"),
        ("{{ party_a.signatory.name }}", "party_a.signatory.name", "姓名"),
    ],
)
def test_a_missing_value_is_a_blank_with_its_label_and_path(value: str, path: str, label: str) -> None:
    (blank,) = inlines(small_deal(), f"值为{value}。")
    assert isinstance(blank, Blank)
    assert (blank.path, blank.label) == (path, label)
    assert label in blank.text


def test_a_blank_text_is_as_missing_as_none() -> None:
    (blank,) = inlines(small_deal('party_a: {name: "  "}'), "甲方为{{ party_a.name }}。")
    assert isinstance(blank, Blank)


def test_a_cell_may_print_a_dash_instead_of_a_blank() -> None:
    assert text_of(article(small_deal(), paragraphs=[{"text": "{{ trial.criteria | dash }}"}]).paragraphs[0]) == "—"
    given = small_deal("trial: {criteria: 合格}")
    assert text_of(article(given, paragraphs=[{"text": "{{ trial.criteria | dash }}"}]).paragraphs[0]) == "合格"


@pytest.mark.parametrize(("floor", "expected"), [("≥85%", "85%"), ("≤90秒", "90秒"), ("次日内", "次日")])
def test_a_floor_prints_bare(floor: str, expected: str) -> None:
    given = small_deal(f"service_levels: [{{name: 指标, floor: {floor}}}]")
    paragraph = {"each": "item in service_levels", "text": "{{ item.floor | bare }}"}
    assert text_of(article(given, paragraphs=[paragraph]).paragraphs[0]) == expected


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("{{ fees.total }}", "fees: {total: 120000元}", "人民币（大写）壹拾贰万元整（¥120,000.00）"),
        ("{{ fees.total | figure }}", "fees: {total: 120000元}", "¥120,000.00"),
        ("{{ fees.total | plain }}", "fees: {total: 120000元}", "120,000.00元"),
        ("{{ services.exclusions }}", "services: {exclusions: [甲, 乙, 丙]}", "甲、乙、丙"),
        ("{{ services.exclusions | together }}", "services: {exclusions: [甲, 乙, 丙]}", "甲、乙和丙"),
        ("{{ services.exclusions | together }}", "services: {exclusions: [甲]}", "甲"),
        ("{{ quality.fail_periods | numeral }}", "quality: {fail_periods: 3}", "三"),
        ("{{ data.recording }}", "data: {recording: 是}", "是"),
        ("{{ contract.stance }}", "", "均衡"),
        ("{{ term.until }}", "term: {start: 2026年1月1日, length: 1年}", "2026年12月31日"),
    ],
)
def test_a_value_prints_in_its_legal_form(text: str, more: str, expected: str) -> None:
    assert text_of(article(small_deal(more), paragraphs=[{"text": text}]).paragraphs[0]) == expected


def test_each_writes_one_node_for_each_element_with_the_elements_path() -> None:
    items = [{"text": "{{ item.name }}：{{ item.unit_price }}", "each": "item in fees.items"}]
    written = article(small_deal(ITEMS), paragraphs=[{"text": "如下：", "items": items}]).paragraphs[0].items
    values = [[one for one in item.inlines if not isinstance(one, Text)] for item in written]
    assert [(value.text, value.path) for value, _ in values if isinstance(value, Filled)] == [
        ("在线坐席", "fees.items.0.name"),
        ("电话坐席", "fees.items.1.name"),
    ]
    assert [(type(price), price.path) for _, price in values if isinstance(price, Filled | Blank)] == [
        (Filled, "fees.items.0.unit_price"),
        (Blank, "fees.items.1.unit_price"),
    ]


def test_each_asks_its_condition_of_every_element() -> None:
    items = [{"text": "{{ item.name }}", "each": "item in fees.items", "when": {"item.unit_price": "present"}}]
    written = article(small_deal(ITEMS), paragraphs=[{"text": "如下：", "items": items}]).paragraphs[0].items
    assert [text_of(one) for one in written] == ["在线坐席。"]


def test_an_empty_list_shows_one_blank_instead_of_nothing() -> None:
    table = {
        "each": "item in fees.items",
        "columns": [{"title": "项目", "value": "{{ item.name }}"}, {"title": "单价", "value": "{{ item.unit_price }}"}],
    }
    items = [{"text": "{{ one }}", "each": "one in services.exclusions"}]
    paragraph = article(small_deal(), paragraphs=[{"text": "如下：", "items": items, "table": table}]).paragraphs[0]
    assert paragraph.table is not None
    cells = [cell for row in paragraph.table.rows for cell in row]
    assert [[type(one) for one in cell] for cell in cells] == [[Blank], [Blank]]
    assert [type(one) for one in paragraph.items[0].inlines] == [Blank, Text]


def test_paragraphs_repeat_as_well_and_loops_nest() -> None:
    deal = small_deal("services: {channels: [{kind: chat, languages: [普通话, 英语]}, {kind: email, languages: [粤语]}]}")
    items = [{"text": "{{ one }}", "each": "one in channel.languages"}]
    written = article(
        deal, paragraphs=[{"text": "{{ channel.kind }}：", "each": "channel in services.channels", "items": items}]
    ).paragraphs
    assert [text_of(one) for one in written] == ["在线：", "邮件："]
    assert [[text_of(item) for item in one.items] for one in written] == [["普通话；", "英语。"], ["粤语。"]]
    assert len({one.anchor for one in written}) == 2


def test_a_table_has_a_row_for_each_element_and_a_total() -> None:
    columns = [
        {"title": "项目", "value": "{{ item.name }}", "width": 30},
        {"title": "单价", "value": "{{ item.unit_price }}", "align": "right"},
    ]
    table = {"each": "item in fees.items", "columns": columns, "total": ["合计", "{{ fees.total | figure }}"]}
    written = article(small_deal(ITEMS), paragraphs=[{"text": "如下：", "table": table}]).paragraphs[0].table
    assert written is not None
    assert [(column.title, column.align, column.width) for column in written.columns] == [("项目", "left", 30), ("单价", "right", 20)]
    assert [[cell[0].text if not isinstance(cell[0], Blank) else None for cell in row] for row in written.rows] == [
        ["在线坐席", "100.00元"],
        ["电话坐席", None],
    ]
    assert [type(cell[0]) for cell in written.total] == [Text, Blank]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        (["甲", "乙", "丙"], ["甲；", "乙；", "丙。"]),
        (["甲"], ["甲。"]),
        (["甲。另应当丁", "乙"], ["甲。另应当丁。", "乙。"]),
    ],
)
def test_items_end_as_chinese_lists_do(items: list[str], expected: list[str]) -> None:
    written = article(small_deal(), paragraphs=[{"text": "如下：", "items": [{"text": one} for one in items]}]).paragraphs[0].items
    assert [text_of(one) for one in written] == expected


def test_an_item_with_items_of_its_own_announces_them() -> None:
    nested = [{"text": "甲", "items": [{"text": "子"}, {"text": "丑"}]}, {"text": "乙"}]
    first, second = article(small_deal(), paragraphs=[{"text": "如下：", "items": nested}]).paragraphs[0].items
    assert [text_of(first), *(text_of(one) for one in first.items), text_of(second)] == ["甲：", "子；", "丑。", "乙。"]


def test_a_term_is_marked_where_it_is_defined_and_nowhere_else() -> None:
    paragraphs = [{"id": "scope", "text": "“秘密”是指秘密。“秘密”不得泄露。"}, {"text": "“秘密”另有约定。"}]
    written = article(small_deal(), paragraphs=paragraphs, terms=[{"term": "秘密", "at": "scope"}])
    assert [[one.text for one in paragraph.inlines if isinstance(one, Term)] for paragraph in written.paragraphs] == [["秘密"], []]
    assert [(one.term, one.anchor) for one in written.defines] == [("秘密", "probe.scope")]


def test_a_term_whose_paragraph_is_left_out_is_not_defined() -> None:
    paragraphs = [{"id": "scope", "when": {"trial": "present"}, "text": "“秘密”是指秘密。"}, {"text": "其他。"}]
    assert article(small_deal(), paragraphs=paragraphs, terms=[{"term": "秘密", "at": "scope"}]).defines == ()


def test_a_conspicuous_clause_makes_every_paragraph_conspicuous() -> None:
    paragraphs = [{"text": "甲。"}, {"text": "乙。", "conspicuous": "true"}]
    assert [one.conspicuous for one in article(small_deal(), paragraphs=paragraphs).paragraphs] == [False, True]
    assert [one.conspicuous for one in article(small_deal(), paragraphs=paragraphs, conspicuous="true").paragraphs] == [True, True]


def test_every_blank_is_reported_once_by_its_path() -> None:
    numbered = number(composed(small_deal()))
    paths = {written_path(Deal, one.path) for one in numbered.contract.inlines if isinstance(one, Blank)}
    found = [one.path for one in blank01.check(numbered)]
    assert sorted(found) == sorted(paths)
    assert {"party_a.name", "contract.number", "party_b.bank.bank"} <= paths


def test_blanks_are_reported_in_the_order_of_a_spec() -> None:
    paths = [one.path for one in drafted(small_deal("term: {start: 2026-01-01}"))[1] if one.code == "BLANK01"]
    wanted = ["contract.number", "party_a.name", "party_a.phone", "party_b.name", "party_b.bank.bank", "services.channels.0.kind"]
    assert [one for one in paths if one in wanted] == wanted


def test_the_examples_have_no_blanks() -> None:
    names = ("ecommerce-customer-service", "telecom-customer-service")
    assert [one for name in names for one in composed(example(name)).inlines if isinstance(one, Blank)] == []
