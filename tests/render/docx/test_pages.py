"""Where pages break, in LibreOffice: nothing that belongs together parts, wherever on a page it falls."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hetong.model.contract import Annex, Contract, Part, Row, Ruled, Signature
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from tests.office import Office
from tests.render.docx import sample

# Lines of a page and the steps that a whole page is gone through in: where the signatures always start a page, fewer places will do.
LINES = {"standard": range(0, 32, 5), "gongwen": range(0, 23, 5), "compact": range(46)}
HEADING = re.compile(r"第[一二三四五六七八九十]+条\s+\S+$|附件[一二]$")
MARGIN = re.compile(r"第 |FW-2026|— \d+ —$")
LEAD = re.compile(r".*：$")
TOGETHER = ("以下无正文", "甲方盖章处", "乙方盖章处", "法定代表人", "日期：")


def shifted(lines: int) -> Contract:
    """Ends on another line of the page with each number of one-line paragraphs at its beginning."""
    first = sample.article("first", "首先", *(sample.clause(f"first.p{at}", f"本款只有一行（{at}）。") for at in range(lines + 1)))
    others = (sample.services(), sample.money(), sample.liability(), *(sample.filler(at, f"其他{at}") for at in range(6)))
    return sample.contract(Part(None, (first, *others)))


def pages(office: Office, contracts: list[Contract], style: str, folder: Path) -> list[list[list[str]]]:
    """The lines of every page of every contract, header and footer left out."""
    paths = [folder / f"{style}-{at}.docx" for at in range(len(contracts))]
    for path, contract in zip(paths, contracts, strict=True):
        path.write_bytes(render_docx(number(contract), template=sample.template(style), numbering=NumberingMode.STATIC))
    found = []
    for pdf in office.pdfs(paths, folder / "pdf"):
        whole = [[line.strip() for line in page.splitlines() if line.strip()] for page in office.text(pdf).split("\f")]
        found.append([[line for line in page if not MARGIN.match(line)] for page in whole if page])
    return found


@pytest.mark.parametrize("style", sample.STYLES)
def test_nothing_is_stranded_at_any_offset(style: str, office: Office, tmp_path: Path) -> None:
    documents = pages(office, [shifted(lines) for lines in LINES[style]], style, tmp_path)
    ends = set()
    for document in documents:
        signing = [page for page in document if any("以下无正文" in line for line in page)]
        assert len(signing) == 1
        text = "\n".join(signing[0])
        assert [word for word in TOGETHER if word not in text] == []
        assert text.count("日期：") == 2
        ends.add(len(signing[0]))
        for page in document:
            assert not HEADING.fullmatch(page[-1]), page[-3:]
            assert not LEAD.match(page[-1]), page[-3:]
            assert not page[-1].startswith("序号")
    # Where they follow the text, the signatures stood at many heights.
    assert len(ends) == 1 or style == "compact"
    assert len(ends) > 8 or style != "compact"


def test_one_party_alone_on_a_row_and_two_signatories(office: Office, tmp_path: Path) -> None:
    rows = (Row("法定代表人（签字）", sample.HAND), Row("委托代理人（签字）", sample.HAND), Row("日期", sample.HAND))
    company = replace(sample.contract(Part(None, (sample.services(),))).signatures[0], rows=rows)
    person = Signature("乙方", "签字", (sample.filled("王小明"),), "乙方签字处", (Row("日期", sample.HAND),))
    third = Signature("丙方", "签字", (sample.filled("赵六"),), "丙方签字处", (Row("日期", sample.HAND),))
    tree = replace(sample.contract(Part(None, (sample.services(),))), signatures=(company, person, third))
    (document,) = pages(office, [tree], "standard", tmp_path)
    text = "\n".join(next(page for page in document if "以下无正文" in page[0]))
    assert [text.count(word) for word in ("甲方盖章处", "乙方签字处", "丙方签字处", "法定代表人", "委托代理人", "日期：")] == [
        1,
        1,
        1,
        1,
        1,
        3,
    ]


@pytest.mark.parametrize("length", [40, 60])
@pytest.mark.parametrize("style", ["standard", "gongwen"])
def test_the_cover_takes_one_page_whatever_the_parties_are_called(style: str, length: int, office: Office, tmp_path: Path) -> None:
    name = (sample.filled("杭州云杉星辰大海电子商务科技发展与数据服务外包管理咨询集团股份"[:30] * 2),)
    name = (sample.filled(name[0].text[:length]),)
    tree = sample.contract(Part(None, (sample.services(),)))
    cover = (
        Row("甲方", name),
        Row("乙方", name),
        Row("签订地", (sample.filled("浙江省杭州市余杭区仓前街道文一西路九百六十九号三幢"),)),
        tree.cover[-1],
    )
    title = "电商平台在线客服、电话客服与工单处理服务外包合同（补充协议之二）"
    (document,) = pages(office, [replace(tree, cover=cover, title=title)], style, tmp_path)
    first = "".join(document[0])
    assert title in first
    assert "签订日期" in first
    # Behind the running head, whose title is long, too.
    assert any(line.startswith("甲方：") for line in document[1][:4])


@pytest.mark.parametrize("style", sample.STYLES)
def test_a_rule_never_parts_from_its_label_nor_begins_a_line_with_a_mark(style: str, office: Office, tmp_path: Path) -> None:
    """Wherever on the line it falls."""
    lines = tuple(sample.clause(f"x.p{at}", "甲" * at, "员工姓名：", Ruled(6), "；岗位：", Ruled(4), "。") for at in range(40))
    (document,) = pages(office, [sample.contract(Part(None, (sample.article("x", "条", *lines),)))], style, tmp_path)
    text = [line for page in document for line in page]
    assert [line for line in text if line.lstrip()[0] in "；。，"] == []
    whole = [re.sub(r"\s", "", line) for line in text]
    assert sum(line.count("名：") + line.count("位：") for line in whole) == 80


@pytest.mark.parametrize("style", sample.STYLES)
def test_what_is_signed_in_an_annex_stands_on_one_page(style: str, office: Office, tmp_path: Path) -> None:
    def form(lines: int) -> Contract:
        texts = [sample.clause(f"form.p{at}", f"本项只有一行（{at}）。") for at in range(lines + 1)]
        signed = (("用人单位（盖章）：",), ("员工（签名）：", Ruled(8)), ("日期：", Ruled(4), "年", Ruled(2), "月", Ruled(2), "日"))
        block = [replace(sample.clause(f"form.s{at}", *one), plain=True, signing=True) for at, one in enumerate(signed)]
        tree = sample.contract(Part(None, (sample.services(),)))
        return replace(tree, annexes=(Annex("form", "样式", sample.HERE, (*texts, *block), variant="general", version=1),))

    for document in pages(office, [form(lines) for lines in range(0, 40, 3)], style, tmp_path):
        (signed,) = [page for page in document if any("用人单位（盖章）：" in line for line in page)]
        at = next(at for at, line in enumerate(signed) if "用人单位（盖章）：" in line)
        assert [word for word in ("员工（签名）", "日期：") if word not in "".join(signed[at:])] == []
