import json
from pathlib import Path

import pytest

from tests.cli.running import SMALL, hetong
from tests.drafts import EXAMPLES, ROOT


@pytest.mark.parametrize("name", EXAMPLES)
def test_text_and_json_list_the_same_clauses_in_the_order_of_the_contract(name: str) -> None:
    spec = ROOT / "examples" / name / "deal.yaml"
    text, data = hetong("plan", spec), hetong("plan", spec, "--format", "json")
    assert (text.code, data.code, text.err, data.err) == (0, 0, "", "")
    plan = json.loads(data.out)
    assert set(plan) == {"articles", "left_out", "departures"}
    assert {frozenset(one) for one in plan["articles"]} == {frozenset({"number", "title", "clause", "variant", "version", "reasons"})}
    marks = [f"[{one['clause']} / {one['variant']}]" for one in plan["articles"]]
    assert [text.out.index(mark) for mark in marks] == sorted(text.out.index(mark) for mark in marks)
    rest = text.out[text.out.index(marks[-1]) :]
    assert plan["left_out"]
    assert all(f"  {one['clause']}  " in rest for one in plan["left_out"])


def test_a_reason_names_the_fact_and_the_line_that_says_it(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "试用:\n  时长: 1个月\n条款: {不用: [renewal]}\n", "utf-8")
    plan = json.loads(hetong("plan", "deal.yaml", "--format", "json", cwd=tmp_path).out)
    left = {one["clause"]: (one["why"], one["reasons"]) for one in plan["left_out"]}
    why, [reason] = left["renewal"]
    assert (why, reason["path"], reason["file"], reason["line"]) == ("excluded", "clauses.exclude.0", "deal.yaml", 4)
    assert left["volume"][0] == "condition"
    assert "trial" in {one["clause"] for one in plan["articles"]}
    text = hetong("plan", "deal.yaml", cwd=tmp_path).out
    assert "deal.yaml:4:11" in text


def test_a_reason_that_the_spec_does_not_say_names_the_layer_that_does(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "服务.渠道: [{类型: 电话呼入}]\n", "utf-8")
    plan = json.loads(hetong("plan", "deal.yaml", "--format", "json", cwd=tmp_path).out)
    said = {reason["path"]: (reason["layer"], reason["line"]) for one in plan["articles"] for reason in one["reasons"]}
    assert said["services.channels.kind"] == ("", 2)
    assert said["contract.industry"] == ("outline", 0)
    asked = {reason["path"]: reason["layer"] for one in plan["left_out"] for reason in one["reasons"]}
    assert asked["trial"] == ""


def test_nothing_is_planned_from_a_bad_spec(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "税: {税率: 6}\n", "utf-8")
    for words in ((), ("--format", "json")):
        ended = hetong("plan", "deal.yaml", *words, cwd=tmp_path)
        assert (ended.code, ended.out, "DEAL02" in ended.err) == (1, "", True)


def test_a_list_of_groups_is_only_said_to_be_there(tmp_path: Path) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_text("合同: {范本: telecom-customer-service}\n服务: {渠道: [], 工作件: [{名称: 单, 单位: 件}]}\n", "utf-8")
    plan = json.loads(hetong("plan", spec, "--format", "json").out)
    (left,) = [one for one in plan["left_out"] if one["clause"] == "complaints"]
    assert [reason["value"] for reason in left["reasons"] if reason["path"] == "services.work_items"] == ["…"]
    assert "None" not in hetong("plan", spec).out


def test_a_plan_takes_standard_input_and_values_for_once() -> None:
    plan = json.loads(hetong("plan", "-", "--format", "json", "--set", "试用.时长=1个月", stdin=SMALL).out)
    assert "trial" in {one["clause"] for one in plan["articles"]}


def test_a_plan_writes_no_file(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    assert hetong("plan", "deal.yaml", cwd=tmp_path).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["deal.yaml"]
