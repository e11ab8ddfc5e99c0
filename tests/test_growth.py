"""Twice as long a spec is twice the work, in every stage and every format: nobody waits for a square."""

from collections.abc import Callable
from typing import TypeVar

import pytest

from hetong.compose import compose
from hetong.diagnostic import Diagnostic, Refused
from hetong.lint import lint
from hetong.load import load_deal, load_outline
from hetong.model.deal import Deal
from hetong.number import number
from hetong.render.docx import NumberingMode, render_docx
from hetong.render.html import render_html
from hetong.render.markdown import render_markdown
from hetong.render.pdf.data import contract_data
from hetong.report import diagnostics_as_data, diagnostics_as_text, plan_as_json, plan_as_text
from hetong.select import select, wanted
from hetong.settle import settled
from hetong.source import parse
from tests.drafts import WORKSHOP, library
from tests.growth import growth, growths, steps

T = TypeVar("T")
LINEAR = 2.3
SIZES = (60, 120, 240)
SMALL = "合同: {范本: ecommerce-customer-service}\n"
OWN = SMALL + "自拟条款:\n"
ONE = OWN + "  - 标识: x\n    标题: 标题\n    款:\n"


def each(form: str) -> Callable[[int], str]:
    """``form`` as often as asked, numbered: ``#`` is the number, ``@`` that of another, ``<`` and ``>`` those before and after."""
    return lambda n: "".join(
        form.replace("#", str(i)).replace("@", str(i * 7 % n)).replace("<", str(max(i - 1, 0))).replace(">", str(i + 1)) for i in range(n)
    )


LONG: dict[str, tuple[str, str]] = {
    "fee items": (SMALL + "费用:\n  明细:\n", "    - {名称: 项目#, 单价: 1元, 单位: 次, 数量: 3次}\n"),
    "tasks": (SMALL + "服务:\n  任务:\n", "    - {名称: 任务#}\n"),
    "service levels": (SMALL + "指标:\n", "  - {指标: 指标#, 要求: ≥90%}\n"),
    "annexes": (SMALL + "附件:\n", "  - {标题: 附件#, 文件: a#.pdf}\n"),
    "clauses": (OWN, "  - {标识: x#, 标题: 标题#, 款: [正文#]}\n"),
    "clauses after one": (OWN, "  - {标识: x#, 标题: 标题#, 位于: payment, 款: [正文#]}\n"),
    "clauses in the recitals": (OWN, "  - {标识: x#, 标题: 标题#, 之前: recitals, 款: [正文#]}\n"),
    "clauses in a chain": (OWN + "  - {标识: x0, 标题: 标题, 款: [正文]}\n", "  - {标识: x>, 标题: 标题#, 位于: x#, 款: [正文#]}\n"),
    "clauses in an order": (SMALL + "条款:\n  顺序: [", "x#, "),
    "annexes with a text": (SMALL + "附件:\n", "  - {标题: 附件#, 标识: y#, 之前: staff-nda, 款: ['见[[y@]]']}\n"),
    "clauses that refer": (OWN, "  - {标识: x#, 标题: 标题#, 款: ['见[[x@]]']}\n"),
    "clauses that ask": (OWN, "  - {标识: x#, 标题: 标题#, 款: [甲, {正文: 乙, 当: {selected: zz}}]}\n"),
    "clauses that ask for a list": (
        SMALL + "服务: {任务: [" + ", ".join(f"{{名称: 任务{i}}}" for i in range(240)) + "]}\n自拟条款:\n",
        "  - {标识: x#, 标题: 标题#, 款: [甲, {正文: 乙, 当: {services.tasks.name: zz}}]}\n",
    ),
    "clauses that define": (OWN, "  - {标识: x#, 标题: 标题#, 定义: [{术语: 术语#, 段落: p}], 款: [{标识: p, 正文: “术语#”是正文}]}\n"),
    "paragraphs": (ONE, "      - {标识: p#, 正文: 正文#}\n"),
    "items": (ONE + "      - 正文: 甲\n        项:\n", "          - 正文#\n"),
    "subitems": (ONE + "      - 正文: 甲\n        项:\n", "          - {正文: 乙, 项: [正文#]}\n"),
}
WRONG: dict[str, tuple[str, str]] = {
    "unknown keys": (SMALL, "键#: 值\n"),
    "keys on one line": (SMALL + "甲方: {", "键#,"),
    "bad values": (SMALL + "费用:\n  明细:\n", "    - {名称: 项目#, 单价: 贵#}\n"),
    "unknown clauses": (SMALL + "条款:\n  不用: [", "nix#, "),
    "circles": (OWN, "  - {标识: x#, 标题: 标题#, 位于: y#, 款: [正文]}\n  - {标识: y#, 标题: 标题#, 位于: x#, 款: [正文]}\n"),
    "one circle": (OWN, "  - {标识: x#, 标题: 标题#, 位于: x<, 款: [正文]}\n"),
    "clauses replaced that are not there": (OWN, "  - {替换: nix#, 标题: 标题#, 款: [正文]}\n"),
    "unknown neighbours": (OWN, "  - {标识: x#, 标题: 标题#, 位于: nix#, 款: [正文#]}\n"),
    "unknown parameters": (SMALL + "条款:\n  参数:\n    confidentiality: {", "键#: 1, "),
    "dangling references": (OWN, "  - {标识: x#, 标题: 标题#, 款: ['见[[nix#]]']}\n"),
    "placeholders": (OWN, "  - {标识: x#, 标题: 标题#, 款: [____]}\n"),
    "ids given twice": (OWN, "  - {标识: x, 标题: 标题#, 款: [正文#]}\n"),
}
FOLLOWING = {"clauses in an order": "  - {标识: x#, 标题: 标题#, 款: [正文#]}\n"}
CLOSING = {"clauses in an order": "]\n自拟条款:\n", "keys on one line": "}\n", "unknown clauses": "]\n", "unknown parameters": "}\n"}


def spec(kind: str, n: int) -> str:
    head, form = (LONG | WRONG)[kind]
    return head + each(form)(n) + CLOSING.get(kind, "") + (each(FOLLOWING[kind])(n) if kind in FOLLOWING else "")


class Meter:
    """The steps of each stage of one run."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def __call__(self, stage: str, work: Callable[[], T]) -> T:
        self.counts[stage], result = steps(work)
        return result


def drafting(text: str) -> dict[str, int]:
    """Every stage of a spec that can be composed."""
    meter = Meter()
    meter("source", lambda: parse(text, "deal.yaml"))
    loaded = meter("load", lambda: load_deal(None, text, "deal.yaml"))
    plan = load_outline(WORKSHOP.outlines, loaded.contract.outline, loaded.where("contract.outline"))
    deal = settled(loaded, plan)
    want = meter("wanted", lambda: wanted(deal, plan))
    selection = meter("select", lambda: select(library(), plan, deal, want))
    contract, _ = meter("compose", lambda: compose(selection, deal))
    numbered = meter("number", lambda: number(contract))
    found = meter("lint", lambda: lint(deal, numbered))
    reported(meter, found, text)
    meter("plan", lambda: plan_as_text(selection, numbered, str))
    meter("plan as json", lambda: plan_as_json(selection, numbered))
    templates = WORKSHOP.templates
    meter("markdown", lambda: render_markdown(numbered, templates / "markdown" / "contract.md.j2"))
    meter("html", lambda: render_html(numbered, template=templates / "html" / "contract.html.j2", draft=True))
    meter("docx", lambda: render_docx(numbered, template=templates / "docx" / "standard.docx", numbering=NumberingMode.STATIC))
    meter("pdf", lambda: contract_data(numbered, {}))
    return meter.counts


def refusing(text: str) -> dict[str, int]:
    """The stages of a spec with as many mistakes as lines, up to the report of them."""
    meter = Meter()
    found = meter("refuse", lambda: refused(text))
    reported(meter, found, text)
    return meter.counts


def refused(text: str) -> tuple[Diagnostic, ...]:
    try:
        loaded: Deal = load_deal(None, text, "deal.yaml")
        plan = load_outline(WORKSHOP.outlines, loaded.contract.outline, loaded.where("contract.outline"))
        deal = settled(loaded, plan)
        numbered = number(compose(select(library(), plan, deal, wanted(deal, plan)), deal)[0])
        return lint(deal, numbered)
    except Refused as end:
        return end.diagnostics


def reported(meter: Meter, found: tuple[Diagnostic, ...], text: str) -> None:
    lines = text.splitlines()
    meter("report", lambda: diagnostics_as_text(found, lambda _: lines, str))
    meter("report as json", lambda: diagnostics_as_data(found, str))


def measured(run: Callable[[str], dict[str, int]], kind: str) -> dict[str, float]:
    run(spec(kind, SIZES[-1]))  # what is kept from run to run is in place
    return growths([run(spec(kind, size)) for size in SIZES])


@pytest.mark.parametrize("kind", LONG)
def test_every_stage_of_a_long_contract(kind: str) -> None:
    grown = measured(drafting, kind)
    assert {stage: rate for stage, rate in grown.items() if rate > LINEAR} == {}


@pytest.mark.parametrize("kind", WRONG)
def test_the_findings_of_a_spec_full_of_mistakes(kind: str) -> None:
    grown = measured(refusing, kind)
    assert {stage: rate for stage, rate in grown.items() if rate > LINEAR} == {}


def test_the_meter_tells_a_square_from_a_line() -> None:
    assert growth([100, 200, 400]) == 0.0  # too little to tell
    assert growth([1_000, 2_000, 4_000]) == 2.0
    assert growth([10_000, 40_000, 160_000]) == 4.0
    assert steps(lambda: parse("a: 1", "x"))[0] > 5
    assert steps(lambda: sorted(range(1_000)))[0] == 0
