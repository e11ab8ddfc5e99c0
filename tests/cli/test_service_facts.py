"""Facts that deals hold: each can be written, is typed, and is printed or told to be unused."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from hetong.cli.commands import hetong as command
from hetong.model.contract import Filled
from hetong.model.deal import Deal
from hetong.model.deal.naming import UNIQUE, Refers, references_of
from hetong.model.fields import Facts
from hetong.model.schema import shape_at, shapes
from hetong.zh.fill import legal_form
from tests.cli.running import SMALL
from tests.drafts import composed, deal

FILES = ("service_facts.yaml", "deal_facts.yaml")
ROWS: tuple[dict[str, Any], ...] = tuple(
    row for name in FILES for row in yaml.load(Path(__file__).with_name(name).read_text("utf-8"), yaml.BaseLoader)
)
WRONG = [(row, wrong) for row in ROWS for wrong in row.get("wrong", ())]


def checked(text: str, folder: Path) -> list[dict[str, Any]]:
    """What ``hetong check`` finds in a spec, beside blanks."""
    spec = folder / "deal.yaml"
    spec.write_text(text, "utf-8")
    ended = CliRunner().invoke(command, ["check", str(spec), "--format", "json"])
    assert ended.exception is None or isinstance(ended.exception, SystemExit)
    return [one for one in json.loads(ended.stdout)["diagnostics"] if one["code"] not in ("BLANK01", "CONF01")]


def at(facts: object, path: str) -> object:
    for name in path.split("."):
        facts = facts[int(name)] if isinstance(facts, tuple) else getattr(facts, name)
    return facts


def upwards(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition(".")[0]


@pytest.mark.parametrize("row", ROWS, ids=[row["row"] for row in ROWS])
def test_a_fact_can_be_written_and_is_typed(row: dict[str, Any]) -> None:
    read = deal(SMALL + row["spec"])
    found = {path: [type(at(read, path)).__name__, legal_form(at(read, path))] for path in row["types"]}
    assert found == row["types"]


@pytest.mark.parametrize("row", ROWS, ids=[row["row"] for row in ROWS])
def test_a_fact_is_printed_or_told_to_be_unused(row: dict[str, Any], tmp_path: Path) -> None:
    found = checked(SMALL + row["spec"], tmp_path)
    assert [one for one in found if one["severity"] == "error"] == []
    unused = {one["path"] for one in found if one["code"] == "FACT01"}
    contract = composed(deal(SMALL + row["spec"]))
    printed = {one.path for one in contract.inlines if isinstance(one, Filled) and one.path}
    decided = {path for path in row["types"] if ".".join(name for name in path.split(".") if not name.isdigit()) in contract.deciding}
    assert [path for path in row["types"] if not {*upwards(path)} & (unused | printed | decided)] == []


@pytest.mark.parametrize(("row", "wrong"), WRONG, ids=[f"{wrong['at']}: {wrong['new']}" for _, wrong in WRONG])
def test_a_wrong_value_is_refused_where_it_stands(row: dict[str, Any], wrong: dict[str, Any], tmp_path: Path) -> None:
    text = SMALL + row["spec"].replace(wrong["old"], wrong["new"], 1)
    found = [one for one in checked(text, tmp_path) if one["severity"] == "error"]
    errors = {f"{one['code']} {one['path']}": one["line"] for one in found}
    assert len(errors) == len(found)
    assert set(errors) == {f"{wrong['code']} {wrong['at']}", *wrong.get("also", ())}
    lines = [number for number, line in enumerate(text.splitlines(), 1) if wrong["new"] in line]
    assert errors[f"{wrong['code']} {wrong['at']}"] in lines


@pytest.mark.parametrize(
    "spec",
    [
        "人员: {岗位: [{名称: 客服, 班次: 早班}], 班次: [{名称: NULL}]}",
        "人员: {岗位: [{名称: 客服, 班次: 早班}], 班次: [[早班]]}",
        "人员: {岗位: [{名称: 客服, 班次: 早班}], 班次次: [{名称: 早班}]}",
        "培训: {考试: [{名称: 上岗考试, 场次: N/A}]}",
    ],
)
def test_what_cannot_be_read_is_not_asked_about_by_name(spec: str, tmp_path: Path) -> None:
    codes = {one["code"] for one in checked(f"{SMALL}{spec}\n", tmp_path)}
    assert codes
    assert "DEAL26" not in codes


@pytest.mark.parametrize(("written", "hinted"), [("早班、夜班", "[早班, 夜班]"), ("早斑", "早班"), ("中班次", "早班、夜班")])
def test_a_name_that_nothing_has_is_told_with_what_was_meant(written: str, hinted: str, tmp_path: Path) -> None:
    spec = f"人员: {{班次: [早班, 夜班], 岗位: [{{名称: 客服, 班次: {written}}}]}}\n"
    (told,) = (one for one in checked(SMALL + spec, tmp_path) if one["code"] == "DEAL26")
    assert told["path"] == "staffing.groups.0.shifts.0"
    assert hinted in told["hint"]


def test_names_are_compared_as_they_are_read(tmp_path: Path) -> None:
    spec = "服务: {支持级别: [一线 Ａ]}\n指标: [{指标: 接通率, 支持级别: 一线A, 要求: ≥90%}]\n"
    assert "DEAL26" not in {one["code"] for one in checked(SMALL + spec, tmp_path)}


def test_names_are_told_without_an_outline_too(tmp_path: Path) -> None:
    found = checked("合同: {范本: 没有的范本}\n培训: {考试: [{名称: 上岗考试, 场次: 甲场}]}\n", tmp_path)
    assert {(one["code"], one["path"]) for one in found} >= {("DEAL13", "contract.outline"), ("DEAL26", "training.exams.0.session")}


def groups(model: type[Facts], outer: frozenset[type[Facts]] = frozenset()) -> Iterator[type[Facts]]:
    yield model
    for shape in shapes(model).values():
        if shape.child and shape.child not in outer:
            yield from groups(shape.child, outer | {shape.child})


TOPICS = tuple(name for name, shape in shapes(Deal).items() if shape.child and not shape.computed)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_group_can_be_taken_in_at_a_glance(topic: str) -> None:
    model = shapes(Deal)[topic].child
    assert model
    assert all(len(one.model_fields) <= 20 for one in groups(model))


def test_every_reference_leads_to_a_list_of_names() -> None:
    targets = {target for one in groups(Deal) for target in referring(one)} | {*UNIQUE}
    assert {"staffing.shifts", "services.work_items", "fees.items", "third_party.interveners", "languages.versions"} <= targets
    for target in targets:
        shape = shape_at(Deal, target)
        assert shape
        assert shape.child
        assert shape.many
        assert "name" in shapes(shape.child)


def referring(model: type[Facts]) -> Iterator[str]:
    for field in model.model_fields.values():
        yield from (one.target for one in (*field.metadata, *references_of(field.annotation)) if isinstance(one, Refers))
