"""What keeps together, what a table is made of, and what the file says to programs: languages, properties, names of styles."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree

from hetong.model.contract import Align, Annex, Column, Contract, Paragraph, Part, Ruled, Table
from hetong.model.words import Script
from hetong.number import number
from hetong.render.docx import NumberingMode, Properties, render_docx
from hetong.render.docx.lists import settle
from tests import docxtext
from tests.drafts import EXAMPLES, composed, example
from tests.render.docx import sample

W = docxtext.W
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def document(contract: Contract, style: str = "standard") -> etree._Element:
    return etree.fromstring(docxtext.parts(render_docx(number(contract), template=sample.template(style)))[DOCUMENT])


def keeps(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}keepNext") is not None


def text(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(f"{W}t"))


def in_annex(*paragraphs: Paragraph) -> Contract:
    return replace(sample.contract(), annexes=(Annex("form", "样式", sample.HERE, paragraphs, variant="general", version=1),))


def signing(*pieces: str | Ruled) -> Paragraph:
    return replace(sample.clause("form.sign", *pieces), plain=True, signing=True)


def test_what_introduces_a_list_or_a_table_stays_with_it() -> None:
    shown = {text(one): keeps(one) for one in document(sample.whole()).iter(f"{W}p")}
    leads = ("各项服务费的单价和预计金额如下：", "电话客服：", "乙方应当按照本合同的约定向甲方提供下列客户服务（以下称“外包服务”）：")
    assert [shown[one] for one in leads] == [True] * 3
    assert [shown[one] for one in ("接听甲方热线的呼入电话；", "按照甲方书面确认的名单和话术回访；")] == [False] * 2


def test_the_last_item_stays_with_the_table_after_it() -> None:
    clause = sample.clause("x.y", "费用：", items=(sample.item("x.y.a", "一；"), sample.item("x.y.b", "二。")), table=sample.fees())
    tree = sample.contract(Part(None, (sample.article("x", "条", clause),)))
    shown = {text(one): keeps(one) for one in document(tree).iter(f"{W}p")}
    assert [shown[one] for one in ("费用：", "一；", "二。")] == [True, False, True]


def test_signing_lines_stay_with_one_another_and_with_the_clause_before() -> None:
    lines = (signing("乙方（盖章）："), signing("员工（签名）：", Ruled(8)), signing("日期：", Ruled(4), "年"))
    root = document(in_annex(sample.clause("form.a", "甲。"), sample.clause("form.b", "乙。"), *lines))
    found = [one for one in root.iter(f"{W}p") if text(one).startswith(("甲。", "乙。", "乙方（盖章）：", "员工", "日期："))]
    form = found[-5:]
    assert [keeps(one) for one in form] == [False, True, True, True, False]
    names = [one.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for one in form[2:]]  # type: ignore[union-attr]
    assert names == ["SigningSpace", "SigningLine", "SigningLine"]


@pytest.mark.parametrize("style", sample.STYLES)
def test_a_seal_has_three_lines_of_height(style: str) -> None:
    styles = etree.fromstring(docxtext.parts(sample.template(style).read_bytes())[STYLES])
    found = {one.get(f"{W}styleId"): one.find(f"{W}pPr/{W}spacing") for one in styles.iter(f"{W}style")}
    pitch = int(found["Clause"].get(f"{W}line", ""))  # type: ignore[union-attr]
    space = found["SigningSpace"]
    assert space is not None
    assert int(space.get(f"{W}line", "")) + int(space.get(f"{W}after", "")) >= 3 * pitch


def rows(count: int, total: bool) -> list[bool]:
    """For each row of a table, whether it stays with the next."""
    columns = (Column("序号", Align.CENTER, 10), Column("项目", Align.LEFT, 50), Column("小计", Align.RIGHT, 40))
    body = tuple(tuple(sample.inlines(cell) for cell in (str(at), f"项目{at}", "1")) for at in range(count))
    node = Table(columns, body, tuple(sample.inlines(cell) if cell else () for cell in ("合计", "", "9")) if total else (), sample.HERE)
    tree = sample.contract(Part(None, (sample.article("x", "条", sample.clause("x.y", "如下：", table=node)),)))
    (table,) = (one for one in document(tree).iter(f"{W}tbl") if "序号" in text(one))
    return [all(keeps(one) for one in row.iter(f"{W}p")) for row in table.findall(f"{W}tr")[1:]]


def test_a_short_table_stays_whole_and_a_long_one_breaks_with_two_rows_on_either_side() -> None:
    assert rows(1, total=False) == [False]
    assert rows(8, total=False) == [True] * 7 + [False]
    assert rows(7, total=True) == [True] * 7 + [False]
    assert rows(9, total=False) == [True, *[False] * 6, True, False]
    assert rows(30, total=True) == [True, *[False] * 28, True, False]


def test_the_label_of_a_total_takes_the_empty_cells_around_it() -> None:
    (table,) = (one for one in document(replace(sample.whole(), annexes=())).iter(f"{W}tbl") if "合计" in text(one))
    cells = table.findall(f"{W}tr")[-1].findall(f"{W}tc")
    assert [text(cell) for cell in cells] == ["合计", "¥2,684,000.00"]
    assert cells[0].find(f"{W}tcPr/{W}gridSpan").get(f"{W}val") == "4"  # type: ignore[union-attr]


def test_a_table_is_told_to_who_cannot_see_it() -> None:
    (table,) = (one for one in document(replace(sample.whole(), annexes=())).iter(f"{W}tbl") if "合计" in text(one))
    told = {tag: table.find(f"{W}tblPr/{W}{tag}").get(f"{W}val") for tag in ("tblCaption", "tblDescription")}  # type: ignore[union-attr]
    assert told == {"tblCaption": "各项服务费的单价和预计金额如下：", "tblDescription": "序号、项目、计费方式、单价、小计"}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_rule_is_of_spaces_that_do_not_part(name: str) -> None:
    tree = composed(example(name))
    rules = [one.width for one in tree.inlines if isinstance(one, Ruled)]
    root = document(tree)
    drawn = [text(one) for one in root.iter(f"{W}r") if one.find(f"{W}rPr/{W}rStyle[@{W}val='Ruled']") is not None]
    assert sorted(map(len, drawn)) == sorted(2 * width for width in rules)
    assert set("".join(drawn)) == {"\u2007"}
    assert "\u3000" not in text(root)


def refs(data: bytes) -> Iterator[str]:
    return (code for code, _ in docxtext.fields(data) if code.startswith("REF"))


def test_a_reference_inside_its_own_annex_is_a_field() -> None:
    tree = in_annex(sample.clause("form.a", "甲。"), sample.clause("form.b", "按照", sample.ref("form.a"), "。"))
    data = render_docx(number(tree), template=sample.TEMPLATE)
    assert "2. 按照本附件第1条。" in docxtext.shown(data)
    assert list(refs(data)) == [r"REF _c_form__a \n \h"]


def test_a_reference_into_another_part_is_a_field_behind_its_part() -> None:
    first = sample.article("a", "甲", sample.clause("a.one", "见", sample.ref("b"), "。"))
    second = sample.article("b", "乙", sample.clause("b.one", "见", sample.ref("b"), "。"))
    data = render_docx(number(sample.contract(Part("总则", (first,)), Part("分则", (second,), restart=True))), template=sample.TEMPLATE)
    assert [line for line in docxtext.shown(data) if "见" in line] == ["1.1 见第二部分第一条。", "1.1 见本条。"]
    assert list(refs(data)) == [r"REF _c_b \n \h"]


@pytest.mark.parametrize("style", sample.STYLES)
@pytest.mark.parametrize(
    ("script", "language", "face"), [(Script.SIMPLIFIED, "zh-CN", "黑体"), (Script.TRADITIONAL, "zh-TW", "微軟正黑體")]
)
def test_a_script_is_declared_and_has_its_fonts(style: str, script: Script, language: str, face: str) -> None:
    tree = number(sample.whole())
    files = docxtext.parts(render_docx(replace(tree, contract=replace(tree.contract, script=script)), template=sample.template(style)))
    styles = etree.fromstring(files[STYLES])
    assert {one.get(f"{W}eastAsia") for one in styles.iter(f"{W}lang")} == {language, "en-US"}
    fonts = {one.get(f"{W}eastAsia") for one in styles.iter(f"{W}rFonts")}
    assert face in fonts
    assert script is Script.SIMPLIFIED or fonts.isdisjoint({"宋体", "黑体", "仿宋", "方正小标宋简体"})
    assert f"<dc:language>{language}<" in files["docProps/core.xml"].decode()


def test_the_properties_name_the_maker_and_never_a_party() -> None:
    said = docxtext.parts(render_docx(number(sample.whole()), template=sample.TEMPLATE))["docProps/core.xml"].decode()
    values = re.findall(r"<(?:dc|cp):(\w+)>([^<]*)<", said)
    assert dict(values) == {"title": sample.TITLE, "subject": "FW-2026-0001", "creator": "hetong", "language": "zh-CN", "category": "合同"}
    told = render_docx(number(sample.whole()), template=sample.TEMPLATE, properties=Properties(creator="法务部 <A&B>"))
    assert "<dc:creator>法务部 &lt;A&amp;B&gt;<" in docxtext.parts(told)["docProps/core.xml"].decode()


@pytest.mark.parametrize("style", sample.STYLES)
def test_styles_have_chinese_names_and_the_gallery_only_what_lawyers_use(style: str) -> None:
    root = etree.fromstring(docxtext.parts(sample.template(style).read_bytes())[STYLES])
    own = [one for one in root.iter(f"{W}style") if one.get(f"{W}customStyle")]
    aliases = [one.find(f"{W}aliases").get(f"{W}val", "") for one in own]  # type: ignore[union-attr]
    assert len(set(aliases)) == len(own)
    assert all(re.fullmatch("[\u4e00-\u9fff（）]+", alias) for alias in aliases)
    offered = {one.find(f"{W}name").get(f"{W}val") for one in root.iter(f"{W}style") if one.find(f"{W}qFormat") is not None}  # type: ignore[union-attr]
    assert {"heading 1", "Clause", "Item"} <= offered
    assert offered.isdisjoint({"Spacer", "Page Top", "Seal Anchor", "Signature Last", "Header Table"})


@pytest.mark.parametrize("mode", NumberingMode)
def test_a_long_name_breaks_before_its_bracket(mode: NumberingMode) -> None:
    first = replace(sample.whole().signatures[0], name=(sample.filled("云桥电子商务服务外包（杭州）有限公司"),))
    tree = replace(sample.whole(), signatures=(first, sample.whole().signatures[1]))
    data = render_docx(number(tree), template=sample.template("gongwen"), numbering=mode)
    assert "甲方（盖章）：\n云桥电子商务服务外包\n（杭州）有限公司" in docxtext.shown(data)


def test_a_firms_own_numbered_style_keeps_no_level_that_nobody_names() -> None:
    """It would point into lists that are made anew; what it is based on still numbers it."""
    styles = docxtext.parts(sample.TEMPLATE.read_bytes())[STYLES].decode()
    own = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Firm"><w:name w:val="Firm"/><w:basedOn w:val="Clause"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="2"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    known = etree.fromstring(styles.replace("</w:styles>", own).encode())
    lists = etree.fromstring(docxtext.parts(sample.TEMPLATE.read_bytes())["word/numbering.xml"])
    assert settle("firm.docx", known, lists) == ()
    numbered = {one.get(f"{W}styleId") for one in known.iter(f"{W}style") if one.find(f"{W}pPr/{W}numPr") is not None}
    linked = {one.get(f"{W}val") for one in lists.iter(f"{W}pStyle")}
    assert numbered == linked
    assert len(linked) == 9
