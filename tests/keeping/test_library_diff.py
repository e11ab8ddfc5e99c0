"""``hetong library diff``: what a change of the library does to contracts."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hetong.keeping.effect import changes
from hetong.keeping.printed import Line
from tests.cli.running import hetong
from tests.drafts import ROOT
from tests.keeping.small import CUSTOMS, DUTY, MONEY, OUTLINE, ran, small_library

PLAIN = {
    "duty": "id: duty\ntitle: 通知义务\nversion: 1\nparagraphs:\n"
    '  - {id: notice, text: "乙方应当自收到请求之日起十日内按照[[money]]发出通知。"}\n'
    "  - {id: list, text: 通知应当写明：, items: [理由, 金额]}\n"
    "  - {id: trial, when: {trial: present}, text: 试用另行通知。}\n",
    "money": "id: money\ntitle: 价款\nversion: 1\nparagraphs: [价款另行约定。]\n",
    "small": "id: small\ntitle: 小合同\nindustry: general\nparts: [{clauses: [duty, money]}]\n"
    "annexes: [{clause: form, when: {trial: present}}]\n",
}


def libraries(folder: Path, **changed: str) -> tuple[Path, Path]:
    return small_library(folder / "old", **PLAIN), small_library(folder / "new", **{**PLAIN, **changed})


def compared(folder: Path, *words: str | Path, **changed: str) -> Any:
    """The revision as data; its exit code says whether anything differs."""
    old, new = libraries(folder, **changed)
    ended = ran("library", "diff", new, "--library", old, "--format", "json", *words)
    found = json.loads(ended.out)
    differs = any(found[name] for name in ("clauses", "outlines", "new", "gone", "still")) or any(
        touched(one) for one in found["contracts"]
    )
    assert (ended.code, ended.err) == (int(differs), "")
    return found


def touched(contract: dict[str, Any]) -> bool:
    return any(contract[name] for name in ("units", "renumbered", "new", "gone")) or contract["composed"] != [True, True]


def article(found: Any, anchor: str) -> Any:
    """What becomes of an article, in every contract alike."""
    first, *others = [[one for one in contract["units"] if one["anchor"] == anchor] for contract in found["contracts"]]
    assert [one == first for one in others] == [True] * len(others)
    (only,) = first
    return only


def test_two_equal_libraries_do_nothing_to_every_outline_from_each_stance(tmp_path: Path) -> None:
    found = compared(tmp_path)
    assert len(found["contracts"]) == 3
    assert not any(map(touched, found["contracts"]))
    old, new = tmp_path / "old", tmp_path / "new"
    for form in ("text", "markdown"):
        assert ran("library", "diff", new, "--library", old, "--format", form).code == 0


def test_a_change_of_wording_is_shown_character_by_character(tmp_path: Path) -> None:
    changed = PLAIN["duty"].replace("十日内", "五日内").replace("version: 1", "version: 2")
    found = compared(tmp_path, duty=changed)
    unit = article(found, "duty")
    (line,) = unit["lines"]
    assert (unit["kind"], unit["label"], line["kind"], line["label"]) == ("changed", "第一条", "changed", "1.1")
    assert line["after"] == line["before"].replace("十日内", "五日内")
    assert "《价款》" in line["before"]
    (clause,) = found["clauses"]
    assert (clause["kind"], clause["id"], clause["was_version"], clause["version"]) == ("changed", "duty", 1, 2)
    assert (clause["stale"], clause["shown"]) == (False, True)
    text = ran("library", "diff", tmp_path / "new", "--library", tmp_path / "old")
    assert (text.code, "［-十-］［+五+］日内" in text.out) == (1, True)
    markdown = ran("library", "diff", tmp_path / "new", "--library", tmp_path / "old", "--format", "markdown")
    assert (markdown.code, "~~十~~**五**日内" in markdown.out) == (1, True)


def test_a_wording_that_changed_without_its_version_is_told(tmp_path: Path) -> None:
    (clause,) = compared(tmp_path, duty=PLAIN["duty"].replace("十日内", "五日内"))["clauses"]
    assert clause["stale"]


def test_what_no_contract_shows_is_told_and_still_differs(tmp_path: Path) -> None:
    found = compared(tmp_path, duty=PLAIN["duty"].replace("试用另行通知", "试用不另行通知"))
    assert not any(map(touched, found["contracts"]))
    (clause,) = found["clauses"]
    assert not clause["shown"]


def test_a_comment_changes_nothing(tmp_path: Path) -> None:
    assert compared(tmp_path, duty="# 说明\n" + PLAIN["duty"])["clauses"] == []


def test_a_new_article_is_added_and_those_behind_it_are_renumbered(tmp_path: Path) -> None:
    outline = PLAIN["small"].replace("[duty, money]", "[extra, duty, money]")
    found = compared(tmp_path, small=outline, extra=PLAIN["money"].replace("money", "extra").replace("价款", "前言"))
    unit = article(found, "extra")
    assert (unit["kind"], unit["label"], [one["kind"] for one in unit["lines"]]) == ("added", "第一条", ["added"])
    for contract in found["contracts"]:
        assert contract["renumbered"] == [["通知义务", "第一条", "第二条"], ["价款", "第二条", "第三条"]]
        assert [one["anchor"] for one in contract["units"]] == ["extra"]  # the reference to 价款 says the same, by another number
    ((change,),) = [one["lines"] for one in found["outlines"]]
    assert (change["kind"], "前言" in change["after"]) == ("added", True)


def test_an_article_that_goes_is_removed_with_what_it_leaves_behind(tmp_path: Path) -> None:
    found = compared(tmp_path, small=PLAIN["small"].replace("[duty, money]", "[duty]"))
    unit = article(found, "money")
    assert (unit["kind"], unit["was_label"], unit["label"]) == ("removed", "第二条", "")
    assert {one["code"] for contract in found["contracts"] for one in contract["new"]} == {"REF01"}
    back = ran("library", "diff", tmp_path / "old", "--library", tmp_path / "new", "--format", "json")
    found = json.loads(back.out)
    assert article(found, "money")["kind"] == "added"
    assert {one["code"] for contract in found["contracts"] for one in contract["gone"]} == {"REF01"}


def test_an_article_that_moves_is_moved_and_not_rewritten(tmp_path: Path) -> None:
    found = compared(tmp_path, small=PLAIN["small"].replace("[duty, money]", "[money, duty]"))
    (unit,) = found["contracts"][0]["units"]
    assert (unit["kind"], unit["lines"]) == ("moved", [])
    assert len(found["contracts"][0]["renumbered"]) == 2


def test_a_last_item_that_gets_a_neighbour_is_not_rewritten(tmp_path: Path) -> None:
    found = compared(tmp_path, duty=PLAIN["duty"].replace("[理由, 金额]", "[理由, 金额, 日期]"))
    (line,) = article(found, "duty")["lines"]
    assert (line["kind"], line["label"], line["after"]) == ("added", "1.2（3）", "日期")


def test_a_paragraph_that_only_changes_its_id_prints_the_same(tmp_path: Path) -> None:
    money = PLAIN["money"].replace("[价款另行约定。]", "[{id: sum, text: 价款另行约定。}, 税款另计。]")
    duty = PLAIN["duty"].replace("[[money]]", "[[money.sum]]")
    old = small_library(tmp_path / "old", **{**PLAIN, "money": money, "duty": duty})
    new = small_library(tmp_path / "new", **{**PLAIN, "money": money.replace("sum", "price"), "duty": duty.replace("sum", "price")})
    found = json.loads(ran("library", "diff", new, "--library", old, "--format", "json").out)
    assert not any(map(touched, found["contracts"]))
    assert len(found["clauses"]) == 2


def test_a_title_that_changes_is_one_change_and_not_one_of_every_sentence_that_cites_it(tmp_path: Path) -> None:
    found = compared(tmp_path, money=PLAIN["money"].replace("title: 价款", "title: 价格"))
    for contract in found["contracts"]:
        ((unit),) = contract["units"]
        assert (unit["anchor"], unit["was_title"], unit["title"], unit["lines"]) == ("money", "价款", "价格", [])


def test_a_clause_that_can_no_longer_be_read_is_told_once_with_the_contracts_that_want_it(tmp_path: Path) -> None:
    found = compared(tmp_path, money=PLAIN["money"].replace("title:", "titel:"))
    assert [one["composed"] for one in found["contracts"]] == [[True, False]] * 3
    assert all(not one["units"] and not one["renumbered"] for one in found["contracts"])
    assert "LIB01" in {one["code"] for one in found["new"]}
    assert [(one["kind"], one["id"]) for one in found["clauses"]] == [("unread", "money")]


def test_two_libraries_that_share_a_file_which_cannot_be_read_are_not_called_the_same(tmp_path: Path) -> None:
    broken = PLAIN["money"].replace("title:", "titel:")
    old = small_library(tmp_path / "old", **{**PLAIN, "money": broken})
    ended = ran("library", "diff", small_library(tmp_path / "new", **{**PLAIN, "money": broken}), "--library", old, "--format", "json")
    found = json.loads(ended.out)
    assert (ended.code, found["clauses"], found["new"], found["gone"]) == (1, [], [], [])
    assert "LIB01" in {one["code"] for one in found["still"]}


def test_an_outline_that_can_no_longer_be_read_is_not_called_gone(tmp_path: Path) -> None:
    found = compared(tmp_path, small=PLAIN["small"].replace("title:", "titel:"))
    assert [(one["kind"], one["id"]) for one in found["outlines"]] == [("unread", "small")]
    assert "LIB01" in {one["code"] for one in found["new"]}


def test_customary_values_and_words_of_an_outline_are_part_of_it(tmp_path: Path) -> None:
    old = small_library(tmp_path / "old")
    new = small_library(
        tmp_path / "new",
        small=OUTLINE.replace("balanced: 20日", "balanced: 25日").replace("服务人员: 客服人员", "服务人员: 顾问"),
        common=CUSTOMS.replace("进度", "进度和费用"),
    )
    found = json.loads(ran("library", "diff", new, "--library", old, "--format", "json").out)
    (outline,) = found["outlines"]
    assert {(one["kind"], one["before"][:2]) for one in outline["lines"]} == {("changed", "报告"), ("changed", "服务"), ("changed", "【没")}
    assert "removed" not in {one["kind"] for one in found["clauses"]}


def test_an_outline_that_comes_or_goes_is_listed_and_nothing_is_made_of_it(tmp_path: Path) -> None:
    old, new = libraries(tmp_path)
    (new / "templates/outlines/other.yaml").write_text(PLAIN["small"].replace("small", "other").replace("小合同", "新合同"), "utf-8")
    found = json.loads(ran("library", "diff", new, "--library", old, "--format", "json").out)
    assert [(one["kind"], one["id"], one["title"]) for one in found["outlines"]] == [("added", "other", "新合同")]
    assert len(found["contracts"]) == 3


def test_deals_that_are_named_take_the_place_of_the_others(tmp_path: Path) -> None:
    deal = tmp_path / "deal.yaml"
    deal.write_text("合同: {范本: small, 标题: 试用合同}\n试用: {时长: 1个月}\n", "utf-8")
    changed = PLAIN["duty"].replace("试用另行通知", "试用不另行通知")
    found = compared(tmp_path, "--spec", deal, duty=changed)
    (contract,) = found["contracts"]
    assert (contract["name"], [one["anchor"] for one in contract["units"]]) == (str(deal), ["duty"])
    assert found["clauses"][0]["shown"]


def test_examples_beside_the_library_are_looked_at_too(tmp_path: Path) -> None:
    old, new = libraries(tmp_path, duty=PLAIN["duty"].replace("十日内", "五日内"))
    for folder in (old, new):
        (folder / "examples/one").mkdir(parents=True)
        (folder / "examples/one/deal.yaml").write_text("合同: {范本: small}\n试用: {时长: 1个月}\n", "utf-8")
    found = json.loads(ran("library", "diff", new, "--library", old, "--format", "json").out)
    assert [one["name"] for one in found["contracts"]][-1] == "examples/one"
    assert [one["title"] for one in found["contracts"][-1]["units"]] == ["通知义务"]


def test_a_library_without_outlines_uses_those_of_the_project(tmp_path: Path) -> None:
    small_library(tmp_path)
    for path in sorted((tmp_path / "templates").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    (tmp_path / "templates").rmdir()
    listed = json.loads(ran("outline", "list", "--library", tmp_path, "--format", "json").out)
    assert len(listed) == len(list((ROOT / "templates/outlines").glob("*.yaml")))


def test_a_folder_that_is_no_library_is_a_misuse(tmp_path: Path) -> None:
    old, _ = libraries(tmp_path)
    assert ran("library", "diff", tmp_path / "none", "--library", old).code == 2
    assert ran("library", "diff", old, "--library", tmp_path).code == 2


def test_a_deal_that_neither_library_can_compose_is_told(tmp_path: Path) -> None:
    old, new = libraries(tmp_path)
    (tmp_path / "deal.yaml").write_text("合同: {范本: nowhere}\n", "utf-8")
    codes = {"none.yaml": (2, "FILE01"), "deal.yaml": (1, "DEAL13")}
    for name, (code, told) in codes.items():
        ended = ran("library", "diff", new, "--library", old, "--spec", tmp_path / name)
        assert (ended.code, told in ended.out) == (code, True)


def test_contracts_to_which_the_same_happens_stand_together(tmp_path: Path) -> None:
    old, new = libraries(tmp_path, duty=PLAIN["duty"].replace("十日内", "五日内"))
    text = ran("library", "diff", new, "--library", old).out
    assert text.count("［-十-］") == 1
    assert all(f"small（{stance}）" in text for stance in ("甲方优先", "均衡", "乙方优先"))


def test_english_says_it_in_english(tmp_path: Path) -> None:
    old, new = libraries(tmp_path, duty=PLAIN["duty"].replace("十日内", "五日内"))
    ended = hetong("library", "diff", new, "--library", old, env={"HETONG_LANG": "en"})
    assert (ended.code, "changed" in ended.out) == (1, True)


WORDING = st.lists(st.text(alphabet="甲乙丙丁应当", min_size=1, max_size=12), max_size=6)


@given(WORDING, WORDING)
def test_changes_account_for_every_line(before: list[str], after: list[str]) -> None:
    old, new = ([Line("", text, text, text) for text in texts] for texts in (before, after))
    found = changes(old, new)
    kept = [one for one in before if one in after]
    assert {one.before for one in found if one.before} <= set(before)
    assert {one.after for one in found if one.after} <= set(after)
    gone, came = sum(bool(one.before) for one in found), sum(bool(one.after) for one in found)
    assert len(before) - gone == len(after) - came <= len(kept)
    assert (before == after) is (not found)


def test_the_library_of_a_rich_clause_is_compared_too(tmp_path: Path) -> None:
    old = small_library(tmp_path / "old")
    new = small_library(tmp_path / "new", duty=DUTY.replace("暂缓支付", "拒绝支付"), money=MONEY)
    found = json.loads(ran("library", "diff", new, "--library", old, "--format", "json").out)
    said = {one["name"]: [unit["anchor"] for unit in one["units"]] for one in found["contracts"]}
    assert said == {"small（甲方优先）": ["duty"], "small（均衡）": [], "small（乙方优先）": []}
