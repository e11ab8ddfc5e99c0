"""Agreeing to customary values, and the mistakes that people make when they do; leaving values to a pen where no pen can write."""

from functools import cache
from typing import Any

import pytest

from hetong.pipeline import Draft, Spec, draft
from hetong.register import missing_as_yaml, register_as_data
from hetong.report import LISTED, diagnostics_as_data
from tests.cli.running import SMALL
from tests.drafts import WORKSHOP

CAP, LEVELS = "liability.cap", "service_levels"
OBJECTION = "clauses.params.termination.objection_within"


@cache
def drafted(spec: str) -> Draft:
    """The smallest spec and ``spec``."""
    return draft(Spec("deal.yaml", text=(SMALL + spec).encode()), WORKSHOP)


def examined(spec: str) -> dict[str, Any]:
    """What ``check --format json`` says of it."""
    made = drafted(spec)
    return {"diagnostics": diagnostics_as_data(made.diagnostics, str), **register_as_data([("deal.yaml", made.marks)])}


def told(whole: dict[str, Any]) -> list[tuple[str, str, int, int]]:
    """Findings that have no list of their own: severity, code and place."""
    return [(one["severity"], one["code"], one["line"], one["column"]) for one in whole["diagnostics"] if one["code"] not in LISTED]


def asked(whole: dict[str, Any]) -> set[str]:
    return {one["path"] for one in whole["to_confirm"]}


UNCONFIRMED = asked(examined(""))


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("责任限制", {CAP}),
        ("[责任限制.上限比例, 指标]", {CAP, LEVELS}),
        ("[liability.cap, service_levels]", {CAP, LEVELS}),
        ("[liability.上限比例, 责任限制.cap]", {CAP}),
        ("[责任限制, 责任限制.上限比例]", {CAP}),
        ("[条款.参数.termination]", {OBJECTION}),
        ("[clauses.参数.termination.解除异议期限]", {OBJECTION}),
        ("[' 指标 ']", {LEVELS}),
    ],
)
def test_a_path_may_be_written_alone_or_in_a_list_in_either_language(said: str, agreed: set[str]) -> None:
    whole = examined(f"确认: {said}\n")
    assert told(whole) == []
    assert UNCONFIRMED - asked(whole) == agreed


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("确认: 违约金", [("warning", "FACT02", 2, 5)]),
        ("确认: 责任限制.上限比例、指标", [("error", "FACT02", 2, 5)]),
        ("确认: 责任限制.上限比例, 指标", [("error", "FACT02", 2, 5)]),
        ("确认: {责任限制: 上限比例}", [("error", "DEAL05", 2, 5)]),
        ("确认:\n  - 责任限制: 上限比例", [("error", "DEAL05", 3, 5)]),
        ("确认: 全部", [("error", "FACT02", 2, 5)]),
        ("确认: 是", [("error", "FACT02", 2, 5)]),
        ("确认: [手写]", [("error", "DEAL20", 2, 6)]),
        ("确认: [责任限制.上限]", [("error", "FACT02", 2, 6)]),
        ("确认: [上限比例]", [("error", "FACT02", 2, 6)]),
        ("确认: [责任限制/上限比例]", [("error", "FACT02", 2, 6)]),
        ("确认: [指标, 责任上限]", [("error", "FACT02", 2, 10)]),
        ("确认: [甲方.名称]", [("warning", "FACT02", 2, 6)]),
        ("确认: [指标.0.要求]", [("warning", "FACT02", 2, 6)]),
        ("签署: {甲方份数: 1, 乙方份数: 1}\n确认: [签署.份数]", [("warning", "FACT02", 3, 6)]),
        ("确认: [条款.参数.termination.解除异议]", [("warning", "FACT02", 2, 6)]),
        ("责任限制: {上限比例: 80%}\n确认: [责任限制.上限比例]", [("warning", "FACT02", 3, 6)]),
        ("责任限制: {上限比例: 手写}\n确认: [责任限制.上限比例]", [("warning", "FACT02", 3, 6)]),
        ("确认: []", []),
        ("确认:", []),
    ],
)
def test_a_path_that_confirms_nothing_is_told_at_its_place(spec: str, found: list[tuple[str, str, int, int]]) -> None:
    whole = examined(spec)
    assert told(whole) == found
    expected = UNCONFIRMED - {CAP} if spec.startswith("责任限制") else UNCONFIRMED - {LEVELS} if "[指标," in spec else UNCONFIRMED
    assert asked(whole) == expected


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("责任限制.上限", "责任限制.上限比例"),
        ("责任限制。上限比例", "责任限制.上限比例"),
        ("上限比例", "责任限制.上限比例"),
        ("解除异议期限", "条款.参数.termination.解除异议期限"),
        ("termination.objection_within", "clauses.params.termination.objection_within"),
        ("liability.capp", "liability.cap"),
        ("service_level", "service_levels"),
        ("指标.0.要求", "指标"),
        ("指标.考核周期", "指标"),
        ("条款.参数.termination.解除异议", "条款.参数.termination.解除异议期限"),
        ("clauses.params.termination.objection", "条款.参数.termination.解除异议期限"),
    ],
)
def test_what_was_meant_is_named(written: str, meant: str) -> None:
    (one,) = (one for one in examined(f"确认: [{written}]")["diagnostics"] if one["code"] == "FACT02")
    assert f"“{meant}”" in one["hint"]
    assert asked(examined(f"确认: [{meant}]")) < UNCONFIRMED


@pytest.mark.parametrize("written", ["甲方.名称", "责任限制.上限金额", "条款.参数.fees.xyz", "条款.参数.nothing.解除异议期限", "条款.参数"])
def test_nothing_is_named_where_nothing_was_meant(written: str) -> None:
    found = [one for one in examined(f"确认: [{written}]")["diagnostics"] if one["code"] == "FACT02"]
    assert [one["severity"] for one in found] == ([] if written == "条款.参数" else ["warning"])
    assert not any("“" in one["hint"] for one in found)


@pytest.mark.parametrize(
    ("spec", "code", "column"),
    [
        ("指标: 手写", "DEAL20", 5),
        ("指标: [手写]", "DEAL20", 6),
        ("报告: [{种类: 月报, 提交时间: 每月, 内容: 量}, 手写]", "DEAL20", 33),
        ("人员: {资质要求: 手写}", "DEAL20", 12),
        ("人员: {资质要求: ['手写']}", "DEAL20", 13),
        ("服务: {渠道: [{类型: 在线, 时段: ' 手写 '}]}", "DEAL20", 24),
        ("个人信息: {录音: 手写}", "DEAL02", 12),
        ("争议: {方式: 手写}", "DEAL02", 10),
        ("甲方: 手写", "DEAL03", 5),
        ("费用: {明细: [{名称: 手写, 单价: 1元, 单位: 次}]}", "DEAL06", 16),
    ],
)
def test_what_no_pen_can_fill_in_is_told_and_never_printed(spec: str, code: str, column: int) -> None:
    whole = examined(spec)
    assert told(whole) == [("error", code, 2, column)]
    assert "手写" not in [one["value"] for one in whole["assumed"] if not one["path"].startswith("signing.")]


@pytest.mark.parametrize("hand", ["手写", "'手写'", '" 手写 "'])
@pytest.mark.parametrize(
    ("spec", "path"),
    [
        ("甲方: {{名称: {}}}", "party_a.name"),
        ("税: {{税率: {}}}", "tax.rate"),
        ("签署: {{签订日期: {}}}", "signing.date"),
        ("费用: {{总价: {}}}", "fees.total"),
        ("责任限制.上限比例: {}", CAP),
        ("条款: {{参数: {{termination: {{解除异议期限: {}}}}}}}", OBJECTION),
        ("条款.参数.termination.objection_within: {}", OBJECTION),
    ],
)
def test_a_pen_fills_in_what_would_be_blank_or_customary(spec: str, path: str, hand: str) -> None:
    whole = examined(spec.format(hand))
    assert told(whole) == []
    assert path not in {one["path"] for name in ("blank", "to_confirm", "assumed") for one in whole[name]}


@pytest.mark.parametrize(
    ("spec", "title", "blank"),
    [
        ("税: {税率: 6}", "税.税率", False),
        ("甲方: {名称: {全称: 云桥}}", "甲方.名称", False),
        ("费用: {总价: 很多}", "费用.总价", False),
        ("期限: {起: 明天}", "期限.起", False),
        ("甲方: {电话: —}", "甲方.电话", True),
        ("甲方: {电话: }", "甲方.电话", True),
        ("甲方: {电话: ''}", "甲方.电话", True),
    ],
)
def test_what_is_written_but_cannot_be_read_is_not_listed_as_missing(spec: str, title: str, blank: bool) -> None:
    missing = missing_as_yaml(drafted(spec).marks, str)
    assert any(line.startswith(f"{title}:") for line in missing.splitlines()) is blank
    assert (title in {one["title"] for one in examined(spec)["blank"]}) is blank


@pytest.mark.parametrize("path", ["税.税率", "税"])
def test_a_value_that_cannot_be_read_has_one_finding_though_it_is_confirmed(path: str) -> None:
    assert told(examined(f"税.税率: 很高\n确认: [{path}]\n")) == [("error", "DEAL02", 2, 7)]
