"""A deal leaves out, replaces, adds and moves any clause: in the articles, the recitals and the annexes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from hetong.cli.commands import hetong
from tests.cli.running import SMALL
from tests.drafts import EXAMPLES, OUTLINES, ROOT, outline

ANNEXED = "个人信息: {角色: 委托}\n保密: {员工保密协议: 是}\n"
QUIET = {"BLANK01", "CONF01", "FACT01"}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    return tmp_path / "deal.yaml"


def run(spec: Path, command: str, body: str, *more: str, head: str = SMALL) -> Any:
    spec.write_text(head + body, "utf-8")
    ended = CliRunner().invoke(hetong, [command, str(spec), *more])
    assert ended.exception is None or isinstance(ended.exception, SystemExit), ended.exception
    return ended


def plan(spec: Path, body: str) -> Any:
    ended = run(spec, "plan", body, "--format", "json")
    assert ended.exit_code == 0, ended.output
    return json.loads(ended.stdout)


def order(spec: Path, body: str) -> list[str]:
    return [one["clause"] for one in plan(spec, body)["articles"]]


def found(spec: Path, body: str, head: str = SMALL) -> list[tuple[str, str, int]]:
    """Code, spec path and line of each finding but blanks."""
    ended = run(spec, "check", body, "--format", "json", head=head)
    listed = json.loads(ended.stdout)["diagnostics"]
    assert all(one["file"] == str(spec) for one in listed)
    return [(one["code"], one["path"], one["line"]) for one in listed if one["code"] not in QUIET]


def beside(order: list[str], clause: str) -> tuple[str, str]:
    at = order.index(clause)
    return order[at - 1], (order[at + 1 : at + 2] or [""])[0]


OWN = "自拟条款:\n  - {标识: x-own, 标题: 自拟, 款: [甲方应当付款。]%s}\n"


@pytest.mark.parametrize(
    ("place", "neighbours"),
    [
        ("", ("liability", "force-majeure")),
        (", 位于: fees", ("fees", "payment")),
        (", 之前: fees", ("audit", "fees")),
        (", after: effect", ("effect", "data-processing-agreement")),
        (", before: definitions", ("recitals", "definitions")),
        (", 位于: recitals", ("recitals", "definitions")),
        (", 之前: recitals", ("key-terms", "recitals")),
        (", 位于: trial", ("term", "renewal")),  # not in this contract: its place counts all the same
    ],
)
def test_an_own_clause_stands_where_the_deal_puts_it(place: str, neighbours: tuple[str, str], spec: Path) -> None:
    listed = order(spec, ANNEXED + OWN % place)
    assert beside(listed, "x-own") == neighbours
    assert [one for one in listed if one != "x-own"] == order(spec, ANNEXED)


def test_own_clauses_stand_beside_each_other_in_the_order_of_the_spec(spec: Path) -> None:
    lines = [
        "{标识: x-c, 位于: x-a}",
        "{标识: x-a, 位于: fees}",
        "{标识: x-b, 位于: fees}",
        "{标识: x-d, 之前: x-a}",
        "{标识: x-e, 之前: x-a}",
    ]
    body = "自拟条款:\n" + "".join(f"  - {line[:-1]}, 标题: 题, 款: [甲方应当付款。]}}\n" for line in lines)
    listed = order(spec, body)
    at = listed.index("fees")
    assert listed[at : at + 7] == ["fees", "x-d", "x-e", "x-a", "x-c", "x-b", "payment"]


def test_an_order_covers_own_clauses_and_added_ones(spec: Path) -> None:
    listed = order(spec, "条款: {加用: [telecom-compliance], 顺序: [x-own, telecom-compliance, breach]}\n" + OWN % "")
    assert listed[listed.index("exit") :][1:4] == ["x-own", "telecom-compliance", "breach"]


def test_an_added_clause_has_a_place(spec: Path) -> None:
    assert beside(order(spec, "条款: {加用: [{条款: telecom-compliance, 之前: breach}]}\n"), "telecom-compliance") == ("exit", "breach")
    moved = order(spec, "试用: {时长: 1个月}\n条款: {加用: [{条款: trial, 位于: fees}]}\n")
    assert beside(moved, "trial") == ("fees", "payment")
    assert moved.count("trial") == 1


def test_an_own_clause_may_be_left_out_and_keeps_its_place_for_others(spec: Path) -> None:
    clauses = ["{标识: x-a, 标题: 甲, 位于: fees, 款: [甲。]}", "{标识: x-b, 标题: 乙, 位于: x-a, 款: [乙。]}"]
    body = "条款: {不用: [x-a]}\n自拟条款:\n" + "".join(f"  - {one}\n" for one in clauses)
    listed = order(spec, body)
    assert "x-a" not in listed
    assert beside(listed, "x-b") == ("fees", "payment")


def markdown(spec: Path, body: str) -> str:
    target = spec.with_name("contract.md")
    ended = run(spec, "render", body, "-o", str(target), "--force")
    assert ended.exit_code == 0, ended.output
    return target.read_text("utf-8")


def test_own_recitals_stand_before_the_sentence_that_closes_them(spec: Path) -> None:
    text = markdown(spec, "自拟条款:\n  - {标识: x-own, 标题: 集团, 位于: recitals, 款: [鉴于甲方是集团成员；]}\n")
    first, own, closing = (text.index(one) for one in ("鉴于甲方拟将", "鉴于甲方是集团成员", "双方依照《中华人民共和国民法典》"))
    assert first < own < closing
    assert "集团\n" not in text[:closing]


def test_recitals_may_be_left_out_or_replaced(spec: Path) -> None:
    assert "双方依照《" not in markdown(spec, "条款: {不用: [recitals]}\n")
    text = markdown(spec, "自拟条款:\n  - {替换: recitals, 标题: 鉴于, 款: [双方商定如下。]}\n")
    assert "双方商定如下。" in text
    assert "双方依照《" not in text


def test_a_replacing_clause_takes_the_place_the_number_and_the_references(spec: Path) -> None:
    body = (
        "自拟条款:\n  - {标识: x-levels, 替换: service-levels, 标题: 标准, 款:\n"
        "      [{标识: targets, 正文: 甲。}, {标识: excluded, 正文: 乙。}]}\n"
        "  - {标识: x-more, 标题: 其他, 款: ['见[[x-levels.excluded]]和[[service-levels]]。']}\n"
    )
    before, after = plan(spec, ""), plan(spec, body)
    number = {one["clause"]: one["number"] for one in before["articles"]}["service-levels"]
    own = next(one for one in after["articles"] if one["clause"] == "service-levels")
    assert (own["number"], own["title"], own["variant"]) == (number, "标准", "custom")
    assert found(spec, body) == []
    assert f"见第8.2款和{number}。" in markdown(spec, body)


ANNEX = (
    "附件:\n  - {标题: 规程, 标识: manual%s, 款:\n"
    "      [{标识: a, 正文: '按照[[payment]]和[[manual.b]]操作。'}, {标识: b, 正文: 如下：, 项: [甲, 乙]}]}\n"
)


@pytest.mark.parametrize(
    ("place", "annexes"),
    [
        ("", ["data-processing-agreement", "staff-nda", "manual"]),
        (", 位于: staff-nda", ["data-processing-agreement", "staff-nda", "manual"]),
        (", 之前: staff-nda", ["data-processing-agreement", "manual", "staff-nda"]),
        (", 替换: staff-nda", ["data-processing-agreement", "staff-nda"]),
    ],
)
def test_an_annex_with_its_own_text_stands_where_the_deal_puts_it(place: str, annexes: list[str], spec: Path) -> None:
    listed = plan(spec, ANNEXED + ANNEX % place)["articles"]
    assert [one["clause"] for one in listed if one["number"].startswith("附件")] == annexes
    assert found(spec, ANNEXED + ANNEX % place) == []


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_an_annex_with_its_own_text_is_numbered_and_referred_to_in_every_format(kind: str, spec: Path) -> None:
    target = spec.with_name(f"contract.{kind}")
    body = ANNEX % "" + "自拟条款:\n  - {标识: x-own, 标题: 引用, 款: ['按照[[manual.b]]操作。']}\n"
    numbering = ["--numbering", "static"] if kind == "docx" else []
    assert run(spec, "render", body, "-o", str(target), *numbering).exit_code == 0
    text = _words(target)
    payment, manual = (
        next(one["number"] for one in plan(spec, body)["articles"] if one["clause"] == name) for name in ("payment", "manual")
    )
    assert f"按照{payment}和本附件第2条操作。" in text
    assert f"按照{manual}第2条操作。" in text
    assert re.search(r"如下：\s*（1）\s*甲；\s*（2）\s*乙。", text)


def _words(target: Path) -> str:
    if target.suffix == ".docx":
        from tests import docxtext

        return "\n".join(docxtext.shown(target.read_bytes()))
    return re.sub(r"<[^>]*>", "", target.read_text("utf-8"))


def test_annexes_may_be_ordered_and_left_out(spec: Path) -> None:
    body = ANNEXED + ANNEX % "" + "条款: {顺序: [staff-nda, manual, data-processing-agreement]}\n"
    assert order(spec, body)[-3:] == ["staff-nda", "manual", "data-processing-agreement"]
    assert order(spec, ANNEXED + ANNEX % "" + "条款: {不用: [staff-nda, manual]}\n")[-1] == "data-processing-agreement"


@pytest.mark.parametrize(
    ("body", "code", "path"),
    [
        ("条款: {不用: [integrity, integrity]}\n", "DEAL10", "clauses.exclude.1"),
        ("条款: {顺序: [fees, fees]}\n", "DEAL10", "clauses.order.1"),
        ("自拟条款: [{替换: nothing, 标题: 甲, 款: [甲。]}]\n", "DEAL08", "custom.0.replaces"),
        ("自拟条款: [{标识: x, 标题: 甲, 之前: nothing, 款: [甲。]}]\n", "DEAL08", "custom.0.before"),
        ("条款: {加用: [{条款: telecom-compliance, 位于: nothing}]}\n", "DEAL08", "clauses.include.0.after"),
        ("附件: [{标题: 甲, 位于: nothing}]\n", "DEAL08", "annexes.0.after"),
        ("条款: {立场: {nothing: 均衡}}\n", "DEAL08", "clauses.stances.nothing"),
        ("自拟条款: [{替换: trial, 标题: 甲, 款: [甲。]}]\n", "DEAL30", "custom.0.replaces"),
        ("条款: {不用: [integrity]}\n自拟条款: [{替换: integrity, 标题: 甲, 款: [甲。]}]\n", "DEAL10", "custom.0.replaces"),
        ("条款: {加用: [integrity]}\n自拟条款: [{替换: integrity, 标题: 甲, 款: [甲。]}]\n", "DEAL10", "custom.0.replaces"),
        (
            "自拟条款: [{替换: integrity, 标题: 甲, 款: [甲。]}, {标识: x, 替换: integrity, 标题: 乙, 款: [乙。]}]\n",
            "DEAL10",
            "custom.1.replaces",
        ),
        (
            "自拟条款: [{标识: x, 标题: 甲, 位于: y, 款: [甲。]}, {标识: y, 标题: 乙, 位于: x, 款: [乙。]}]\n",
            "DEAL31",
            "custom.0.after",
        ),
        ("自拟条款: [{标识: x, 标题: 甲, 之前: x, 款: [甲。]}]\n", "DEAL31", "custom.0.before"),
        ("自拟条款: [{标识: x, 标题: 甲, 位于: fees, 之前: payment, 款: [甲。]}]\n", "DEAL32", "custom.0.before"),
        ("条款: {顺序: [fees, x]}\n自拟条款: [{标识: x, 标题: 甲, 位于: term, 款: [甲。]}]\n", "DEAL32", "custom.0.after"),
        ("自拟条款: [{标识: x, 标题: 甲, 位于: staff-nda, 款: [甲。]}]\n", "DEAL32", "custom.0.after"),
        ("附件: [{标题: 甲, 位于: fees}]\n", "DEAL32", "annexes.0.after"),
        ("条款: {加用: [{条款: telecom-compliance, 位于: recitals}]}\n", "DEAL32", "clauses.include.0.after"),
        ("自拟条款: [{替换: staff-nda, 标题: 甲, 款: [甲。]}]\n", "DEAL32", "custom.0.replaces"),
        ("附件: [{标题: 甲, 替换: integrity}]\n", "DEAL32", "annexes.0.replaces"),
        ("附件: [{标题: 甲, 文件: a.pdf, 款: [甲。]}]\n", "DEAL35", "annexes.0.file"),
        ("附件: [{标题: 甲, 条款: staff-nda, 款: [甲。]}]\n", "DEAL35", "annexes.0.clause"),
        ("附件: [{标题: 甲, 款: []}]\n", "DEAL23", "annexes.0.paragraphs"),
        ("附件: [{标题: 甲, 文件: a.pdf, 使用: [用户]}]\n", "DEAL35", "annexes.0.uses"),
        ("自拟条款: [{替换: [liability], 标题: 甲, 款: [甲。]}]\n", "DEAL05", "custom.0.replaces"),
        ("条款: {立场: {definitions: 甲方优先}}\n", "DEAL34", "clauses.stances.definitions"),
        ("条款: {立场: {trial: 甲方优先}}\n", "DEAL22", "clauses.stances.trial"),
        ("条款: {变体: {x: custom}}\n自拟条款: [{标识: x, 标题: 甲, 款: [甲。]}]\n", "DEAL22", "clauses.variants.x"),
        ("条款: {立场: {liability: 最好}}\n", "DEAL02", "clauses.stances.liability"),
        ("自拟条款: [{标题: 甲, 款: [甲。]}]\n", "DEAL06", "custom.0.id"),
        (
            "自拟条款: [{标识: trial, 替换: integrity, 标题: 甲, 款: [甲。]}, {标识: integrity, 标题: 乙, 款: [乙。]}]\n",
            "DEAL17",
            "custom.1.id",
        ),
        ("附件: [{标题: 甲, 标识: a, 款: ['付{{ payment.due 内。']}]\n", "DEAL11", "annexes.0.paragraphs.0.text"),
        ("附件: [{标题: 甲, 标识: a, 款: ['见[[nothing]]。']}]\n", "REF01", "annexes.0.paragraphs.0.text"),
        ("附件: [{标题: 甲, 标识: a, 款: ['乙方在____日内整改。']}]\n", "STR01", "annexes.0.paragraphs.0.text"),
        ("自拟条款: [{标识: x, 标题: 甲, 位于: recitals, 款: ['见[[nothing]]。']}]\n", "REF01", "custom.0.paragraphs.0.text"),
        ("自拟条款: [{标识: x, 标题: 甲, 位于: recitals, 款: ['按照第九十九条。']}]\n", "REF02", "custom.0.paragraphs.0.text"),
    ],
)
def test_a_choice_that_cannot_be_is_told_once_at_its_line(body: str, code: str, path: str, spec: Path) -> None:
    line = 1 + next(i for i, one in enumerate(body.splitlines(), 1) if one.startswith({"cl": "条款", "cu": "自拟", "an": "附件"}[path[:2]]))
    assert found(spec, body) == [(code, path, line)]


def test_a_clause_that_is_named_by_its_title_is_told_with_its_id(spec: Path) -> None:
    ended = run(spec, "check", "自拟条款: [{标识: x, 标题: 甲, 位于: 结算与支付, 款: [甲。]}]\n", "--format", "json")
    (one,) = [one for one in json.loads(ended.stdout)["diagnostics"] if one["code"] == "DEAL08"]
    assert "payment" in one["hint"]


def test_a_choice_without_a_value_is_none(spec: Path) -> None:
    assert found(spec, "条款: {立场: {liability: }, 变体: {fees: }}\n") == []


SLOTS = [
    pytest.param(name, clause, id=f"{name}-{clause}")
    for name in OUTLINES
    for clause in (
        *(slot.clause for part in outline(name).spec.parts for slot in part.clauses),
        *(slot.clause for slot in outline(name).spec.annexes),
        outline(name).spec.recitals,
    )
]


@pytest.mark.parametrize(("name", "clause"), SLOTS)
def test_leaving_out_any_clause_is_clean_or_one_finding_that_names_what_it_touches(name: str, clause: str, spec: Path) -> None:
    head = f"合同: {{范本: {name}}}\n" + ANNEXED
    listed = found(spec, f"条款:\n  不用: [{clause}]\n", head=head)
    assert listed in ([], [("DEAL33", "clauses.exclude.0", 5)])


def test_what_an_omission_touches_is_named_by_number_title_and_id(spec: Path) -> None:
    body = ANNEXED + "条款: {不用: [confidentiality]}\n"
    ended = run(spec, "check", body, "--format", "json")
    (one,) = [one for one in json.loads(ended.stdout)["diagnostics"] if one["code"] == "DEAL33"]
    touched = [article for article in plan_of(spec) if article["clause"] in ("exit", "breach")]
    assert [article["number"] in one["message"] and article["title"] in one["message"] for article in touched] == [True, True]
    assert all(article["clause"] in one["hint"] for article in touched)


def plan_of(spec: Path) -> list[Any]:
    """The articles as they stand without the clause that is left out, from a contract that is clean."""
    body = (
        ANNEXED
        + "条款: {不用: [confidentiality]}\n自拟条款: [{标识: confidentiality, 标题: 保守秘密, 位于: effect, 款: [{标识: return, 正文: 甲。}]}]\n"
    )
    return list(plan(spec, body)["articles"])


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_has_the_departures_that_its_choices_make(name: str, spec: Path) -> None:
    text = (ROOT / "examples" / name / "deal.yaml").read_text("utf-8")
    spec.write_text(text, "utf-8")
    ended = CliRunner().invoke(hetong, ["plan", str(spec), "--format", "json"])
    listed = json.loads(ended.stdout)["departures"]
    assert all(one["file"] == str(spec) and one["line"] for one in listed)
    assert {one["path"].split(".")[0] for one in listed} <= {"clauses", "custom", "annexes"}


def test_departures_are_listed_in_the_order_of_the_contract(spec: Path) -> None:
    body = ANNEXED + (
        "条款: {不用: [integrity, recitals], 加用: [telecom-compliance], 变体: {notice: paper}, 立场: {liability: 乙方优先, fees: 均衡}}\n"
        "自拟条款: [{替换: renewal, 标题: 续约, 款: [甲。]}, {标识: x-own, 标题: 自拟, 位于: nature, 款: [乙。]}]\n"
        "附件: [{标题: 规程, 标识: manual, 位于: staff-nda, 款: [甲。]}, {标题: 清单, 文件: a.pdf}]\n"
    )
    listed = plan(spec, body)["departures"]
    assert [(one["kind"], one["clause"], one["path"]) for one in listed] == [
        ("left_out", "recitals", "clauses.exclude.1"),
        ("added", "x-own", "custom.1"),
        ("left_out", "integrity", "clauses.exclude.0"),
        ("replaced", "renewal", "custom.0.replaces"),
        ("stance", "liability", "clauses.stances.liability"),
        ("added", "telecom-compliance", "clauses.include.0"),
        ("pinned", "notice", "clauses.variants.notice"),
        ("added", "manual", "annexes.0"),
    ]
    assert all(one["title"] and one["line"] in (4, 5, 6) for one in listed)


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ("payment, fees", ["payment", "fees", "invoice"]),
        ("payment, fees, invoice", ["payment", "fees", "invoice"]),
        ("fees, payment", []),
        ("fees", []),
        ("term, fees", ["term", "fees"]),
        ("fees, invoice", ["invoice"]),
    ],
)
def test_a_clause_that_comes_after_another_one_than_in_the_outline_is_a_departure(spec: Path, order: str, moved: list[str]) -> None:
    listed = plan(spec, f"条款: {{顺序: [{order}]}}\n")["departures"]
    names = order.split(", ")
    expected = [one for one in moved if one in names]
    assert [(one["kind"], one["clause"], one["path"]) for one in listed] == [
        ("moved", one, f"clauses.order.{names.index(one)}") for one in expected
    ]
    assert all(one["line"] == 2 and one["title"] for one in listed)


def test_an_order_of_what_is_left_or_brought_is_no_departure_of_its_own(spec: Path) -> None:
    body = "条款: {不用: [integrity], 顺序: [subcontracting, term]}\n自拟条款: [{标识: x, 标题: 自拟, 位于: fees, 款: [甲。]}]\n"
    assert [one["kind"] for one in plan(spec, body)["departures"]] == ["added", "left_out"]


def test_a_deal_that_follows_its_outline_has_no_departures(spec: Path) -> None:
    assert plan(spec, ANNEXED + "附件: [{标题: 保密, 条款: staff-nda}]\n条款: {加用: [liability]}\n")["departures"] == []


def test_a_stance_of_one_clause_chooses_its_wording_alone(spec: Path) -> None:
    whole, one = plan(spec, "条款: {立场: {renewal: 甲方优先, liability: 甲方优先}}\n")["articles"], plan(spec, "")["articles"]
    changed = {new["clause"]: new["reasons"] for new, old in zip(whole, one, strict=True) if new != old}
    assert {name: [(why["path"], why["line"]) for why in reasons if "stance" in why["path"]] for name, reasons in changed.items()} == {
        "renewal": [("clauses.stances.renewal", 2)],
        "liability": [("clauses.stances.liability", 2)],
    }


def test_a_stance_of_one_clause_decides_the_sentences_in_it(spec: Path) -> None:
    cap = "责任限制: {上限比例: 100%, 特别上限比例: 200%, 例外: [人身损害]}\n"  # what is customary follows the stance of the contract
    everywhere = article(markdown(spec, cap), "责任限制")
    leaning = article(markdown(spec, f"{cap}条款: {{立场: {{liability: 乙方优先}}}}\n"), "责任限制")
    whole = article(_with_stance(spec, cap, "乙方优先"), "责任限制")
    assert leaning == whole != everywhere


def _with_stance(spec: Path, body: str, stance: str) -> str:
    target = spec.with_name("contract.md")
    assert run(spec, "render", body, "-o", str(target), "--force", "--set", f"合同.立场={stance}").exit_code == 0
    return target.read_text("utf-8")


def article(text: str, title: str) -> str:
    """The article with this title, to the next heading."""
    start = text.index(f" {title}\n")
    return text[start : text.index("\n## ", start)]
