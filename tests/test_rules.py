"""Every rule against the deals of ``tests/rules/<CODE>.yaml``, and against the manual that its docstring promises to be.

A case file is written by lawyers: ``base`` is a clean deal, each case says what is different (``set``: spec path → value,
``null`` takes a value away), why it matters (``because``), and for a failing one where the finding stands (``at``: one
spec path or several; ``count`` when a place is found more than once; ``severity`` when it is not an error).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from hetong.diagnostic import Diagnostic, Refused
from hetong.lint.run import RULES
from hetong.load.overrides import Override, overridden
from hetong.pipeline import Spec, draft
from hetong.source import Mapping as MappingNode
from hetong.source import Node, Scalar, parse
from tests.drafts import ROOT, WORKSHOP, deal, drafted

FOLDER = ROOT / "tests" / "rules"
FILES = {path.stem: path for path in sorted(FOLDER.glob("*.yaml"))}
MODULES: Mapping[str, ModuleType] = {rule.CODE: rule for rule in RULES}
HEADINGS = ("检查什么", "为什么", "反例", "正例", "依据")
STATUTES = ROOT.parent / "shared" / "law" / "statutes"
NOT_STATUTES = re.compile(r"逻辑|实务|GB(/T)? \d+(\.\d+)?-\d{4}( [\d.、]+)?")
STATUTE = re.compile(r"(?P<short>[^\d\s；、]+) (?P<articles>\d+(-\d+)?(、\d+(-\d+)?)*)")


@dataclass(frozen=True)
class Case:
    code: str
    base: str
    because: str
    changes: Mapping[str, Any]
    at: tuple[str, ...]
    count: int
    severity: str


def plain(node: Node) -> Any:
    match node:
        case Scalar(text):
            return text
        case MappingNode(entries):
            return {str(key.text): plain(value) for key, value in entries}
        case _:
            return [plain(one) for one in node.items]


def contents(path: Path) -> Any:
    node, found = parse(path.read_bytes(), path.name)
    assert not found, found
    return plain(node)


def cases(kind: str) -> list[Any]:
    return [
        pytest.param(_case(code, whole, raw), id=f"{code}-{raw['because']}")
        for code, path in FILES.items()
        for whole in [contents(path)]
        for raw in whole.get(kind) or ()
    ]


def _case(code: str, whole: Mapping[str, Any], raw: Mapping[str, Any]) -> Case:
    """``given`` is what all cases of a rule set before their own."""
    assert raw.keys() <= {"because", "set", "at", "count", "severity"}, raw
    changes = {**(whole.get("given") or {}), **(raw.get("set") or {})}
    at = raw.get("at", [])
    places = tuple(at) if isinstance(at, list) else (at,)
    return Case(code, whole["base"], raw["because"], changes, places, int(raw.get("count", len(places))), raw.get("severity", "error"))


def spec(case: Case) -> str:
    """The base with the case's values put in by the same code that ``--set`` uses."""
    root, _ = parse((ROOT / case.base).read_bytes(), case.base)
    values = {f"§{number}§": value for number, value in enumerate(case.changes.values())}
    for path, token in zip(case.changes, values, strict=True):
        root = overridden(root, Override(path, token))
    return json.dumps(_filled(plain(root), values), ensure_ascii=False)


def _filled(data: Any, values: Mapping[str, Any]) -> Any:
    match data:
        case dict():
            return {key: _filled(value, values) for key, value in data.items()}
        case list():
            return [_filled(one, values) for one in data]
        case str() if data in values:
            return values[data]
        case _:
            return data


def found(case: Case) -> list[Diagnostic]:
    try:
        return [one for one in drafted(deal(spec(case)))[1] if one.code == case.code]
    except Refused as refused:
        raise AssertionError(f"the deal of this case can't be composed: {refused}") from refused


@pytest.mark.parametrize("case", cases("fail"))
def test_a_failing_deal_is_found_where_it_is_wrong(case: Case) -> None:
    findings = found(case)
    assert {one.path for one in findings} == set(case.at)
    assert len(findings) == case.count
    assert {one.severity.value for one in findings} == {case.severity}


@pytest.mark.parametrize("case", cases("pass"))
def test_a_passing_deal_is_left_alone(case: Case) -> None:
    assert [(one.path, str(one.message)) for one in found(case)] == []


@pytest.mark.parametrize("base", sorted({contents(path)["base"] for path in FILES.values()}))
def test_the_deal_that_the_cases_start_from_is_clean(base: str) -> None:
    assert draft(Spec(base, path=ROOT / base), WORKSHOP).diagnostics == ()


def test_every_rule_has_a_case_file_and_every_case_file_a_rule() -> None:
    assert FILES.keys() == MODULES.keys()


@pytest.mark.parametrize("code", sorted(FILES))
@pytest.mark.parametrize("kind", ["fail", "pass"])
def test_every_case_file_has_failing_and_passing_deals(code: str, kind: str) -> None:
    raw = contents(FILES[code]).get(kind)
    assert raw
    assert len({case["because"] for case in raw}) == len(raw)
    assert kind == "pass" or all(case.get("at") and case.get("set") for case in raw)


@pytest.mark.parametrize("code", sorted(MODULES))
def test_a_rule_s_docstring_is_its_manual(code: str) -> None:
    lines = (MODULES[code].__doc__ or "").strip().splitlines()
    assert lines[0].startswith(f"{code} ")
    assert [head for line in lines for head in HEADINGS if line.startswith(f"{head}：") and len(line) > len(head) + 1] == list(HEADINGS)


@pytest.mark.parametrize("code", sorted(MODULES))
def test_what_a_rule_cites_exists(code: str) -> None:
    assert wrong_citations(MODULES[code].__doc__ or "") == []


@pytest.mark.parametrize("line", ["依据：民法典 9999", "依据：民法典第470条", "依据：不存在法 1", "依据：", "依据：感觉"])
def test_a_citation_that_does_not_exist_or_is_written_otherwise_is_noticed(line: str) -> None:
    articles = {"民法典": {"470"}} if "9999" in line or "不存在" in line else None
    assert wrong_citations(line, articles)


def wrong_citations(docstring: str, known: Mapping[str, set[str]] | None = None) -> list[str]:
    """What stands under 依据 and is neither a citation in the agreed form nor, where the statutes are at hand, an article of one."""
    known = statutes() if known is None else known
    cited = next(line for line in docstring.splitlines() if line.startswith("依据：")).removeprefix("依据：")
    return [one for one in cited.split("；") if not NOT_STATUTES.fullmatch(one) and not _exists(one, known)]


def _exists(citation: str, known: Mapping[str, set[str]]) -> bool:
    parts = STATUTE.fullmatch(citation)
    return parts is not None and (not known or set(parts["articles"].split("、")) <= known.get(parts["short"], set()))


@cache
def statutes() -> Mapping[str, set[str]]:
    """The articles of each statute by its short name; empty where the texts are not beside the repository."""
    whole = [yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) for path in sorted(STATUTES.glob("*.yaml"))]
    return {one["short"]: set(one["articles"]) for one in whole}
