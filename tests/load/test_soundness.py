"""Files of the library that can be read but not used are refused when they are read."""

from pathlib import Path

import pytest

from hetong.diagnostic import Location, Refused
from hetong.load import load_outline
from hetong.load.library import read_clause

ONE = "variants: [{id: a, paragraphs: [甲。]}]\n"
HEAD = "id: probe\ntitle: 试写\nversion: 1\n"
CLAUSES = {
    "a minimum of another type": ("params: {due: {type: duration, label: 期限, min: 3}}\n" + ONE, "LIB18"),
    "a maximum of another type": ("params: {rate: {type: percent, label: 比例, max: 3日}}\n" + ONE, "LIB18"),
    "a bound of what has no size": ("params: {who: {type: text, label: 谁, min: 甲}}\n" + ONE, "LIB18"),
    "a default of another type": ("params: {due: {type: date, label: 日期, default: 明天}}\n" + ONE, "LIB18"),
    "a default out of bounds": (
        "params: {due: {type: duration, label: 期限, default: 9日, max: 5日}}\n" + ONE,
        "LIB18",
    ),
    "a condition about no fact": ("variants: [{id: a, when: {fees.amount: present}, paragraphs: [甲。]}]\n", "LIB19"),
    "a condition inside another about no fact": (
        "variants: [{id: a, when: {not: {any: [{tax.rate: present}, {one.amount: present}]}}, paragraphs: [甲。]}]\n",
        "LIB19",
    ),
    "a condition about one element": ("variants: [{id: a, when: {fees.items.0.amount: present}, paragraphs: [甲。]}]\n", "LIB19"),
    "a condition about a parameter": ("variants: [{id: a, when: {clauses.params.x: present}, paragraphs: [甲。]}]\n", "LIB19"),
    "no variants": ("variants: []\n", "LIB20"),
    "a level below the last": (
        "variants: [{id: a, paragraphs: [{text: 甲, items: [{text: 乙, items: [{text: 丙, items: [丁]}]}]}]}]\n",
        "LIB17",
    ),
    "a total of another length": (
        "variants: [{id: a, paragraphs: [{text: 甲, table: {each: k in services.tasks, columns: [{title: a, value: b}], total: [a, b]}}]}]",
        "LIB17",
    ),
    "an empty line": ("variants: [{id: a, paragraphs: [\"甲。\\n\\n乙。\"]}]\n", "LIB17"),
}  # fmt: skip
OUTLINES = {
    "no parts": ("parts: []\n", "LIB20"),
    "a condition about no fact": ("parts: [{clauses: [{clause: term, when: {one.amount: present}}]}]\n", "LIB19"),
    "an annex under a condition about no fact": ("parts: [{clauses: [term]}]\nannexes: [{clause: x, when: {annex: present}}]\n", "LIB19"),
    "a clause twice": ("parts: [{clauses: [term, fees]}, {clauses: [term]}]\n", "LIB21"),
    "an annex that is an article": ("parts: [{clauses: [term]}]\nannexes: [term]\n", "LIB21"),
}


@pytest.mark.parametrize(("text", "code"), CLAUSES.values(), ids=CLAUSES)
def test_a_clause_that_no_contract_could_use(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").write_text(HEAD + text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_clause(tmp_path / "probe.yaml")
    assert [one.code for one in refused.value.diagnostics] == [code]
    assert refused.value.diagnostics[0].at.line >= 4


@pytest.mark.parametrize(("text", "code"), OUTLINES.values(), ids=OUTLINES)
def test_an_outline_that_no_contract_could_follow(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").write_text("id: probe\ntitle: 试写\nindustry: general\n" + text, "utf-8")
    with pytest.raises(Refused) as refused:
        load_outline(tmp_path, "probe", Location("deal.yaml", 1, 1))
    assert [one.code for one in refused.value.diagnostics] == [code]
