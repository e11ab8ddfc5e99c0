"""The HTML file: what it says, and what it says about its values."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest

from hetong.diagnostic import Location
from hetong.model.contract import Annex, Article, Blank, Filled, Item, Paragraph, Part, Ref, Ruled, Sheet, leaves
from hetong.model.deal.contract import Numbering, Stance
from hetong.model.numbered import Numbered
from hetong.number import number
from hetong.render.html import render_html
from hetong.render.markdown import render_markdown
from tests.drafts import drafted, example, library
from tests.render.docx import sample
from tests.render.htmlmade import MARKDOWN, TEMPLATE, holding, lines, markdown_lines, places, written
from tests.render.htmltree import read

# What it says


def test_it_reads_as_the_markdown_does(draft: Numbered) -> None:
    shown = lines(written(draft))
    # The cover's number stands above its title.
    assert [shown[1], shown[0], *shown[2:]] == markdown_lines(render_markdown(draft, MARKDOWN))


def test_a_final_reads_as_its_draft_does(draft: Numbered) -> None:
    assert lines(written(draft, draft=False)) == lines(written(draft))


@pytest.mark.parametrize("scheme", list(Numbering))
def test_numbers_are_literal_in_every_scheme(scheme: Numbering) -> None:
    numbered = number(replace(drafted(example("ecommerce-customer-service"))[0].contract, scheme=scheme))
    page = written(numbered)
    wanted = [label for paragraph in numbered.contract.paragraphs for label in labels(paragraph)]
    assert [one.text.rstrip(" ") for one in page.having("number")] == wanted
    assert list(page.the("main").all("ol", "ul", "li")) == []


def labels(node: Paragraph | Item) -> Iterator[str]:
    if node.label:
        yield node.label
    for item in node.items:
        yield from labels(item)


def test_parts_and_articles_are_headings_in_order() -> None:
    parts = (Part("总则", (sample.article("one", "甲"),)), Part("分则", (sample.article("two", "乙"),), restart=True))
    page = written(number(sample.contract(*parts)))
    titles = [("h2", "第一部分 总则"), ("h3", "第一条 甲"), ("h2", "第二部分 分则"), ("h3", "第一条 乙")]
    assert [(one.tag, one.text) for one in page.all("h2", "h3")] == titles


def test_no_level_of_headings_is_left_out(draft: Numbered) -> None:
    levels = [int(one.tag[1]) for one in written(draft).all("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    assert levels.count(1) == 1


def test_tables_have_heads_cells_and_a_total() -> None:
    contract = sample.contract(Part(None, (sample.article("fees", "费用", sample.clause("fees.a", "如下：", table=sample.fees())),)))
    table = written(number(contract)).the("table")
    assert [one.text for one in table.the("thead").all("th")] == ["序号", "项目", "计费方式", "单价", "小计"]
    rows = [list(row.all("td")) for row in table.the("tbody").all("tr")]
    assert [[one.attributes["class"] for one in row] for row in rows[:-1]] == [["center", "left", "center", "right", "right"]] * 3
    assert [(one.text, one.attributes.get("colspan")) for one in rows[-1]] == [("合计", "4"), ("¥2,684,000.00", None)]
    assert [one.attributes.get("class") for one in table.the("tbody").all("tr")] == [None, None, None, "total"]
    assert [one.attributes["class"] for one in table.all("col")] == ["w-8", "w-30", "w-18", "w-20", "w-24"]


def test_every_width_that_is_used_has_its_rule(draft: Numbered) -> None:
    page = written(draft)
    used = {one.attributes["class"] for one in page.all("col")}
    assert used == set(re.findall(r"\.(w-\d+)\{width:\d+%\}", page.the("style").text))


def test_conspicuous_paragraphs_and_no_others_are_bold(draft: Numbered) -> None:
    page = written(draft)
    bold = [one.attributes["id"] for one in page.all("p") if list(one.all("strong"))]
    marked = {one.anchor for paragraph in draft.contract.paragraphs if paragraph.conspicuous for one in whole(paragraph)}
    wanted = [place for place, node in places(draft.contract) if isinstance(node, Paragraph | Item) and node.anchor in marked]
    assert wanted
    assert Counter(bold) == Counter(wanted)
    assert [one for one in page.all("p") if list(one.all("strong")) and one.text != one.the("strong").text] == []


def whole(node: Paragraph | Item) -> Iterator[Paragraph | Item]:
    yield node
    for item in node.items:
        yield from whole(item)


def test_the_signature_page_and_each_annex_stand_by_themselves(draft: Numbered) -> None:
    page = written(draft)
    (signing,) = page.having("signing")
    assert [one.text for one in signing.having("seal")] == [one.anchor for one in draft.contract.signatures]
    assert [one.the("h2").text for one in page.having("annex")] == [one.title for one in draft.contract.annexes]
    assert len(page.having("ruled")) == sum(isinstance(one, Ruled) for one in draft.contract.inlines)
    lines_to_sign = [one for one in draft.contract.paragraphs if one.signing]
    assert len(page.having("hand")) + len(page.having("tall")) == len(lines_to_sign)
    assert len(page.having("tall")) == sum(one.tall for one in lines_to_sign)
    css = page.the("style").text
    assert ".signing, .annex { break-before: page; }" in css
    assert "size: A4" in css


# What it says about its values


def test_every_value_carries_its_path(draft: Numbered) -> None:
    wanted = Counter((one.path, one.text) for one in draft.contract.inlines if isinstance(one, Filled))
    values = written(draft).having("filled")
    assert Counter((one.attributes["data-path"], one.text) for one in values) == wanted
    for one in values:
        (where,) = one.having("where")
        assert next(where.all("code")).text == one.attributes["data-path"]
        assert one.attributes["tabindex"] == "-1"  # by a tap, but not one after another by the keyboard


def test_every_blank_is_marked(draft: Numbered) -> None:
    page = written(draft)
    blanks = Counter((one.attributes["data-path"], one.text) for one in page.having("blank"))
    assert blanks == Counter((one.path, one.text) for one in draft.contract.inlines if isinstance(one, Blank))
    (note,) = page.having("nav-draft")
    assert (note.the("summary") if blanks else note).text == ("草稿" if not blanks else f"草稿 · 待填 {sum(blanks.values())}")


def test_a_keyboard_goes_from_blank_to_blank(draft: Numbered) -> None:
    page = written(draft)
    blanks = page.having("blank")
    count = len(blanks)
    assert [one.attributes["id"] for one in blanks] == [f"b-{at}" for at in range(1, count + 1)]
    assert {one.attributes["tabindex"] for one in blanks} <= {"0"}
    steps = [[link.attributes["href"] for link in one.all("a")] for one in blanks]
    before = [[f"#b-{at - 1}"] if at > 1 else [] for at in range(1, count + 1)]
    after = [f"#b-{at + 1}" if at < count else "#blanks" for at in range(1, count + 1)]
    assert steps == [[*one, other] for one, other in zip(before, after, strict=True)]
    listed = [(one.attributes["href"], one.text) for note in page.having("nav-draft") for one in note.all("a")]
    assert listed == [(f"#{one.attributes['id']}", one.text) for one in blanks]


def test_what_a_value_is_called_is_text_that_can_be_selected() -> None:
    at = Location("deal.yaml", 12, 9)
    page = written(holding(Filled("一万元", "fees.total", at), Blank("期限", "term.length", at)))
    shown = [[code.text for code in where.all("code")] for where in page.having("where")]
    assert ["fees.total", "deal.yaml:12:9"] in shown
    assert ["term.length", "deal.yaml:12:9"] in shown
    assert not re.search(r"attr\(|title=", page.the("style").text)


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("deal.yaml", "deal.yaml:12:9"),
        ("/home/lin/秘密客户/交易书.yaml", "交易书.yaml:12:9"),
        (r"C:\Users\lin\deal.yaml", "deal.yaml:12:9"),
        ("<标准输入>", "<标准输入>:12:9"),
    ],
)
def test_a_draft_says_where_a_value_was_written_but_not_in_which_folder(file: str, shown: str) -> None:
    at = Location(file, 12, 9)
    page = written(holding(Filled("一万元", "fees.total", at), Blank("期限", "term.length", at)))
    places = {one.attributes["data-path"]: one.attributes["data-at"] for one in page.all("span") if "data-path" in one.attributes}
    assert (places["fees.total"], places["term.length"]) == (shown, shown)


def test_a_value_that_was_written_nowhere_has_no_place() -> None:
    page = written(holding(Filled("30日", "payment.due", Location(""))))
    (value,) = [one for one in page.having("filled") if one.attributes["data-path"] == "payment.due"]
    assert "data-at" not in value.attributes


def test_a_final_has_no_trace_of_the_draft(draft: Numbered) -> None:
    content = render_html(draft, template=TEMPLATE, draft=False).decode()
    page = read(content.encode())
    assert [name for one in page.all() for name in one.attributes if name.startswith("data-") or name == "title"] == []
    assert page.having("where") == []
    # Neither what the values are called nor which wordings of the library these are.
    words = set(re.findall(r"[\w.-]+", re.sub(r"<style>.*?</style>", "", content, flags=re.DOTALL)))
    told = {one.path for one in draft.contract.inlines if isinstance(one, Filled | Blank) and "." in one.path}
    told |= {one.anchor for one in draft.contract.holders if one.variant and "-" in one.anchor}
    assert told & words == set()
    assert "草稿" not in content
    assert "deal.yaml" not in content
    assert "class" not in page.the("body").attributes
    assert page.having("nav-draft") == []


def test_a_draft_says_so_on_every_printed_page(draft: Numbered) -> None:
    page = written(draft)
    assert page.the("title").text.endswith("（草稿）")
    style = page.the("style").text
    assert '@top-center{content:"草稿"}' in style
    assert '.cover::before{content:"草稿"}' in style
    assert ".cover::before{content:" not in written(draft, draft=False).the("style").text


def test_a_table_scrolls_by_itself_and_is_named_by_what_introduces_it(draft: Numbered) -> None:
    page = written(draft)
    boxes = page.having("wide")
    ids = {one.attributes["id"] for one in page.all("p") if "id" in one.attributes}
    assert len(boxes) == len(list(page.all("table")))
    for box in boxes:
        table = box.the("table")
        assert table.attributes["aria-labelledby"] == box.attributes["aria-labelledby"]
        assert table.attributes["aria-labelledby"] in ids
        assert f".{table.attributes['class']}{{min-width:{5 * len(list(table.all('th')))}em}}" in page.the("style").text
        assert box.attributes["tabindex"] == "0"


def test_lines_that_lead_stay_with_what_follows() -> None:
    item = sample.item("one.a.x", "项")
    page = written(number(sample.contract(Part(None, (sample.article("one", "条", sample.clause("one.a", "如下：", items=(item,))),)))))
    assert [one.text for one in page.having("leads")] == ["1.1 如下："]


def test_articles_and_annexes_say_what_they_were_made_from(draft: Numbered) -> None:
    page = written(draft)
    sources = {one.attributes["id"]: one.attributes for one in page.all("section") if "data-clause" in one.attributes}
    made = {place: one for place, one in places(draft.contract) if isinstance(one, Article | Annex | Sheet) and one.variant}
    assert set(made) == set(sources)
    for place, one in made.items():
        said = sources[place]
        assert (said["data-clause"], said["data-variant"], said.get("data-version", "0")) == (one.anchor, one.variant, str(one.version))


def test_nothing_internal_is_in_the_file(draft: Numbered) -> None:
    content = render_html(draft, template=TEMPLATE, draft=True).decode()
    specs = [one.spec for one in library().values()]
    notes = [
        text for spec in specs for text in (*(floor.says for floor in spec.floor), *(variant.note for variant in spec.variants)) if text
    ]
    nodes = [one for spec in specs for variant in spec.variants for one in variant.paragraphs]
    internal = notes + [one.gives for one in nodes if one.gives]
    assert internal
    assert [text for text in internal if text in content] == []
    assert [one.label for one in Stance if one.label in content] == []
    allowed = {"charset", "class", "content", "href", "http-equiv", "id", "lang", "name", "aria-label", "scope", "colspan"}
    allowed |= {"aria-labelledby", "role", "tabindex"}
    allowed |= {"data-path", "data-at", "data-clause", "data-variant", "data-version"}
    assert {name for one in read(content.encode()).all() for name in one.attributes} <= allowed


# Links


def test_ids_are_unique_and_every_link_leads_somewhere(draft: Numbered) -> None:
    page = written(draft)
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    links = [one.attributes["href"] for one in page.all("a")]
    assert {one[:1] for one in links} == {"#"}
    assert [one for one in links if one[1:] not in ids] == []


def test_every_reference_leads_to_what_it_cites(draft: Numbered) -> None:
    main = written(draft, draft=False).the("main")
    by_anchor = {node.anchor: f"#{place}" for place, node in places(draft.contract)}
    shown = Counter((one.attributes["href"], one.text) for one in main.all("a"))
    refs = [one for paragraph in draft.contract.paragraphs for one in leaves(paragraph) if isinstance(one, Ref) and one.text]
    assert shown == Counter((by_anchor[one.target], one.text) for one in refs)


def test_a_reference_that_does_not_resolve_is_shown_as_broken() -> None:
    page = written(holding("依照", Ref("nowhere.a", sample.HERE), "办理"))
    (broken,) = page.having("broken")
    assert broken.text == "〔引用失效：nowhere.a〕"
    assert list(written(holding("依照", Ref("nowhere.a", sample.HERE), "办理"), draft=False).the("main").all("a")) == []


def test_the_contents_list_every_heading(draft: Numbered) -> None:
    (contents,) = written(draft).having("contents")
    nav = [one.text for one in contents.all("a")]
    contract = draft.contract
    articles = [f"{one.label} {one.title}" for one in contract.articles]
    annexes = [f"{one.label} {one.title}" for one in contract.annexes]
    parts = [f"{one.label} {one.title}" for one in contract.parts if one.title]
    assert Counter(nav) == Counter([*(one.title for one in contract.sheets), *parts, *articles, "签署页", *annexes])


@pytest.mark.parametrize("anchor", ['" onclick="x', "a b", "附件 <1>", "one", "one.a"])
def test_an_attached_annex_may_be_named_anything(anchor: str) -> None:
    annexes = (Annex(anchor, "营业执照", sample.HERE, note="（附后）"), Annex(anchor, "授权书", sample.HERE, note="（附后）"))
    page = written(holding("见", Ref(anchor, sample.HERE), annexes=annexes), draft=False)
    ids = [one.attributes["id"] for one in page.all() if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    (link,) = page.the("main").all("a")
    assert link.attributes == {"href": "#a-2"}
