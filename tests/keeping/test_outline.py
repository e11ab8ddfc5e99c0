"""``hetong outline``: what a kind of contract is made of."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Ended
from tests.drafts import OUTLINES
from tests.keeping.small import OUTLINE, ran, small_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_library(tmp_path / "lib")


def outline(folder: Path, *words: str) -> Ended:
    return ran("outline", *words, "--library", folder)


def shown(folder: Path, name: str) -> Any:
    ended = outline(folder, "show", name, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


@pytest.mark.parametrize("name", ["small", "小合同"])
def test_an_outline_names_its_clauses_with_their_conditions_in_words(folder: Path, name: str) -> None:
    view = shown(folder, name)
    (part,) = view["parts"]
    assert [(one["clause"], one["title"], one["closing"]) for one in part["places"]] == [
        ("duty", "通知义务", False),
        ("money", "价款", True),
    ]
    assert part["places"][0]["when"] == ""
    assert "费用.明细" in part["places"][1]["when"]
    (annex,) = view["annexes"]
    assert "委托" in annex["when"]
    assert (view["recitals"], view["words"]) == ([], [["服务人员", "客服人员"]])


def test_customary_values_have_their_reason_and_what_is_to_be_confirmed(folder: Path) -> None:
    customs = {one["path"]: one for one in shown(folder, "small")["customs"]}
    assert set(customs) == {"payment.due", "signing.place", "reports", "clauses.params.duty.within"}
    due = customs["payment.due"]
    assert (due["title"], due["confirm"], due["why"]) == ("付款.期限", True, "常见")
    assert due["value"] == "甲方优先 30日、均衡 20日、乙方优先 10日"
    assert "付款.付款日" in due["when"]
    assert customs["signing.place"]["value"] == "手写"
    assert (customs["reports"]["value"], customs["reports"]["confirm"]) == ("月报、进度", False)
    assert customs["reports"]["file"].endswith("common.yaml")
    assert customs["clauses.params.duty.within"]["title"] == "《通知义务》通知期限"


def test_the_text_says_what_the_data_says(folder: Path) -> None:
    view, text = shown(folder, "small"), outline(folder, "show", "small").out
    said = [one["title"] for part in view["parts"] for one in part["places"]] + [one["why"] for one in view["customs"]]
    assert all(one in text for one in said)


def test_a_clause_that_the_library_lacks_has_no_title(tmp_path: Path) -> None:
    folder = small_library(tmp_path, small=OUTLINE.replace("- duty", "- dutty"))
    assert shown(folder, "small")["parts"][0]["places"][0]["title"] == ""


def test_what_is_not_there_or_cannot_be_read_is_said(tmp_path: Path) -> None:
    folder = small_library(tmp_path, small=OUTLINE.replace("title:", "titel:"))
    missing, broken, listed = outline(folder, "show", "none"), outline(folder, "show", "small"), outline(folder, "list")
    assert (missing.code, missing.out) == (2, "")
    assert (broken.code, broken.out, "LIB01" in broken.err) == (1, "", True)
    assert (listed.code, "LIB01" in listed.err) == (1, True)


def test_every_outline_of_the_project_is_listed_and_shown() -> None:
    listed = json.loads(ran("outline", "list", "--format", "json").out)
    assert tuple(one["id"] for one in listed) == OUTLINES
    for name in OUTLINES:
        ended = ran("outline", "show", name)
        assert (ended.code, ended.err) == (0, "")
    assert all(name in ran("outline", "list").out for name in OUTLINES)
