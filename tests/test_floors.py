"""Floors: what a deal goes below is told to those who check, in no draft; a clause that no contract can do without stays."""

from pathlib import Path

import pytest

from hetong.diagnostic import Refused
from hetong.load.library import read_clause
from hetong.model.selection import DepartureKind
from hetong.notice import with_notice
from hetong.pipeline import Draft, Spec, Workshop, draft

CLAUSE = """\
id: probe
title: 试写
version: 1
essential: 没有它不成合同
params:
  correct: {type: duration, label: 改正期限, default: 10日}
  shares: {type: percent, label: 比例}
floor:
  - 只给人看的一句话
  - {says: 改正期限七日起, of: params.correct, min: 7日}
  - {says: 付款三十日内, of: payment.due, max: 30日, when: {contract.stance: provider}}
  - {says: 不用乙方优先, stances: [client, balanced]}
  - {says: 比例到一成, of: params.shares, min: 5%, max: 10%}
paragraphs:
  - "{{ params.correct }}内改正，比例{{ params.shares }}。"
  - 自{{ payment.due }}内付款。
"""
OUTLINE = "id: kind\ntitle: 合同\nindustry: general\nparts: [{clauses: [probe]}]\n"
HEAD = "合同: {范本: kind}\n付款: {期限: 60日}\n"


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    for name, text in (("clauses/a/probe.yaml", CLAUSE), ("templates/outlines/kind.yaml", OUTLINE)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Workshop(tmp_path / "clauses", tmp_path / "templates")


def made(workshop: Workshop, more: str = "", head: str = HEAD) -> Draft:
    return draft(Spec("deal.yaml", text=(head + more).encode()), workshop)


def floors(one: Draft) -> list[tuple[str, str, int]]:
    return [(below.says, below.path, below.at.line) for below in one.numbered.contract.below]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("", []),
        ("条款: {参数: {probe: {改正期限: 7日}}}\n", []),
        ("条款: {参数: {probe: {改正期限: 6日}}}\n", [("改正期限七日起", "clauses.params.probe.改正期限", 3)]),
        ("条款: {参数: {probe: {shares: 5%}}}\n", []),
        ("条款: {参数: {probe: {shares: 10%}}}\n", []),
        ("条款: {参数: {probe: {shares: 10.01%}}}\n", [("比例到一成", "clauses.params.probe.shares", 3)]),
        ("条款: {参数: {probe: {shares: 手写}}}\n", []),
        (
            "条款: {立场: {probe: 乙方优先}}\n",
            [("付款三十日内", "payment.due", 2), ("不用乙方优先", "clauses.stances.probe", 3)],
        ),
    ],
)
def test_a_value_or_a_stance_beyond_a_floor_is_told_at_its_line(small: Workshop, more: str, expected: list[tuple[str, str, int]]) -> None:
    assert floors(made(small, more)) == expected


def test_the_stance_of_the_contract_counts_where_the_clause_has_none(small: Workshop) -> None:
    one = made(small, head="合同:\n  范本: kind\n  立场: 乙方优先\n")
    assert floors(one) == [("不用乙方优先", "contract.stance", 3)]


def test_it_is_a_departure_for_those_who_check_and_no_draft_says_it(small: Workshop) -> None:
    one = made(small, "条款: {参数: {probe: {改正期限: 1日}}}\n")
    (entry,) = one.marks.departures
    assert entry.internal
    assert "改正期限七日起" in entry.value
    assert DepartureKind.BELOW.label in entry.value
    printed = "".join(inline.text for inline in with_notice(one.numbered, one.marks).contract.inlines)
    assert "改正期限七日起" not in printed


def test_an_essential_clause_cannot_be_left_out_but_can_be_replaced(small: Workshop) -> None:
    left = made(small, "条款:\n  不用: [probe]\n")
    assert [(found.code, found.at.line) for found in left.diagnostics if found.code == "DEAL36"] == [("DEAL36", 4)]
    replaced = made(small, "自拟条款: [{标题: 自己的, 替换: probe, 款: [甲方应当付款。]}]\n")
    assert "DEAL36" not in {found.code for found in replaced.diagnostics}


@pytest.mark.parametrize(
    "floor",
    [
        "{says: 一, of: params.none, min: 7日}",
        "{says: 一, of: payment.nothing, min: 7日}",
        "{says: 一, of: params.correct, min: 很多}",
        "{says: 一, of: params.correct}",
        "{says: 一, min: 7日}",
    ],
)
def test_a_floor_that_cannot_be_tested_is_told_at_its_line(tmp_path: Path, floor: str) -> None:
    path = tmp_path / "a" / "probe.yaml"
    path.parent.mkdir()
    path.write_text(CLAUSE.replace("只给人看的一句话", floor), "utf-8")
    with pytest.raises(Refused) as refused:
        read_clause(path)
    assert [(one.code, one.at.line) for one in refused.value.diagnostics] == [("LIB26", 9)]
