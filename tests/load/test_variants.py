"""A base and what variants change of it → variants, each whole, every text at the place where it is written."""

from pathlib import Path
from typing import Any

import pytest

from hetong.diagnostic import Refused
from hetong.load.library import read_clause
from hetong.model.clause import Clause, ItemSpec, ParagraphSpec

BASE = """\
id: probe
title: 试写
version: 1
paragraphs:
  - {id: first, text: 甲。}
  - id: duty
    text: 乙方应当：
    items:
      - {id: one, text: 一}
      - id: two
        text: 二
        items: [{id: deep, text: 深}]
  - {id: either, when: {trial: present}, text: 有试用。}
  - {id: either, when: {trial: absent}, text: 没有试用。}
  - 末。
variants:
  - id: other
    when: {contract.industry: telecom}
    changes:
"""


def clause(folder: Path, text: str) -> Clause:
    path = folder / "general" / "probe.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return read_clause(path)


def said(node: ParagraphSpec | ItemSpec) -> Any:
    """A text, with those below it."""
    return [node.text, *(said(one) for one in node.items)] if node.items else node.text


def changed(folder: Path, *changes: str) -> list[Any]:
    made = clause(folder, BASE + "".join(f"      - {one}\n" for one in changes))
    base, other = made.spec.variants
    assert (base.id, other.id) == ("general", "other")
    assert [said(one) for one in base.paragraphs] == WHOLE
    return [said(one) for one in other.paragraphs]


WHOLE = ["甲。", ["乙方应当：", "一", ["二", "深"]], "有试用。", "没有试用。", "末。"]
DUTY, REST = WHOLE[1], WHOLE[2:]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("{replace: first, with: [子。, 丑。]}", ["子。", "丑。", *WHOLE[1:]]),
        ("{after: first, add: [子。]}", ["甲。", "子。", *WHOLE[1:]]),
        ("{before: first, add: [子。, 丑。]}", ["子。", "丑。", *WHOLE]),
        ("{drop: [first, duty]}", REST),
        ("{drop: either}", ["甲。", DUTY, "末。"]),
        ("{replace: either, with: [子。]}", ["甲。", DUTY, "子。", "末。"]),
        ("{after: either, add: [子。]}", ["甲。", DUTY, "有试用。", "没有试用。", "子。", "末。"]),
        ("{before: either, add: [子。]}", ["甲。", DUTY, "子。", "有试用。", "没有试用。", "末。"]),
        ("{change: duty, text: 乙方不得：}", ["甲。", ["乙方不得：", "一", ["二", "深"]], *REST]),
        ("{replace: duty.one, with: [{id: new, text: 新}]}", ["甲。", ["乙方应当：", "新", ["二", "深"]], *REST]),
        ("{after: duty.two, add: [三]}", ["甲。", ["乙方应当：", "一", ["二", "深"], "三"], *REST]),
        ("{drop: duty.two.deep}", ["甲。", ["乙方应当：", "一", "二"], *REST]),
        ("{change: duty.two.deep, text: 浅}", ["甲。", ["乙方应当：", "一", ["二", "浅"]], *REST]),
    ],
)
def test_a_variant_is_the_base_with_its_changes(tmp_path: Path, change: str, expected: list[Any]) -> None:
    assert changed(tmp_path, change) == expected


def test_changes_are_made_one_after_the_other_to_what_the_base_has(tmp_path: Path) -> None:
    found = changed(tmp_path, "{after: first, add: [子。]}", "{before: duty, add: [丑。]}", "{drop: [duty.one, duty.two.deep]}")
    assert found == ["甲。", "子。", "丑。", ["乙方应当：", "二"], *REST]


def test_a_change_of_its_condition_leaves_a_paragraph_its_items(tmp_path: Path) -> None:
    made = clause(tmp_path, BASE + "      - {change: duty, when: {trial: present}, conspicuous: true}\n")
    base, other = (one.paragraphs[1] for one in made.spec.variants)
    assert other == base.model_copy(update={"when": other.when, "conspicuous": True})
    assert other.when != base.when


def test_each_text_stands_where_it_is_written(tmp_path: Path) -> None:
    made = clause(tmp_path, BASE + "      - {replace: first, with: [子。]}\n")
    places = [made.where(f"variants.{index}.paragraphs.{number}.text").line for index in (0, 1) for number in (0, 4)]
    assert places == [5, 15, 20, 15]


def test_the_base_may_have_a_name_a_condition_and_a_note(tmp_path: Path) -> None:
    text = "id: probe\ntitle: 试写\nversion: 1\nbase: {id: court, note: 说明, when: {dispute.method: court}}\nparagraphs: [甲。]\n"
    (base,) = clause(tmp_path, text).spec.variants
    assert (base.id, base.note, [one.text for one in base.paragraphs]) == ("court", "说明", ["甲。"])
    (plain,) = clause(tmp_path, text.replace("base: {id: court, note: 说明, when: {dispute.method: court}}\n", "")).spec.variants
    assert (plain.id, plain.note) == ("general", None)


def test_a_variant_may_be_written_whole_beside_the_base_and_without_one(tmp_path: Path) -> None:
    whole = "  - {id: whole, when: {trial: present}, paragraphs: [子。]}\n"
    assert [one.id for one in clause(tmp_path, BASE.partition("  - id: other")[0] + whole).spec.variants] == ["general", "whole"]
    assert [one.id for one in clause(tmp_path, "id: probe\ntitle: 试写\nversion: 1\nvariants:\n" + whole).spec.variants] == ["whole"]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ("{replace: nobody, with: [子。]}", 19),
        ("{after: duty.nobody, add: [子。]}", 17),
        ("{drop: [first, duty.two.nobody]}", 24),
        ("{replace: first}", 9),
        ("{after: first}", 9),
        ("{replace: first, with: [{id: first, text: 甲。}]}", 9),
        ("{change: first, text: 甲。}", 9),
        ("{change: first}", 9),
        ("{change: duty, items: [子]}", 9),
        ("{change: duty, id: new}", 9),
        ("{remove: first}", 9),
        ("first", 9),
    ],
)
def test_a_change_that_can_not_be_made_or_changes_nothing_is_told_where_it_stands(tmp_path: Path, change: str, column: int) -> None:
    with pytest.raises(Refused) as refused:
        changed(tmp_path, change)
    assert [(one.code, one.at.line, one.at.column) for one in refused.value.diagnostics] == [("LIB23", 20, column)]


def test_what_a_change_brings_is_no_place_for_another(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        changed(tmp_path, "{after: first, add: [{id: new, text: 子。}]}", "{after: new, add: [丑。]}")
    assert [(one.code, one.at.line) for one in refused.value.diagnostics] == [("LIB23", 21)]


def test_what_a_change_brought_under_the_name_of_a_base_node_is_left_alone_by_those_after_it(tmp_path: Path) -> None:
    found = changed(tmp_path, "{after: duty, add: [{id: first, text: 子。}]}", "{drop: first}", "{after: first, add: [丑。]}")
    assert found == [DUTY, "子。", *REST]
