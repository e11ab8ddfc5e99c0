"""The three styles, and what the reader of a file may ask for: contents, underlined values, a draft."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from lxml import etree

from hetong.model.contract import Contract, Part, Row, Signature
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from tests import docxtext
from tests.render.docx import expected, sample

W = docxtext.W
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def rendered(
    contract: Contract | None = None, style: str = "standard", draft: bool = False, toc: bool = False, underlined: bool = False
) -> bytes:
    numbered = number(contract or sample.whole())
    return render_docx(numbered, template=sample.template(style), draft=draft, toc=toc, underline_filled=underlined)


def parts(contract: Contract | None = None, style: str = "standard", **options: bool) -> Mapping[str, bytes]:
    return docxtext.parts(rendered(contract, style, **options))


def styles(style: str, **options: bool) -> dict[str, etree._Element]:
    root = etree.fromstring(parts(None, style, **options)[STYLES])
    return {one.find(f"{W}name").get(f"{W}val"): one for one in root.iter(f"{W}style")}  # type: ignore[union-attr, misc]


def measure(element: etree._Element, path: str, attribute: str = "val") -> str:
    found = element.find(path.replace("w:", W))
    return "" if found is None else found.get(f"{W}{attribute}", "")


def page(style: str) -> dict[str, int]:
    section = next(etree.fromstring(parts(None, style)[DOCUMENT]).iter(f"{W}sectPr"))
    sizes = {**section.find(f"{W}pgSz").attrib, **section.find(f"{W}pgMar").attrib}  # type: ignore[union-attr]
    return {etree.QName(str(name)).localname: int(size) for name, size in sizes.items()}


@pytest.mark.parametrize("style", ["gongwen", "compact"])
def test_every_style_says_the_same(style: str) -> None:
    contract = number(sample.whole()).contract
    # A long name stands below its label.
    shown = [text.replace("\n", "") for text in docxtext.shown(rendered(style=style))]
    body = expected.body(contract)
    assert shown[-len(body) :] == body
    front = shown[: -len(body)]
    assert sorted(set(front)) == sorted(set(expected.front(contract)))


def test_gongwen_is_of_the_standard() -> None:
    """GB/T 9704-2012: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters of 三号 仿宋, title 二号 小标宋."""
    sheet, known = page("gongwen"), styles("gongwen")
    millimetre = 1440 / 25.4
    assert (round(sheet["top"] / millimetre), round(sheet["left"] / millimetre)) == (37, 28)
    wide, high = sheet["w"] - sheet["left"] - sheet["right"], sheet["h"] - sheet["top"] - sheet["bottom"]
    assert (round(wide / millimetre), round(high / millimetre)) == (156, 225)
    clause = known["Clause"]
    pitch, size, tracking = (int(measure(clause, *where)) for where in (("w:pPr/w:spacing", "line"), ("w:rPr/w:sz",), ("w:rPr/w:spacing",)))
    assert (measure(clause, "w:pPr/w:spacing", "lineRule"), pitch, size) == ("exact", 579, 32)
    assert high // pitch == 22
    assert wide // (size * 10 + tracking) == 28
    assert measure(clause, "w:rPr/w:rFonts", "eastAsia") == "仿宋"
    title = known["Title"]
    assert (measure(title, "w:rPr/w:rFonts", "eastAsia"), measure(title, "w:rPr/w:sz")) == ("方正小标宋简体", "44")
    heading = known["heading 1"]
    assert (measure(heading, "w:rPr/w:rFonts", "eastAsia"), measure(heading, "w:rPr/w:sz")) == ("黑体", "32")
    assert [name for name, one in known.items() if one.get(f"{W}type") == "paragraph" and one.find(f"{W}rPr/{W}b") is not None] == []
    assert "FZXiaoBiaoSong" in parts(None, "gongwen")["word/fontTable.xml"].decode()


def test_compact_has_no_cover() -> None:
    known, sheet = styles("compact"), page("compact")
    clause = known["Clause"]
    assert (measure(clause, "w:rPr/w:sz"), measure(clause, "w:pPr/w:spacing", "line")) == ("21", "330")
    assert sheet["left"] < page("standard")["left"]
    assert known["Closing"].find(f"{W}pPr/{W}pageBreakBefore") is None
    shown = docxtext.shown(rendered(style="compact"))
    assert shown[:4] == ["合同编号：FW-2026-0001", "签订地：浙江省杭州市余杭区", "签订日期：〔待填：签订日期〕", sample.TITLE]
    assert shown[4] == f"甲方：{sample.PARTY_A}"
    assert shown.count(f"甲方：{sample.PARTY_A}") == 1


@pytest.mark.parametrize("style", sample.STYLES)
def test_a_final_shows_no_sign_of_a_draft(style: str) -> None:
    drafted, final = parts(None, style, draft=True), parts(None, style, draft=False)
    headers = {name for name, raw in drafted.items() if "草稿".encode() in raw}
    assert headers == {f"word/header{at}.xml" for at in ((1, 2, 3) if style == "gongwen" else (1, 2))}
    assert not any("草稿".encode() in raw or b"FFFF00" in raw for raw in final.values())


@pytest.mark.parametrize("style", ["standard", "compact"])
def test_the_footer_counts_pages(style: str) -> None:
    footer = docxtext.lines(rendered(style=style), "word/footer1.xml")
    assert [line.text for line in footer] == ["第 1 页 共 1 页"]


def test_gongwen_numbers_its_pages_as_the_standard_asks() -> None:
    """GB/T 9704-2012, 7.5: 四号, between dashes, odd pages at the right and even ones at the left, a character from the edge."""
    files, known = parts(None, "gongwen"), styles("gongwen")
    assert b"<w:evenAndOddHeaders/>" in files["word/settings.xml"]
    assert not any(b"evenAndOddHeaders" in parts(None, style)["word/settings.xml"] for style in ("standard", "compact"))
    data = rendered(style="gongwen")
    found = {which: docxtext.lines(data, part)[0] for which, part in margins("gongwen", "footer").items()}
    assert [(found[which].style, found[which].text) for which in ("default", "even", "first")] == [
        ("footer", "— 1 —"),
        ("Even Footer", "— 1 —"),
        ("footer", ""),
    ]
    odd, even = known["footer"], known["Even Footer"]
    assert (measure(odd, "w:pPr/w:jc"), measure(odd, "w:pPr/w:ind", "right"), measure(odd, "w:rPr/w:sz")) == ("right", "280", "28")
    assert (measure(even, "w:pPr/w:jc"), measure(even, "w:pPr/w:ind", "left"), measure(even, "w:rPr/w:sz")) == ("left", "280", "28")
    assert [line.text for part in margins("gongwen", "header").values() for line in docxtext.lines(data, part) if line.text] == []


def margins(style: str, kind: str) -> dict[str, str]:
    """The parts of headers or footers by the page that they are for."""
    files = parts(None, style)
    targets = {link.get("Id"): link.get("Target") for link in etree.fromstring(files["word/_rels/document.xml.rels"])}
    section = next(etree.fromstring(files[DOCUMENT]).iter(f"{W}sectPr"))
    return {one.get(f"{W}type", ""): f"word/{targets[one.get(RELATION)]}" for one in section.iter(f"{W}{kind}Reference")}


@pytest.mark.parametrize("style", sample.STYLES)
def test_the_first_page_has_a_header_and_a_footer_of_its_own(style: str) -> None:
    """Empty by the standard where they are missing, but not to every program; a draft is told on the cover, too."""
    heads, feet = margins(style, "header"), margins(style, "footer")
    assert {"default", "first"} <= set(heads) == set(feet)
    drafted, final = (rendered(style=style, draft=draft) for draft in (True, False))
    assert [line.text for line in docxtext.lines(drafted, heads["first"])] == ["草稿"]
    assert [line.text for line in docxtext.lines(final, heads["first"])] == [""]
    assert [line.text for line in docxtext.lines(final, feet["first"])] == (["第 1 页 共 1 页"] if style == "compact" else [""])


def contents(contract: Contract) -> list[tuple[str, str]]:
    return [(line.style, line.text) for line in docxtext.lines(rendered(contract, toc=True)) if line.style.startswith("toc ")]


def test_the_table_of_contents_has_every_heading() -> None:
    parted = (Part("总则", (sample.services(),)), Part("费用", (sample.money(), sample.liability()), restart=True))
    listed = contents(sample.contract(*parted, annexes=(sample.sla(), sample.licence())))
    assert [text for style, text in listed if style == "toc 1"] == [
        "第一部分 总则",
        "第二部分 费用",
        "附件一 服务水平协议",
        "附件二 乙方营业执照副本",
    ]
    assert [text for style, text in listed if style == "toc 2"] == ["第一条 服务范围", "第一条 费用及支付", "第二条 违约责任"]
    assert {style for style, _ in contents(sample.whole())} == {"toc 1"}


def test_articles_stand_below_their_part_in_the_outline() -> None:
    def outline(*parted: Part) -> list[str]:
        root = etree.fromstring(parts(sample.contract(*parted))[DOCUMENT])
        headings = (one for one in root.iter(f"{W}p") if measure(one, "w:pPr/w:pStyle") in ("PartHeading", "Heading1"))
        return [measure(one, "w:pPr/w:outlineLvl") for one in headings]

    assert outline(Part("总则", (sample.services(),)), Part(None, (sample.money(),))) == ["", "1", ""]


@pytest.mark.parametrize("style", sample.STYLES)
def test_the_contents_are_words_own(style: str) -> None:
    """In the frame that Word updates them on, with stops for page numbers; an annex is one heading, number and title."""
    root = etree.fromstring(parts(None, style, toc=True)[DOCUMENT])
    (frame,) = root.iter(f"{W}sdt")
    assert measure(frame, "w:sdtPr/w:docPartObj/w:docPartGallery") == "Table of Contents"
    inside = frame.find(f"{W}sdtContent")
    assert inside is not None
    assert [measure(one, "w:pPr/w:pStyle") for one in inside] == ["Toc1"] * 16
    known, sheet = styles(style), page(style)
    for name in ("toc 1", "toc 2"):
        (stop,) = known[name].iter(f"{W}tab")
        assert (stop.get(f"{W}val"), stop.get(f"{W}leader")) == ("right", "dot")
        assert int(stop.get(f"{W}pos", "")) == sheet["w"] - sheet["left"] - sheet["right"]
    annexes = [line.shown for line in docxtext.lines(rendered(style=style)) if line.style == "Annex Title"]
    assert annexes == ["附件一 服务水平协议", "附件二 乙方营业执照副本"]
    assert measure(known["Annex Title"], "w:pPr/w:outlineLvl") == "0"


def test_entries_lead_to_their_headings() -> None:
    root = etree.fromstring(parts(toc=True)[DOCUMENT])
    marks = {mark.get(f"{W}name"): mark.getparent() for mark in root.iter(f"{W}bookmarkStart")}
    entries = [link for link in root.iter(f"{W}hyperlink") if measure(link.getparent(), "w:pPr/w:pStyle") == "Toc1"]  # type: ignore[arg-type]
    assert len(entries) == 16
    for entry in entries:
        target = marks[entry.get(f"{W}anchor")]
        assert target is not None
        assert measure(target, "w:pPr/w:pStyle") in ("Heading1", "AnnexTitle")
    codes = [code.text for code in root.iter(f"{W}instrText") if "TOC" in (code.text or "")]
    assert codes == [r' TOC \o "1-1" \h \z \u ']
    assert "updateFields" not in parts(toc=True)["word/settings.xml"].decode()


def test_no_contents_unless_asked_for() -> None:
    assert b"TOC" not in parts()[DOCUMENT]
    assert "目录" not in docxtext.shown(rendered())
    empty = replace(sample.contract(), annexes=())
    assert "目录" not in docxtext.shown(rendered(empty, toc=True))


def test_underlined_values_are_a_matter_of_style() -> None:
    plain, underlined = parts(), parts(underlined=True)
    assert plain[DOCUMENT] == underlined[DOCUMENT]
    for asked in (False, True):
        known = styles("standard", underlined=asked)
        lines = {name: measure(known[name], "w:rPr/w:u") for name in ("Filled", "Conspicuous Filled")}
        assert set(lines.values()) == ({"single"} if asked else {""})


def test_a_value_in_a_conspicuous_clause_is_both() -> None:
    document = parts()[DOCUMENT].decode()
    assert re.search(r'<w:rStyle w:val="ConspicuousFilled"/></w:rPr><w:t xml:space="preserve">12个月<', document)
    assert measure(styles("standard")["Conspicuous Filled"], "w:basedOn") == "Conspicuous"


@pytest.mark.parametrize("mode", NumberingMode)
@pytest.mark.parametrize("style", sample.STYLES)
def test_paragraphs_carry_no_look_of_their_own(style: str, mode: NumberingMode) -> None:
    root = etree.fromstring(docxtext.parts(render_docx(number(sample.whole()), template=sample.template(style), numbering=mode))[DOCUMENT])
    looks = {etree.QName(child).localname for properties in root.iter(f"{W}pPr") for child in properties}
    assert looks <= {"pStyle", "keepNext", "numPr", "outlineLvl", "rPr"}
    assert {etree.QName(child).localname for properties in root.iter(f"{W}rPr") for child in properties} <= {"rStyle", "rFonts"}


def named(name: str, style: str = "standard") -> tuple[str, str]:
    """How a name stands on the signature page: its text, and the style of its paragraph."""
    first = replace(sample.whole().signatures[0], name=(sample.filled(name),))
    contract = replace(sample.whole(), signatures=(first, sample.whole().signatures[1]))
    lines = docxtext.lines(rendered(contract, style))
    found = next(line for line in lines if line.text.startswith("甲方（盖章）"))
    return found.text, found.style


def test_a_name_never_ends_in_a_lonely_character() -> None:
    short, medium, long = "云桥公司", "云" * 16, "云" * 18
    assert named(short) == (f"甲方（盖章）：{short}", "Signature Name")
    assert named(medium) == (f"甲方（盖章）：\n{medium}", "Signature Name")
    assert named(long) == (f"甲方（盖章）：\n{long}", "Signature Name Narrow")
    assert named("云" * 25) == (f"甲方（盖章）：\n{'云' * 25}", "Signature Name")


def test_people_sign_and_companies_seal() -> None:
    rows = (Row("法定代表人（签字）", sample.HAND), Row("委托代理人（签字）", sample.HAND), Row("日期", (sample.filled("2026年1月1日"),)))
    company = replace(sample.whole().signatures[0], rows=rows)
    person = Signature("乙方", "签字", (sample.filled("王小明"),), "乙方签字处", (Row("日期", sample.HAND),))
    shown = docxtext.shown(rendered(replace(sample.whole(), signatures=(company, person))))
    at = shown.index("乙方（签字）：王小明")
    assert shown[at + 1 : at + 3] == ["甲方盖章处", "乙方签字处"]
    # A long label breaks before what is asked for; who has fewer lines leaves them out above his date.
    rule = "_" * 16
    assert shown[at + 3 : at + 7] == [
        f"法定代表人\n（签字）：{rule}",
        f"委托代理人\n（签字）：{rule}",
        "日期：2026年1月1日",
        f"日期：{rule}",
    ]


def test_one_party_leaves_its_half_empty() -> None:
    one = replace(sample.whole(), signatures=sample.whole().signatures[:1])
    shown = docxtext.shown(rendered(one))
    assert (shown.count("甲方盖章处"), shown.count("乙方盖章处")) == (1, 0)
    table = [t for t in etree.fromstring(parts(one)[DOCUMENT]).iter(f"{W}tbl") if "盖章处" in "".join(map(str, t.itertext()))]
    assert {len(row.findall(f"{W}tc")) for row in table[0].iter(f"{W}tr")} == {2}
