"""Every character of the contract comes out of the PDF, in order, whatever it is."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import pytest

from hetong.diagnostic import Location, Refused
from hetong.model.contract import Contract, Part, Row
from hetong.model.deal.contract import Numbering
from hetong.number import number
from tests.drafts import EXAMPLES
from tests.render.docx import expected, sample
from tests.render.pdf.made import STYLES, example, margins, pdf
from tests.render.pdf.reader import Pdf, squeezed

Read = Callable[[bytes], Pdf]
HOSTILE = (
    "A&B <有限> {{ 7*7 }} [[x]] {% if %} \\a ]]>",
    "#let x = 1",
    "#panic() $x$ @a *b* _c_ `d` // e /* f */ ~ <label> = g",
    "-- --- ... 'q' \"r\" https://example.cn office ffi fl ﬁ",
)


def wanted(contract: Contract, style: str) -> str:
    """What the pages say between header and footer, apart from the table heads that are repeated."""
    contract = expected.on_paper(contract)
    front = expected.front(contract)
    if style == "compact":
        known = {sheet.rows[0].label for sheet in contract.parties}
        rows = [f"{row.label}：{expected.text(row.inlines)}" for row in contract.cover if row.label not in known]
        front = [front[0], *rows, front[1], *front[2 + len(contract.cover) :]]
    return squeezed("".join([*front, *expected.body(contract)]))


def heads(contract: Contract) -> set[str]:
    tables = (paragraph.table for paragraph in contract.paragraphs if paragraph.table)
    return {squeezed("".join(column.title for column in table.columns)) for table in tables}


def unrepeated(pages: Iterable[str], text: str, repeated: set[str]) -> str:
    """The pages in one, without a table head that stands at the top of a page where the text goes on otherwise."""
    found = ""
    for page in pages:
        again = [head for head in repeated if page.startswith(head) and not text[len(found) :].startswith(head)]
        found += page.removeprefix(again[0]) if again else page
    return found


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_character_of_the_examples(name: str, style: str, read: Read) -> None:
    numbered = example(name)
    text = wanted(numbered.contract, style)
    found = unrepeated(read(pdf(numbered, style)).pages(*margins(style)), text, heads(numbered.contract))
    assert found == text


@pytest.mark.parametrize("scheme", Numbering)
def test_every_character_of_parts_items_and_annexes(scheme: Numbering, read: Read) -> None:
    parts = (Part("总则", (sample.services(),)), Part("分则", (sample.money(), sample.liability()), restart=True))
    tree = number(sample.contract(*parts, scheme=scheme, annexes=(sample.sla(), sample.licence()))).contract
    text = wanted(tree, "standard")
    assert unrepeated(read(pdf(number(tree))).pages(*margins("standard")), text, heads(tree)) == text


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_text(name: str, read: Read) -> None:
    tree = replace(sample.whole(party_a=name), title=name, closing=name)
    found = read(pdf(tree, author=name, underline_filled=True))
    body = "".join(found.pages(*margins("standard")))
    # Title, cover, party block, closing line, signature.
    assert body.count(squeezed(name)) == 5
    assert f"甲方（盖章）：{squeezed(name)}" in body
    assert squeezed(name) in found.pages()[2].split("草稿")[1]
    assert (found.info["Title"], found.info["Author"]) == (name, name)


def test_twenty_thousand_characters_and_a_word_without_end(read: Read) -> None:
    word = "https://example.cn/" + "0123456789" * 40
    tree = sample.contract(Part(None, (sample.article("x", "长", sample.clause("x.y", "甲" * 20_000, sample.filled(word), "。")),)))
    found = read(pdf(tree))
    assert "甲" * 20_000 + word + "。" in "".join(found.pages(*margins("standard")))
    # A mark at the end of a line is set half as wide as its box.
    assert max(one.right for one in found.words) < 595.3 - 73.7 + 6.1


def test_a_cell_keeps_its_long_words_to_itself(read: Read) -> None:
    code = "91330110MA2KXY1T3C"
    table = replace(sample.fees(), rows=(tuple((sample.filled(cell),) for cell in ("1", "项目", "按坐席", code, "¥1.00")),))
    tree = sample.contract(Part(None, (sample.article("x", "费用", sample.clause("x.y", "如下：", table=table)),)))
    found = read(pdf(tree))
    assert code in "".join(found.pages())
    left = next(one for one in found.words if one.text == "单价").left
    assert min(one.left for one in found.words if one.text.startswith("91330110MA2")) > left - 30


@pytest.mark.parametrize("style", STYLES)
def test_three_hundred_rows_and_a_row_higher_than_a_page(style: str, read: Read) -> None:
    rows = [("项", f"第{at}行", "按坐席", "1元", "长" * 4000 if at == 150 else "小计") for at in range(300)]
    table = replace(sample.fees(), rows=tuple(tuple(sample.inlines(cell) for cell in row) for row in rows))
    tree = sample.contract(Part(None, (sample.article("x", "费用", sample.clause("x.y", "如下：", table=table)),)))
    pages = read(pdf(tree, style)).pages(*margins(style))
    text = wanted(number(tree).contract, style)
    assert unrepeated(pages, text, heads(tree)) == text
    filled = [page for page in pages if "按坐席1元小计" in page]
    assert len(filled) > 5
    assert all(page.startswith("序号项目计费方式单价小计") for page in filled[1:])


def test_a_rare_character_is_named_with_its_place() -> None:
    at = Location("deal.yaml", 7, 3)
    name = replace(sample.filled("张\U0003fffd\U0003fffc\U0003fffd"), path="party_a.name", at=at)
    tree = replace(sample.whole(), cover=(Row("甲方", (name,)),))
    with pytest.raises(Refused) as refused:
        pdf(tree)
    assert [(one.code, one.at, one.path) for one in refused.value.diagnostics] == [("PDF02", at, "party_a.name")] * 2
    assert ["U+3FFFD" in str(one.message) for one in refused.value.diagnostics] == [True, False]


def test_a_rare_character_of_a_clause_is_found_there() -> None:
    with pytest.raises(Refused) as refused:
        pdf(sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", "\U0003fffd")),))))
    assert [(one.code, one.at) for one in refused.value.diagnostics] == [("PDF02", sample.HERE)]


LOOKS: list[dict[str, Any]] = [{"draft": True}, {"draft": False, "underline_filled": True}, {"toc": True}]


@pytest.mark.parametrize("more", LOOKS)
def test_a_reference_that_leads_nowhere_is_seen(more: dict[str, Any], read: Read) -> None:
    tree = sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", "见", sample.ref("gone"), "。")),)))
    assert "1.1见〔引用失效：gone〕。" in "".join(read(pdf(tree, **more)).pages())
