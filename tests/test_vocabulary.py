"""The words of the library, and what a kind of contract calls them: in library text only, never in values."""

from pathlib import Path

import pytest

from hetong.model.contract import Filled, Term
from hetong.pipeline import Draft, Spec, Workshop, draft

CLAUSE = """\
id: probe
title: 服务人员
version: 1
params: {rest: {type: text, label: 服务人员的休息}}
terms: [{term: 服务人员, at: who}]
paragraphs:
  - id: who
    text: 本合同所称“服务人员”，是指为{{ contract.title }}服务对象服务的人，见[[nowhere|服务人员名单]]。
  - id: table
    text: 服务人员服务，双方核对，由一方告知另一方：
    items: [服务人员的名单, "{{ params.rest }}"]
    table: {each: one in services.exclusions, columns: [{title: 服务人员, value: "{{ one }}"}], total: [服务人员]}
"""
OTHER = "id: other\ntitle: 其他\nversion: 1\nuses: [服务人员]\nparagraphs: [服务人员应当到岗。]\n"
OUTLINE = (
    "id: kind\ntitle: 合同\nindustry: general\nwords: {服务人员: 审核员, 服务: 审核, 服务对象: 作者}\nparts: [{clauses: [probe, other]}]\n"
)
HEAD = "合同: {范本: kind, 标题: 服务人员派驻合同}\n服务: {不含: [替服务人员代班]}\n"


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    for name, text in (("clauses/a/probe.yaml", CLAUSE), ("clauses/a/other.yaml", OTHER), ("templates/outlines/kind.yaml", OUTLINE)):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Workshop(tmp_path / "clauses", tmp_path / "templates")


def made(workshop: Workshop, more: str = "") -> Draft:
    return draft(Spec("deal.yaml", text=(HEAD + more).encode()), workshop)


def said(one: Draft) -> str:
    return "".join(inline.text for inline in one.numbered.contract.inlines)


def test_titles_text_words_tables_and_labels_are_renamed_and_the_longest_word_wins(small: Workshop) -> None:
    one = made(small)
    assert next(one.numbered.contract.articles).title == "审核员"
    table = next(paragraph.table for paragraph in one.numbered.contract.paragraphs if paragraph.table)
    assert ([column.title for column in table.columns], table.total[0][0].text) == (["审核员"], "审核员")
    text = said(one)
    assert "的人，见审核员名单" in text
    assert "作者审核的人" in text
    assert "〔待填：审核员的休息〕" in text


def test_values_are_never_renamed(small: Workshop) -> None:
    one = made(small)
    filled = {inline.text for inline in one.numbered.contract.inlines if isinstance(inline, Filled)}
    assert {"服务人员派驻合同", "替服务人员代班"} <= filled


def test_a_term_is_defined_and_used_under_its_new_name(small: Workshop) -> None:
    one = made(small)
    probe, other = one.numbered.contract.articles
    assert ([term.term for term in probe.defines], other.uses) == (["审核员"], ("审核员",))
    assert [inline.text for inline in one.numbered.contract.inlines if isinstance(inline, Term)] == ["审核员"]
    assert not [found for found in one.diagnostics if found.code.startswith(("DEF", "LIB"))]


def test_own_clauses_keep_their_words(small: Workshop) -> None:
    text = said(made(small, "自拟条款: [{id: x-own, 标题: 服务人员, 款: [双方安排服务人员。]}]\n其他签约方: [{}]\n"))
    assert "双方安排服务人员。" in text


def test_three_parties_are_all_only_where_a_clause_binds_them_all(small: Workshop, tmp_path: Path) -> None:
    assert "双方核对，由一方告知另一方" in said(made(small, "其他签约方: [{}]\n"))
    (tmp_path / "clauses/a/probe.yaml").write_text(CLAUSE.replace("version: 1\n", "version: 1\nall_parties: true\n"), "utf-8")
    assert "双方核对，由一方告知另一方" in said(made(small))
    assert "各方核对，由一方告知其他方" in said(made(small, "其他签约方: [{}]\n"))


def test_one_library_serves_kinds_with_words_of_their_own(small: Workshop, tmp_path: Path) -> None:
    plain = OUTLINE.replace("id: kind", "id: plain").replace("words: {服务人员: 审核员, 服务: 审核, 服务对象: 作者}\n", "")
    (tmp_path / "templates/outlines/plain.yaml").write_text(plain, "utf-8")
    texts = [said(draft(Spec("d.yaml", text=HEAD.replace("kind", kind).encode()), small)) for kind in ("kind", "plain", "kind")]
    assert texts[0] == texts[2] != texts[1]
    assert "服务对象服务的人" in texts[1]
