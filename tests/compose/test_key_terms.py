"""The sheet of key terms: when there is one, which rows it has, what they say and cite."""

from dataclasses import replace
from pathlib import Path

import pytest

from hetong.load.soundness import clause_problems
from hetong.model.clause import CELL, CELLS
from hetong.model.contract import Blank, Contract, Filled, Inlines, Ref, Sheet, Text, leaves
from hetong.model.deal import Deal
from hetong.number import number
from hetong.select.objections import KEY_TERMS
from hetong.zh.pay_day import PayDay
from tests.cli.running import checked, hetong
from tests.drafts import EXAMPLES, OUTLINES, clause, composed, example, having, library, selected, small_deal

ECOMMERCE, TELECOM = "ecommerce-customer-service", "telecom-customer-service"
Rows = list[tuple[str, str, str]]


def with_sheet(deal: Deal) -> Deal:
    return having(deal, "contract.key_terms", True)


def sheet_of(deal: Deal) -> Sheet:
    (sheet,) = number(composed(with_sheet(deal))).contract.sheets
    return sheet


def text(inlines: Inlines) -> str:
    return "".join(one.text for one in inlines)


def rows(deal: Deal) -> Rows:
    """The rows of its first table."""
    table = sheet_of(deal).paragraphs[0].table
    assert table
    return [(text(label), text(said), text(cited)) for label, said, cited in table.rows]


def said(deal: Deal, label: str) -> list[str]:
    return [value for name, value, _ in rows(deal) if name == label]


def blanks(contract: Contract) -> tuple[set[str], set[str]]:
    """The paths that are blank on the sheet, and those that are elsewhere."""
    on_sheet = {one.path for sheet in contract.sheets for node in sheet.paragraphs for one in leaves(node) if isinstance(one, Blank)}
    without = replace(contract, sheets=())
    return on_sheet, {one.path for one in without.inlines if isinstance(one, Blank)}


@pytest.mark.parametrize(
    ("name", "choice", "there"),
    [
        (ECOMMERCE, None, True),
        (ECOMMERCE, "否", False),
        (ECOMMERCE, "是", True),
        (TELECOM, None, True),
        (TELECOM, "是", True),
        (TELECOM, "否", False),
    ],
)
def test_the_deal_decides_else_the_outline(name: str, choice: str | None, there: bool) -> None:
    deal = example(name, *([f"合同.商务要点={choice}"] if choice else []))
    contract = composed(deal)
    assert [sheet.anchor for sheet in contract.sheets] == [KEY_TERMS] * there
    ranked = next(node for node in contract.paragraphs if node.anchor == "general-provisions.priority")
    own = [text(item.inlines).rstrip("；。") for item in ranked.items]
    assert ("商务要点" in own) is there
    if there:
        assert own.index("商务要点") == own.index("本合同正文") + 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_row_has_three_cells_and_a_place_that_is_in_the_contract(name: str) -> None:
    numbered = number(composed(with_sheet(example(name))))
    table = numbered.contract.sheets[0].paragraphs[0].table
    assert table
    assert {len(row) for row in table.rows} == {CELLS}
    for label, said, cited in table.rows:
        assert text(label)
        assert text(said)
        assert text(cited)
        assert all(one.text == numbered.citations[one.target] for one in cited if isinstance(one, Ref))
    assert sum(isinstance(row[2][0], Ref) for row in table.rows) == len(table.rows) - len(
        numbered.contract.parties
    )  # the parties stand at the head


def test_a_reference_follows_its_article() -> None:
    before = {label: cited for label, _, cited in rows(example(ECOMMERCE))}
    moved = having(example(ECOMMERCE), "clauses.order", ("dispute", "definitions"))
    after = {article.anchor: article.label for article in number(composed(with_sheet(moved))).contract.articles}
    cited = {label: cited for label, _, cited in rows(moved)}
    assert cited["争议解决"] == after["dispute"] != before["争议解决"]


def test_what_a_row_prints_is_what_the_article_prints() -> None:
    contract = composed(example(ECOMMERCE))
    elsewhere = {(one.path, one.text) for one in replace(contract, sheets=()).inlines if isinstance(one, Filled)}
    paths = {path for path, _ in elsewhere}
    printed = [one for sheet in contract.sheets for node in sheet.paragraphs for one in leaves(node) if isinstance(one, Filled)]
    assert [one for one in printed if one.path in paths and (one.path, one.text) not in elsewhere] == []
    assert len(printed) > 40


def test_the_parties_come_first_and_the_annexes_last_under_their_numbers() -> None:
    found = rows(example(ECOMMERCE))
    contract = number(composed(example(ECOMMERCE))).contract
    assert [(label, value) for label, value, _ in found[:2]] == [(one.role, text(one.rows[0].inlines)) for one in contract.parties]
    count = len(contract.annexes)
    assert found[-count:] == [("附件", annex.title, annex.label) for annex in contract.annexes]


STARTS = [
    *(pytest.param(small_deal(outline=name), id=f"minimal {name}") for name in OUTLINES),
    *(pytest.param(example(name), id=name) for name in EXAMPLES),
]
CHANGES: tuple[dict[str, object], ...] = (
    {},
    {"payment.cycle": "milestone"},
    {"payment.due_from": "signing", "payment.pay_day": None},
    {"payment.pay_day": PayDay(5, next_month=True)},
    {"renewal.mode": "automatic"},
    {"dispute.method": "arbitration"},
    {"dispute.court_basis": "signing", "signing.place": None},
    {"dispute.court_name": "杭州市余杭区人民法院"},
    {"invoice.kind": "ordinary"},
    {"tax.included": False},
    {"fees.total_is_estimate": True, "fees.total": None},
    {"fees.items": ()},
    {"services.channels": ()},
    {"service_levels": ()},
    {"contract.stance": "client", "liability.cap": None},
    {"contract.stance": "provider", "liability.cap": None},
    {"data.role": "none"},
    {"data.role": "joint"},
    {"term.length": None},
)


@pytest.mark.parametrize("changes", CHANGES, ids=str)
@pytest.mark.parametrize("start", STARTS)
def test_the_sheet_asks_for_nothing_that_the_contract_does_not_ask_for(start: Deal, changes: dict[str, object]) -> None:
    deal = start
    for path, value in changes.items():
        deal = having(deal, path, value)
    on_sheet, elsewhere = blanks(composed(with_sheet(deal)))
    assert on_sheet <= elsewhere


@pytest.mark.parametrize("start", STARTS)
def test_a_blank_row_is_a_labelled_blank(start: Deal) -> None:
    deal = having(having(start, "liability.cap", None), "liability.cap_amount", None)
    on_sheet, _ = blanks(composed(with_sheet(deal)))
    assert "liability.cap" in on_sheet


@pytest.mark.parametrize(
    ("label", "path", "value"),
    [
        ("任意解除", "termination.convenience_notice", None),
        ("考核扣减上限", "quality.deduction_cap", None),
        ("服务内容", "services.summary", None),
        ("试运行", "trial", None),
        ("附件", "annexes", ()),
        ("每月含税合计", "fees.monthly", None),
    ],
)
def test_what_a_deal_does_not_have_has_no_row(label: str, path: str, value: object) -> None:
    whole = example(ECOMMERCE)
    assert said(whole, label)
    bare = having(having(whole, "confidentiality.staff_nda", False), "data.role", "none") if path == "annexes" else whole
    assert said(having(bare, path, value), label) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_row_stays_behind_a_clause_that_is_left_out(name: str) -> None:
    for chosen in selected(example(name)).chosen:
        bare = having(with_sheet(example(name)), "clauses.exclude", (chosen.id,))
        numbered = number(composed(bare)) if chosen.id in {article.anchor for article in composed(example(name)).articles} else None
        if numbered:
            cited = [one for node in numbered.contract.sheets[0].paragraphs for one in leaves(node) if isinstance(one, Ref)]
            assert {one.target.partition(".")[0] for one in cited if not one.text} == set(), chosen.id


HOSTILE = "云桥｜{{ 7*7 }}[[term]]<b>&amp;|**公司**\\$x#"


def test_a_value_is_never_a_mark() -> None:
    deal = having(having(example(ECOMMERCE), "services.summary", HOSTILE), "party_a.name", HOSTILE)
    assert (said(deal, "服务内容"), said(deal, "甲方")) == ([HOSTILE], [HOSTILE])


@pytest.mark.parametrize("extension", ["md", "html", "docx", "pdf"])
def test_sixty_fee_rows_run_over_and_lose_nothing(extension: str, tmp_path: Path) -> None:
    fees = "".join(f"    - {{名称: 项目{at:02}, 单价: 1元, 单位: 次, 数量: 3次}}\n" for at in range(60))
    spec = f"合同: {{范本: {ECOMMERCE}, 商务要点: 是}}\n费用:\n  明细:\n{fees}"
    (tmp_path / "deal.yaml").write_text(spec, "utf-8")
    ended = hetong("render", "deal.yaml", "-o", f"a.{extension}", cwd=tmp_path)
    assert ended.code == 0, ended.err
    table = next(node.table for node in sheet_of(small_deal(f"费用:\n  明细:\n{fees}")).paragraphs if node.anchor.endswith(".fees"))
    assert table
    assert len(table.rows) == 60


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_sheet_decides_nothing(name: str) -> None:
    """What it asks its articles ask, too: a court that arbitration makes idle stays a finding."""
    without = having(example(name), "contract.key_terms", False)
    assert composed(with_sheet(without)).deciding == composed(without).deciding


@pytest.mark.parametrize("row", ["付款", f"付款{CELL}每月", CELL.join("一二三四")])
def test_a_row_of_another_number_of_cells_is_a_fault_of_the_library(row: str) -> None:
    probe = clause(kind="sheet", paragraphs=[{"text": "要点：", "items": [{"text": row}]}])
    assert [(one.code, one.at.file) for one in clause_problems(probe)] == [("LIB17", probe.file)]
    assert list(clause_problems(clause(kind="sheet", paragraphs=[{"text": "要点：", "items": [{"text": CELL.join("一二三")}]}]))) == []


@pytest.mark.parametrize(
    ("spec", "line"),
    [("条款: {加用: [key-terms]}", 2), ("附件: [{标题: 要点, 条款: key-terms}]", 2)],
)
def test_the_sheet_is_no_article_and_no_annex(spec: str, line: int, tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(f"合同: {{范本: {TELECOM}}}\n{spec}\n", "utf-8")
    found = [one for one in checked(Path("deal.yaml"), cwd=tmp_path).found if one["code"] == "DEAL09"]
    assert [one["line"] for one in found] == [line]


def test_every_shipped_sheet_is_a_sheet_of_rows() -> None:
    assert library()[KEY_TERMS].spec.kind.value == "sheet"
    assert list(clause_problems(library()[KEY_TERMS])) == []
    assert all(isinstance(one, Text) for one in sheet_of(example(ECOMMERCE)).paragraphs[-1].inlines)
