"""``hetong plan --stances``: where the three stances of one deal differ, in a library of the test's own."""

import json
from pathlib import Path
from typing import Any

import pytest

from hetong.model.deal.contract import Stance
from hetong.pipeline import Spec, Workshop, from_each_stance
from hetong.stances import contested
from tests.cli.running import SMALL, hetong

CLAUSE = """\
id: probe
title: 试写
version: 1
paragraphs:
  - {id: same, text: 甲方应当付款。}
  - id: withhold
    ladder:
      client: {text: 甲方可以暂缓支付。, gives: 暂缓}
      balanced: 甲方不得暂缓支付。
  - id: list
    text: 乙方应当：
    items:
      - 交付
      - {id: cap, ladder: {provider: {text: 赔偿，但有上限, gives: 上限}, balanced: 赔偿}}
  - 见[[probe.last]]。
  - {id: last, text: 末。}
"""
OUTLINE = "id: kind\ntitle: 合同\nindustry: general\nparts: [{clauses: [probe]}]\n"


@pytest.fixture
def small(tmp_path: Path) -> Workshop:
    for name, text in (("clauses/general/probe.yaml", CLAUSE), ("templates/outlines/kind.yaml", OUTLINE)):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text, "utf-8")
    return Workshop(tmp_path / "clauses", tmp_path / "templates")


def differing(workshop: Workshop, text: str) -> list[tuple[str, str, dict[str, tuple[str, str]]]]:
    drafts = from_each_stance(Spec("deal.yaml", text=text.encode()), workshop)
    found = contested({stance: (one.numbered, one.selection) for stance, one in drafts.items()}, Stance.BALANCED)
    return [(one.anchor, one.label, {stance.value: (said.text, said.gives) for stance, said in one.wordings.items()}) for one in found]


def test_only_what_differs_is_listed_with_what_it_gives_away(small: Workshop) -> None:
    withhold = {"client": ("甲方可以暂缓支付。", "暂缓"), "balanced": ("甲方不得暂缓支付。", ""), "provider": ("", "")}
    cap = {"client": ("", ""), "balanced": ("赔偿。", ""), "provider": ("赔偿，但有上限。", "上限")}
    found = {anchor: said for anchor, _, said in differing(small, "合同: {范本: kind}\n")}
    assert (found.pop("probe.withhold"), found.pop("probe.list.cap")) == (withhold, cap)
    assert not found  # that 交付 is the last item from one stance only is no other wording


def test_a_clause_with_a_stance_of_its_own_is_seen_from_all_three(small: Workshop) -> None:
    assert differing(small, "合同: {范本: kind}\n条款: {立场: {probe: 乙方优先}}\n") == differing(small, "合同: {范本: kind}\n")


def test_text_and_json_list_the_same(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    text, data = (
        hetong("plan", "deal.yaml", "--stances", cwd=tmp_path),
        hetong("plan", "deal.yaml", "--stances", "--format", "json", cwd=tmp_path),
    )
    found: list[dict[str, Any]] = json.loads(data.out)["stances"]
    assert (text.code, data.code) == (0, 0)
    assert found
    assert all(f"[{one['anchor']}]" in text.out for one in found)
    assert text.out.count("●") == len(found) + 1
    assert all(len({said["text"] for said in one["wordings"].values()}) > 1 for one in found)
