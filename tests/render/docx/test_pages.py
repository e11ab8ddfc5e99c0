"""Where pages break, in LibreOffice: nothing that belongs together parts, wherever on a page it falls."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hetong.model.contract import Contract, Part, Row, Signature
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from tests.office import Office
from tests.render.docx import sample

# Lines of a page and the steps that a whole page is gone through in: where the signatures always start a page, fewer places will do.
LINES = {"standard": range(0, 32, 5), "gongwen": range(0, 23, 5), "compact": range(46)}
HEADING = re.compile(r"第[一二三四五六七八九十]+条\s+\S+$|附件[一二]$")
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
        found.append([[line for line in page if not line.startswith(("第 ", "FW-2026"))] for page in whole if page])
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
            assert "预计金额如下" not in page[-1]
            assert not page[-1].startswith("序号")
    # Where they follow the text, the signatures stood at many heights.
    assert len(ends) == 1 or style == "compact"
    assert len(ends) > 10 or style != "compact"


def test_one_party_alone_on_a_row_and_two_signatories(office: Office, tmp_path: Path) -> None:
    rows = (Row("法定代表人（签字）", sample.HAND), Row("委托代理人（签字）", sample.HAND), Row("日期", sample.HAND))
    company = replace(sample.contract(Part(None, (sample.services(),))).signatures[0], rows=rows)
    person = Signature("乙方", "签字", (sample.filled("王小明"),), "乙方签字处", (Row("日期", sample.HAND),))
    third = Signature("丙方", "签字", (sample.filled("赵六"),), "丙方签字处", (Row("日期", sample.HAND),))
    tree = replace(sample.contract(Part(None, (sample.services(),))), signatures=(company, person, third))
    (document,) = pages(office, [tree], "standard", tmp_path)
    text = "\n".join(next(page for page in document if "以下无正文" in page[0]))
    assert [
        text.count(word) for word in ("甲方盖章处", "乙方签字处", "丙方签字处", "法定代表人（签字）", "委托代理人（签字）", "日期：")
    ] == [1, 1, 1, 1, 1, 3]
