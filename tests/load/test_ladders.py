"""A paragraph that is written once a stance: what each stance says, and what can't stand."""

from pathlib import Path
from typing import Any

import pytest

from hetong.diagnostic import Refused
from hetong.facts import Scope, holds
from hetong.model.clause import ItemSpec, ParagraphSpec
from hetong.model.deal import Deal
from tests.load.test_variants import clause

HEAD = "id: probe\ntitle: 试写\nversion: 1\nparagraphs:\n"
WHOLE = """\
  - id: withhold
    when: {trial: absent}
    conspicuous: true
    ladder:
      client: {text: 可以暂缓支付。, gives: 暂缓, when: {our_side: present}}
      balanced: 不得暂缓。
      provider:
        text: 只能提出异议：
        gives: 异议
        items: [{id: one, text: 一}]
"""


def seen(folder: Path, text: str, stance: str, **facts: object) -> list[Any]:
    """The text and what is given away of each paragraph that stands from a stance."""
    deal = Deal.model_validate({"contract": {"outline": "-", "stance": stance}, **facts})
    scope = Scope.of(deal)

    def standing(nodes: tuple[ParagraphSpec | ItemSpec, ...]) -> Any:
        return [(one.text, one.gives, *standing(one.items)) for one in nodes if holds(one.when, scope)]

    return list(standing(clause(folder, HEAD + text).spec.variants[0].paragraphs))


@pytest.mark.parametrize(
    ("stance", "expected"),
    [
        ("client", []),
        ("balanced", [("不得暂缓。", None)]),
        ("provider", [("只能提出异议：", "异议", ("一", None))]),
    ],
)
def test_each_stance_has_its_own_wording(tmp_path: Path, stance: str, expected: list[Any]) -> None:
    assert seen(tmp_path, WHOLE, stance) == expected


def test_the_conditions_of_paragraph_stance_and_rung_all_hold(tmp_path: Path) -> None:
    assert seen(tmp_path, WHOLE, "client", our_side="甲方") == [("可以暂缓支付。", "暂缓")]
    assert seen(tmp_path, WHOLE, "client", our_side="甲方", trial={"length": "1个月"}) == []
    assert seen(tmp_path, WHOLE, "balanced", trial={"length": "1个月"}) == []


def test_what_is_said_around_the_ladder_holds_for_every_rung(tmp_path: Path) -> None:
    made = clause(tmp_path, HEAD + WHOLE).spec.variants[0].paragraphs
    assert [(one.id, one.conspicuous) for one in made] == [("withhold", True)] * 3


@pytest.mark.parametrize(("stance", "expected"), [("client", "甲"), ("balanced", "底"), ("provider", None)])
def test_a_text_beside_the_ladder_stands_for_the_stances_that_it_does_not_name(tmp_path: Path, stance: str, expected: str | None) -> None:
    text = "  - {id: a, text: 底, ladder: {client: {text: 甲, gives: 甲}, provider: {drop: true, gives: 乙}}}\n"
    assert [one for one, _ in seen(tmp_path, text, stance)] == ([expected] if expected else [])


def test_items_have_ladders_and_a_rung_can_have_one_below_it(tmp_path: Path) -> None:
    inner = "{id: y, ladder: {balanced: 均}}"
    item = f"{{id: x, ladder: {{client: {{text: 甲, gives: 让, items: [{inner}]}}, balanced: 平}}}}"
    text = f"  - id: a\n    text: 引：\n    items:\n      - {item}\n"
    assert seen(tmp_path, text, "client") == [("引：", None, ("甲", "让"))]
    assert seen(tmp_path, text, "balanced") == [("引：", None, ("平", None))]
    assert seen(tmp_path, text, "provider") == [("引：", None)]


def test_a_variant_can_bring_change_and_drop_a_ladder(tmp_path: Path) -> None:
    ladder = "{client: {text: 新甲, gives: 让}, balanced: 新平}"
    other = "variants:\n  - id: other\n    when: {contract.industry: telecom}\n    changes:\n"
    changes = f"{other}      - {{change: withhold, ladder: {ladder}}}\n"
    base, varied = clause(tmp_path, HEAD + WHOLE + changes).spec.variants
    assert [one.text for one in base.paragraphs] == ["可以暂缓支付。", "不得暂缓。", "只能提出异议："]
    assert [one.text for one in varied.paragraphs] == ["新甲", "新平"]


@pytest.mark.parametrize(
    ("ladder", "column"),
    [
        ("{client: {text: 甲, gives: 让}, middle: 中}", 44),
        ("{client: 甲}", 23),
        ("{client: {text: 甲}}", 23),
        ("{client: {gives: 让}}", 23),
        ("{balanced: {text: 甲, id: b}}", 25),
        ("{balanced: 甲, client: {text: 甲, gives: 让}}", 14),
        ("甲", 14),
        ("{balanced: }", 25),
    ],
)
def test_a_rung_that_cannot_stand_is_told_at_its_place(tmp_path: Path, ladder: str, column: int) -> None:
    with pytest.raises(Refused) as refused:
        clause(tmp_path, f"{HEAD}  - {{ladder: {ladder}}}\n")
    found = [one for one in refused.value.diagnostics if one.code == "LIB24"]
    assert [(one.at.line, one.at.column) for one in found] == [(5, column)]


def test_a_text_that_no_stance_could_see_is_told(tmp_path: Path) -> None:
    rungs = "{client: {text: 甲, gives: 让}, balanced: 平, provider: {text: 乙, gives: 让}}"
    with pytest.raises(Refused) as refused:
        clause(tmp_path, f"{HEAD}  - {{text: 底, ladder: {rungs}}}\n")
    assert [(one.code, one.at.line) for one in refused.value.diagnostics] == [("LIB24", 5)]
