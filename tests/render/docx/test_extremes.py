"""Contracts at the edge: very many articles, a very long table, a very long clause, and as little as a contract can say."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from hetong.model.contract import Align, Column, Contract, Part, Table
from hetong.model.deal.contract import Numbering
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.docx.inspection import inspect
from tests import docxtext, openxml
from tests.drafts import composed, small_deal
from tests.office import Office
from tests.render.docx import expected, sample

SENTENCE = "双方应当按照诚实信用原则履行本合同，并及时将可能影响履行的情况书面通知对方。"


def long_table() -> Table:
    columns = (Column("序号", Align.CENTER, 10), Column("项目", Align.LEFT, 50), Column("小计", Align.RIGHT, 40))
    rows = tuple(tuple(sample.inlines(cell) for cell in (str(at), f"服务项目第{at}项", f"¥{at},000.00")) for at in range(1, 301))
    return Table(columns, rows, tuple(sample.inlines(cell) for cell in ("", "合计", "¥45,150,000.00")), sample.HERE)


EXTREMES: Mapping[str, Contract] = {
    "120 articles": sample.contract(Part(None, tuple(sample.filler(at, f"标题{at}") for at in range(120)))),
    "120 articles, decimal": sample.contract(
        Part(None, tuple(sample.filler(at, f"标题{at}") for at in range(120))), scheme=Numbering.DECIMAL
    ),
    "300 rows": sample.contract(
        Part(None, (sample.article("fees", "费用", sample.clause("fees.table", "费用如下：", table=long_table())),))
    ),
    "20,000 characters": sample.contract(
        Part(None, (sample.article("x", "长", sample.clause("x.long", SENTENCE * 540, conspicuous=True)),))
    ),
    "one clause": sample.contract(Part(None, (sample.article("x", "唯一", sample.clause("x.one", SENTENCE)),))),
}


@pytest.mark.parametrize("style", sample.STYLES)
@pytest.mark.parametrize("case", EXTREMES)
def test_extremes_are_whole(case: str, style: str) -> None:
    numbered = number(EXTREMES[case])
    data = render_docx(numbered, template=sample.template(style), toc=True)
    assert openxml.faults(data) == openxml.audited(data) == []
    shown = [text.replace("\n", "") for text in docxtext.shown(data)]
    body = expected.body(numbered.contract)
    assert shown[-len(body) :] == body
    assert inspect(data).untouched is True


def test_as_little_as_a_deal_can_say() -> None:
    for outline in ("ecommerce-customer-service", "telecom-customer-service"):
        numbered = number(composed(small_deal(outline=outline)))
        data = render_docx(numbered, template=sample.TEMPLATE, draft=True, toc=True)
        assert openxml.faults(data) == openxml.audited(data) == []


def letters(text: str) -> str:
    return re.sub(r"第\d+页共\d+页", "", re.sub(r"\s+", "", text))


def test_extremes_print_every_character(office: Office, tmp_path: Path) -> None:
    """In the order of the page, without headers: a table that runs over pages repeats its head."""
    paths = {case: tmp_path / f"{at}.docx" for at, case in enumerate(EXTREMES)}
    for case, path in paths.items():
        path.write_bytes(render_docx(number(EXTREMES[case]), template=sample.TEMPLATE, numbering=NumberingMode.STATIC))
    for case, pdf in zip(EXTREMES, office.pdfs(list(paths.values()), tmp_path / "pdf"), strict=True):
        pages = [page.splitlines() for page in office.text(pdf).split("\f")]
        printed = letters("".join(line for page in pages for line in page if not re.match(r"\s*FW-2026-0001\s{5,}", line)))
        printed = printed if case != "300 rows" else _head_once(printed)
        signed = expected.body(number(EXTREMES[case]).contract)
        body = letters("".join(signed[: signed.index(EXTREMES[case].closing)]))
        assert body in printed


def _head_once(printed: str) -> str:
    head = "序号项目小计"
    assert printed.count(head) > 5
    first, _, rest = printed.partition(head)
    return first + head + rest.replace(head, "")


def test_static_numbers_past_a_hundred() -> None:
    numbered = number(EXTREMES["120 articles"])
    data = render_docx(numbered, template=sample.TEMPLATE, numbering=NumberingMode.NATIVE)
    assert "第一百二十条 标题119" in docxtext.shown(data)
    assert b"<w:numPr>" not in docxtext.parts(data)["word/document.xml"]
