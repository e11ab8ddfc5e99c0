"""How the pages look: measures, cover, header and footer, signature page, seal anchors, bookmarks."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from hetong.model.contract import Align, Column, Contract, Part, Row, Signature, Table
from tests.drafts import EXAMPLES
from tests.render.docx import sample
from tests.render.pdf.made import LOOKS, STYLES, example, margins, pdf
from tests.render.pdf.reader import Pdf, Word, lines

Read = Callable[[bytes], Pdf]
ANCHORS = ("甲方盖章处", "乙方盖章处")


def one_clause(text: str) -> Contract:
    return sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", text)),)))


def filled(count: int, **more: object) -> Contract:
    texts = (sample.clause(f"x.p{at}", "未经甲方书面同意，不得转包。") for at in range(count))
    return replace(sample.contract(Part(None, (sample.article("x", "条", *texts),))), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES)
def test_measures_are_those_of_the_word_template(style: str, read: Read) -> None:
    look = LOOKS[style]
    running = [line for line in lines(read(pdf(one_clause("甲" * 4000), style)).words) if set(line.text) == {"甲"}]
    page = [line for line in running if line.page == running[40].page]
    assert max(abs(below.top - above.top - look.pitch / 20) for above, below in pairwise(page)) < 0.01
    assert {round(line.left, 0) for line in page} == {round(look.margins.left / 20, 0)}
    full = look.width / 20
    assert all(abs(line.right - line.left - full) < 0.5 for line in page[:-1])
    middle = (look.pitch / 20 - look.body.size) / 2
    assert page[0].top == pytest.approx(look.margins.top / 20 + middle, abs=0.25 * look.body.size)
    assert page[0].bottom - page[0].top == pytest.approx(look.body.size, abs=0.6 * look.body.size)


def test_gongwen_has_22_lines_of_28_characters(read: Read) -> None:
    running = [line for line in lines(read(pdf(one_clause("甲" * 4000), "gongwen")).words) if set(line.text) == {"甲"}]
    page = [line for line in running if line.page == running[40].page]
    assert [len(line.text) for line in page] == [28] * 22


@pytest.mark.parametrize("style", ["standard", "gongwen"])
def test_the_cover_has_neither_header_nor_footer_but_the_mark_of_a_draft(style: str, read: Read) -> None:
    names = f"甲方：{sample.PARTY_A}乙方：{sample.PARTY_B}"
    text = f"合同编号：FW-2026-0001{sample.TITLE}{names}签订地：浙江省杭州市余杭区签订日期：〔待填：签订日期〕"
    assert read(pdf(sample.whole(), style)).pages()[0] == f"草稿{text}"
    assert read(pdf(sample.whole(), style, draft=False)).pages()[0] == text


def test_each_page_has_number_title_and_count(read: Read) -> None:
    _, *others = read(pdf(sample.whole())).pages()
    for at, page in enumerate(others, 2):
        assert page.startswith(f"FW-2026-0001草稿{sample.TITLE}")
        assert page.endswith(f"第{at}页共{len(others) + 1}页")


def test_gongwen_has_no_head_and_numbers_its_pages_at_the_outer_edge(read: Read) -> None:
    found = read(pdf(filled(60), "gongwen", draft=False))
    _, *others = found.pages()
    left, right = LOOKS["gongwen"].margins.left / 20, 595.3 - LOOKS["gongwen"].margins.right / 20
    for at, page in enumerate(others, 2):
        assert page.endswith(f"—{at}—")
        assert not page.startswith("FW-2026-0001")
        dashes = [word for word in found.words if word.page == at and word.text == "—"]
        edge = right - dashes[-1].right if at % 2 else dashes[-2].left - left
        assert edge == pytest.approx(14, abs=2)


def test_a_compact_contract_begins_on_its_first_page(read: Read) -> None:
    first, second, *others = read(pdf(sample.whole(), "compact")).pages()
    assert first.startswith(f"草稿合同编号：FW-2026-0001签订地：浙江省杭州市余杭区签订日期：〔待填：签订日期〕{sample.TITLE}甲方：")
    assert first.endswith(f"第1页共{len(others) + 2}页")
    assert second.startswith(f"FW-2026-0001草稿{sample.TITLE}")


@pytest.mark.parametrize("style", STYLES)
def test_nothing_of_a_draft_is_left_in_a_final_contract(style: str, read: Read) -> None:
    assert "草稿" not in "".join(read(pdf(sample.whole(), style, draft=False)).pages())


def check_signatures(words: list[Word]) -> None:
    """Closing line, both anchors and all lines to write on stand on one page, the closing line first."""
    closing = next(word for word in words if word.text.startswith("（以下无正文"))
    for text, times in ((ANCHORS[0], 1), (ANCHORS[1], 1), ("法定代表人或者授权代表", 2), ("日期", 2)):
        # A long label may come as one word with its neighbour's. The cover has a date as well.
        found = [word for word in words if text in word.text and "签订日期" not in word.text]
        assert sum(word.text.count(text) for word in found) == times
        assert {word.page for word in found} == {closing.page}
        assert min(word.top for word in found) > closing.bottom


@pytest.mark.parametrize("style", STYLES)
def test_signatures_are_never_split_nor_alone(style: str, read: Read) -> None:
    high = (842 - sum(margins(style))) / (LOOKS[style].pitch / 20)
    for count in range(1, round(high) + 2, 1 if style == "compact" else 5):
        check_signatures(read(pdf(filled(count), style)).words)


def test_a_signature_page_is_its_own(read: Read) -> None:
    words = read(pdf(filled(1))).words
    page = next(word.page for word in words if word.text.startswith("（以下无正文"))
    on_it = [word.text for word in words if word.page == page]
    assert not any("转包" in text for text in on_it)
    assert on_it.index(next(text for text in on_it if text.startswith("（以下"))) == 3


def test_a_compact_signature_follows_the_text_where_there_is_room(read: Read) -> None:
    words = read(pdf(filled(1), "compact")).words
    assert {word.page for word in words if word.text.startswith(("（以下", "甲方盖章处", "未经"))} == {1}


@pytest.mark.parametrize("style", STYLES)
def test_seal_anchors_are_unique_whole_and_have_room_to_their_right(style: str, read: Read) -> None:
    words = read(pdf(sample.whole(), style, draft=False)).words
    left, right = (next(word for word in words if word.text == anchor) for anchor in ANCHORS)
    for anchor in (left, right):
        assert sum(anchor.text in word.text for word in words) == 1
        beside = [one for one in words if one.page == anchor.page and one.top < anchor.bottom and one.bottom > anchor.top]
        assert sorted(one.text for one in beside) == sorted(ANCHORS)
    assert right.left - left.right > 100
    assert LOOKS[style].width / 20 + LOOKS[style].margins.left / 20 - right.right > 100


def test_one_signatory_and_three(read: Read) -> None:
    tree = filled(1)
    third = Signature(
        "丙方", "签字", (sample.filled("王五"),), "丙方签字处", (Row("日期", sample.HAND), Row("住所", (sample.filled("合肥市"),)))
    )
    for signatures in (tree.signatures[:1], (*tree.signatures, third)):
        words = read(pdf(replace(tree, signatures=signatures))).words
        closing = next(word for word in words if word.text.startswith("（以下无正文"))
        found = {word.text: word.page for word in words if word.text.endswith(("盖章处", "签字处"))}
        assert found == {one.anchor: closing.page for one in signatures}


def person(role: str) -> Signature:
    rows = (Row("签字", sample.HAND), Row("身份证号码", (sample.filled("110101199003070038"),)), Row("日期", sample.HAND))
    return Signature(role, "签字", (sample.filled("王五"),), "", rows)


@pytest.mark.parametrize("style", STYLES)
def test_the_halves_of_the_signature_page_are_level(style: str, read: Read) -> None:
    tree = filled(1)
    found = lines(read(pdf(replace(tree, signatures=(tree.signatures[0], person("乙方"))), style)).words)
    dates = [
        line for line in read(pdf(replace(tree, signatures=(tree.signatures[0], person("乙方"))), style)).words if "日期：" in line.text
    ]
    assert len({(one.page, one.top) for one in dates if "签订" not in one.text}) == 1
    signing = next(line for line in found if line.text.startswith("甲方（盖章）：乙方（签字）："))
    assert any(line.text.startswith(sample.PARTY_A) and line.top > signing.top for line in found if line.page == signing.page)


@pytest.mark.parametrize("style", STYLES)
def test_signing_lines_of_an_annex_stay_together(style: str, read: Read) -> None:
    signing = [
        replace(sample.clause(f"a.{at}", text), signing=True, plain=True)
        for at, text in enumerate(("委托人（盖章）：", "代表（签字）：", "签发于："))
    ]
    for count in range(20, 36):
        body = [sample.clause(f"a.p{at}", "未经甲方书面同意，不得转包。") for at in range(count)]
        annex = replace(sample.sla(), paragraphs=(*body, *signing))
        words = read(pdf(sample.contract(annexes=(annex,)), style)).words
        pages = {word.page for word in words if word.text in ("委托人（盖章）：", "代表（签字）：", "签发于：")}
        assert len(pages) == 1
        assert pages & {word.page for word in words if "转包" in word.text}


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_no_lead_in_stands_at_the_foot_of_a_page(name: str, style: str, read: Read) -> None:
    pages = read(pdf(example(name), style)).pages(*margins(style))
    assert [page[-20:] for page in pages[1:] if page.endswith("：")] == []


def in_table(rows: int, before: int, cell: str = "在线客服") -> Contract:
    body = [sample.clause(f"x.p{at}", "未经甲方书面同意，不得转包。") for at in range(before)]
    cells = tuple(tuple(sample.inlines(text) for text in (f"行{at}", cell, "按坐席", "6,800.00元", "¥1.00")) for at in range(rows))
    table = replace(sample.fees(), rows=cells)
    return sample.contract(Part(None, (sample.article("x", "费用", *body, sample.clause("x.t", "如下：", table=table)),)))


def rows_by_page(found: Pdf) -> list[list[str]]:
    marks = [(word.page, word.text) for word in found.words if word.text.startswith("行") or word.text == "合计"]
    return [[text for page, text in marks if page == at] for at in sorted({page for page, _ in marks})]


@pytest.mark.parametrize("style", STYLES)
def test_a_short_table_is_whole_with_its_lead_in(style: str, read: Read) -> None:
    for before in range(14, 34, 3):
        found = read(pdf(in_table(6, before), style))
        assert len(rows_by_page(found)) == 1
        (page,) = {word.page for word in found.words if word.text.startswith("行")}
        assert "如下：" in found.pages()[page - 1]


@pytest.mark.parametrize("style", STYLES)
def test_a_long_table_leaves_two_rows_at_least_on_either_side(style: str, read: Read) -> None:
    for before in range(14, 34, 2):
        pages = rows_by_page(read(pdf(in_table(40, before), style)))
        assert sum(map(len, pages)) == 41
        assert len(pages) > 1
        assert len(pages[0]) >= 2
        assert len(pages[-1]) >= 2


def test_a_row_that_fits_on_a_page_is_never_cut(read: Read) -> None:
    long = "在线客服坐席，" * 40
    for before in range(10, 30, 4):
        found = read(pdf(in_table(5, before, long), "standard"))
        cells = [page.count("在线客服坐席，") for page in found.pages()]
        assert [count % 40 for count in cells if count] == [0] * len([count for count in cells if count])


@pytest.mark.parametrize("count", [9, 12, 20])
def test_numbers_are_not_broken_however_many_the_columns(count: int, read: Read) -> None:
    columns = tuple(Column(f"栏{at}", Align.RIGHT, 1) for at in range(count))
    rows = ((sample.inlines("1,632,000.00"),) * count,) * 3
    table = Table(columns, rows, (), sample.HERE)
    found = read(pdf(sample.contract(Part(None, (sample.article("x", "费用", sample.clause("x.t", "如下：", table=table)),)))))
    shown = [word for word in found.words if word.text == "1,632,000.00"]
    assert len(shown) == 3 * count
    assert max(word.right for word in shown) < (595.3 if count < 10 else 841.9) - 70


def test_forty_columns_stay_on_the_page(read: Read) -> None:
    columns = tuple(Column(f"栏{at}", Align.RIGHT, 1) for at in range(40))
    table = Table(columns, ((sample.inlines("1,632,000.00"),) * 40,), (), sample.HERE)
    found = read(pdf(sample.contract(Part(None, (sample.article("x", "费用", sample.clause("x.t", "如下：", table=table)),)))))
    assert max(word.right for word in found.words) < 841.9 - 70


def test_a_line_stands_under_values_but_not_under_cells() -> None:
    bare = replace(in_table(3, 0), number=(), cover=(), parties=(), signatures=(), recitals=())
    assert pdf(bare, underline_filled=True) == pdf(bare)
    valued = replace(bare, recitals=(sample.clause("r", sample.filled("一万元")),))
    assert pdf(valued, underline_filled=True) != pdf(valued)


def test_bookmarks_follow_the_headings(read: Read) -> None:
    parts = (Part("总则", (sample.services(),)), Part(None, (sample.money(),)))
    found = read(pdf(sample.contract(*parts, annexes=(sample.sla(), sample.licence())), toc=True))
    titles = [(depth, title) for depth, title, _ in found.outline]
    assert titles == [
        (1, "第一部分 总则"),
        (2, "第一条 服务范围"),
        (1, "第二条 费用及支付"),
        (1, "附件一 服务水平协议"),
        (1, "附件二 乙方营业执照副本"),
    ]
    assert all(title.split()[0] in found.pages()[page - 1] for _, title, page in found.outline)


@pytest.mark.parametrize("style", STYLES)
def test_contents_name_the_pages(style: str, read: Read) -> None:
    found = read(pdf(sample.whole(), style, toc=True))
    pages = found.pages()
    contents = next(page for page in pages if "目录" in page)
    assert all(f"{title.replace(' ', '')}{page}" in contents for _, title, page in found.outline)
    assert "目录" not in "".join(read(pdf(sample.whole(), style)).pages())


def test_the_contents_of_a_compact_contract_stand_before_its_articles(read: Read) -> None:
    text = "".join(read(pdf(sample.whole(), "compact", toc=True)).pages())
    recital = text.index("双方依照《中华人民共和国民法典》")
    assert text.index("乙方：") < recital < text.index("目录") < text.index("1.1")


def test_annexes_begin_a_page(read: Read) -> None:
    pages = read(pdf(sample.whole(), draft=False)).pages(*margins("standard"))
    assert [page[:3] for page in pages if page.startswith("附件")] == ["附件一", "附件二"]


def test_what_a_contract_may_lack(read: Read) -> None:
    bare = replace(sample.contract(), recitals=(), cover=(), parties=(), number=(), date="")
    for style in STYLES:
        found = read(pdf(bare, style, toc=True))
        check_signatures(found.words)
        assert found.outline == []
