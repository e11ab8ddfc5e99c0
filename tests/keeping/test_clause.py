"""``hetong clause``: what a keeper sees of a clause, finds, and begins."""

import json
from pathlib import Path
from typing import Any

import pytest

from hetong import paths
from hetong.cli.clause import KINDS, STANCES
from hetong.keeping.skeleton import skeleton
from hetong.load.library import read_clause
from hetong.model.clause import ClauseKind
from hetong.model.deal.contract import Stance
from tests.cli.running import Ended, files_in, hetong
from tests.drafts import composed, library, small_deal
from tests.keeping.small import DUTY, ran, small_library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small_library(tmp_path / "lib")


def clause(folder: Path, *words: str) -> Ended:
    return ran("clause", *words, "--library", folder)


def shown(folder: Path, *words: str) -> Any:
    ended = clause(folder, "show", *words, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    return json.loads(ended.out)


def margin(wording: dict[str, Any]) -> list[tuple[str, str]]:
    return [(line["mark"], line["id"]) for line in wording["lines"]]


def test_the_base_is_whole_and_a_variant_says_what_it_changes(folder: Path) -> None:
    base, telecom = shown(folder, "duty")["wordings"]
    ids = ["notice", "list", "list.reason", "list.trial", "list.money", "remedy", "remedy", "remedy"]
    assert margin(base) == [("底", one) for one in ids]
    assert margin(telecom) == [("改", "notice"), ("底", "list"), ("删", "list.reason"), ("增", "list.number")]
    assert (base["base"], base["whole"], telecom["base"], telecom["whole"]) == (True, True, False, False)
    notice = telecom["lines"][0]
    assert (notice["was"], notice["now"]) == (base["lines"][0]["now"], base["lines"][0]["now"].replace("发出", "书面发出"))
    assert notice["text"].replace("［+书面+］", "") == notice["was"]
    assert telecom["lines"][2]["text"] == "［-理由-］"
    assert telecom["when"]


def test_a_variant_that_is_asked_for_is_whole(folder: Path) -> None:
    (telecom,) = shown(folder, "duty", "--variant", "telecom")["wordings"]
    marks = margin(telecom)
    assert marks[:5] == [("改", "notice"), ("底", "list"), ("删", "list.reason"), ("底", "list.trial"), ("增", "list.number")]
    assert marks[5:] == [("底", "list.money"), *[("底", "remedy")] * 3]
    assert telecom["whole"]
    (base,) = shown(folder, "duty", "--variant", "general")["wordings"]
    assert {mark for mark, _ in margin(base)} == {"底"}


def test_a_ladder_stands_rung_by_rung_with_what_each_gives_away(folder: Path) -> None:
    rungs = [line for line in shown(folder, "duty")["wordings"][0]["lines"] if line["id"] == "remedy"]
    assert [one["stances"] for one in rungs] == [["甲方优先"], ["均衡"], ["乙方优先"]]
    assert [one["gives"] for one in rungs] == ["乙方让出：付款", "", "甲方让出：赔偿"]
    assert [one["tags"] for one in rungs] == [[]] * 3
    text = clause(folder, "show", "duty").out
    assert text.index("甲方优先") < text.index(rungs[0]["text"]) < text.index("乙方让出：付款") < text.index(rungs[1]["text"])


@pytest.mark.parametrize("stance", STANCES)
def test_one_stance_shows_its_own_rung_and_asks_about_no_stance(folder: Path, stance: str) -> None:
    lines = shown(folder, "duty", "--stance", stance)["wordings"][0]["lines"]
    index = STANCES.index(stance) % 3
    rungs = [line["text"] for line in shown(folder, "duty")["wordings"][0]["lines"] if line["id"] == "remedy"]
    assert [(one["text"], one["stances"]) for one in lines if one["id"] == "remedy"] == [(rungs[index], [])]


def test_a_variant_of_another_stance_has_no_wording_there(tmp_path: Path) -> None:
    text = DUTY.replace("when: {contract.industry: telecom}", "when: {contract.industry: telecom, contract.stance: client}")
    folder = small_library(tmp_path, duty=text)
    assert shown(folder, "duty", "--variant", "telecom", "--stance", "provider")["wordings"] == []
    assert len(shown(folder, "duty", "--stance", "client")["wordings"]) == 2
    assert clause(folder, "show", "duty", "--variant", "telecom", "--stance", "provider").code == 0


def test_values_references_and_conditions_are_in_words(folder: Path) -> None:
    lines = {one["id"]: one for one in shown(folder, "duty")["wordings"][0]["lines"]}
    assert "〔付款.起算〕" in lines["notice"]["text"]
    assert "〔通知期限〕" in lines["notice"]["text"]
    assert "《价款·rate》" in lines["notice"]["text"]
    assert "试用" in lines["list.trial"]["tags"][0]
    assert "《价款》" in lines["list.money"]["tags"][0]
    assert lines["list.reason"]["tags"] == []
    rate, rows = shown(folder, "money")["wordings"][0]["lines"]
    assert "｛，税率〔税.税率〕｝" in rate["text"]
    assert "《通知义务》、《gone》" in rate["text"]
    assert "另行约定" in rate["text"]
    assert rows["text"] == "〔费用.明细.名称〕："
    assert ["费用.明细" in one for one in rows["tags"]] == [True, True]
    assert "费用.明细.数量" in rows["tags"][1]
    assert rows["columns"][0] == "项目：〔费用.明细.名称〕"
    assert "税.含税" in rows["columns"][1]


def test_the_head_says_who_uses_it_and_what_its_parameters_are(folder: Path) -> None:
    view = shown(folder, "通知义务")
    assert (view["id"], view["version"], view["outlines"], view["terms"]) == ("duty", 3, ["small"], ["通知"])
    (param,) = view["params"]
    assert (param["name"], param["default"], param["min"], param["max"], param["confirm"]) == ("within", "10日", "1日", "30日", True)
    assert shown(folder, "form")["wordings"][0]["lines"][0]["tags"]
    text = clause(folder, "show", "duty").out
    assert [part for part in ("期限不超过一个月。", "民法典 509", "通常够用", "within") if part not in text] == []


@pytest.mark.parametrize("words", [["nothing"], ["duty", "--variant", "none"], ["dutty"], ["duty", "--stance", "neutral"]])
def test_what_is_not_there_is_a_misuse(folder: Path, words: list[str]) -> None:
    ended = clause(folder, "show", *words)
    assert (ended.code, ended.out) == (2, "")
    assert "duty" in ended.err or "balanced" in ended.err or words == ["nothing"]


def test_a_clause_that_cannot_be_read_says_why_and_the_others_are_still_listed(tmp_path: Path) -> None:
    folder = small_library(tmp_path, duty=DUTY.replace("title:", "titel:"))
    ended = clause(folder, "show", "duty")
    assert (ended.code, ended.out, "LIB01" in ended.err) == (1, "", True)
    listed = clause(folder, "list")
    assert (listed.code, "money" in listed.out, "LIB01" in listed.err) == (1, True, True)
    assert clause(folder, "show", "money").code == 0


def test_an_id_that_stands_in_two_categories_is_told(folder: Path) -> None:
    (folder / "clause_library/fees/duty.yaml").write_text(DUTY, "utf-8")
    for words in (["list"], ["show", "duty"]):
        ended = clause(folder, *words)
        assert (ended.code, "LIB10" in ended.err) == (1, True)


def test_nothing_is_begun_inside_what_was_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path)
    assert ran("clause", "new", "one", "--title", "x").code == 2


def test_a_rung_that_does_not_stand_says_what_it_gives_away_all_the_same(tmp_path: Path) -> None:
    ladder = "{id: pay, ladder: {client: {text: 甲。, gives: 让一}, provider: {drop: true, gives: 让二}}}"
    own = "{id: own, text: 丙。, ladder: {client: {drop: true, gives: 让三}}}"
    inner = "{id: list, text: 如下：, items: [{id: one, ladder: {balanced: 乙, provider: {drop: true, gives: 让四}}}, 末]}"
    text = f"id: duty\ntitle: 通知义务\nversion: 1\nparagraphs:\n  - {ladder}\n  - {own}\n  - {inner}\n"
    (base,) = shown(small_library(tmp_path, duty=text), "duty")["wordings"]
    rungs = [(one["id"], one["stances"], one["now"], one["gives"]) for one in base["lines"] if one["stances"]]
    assert rungs == [
        ("pay", ["甲方优先"], "甲。", "让一"),
        ("pay", ["均衡"], "", ""),
        ("pay", ["乙方优先"], "", "让二"),
        ("own", ["均衡"], "丙。", ""),
        ("own", ["乙方优先"], "丙。", ""),
        ("own", ["甲方优先"], "", "让三"),
        ("list.one", ["均衡"], "乙", ""),
        ("list.one", ["甲方优先"], "", ""),
        ("list.one", ["乙方优先"], "", "让四"),
    ]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], ["duty", "form", "money"]),
        (["--kind", "附件"], ["form"]),
        (["--kind", "article"], ["duty", "money"]),
        (["--used-by", "small"], ["duty", "form", "money"]),
        (["--used-by", "小合同", "--kind", "商务要点"], []),
    ],
)
def test_the_list_may_be_of_a_kind_or_of_an_outline(folder: Path, words: list[str], ids: list[str]) -> None:
    (folder / "clause_library/general/extra.yaml").write_text(DUTY.replace("id: duty", "id: extra", 1), "utf-8")
    found = json.loads(clause(folder, "list", *words, "--format", "json").out)
    expected = ids if "--used-by" in words or "附件" in words else sorted([*ids, "extra"])
    assert [one["id"] for one in found] == expected
    text = clause(folder, "list", *words).out
    assert all(f"\n{one['id']} " in text for one in found)


def test_a_line_of_the_list_has_version_variants_and_outlines(folder: Path) -> None:
    (first, *_) = json.loads(clause(folder, "list", "--format", "json").out)
    assert (first["title"], first["version"], first["variants"], first["outlines"]) == ("通知义务", 3, ["general", "telecom"], ["small"])
    assert clause(folder, "list", "--used-by", "none").code == 2


def hits(folder: Path, *words: str) -> list[tuple[str, list[str]]]:
    found = json.loads(clause(folder, "search", *words, "--format", "json").out)
    return [(one["id"], [place["path"] for place in one["places"]]) for one in found]


def test_a_search_ranks_titles_before_texts_and_names_the_paragraph(folder: Path) -> None:
    found = hits(folder, "通知")
    assert found[0][0] == "duty"
    assert {name for name, _ in found} == {"duty", "form", "money"}
    assert hits(folder, "损失") == [("duty", ["remedy"])]
    assert hits(folder, "号码") == [("duty", ["list.number"])]
    assert hits(folder, "within") == [("duty", [])]
    assert hits(folder, "DUTY")[0][0] == "duty"


def test_every_word_must_be_there(folder: Path) -> None:
    assert [name for name, _ in hits(folder, "通知 理由")] == ["duty"]
    ended = clause(folder, "search", "通知", "没有这个词")
    assert ended.code == 1
    assert clause(folder, "search", "  ").code == 1
    text = clause(folder, "search", "损失").out
    assert "duty.remedy" in text
    assert "赔偿甲方的损失" in text


def test_a_new_clause_is_sound_as_it_stands(folder: Path) -> None:
    ended = clause(folder, "new", "price-lock", "--title", "价格锁定", "--category", "fees")
    assert (ended.code, ended.err) == (0, "")
    assert (folder / "clause_library/fees/price-lock.yaml").is_file()
    assert "hetong clause show price-lock" in ended.out
    view = shown(folder, "price-lock")
    assert (view["id"], view["title"], view["category"], view["version"]) == ("price-lock", "价格锁定", "fees", 1)
    assert clause(folder, "list").code == 0


def test_a_deal_can_use_a_new_clause_at_once(tmp_path: Path) -> None:
    path = tmp_path / "general" / "price-lock.yaml"
    path.parent.mkdir()
    path.write_text(skeleton("price-lock", "价格锁定"), "utf-8")
    clauses = {**library(), "price-lock": read_clause(path)}
    deal = small_deal("条款: {加用: [price-lock]}")
    (article,) = [one for one in composed(deal, clauses).articles if one.anchor == "price-lock"]
    assert [len(one.items) for one in article.paragraphs] == [2, 0]


@pytest.mark.parametrize("title", ["价格: 锁定", "null", "'x'", "#1", "{{ x }}", "[a]", "是", "\\n", '"'])
def test_a_title_is_kept_as_it_was_typed(folder: Path, title: str) -> None:
    assert clause(folder, "new", "one", "--title", title).code == 0
    assert shown(folder, "one")["title"] == title


@pytest.mark.parametrize(
    "words",
    [
        ["duty", "--title", "x", "--category", "fees"],  # taken, in another category
        ["duty", "--title", "x"],
        ["Price", "--title", "x"],
        ["价格", "--title", "x"],
        ["../out", "--title", "x"],
        ["a-", "--title", "x"],
        ["a" * 61, "--title", "x"],
        ["new", "--title", " "],
        ["new", "--title", "a\nb"],
        ["new", "--title", "x", "--category", "none"],
        ["new", "--title", "x", "--category", ".."],
        ["new"],
    ],
)
def test_nothing_is_written_for_an_id_a_title_or_a_category_that_cannot_be(folder: Path, words: list[str]) -> None:
    before = [files_in(one) for one in sorted(folder.rglob("*")) if one.is_dir()]
    assert clause(folder, "new", *words).code == 2
    assert [files_in(one) for one in sorted(folder.rglob("*")) if one.is_dir()] == before


@pytest.mark.parametrize("words", [["clause", "list"], ["outline", "list"]])
def test_a_folder_without_a_library_is_a_misuse(tmp_path: Path, words: list[str]) -> None:
    assert ran(*words, "--library", tmp_path).code == 2


def test_the_words_that_the_command_line_takes_are_those_of_the_model() -> None:
    assert tuple(Stance.spellings()) == STANCES
    assert tuple(ClauseKind.spellings()) == KINDS


def test_the_own_library_is_shown_without_a_folder() -> None:
    listed = json.loads(hetong("clause", "list", "--format", "json").out)
    for one in (listed[0], listed[-1]):
        ended = hetong("clause", "show", one["id"])
        assert (ended.code, ended.err) == (0, "")
        assert one["title"] in ended.out
