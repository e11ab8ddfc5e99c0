"""Customary values of an outline and of the files that it shares, through a library written for the test."""

import json
from pathlib import Path

import pytest
import yaml

from hetong.diagnostic import Diagnostic, Refused
from hetong.model.contract import Blank, Filled, Ruled
from hetong.model.origin import Layer, Mark
from hetong.pipeline import Draft, Spec, Workshop, draft
from hetong.register import missing_as_yaml

CLAUSE = """\
id: probe
title: 试写
version: 1
params:
  grace: {type: duration, label: 宽限, default: 3日, max: 30日, why: 通常如此}
variants:
  - id: a
    paragraphs:
      - "税率{{ tax.rate }}，{{ payment.due }}内付款，{{ payment.cycle }}结算，上限{{ liability.cap }}，宽限{{ params.grace }}。"
      - 签订于{{ signing.place }}。
      - each: one in data.categories
        text: "{{ one.name }}保存{{ one.retention }}，目的{{ one.purpose }}。"
      - each: one in services.tasks
        text: "{{ one.name }}：{{ one.detail }}"
"""
OUTLINE = "id: probe\ntitle: 试写合同\nindustry: general\nparts: [{clauses: [probe]}]\n"
DEAL = "contract: {outline: probe}\n"


class Library:
    """A folder with one clause, one outline, and what customs a test writes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.write("clauses/any/probe.yaml", CLAUSE)
        self.write("templates/customs/.keep", "")
        self.write("templates/outlines/probe.yaml", OUTLINE)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def outline(self, more: str, **customs: str) -> None:
        """The outline with more in it; each of ``customs`` is a file that it may name."""
        self.write("templates/outlines/probe.yaml", OUTLINE + more)
        for name, text in customs.items():
            self.write(f"templates/customs/{name}.yaml", text)

    def draft(self, more: str = "") -> Draft:
        workshop = Workshop(self.folder / "clauses", self.folder / "templates")
        return draft(Spec("deal.yaml", text=(DEAL + more).encode()), workshop)

    def said(self, path: str, more: str = "") -> tuple[str, Layer, Mark]:
        """What is printed at a path, by which layer, and how it is marked."""
        found = {
            (one.text if isinstance(one, Filled) else "手写", one.origin.layer, one.origin.mark)
            for one in self.draft(more).numbered.contract.inlines
            if isinstance(one, Filled | Ruled) and one.path == path
        }
        (one,) = found or {("", Layer.DEAL, Mark.DECIDED)}
        return one

    def is_blank(self, path: str, more: str = "") -> bool:
        return any(isinstance(one, Blank) and one.path == path for one in self.draft(more).numbered.contract.inlines)

    def refused(self) -> list[Diagnostic]:
        with pytest.raises(Refused) as refused:
            self.draft()
        return [one for one in refused.value.diagnostics if one.code.startswith("LIB")]


@pytest.fixture
def own(tmp_path: Path) -> Library:
    return Library(tmp_path)


ASSUMED = (Layer.OUTLINE, Mark.ASSUMED)


def test_an_outline_says_before_its_files_and_a_later_file_before_an_earlier_one(own: Library) -> None:
    file = "assume:\n  tax.rate: {{value: {}, why: 甲}}\n  liability.cap: {{value: {}, why: 甲}}\n  payment.due: {{value: {}, why: 甲}}\n"
    own.outline(
        "customs: [a, b]\nassume: {tax.rate: {value: 1%, why: 甲}}\n",
        a=file.format("2%", "20%", "2日") + "  signing.place: {value: 南京市, why: 乙}\n",
        b=file.format("3%", "30%", "3日"),
    )
    assert own.said("tax.rate") == ("1%", *ASSUMED)
    assert own.said("liability.cap") == ("30%", *ASSUMED)
    assert own.said("signing.place") == ("南京市", *ASSUMED)
    places = {one.path: str(one.source) for one in own.draft().marks.assumed}
    assert places["tax.rate"].startswith(str(own.folder / "templates/outlines/probe.yaml:"))
    assert places["liability.cap"] == f"{own.folder / 'templates/customs/b.yaml'}:3:3"


@pytest.mark.parametrize("name", ["nothing", "../outlines/probe", "a b", "probe.yaml"])
def test_a_file_of_customs_that_is_not_there_is_told_where_it_is_named(own: Library, name: str) -> None:
    own.outline(f"customs: [a, '{name}']\n", a="assume: {}\n")
    (one,) = own.refused()
    assert (one.code, one.at.file, one.at.line, one.at.column) == ("LIB22", str(own.folder / "templates/outlines/probe.yaml"), 5, 14)


@pytest.mark.parametrize(
    ("assume", "codes"),
    [
        ("tax.rate: {value: 六, why: 甲}", ["LIB22"]),
        ("tax.rates: {value: 6%, why: 甲}", ["LIB22"]),
        ("nothing: {value: 6%, why: 甲}", ["LIB22"]),
        ("tax.rate.share: {value: 6%, why: 甲}", ["LIB22"]),
        ("tax.rate: {why: 甲}", ["LIB22"]),
        ("tax.rate: {value: 6%}", ["LIB06"]),
        ("tax.rate: {by_stance: {client: 6%}, why: 甲}", ["LIB22"]),
        ("tax.rate: {by_stance: {client: 6%, balanced: 6%, provide: 6%}, value: 6%, why: 甲}", ["LIB22"]),
        ("tax.rate: {by_stance: {client: 6%, balanced: 6%, provider: 六}, why: 甲}", ["LIB22"]),
        ("tax.rate: {value: 6%, when: {tax.rates: present}, why: 甲}", ["LIB19"]),
        ("service_levels: {value: [{target: ≥90%}], why: 甲}", ["LIB22"]),
        ("data.categories.retention: {value: [甲], why: 甲}", ["LIB22"]),
        ("services.tasks: {value: 手写, why: 甲}", ["LIB22"]),
        ("services.languages: {value: 手写, why: 甲}", ["LIB22"]),
        ("dispute.method: {by_stance: {client: 手写, balanced: 诉讼, provider: 诉讼}, why: 甲}", ["LIB22"]),
        ("tax.included: {value: 手写, why: 甲}", ["LIB22"]),
        ("term: {value: 手写, why: 甲}", ["LIB22"]),
        ("tax.rate: {value: 6%, why: 甲, confirm: maybe}", ["LIB02"]),
        ("tax.rate: {value: 6%, why: 甲}\n  tax.rates: {value: 6%, why: 甲}\n  payment.due: {value: 多日, why: 甲}", ["LIB22", "LIB22"]),
    ],
)
@pytest.mark.parametrize("shared", [False, True], ids=["its own", "shared"])
def test_a_customary_value_that_cannot_be_is_told_in_its_file(own: Library, assume: str, codes: list[str], shared: bool) -> None:
    text = f"assume:\n  {assume}\n"
    own.outline("customs: [a]\n" if shared else text, a=text)
    found = own.refused()
    assert [one.code for one in found] == codes
    assert all(one.hint for one in found)
    assert {Path(one.at.file).name for one in found} == {"a.yaml" if shared else "probe.yaml"}
    assert all(one.at.line > (1 if shared else 5) for one in found)


@pytest.mark.parametrize(
    "assume",
    [
        "clauses.params.probe.grace: {value: 很久, why: 甲}",
        "clauses.params.probe.grace: {value: 99日, why: 甲}",
        "clauses.params.probe.grac: {value: 3日, why: 甲}",
        "clauses.params.probe.宽限: {value: 3日, why: 甲}",
        "clauses.params.probe: {value: 3日, why: 甲}",
    ],
)
@pytest.mark.parametrize("shared", [False, True], ids=["its own", "shared"])
def test_a_customary_parameter_that_cannot_be_is_told_in_its_file_once_its_clause_is_used(own: Library, assume: str, shared: bool) -> None:
    text = f"assume:\n  {assume}\n"
    own.outline("customs: [a]\n" if shared else text, a=text)
    (found,) = (one for one in own.draft("条款: {参数: {other: {x: 1}}}").diagnostics if one.code.startswith("LIB"))
    assert (found.code, Path(found.at.file).name, found.at.column) == ("LIB22", "a.yaml" if shared else "probe.yaml", 3)
    assert found.hint
    if "grace" in assume:  # what the deal decides is not in doubt
        assert not any(one.code.startswith("LIB") for one in own.draft("条款: {参数: {probe: {宽限: 5日}}}").diagnostics)


@pytest.mark.parametrize("key", ["宽限", "grace"])
def test_a_parameter_without_a_value_is_not_given(own: Library, key: str) -> None:
    own.outline("assume: {clauses.params.probe.grace: {value: 2日, why: 甲, confirm: true}}\n")
    assert own.said("clauses.params.probe.grace", f"条款: {{参数: {{probe: {{{key}: }}}}}}") == ("2日", Layer.OUTLINE, Mark.CONFIRM)
    confirmed = f"条款: {{参数: {{probe: {{{key}: }}}}}}\n确认: [clauses.params.probe.grace]"
    assert own.said("clauses.params.probe.grace", confirmed) == ("2日", Layer.OUTLINE, Mark.DECIDED)


@pytest.mark.parametrize("pair", ["宽限: 1日, grace: 2日", "grace: 1日, 宽限: 2日"])
def test_a_parameter_written_under_both_names_is_told(own: Library, pair: str) -> None:
    found = [(one.code, one.at.line) for one in own.draft(f"条款: {{参数: {{probe: {{{pair}}}}}}}").diagnostics if one.severity == "error"]
    assert found == [("DEAL04", 2)]


@pytest.mark.parametrize(
    ("deal", "due"), [("", "30日"), ("payment: {pay_day: 25}", ""), ("payment: {pay_day: }", "30日"), ("付款: {期限: 7日}", "7日")]
)
def test_a_condition_asks_what_the_deal_itself_says(own: Library, deal: str, due: str) -> None:
    own.outline(
        "assume:\n  payment.pay_day: {value: '29', why: 甲}\n"
        "  payment.due: {value: 30日, when: {payment.pay_day: absent}, why: 甲, confirm: true}\n"
    )
    assert own.said("payment.due", deal)[0] == due
    assert own.said("payment.due", deal)[2] is (Mark.CONFIRM if due == "30日" else Mark.DECIDED)
    assert own.is_blank("payment.due", deal) is (not due)


@pytest.mark.parametrize(("payer", "rate"), [("小规模纳税人", "3%"), ("一般纳税人", "6%")])
def test_where_the_condition_of_its_own_value_fails_the_shared_one_stands(own: Library, payer: str, rate: str) -> None:
    text = "customs: [a]\nassume: {tax.rate: {value: 3%, when: {tax.payer: small}, why: 甲}}\n"
    own.outline(text, a="assume: {tax.rate: {value: 6%, why: 乙}}\n")
    assert own.said("tax.rate", f"税: {{纳税人身份: {payer}}}\n")[0] == rate


@pytest.mark.parametrize(("stance", "rate"), [("client", "1%"), ("balanced", "2%"), ("provider", "3%"), ("", "2%")])
def test_a_value_may_hang_on_the_stance(own: Library, stance: str, rate: str) -> None:
    own.outline("assume: {tax.rate: {by_stance: {client: 1%, provider: 3%}, value: 2%, why: 甲}}\n")
    more = f"合同.立场: {stance}\n" if stance else ""
    assert own.said("tax.rate", more) == (rate, *ASSUMED)


def test_what_is_left_to_a_pen_is_assumed_and_can_be_decided(own: Library) -> None:
    own.outline("assume: {signing.place: {value: 手写, why: 甲}, clauses.params.probe.grace: {value: 手写, why: 乙}}\n")
    assert own.said("signing.place") == ("手写", *ASSUMED)
    assert own.said("clauses.params.probe.grace") == ("手写", *ASSUMED)
    assert {one.path for one in own.draft().marks.assumed} >= {"signing.place", "clauses.params.probe.grace"}
    assert own.said("signing.place", "签署: {签订地: 南京市}")[:2] == ("南京市", Layer.DEAL)
    assert own.said("signing.place", "签署: {签订地: 手写}") == ("手写", Layer.DEAL, Mark.DECIDED)
    assert own.said("clauses.params.probe.grace", "条款: {参数: {probe: {宽限: 5日}}}")[:2] == ("", Layer.DEAL)


def test_a_parameter_of_an_outline_goes_before_that_of_its_clause(own: Library) -> None:
    assert own.said("clauses.params.probe.grace") == ("3日", Layer.CLAUSE, Mark.ASSUMED)
    own.outline("assume: {clauses.params.probe.grace: {by_stance: {client: 1日, balanced: 2日, provider: 4日}, why: 甲, confirm: true}}\n")
    assert own.said("clauses.params.probe.grace") == ("2日", Layer.OUTLINE, Mark.CONFIRM)
    for said in ("clauses.params.probe.grace", "条款.参数.probe.宽限", "条款.参数.probe", "条款.参数"):
        assert own.said("clauses.params.probe.grace", f"确认: [{said}]") == ("2日", Layer.OUTLINE, Mark.DECIDED)


@pytest.mark.parametrize(
    ("deal", "kept"),
    [
        ("数据: 1", []),
        ("个人信息: {种类: [{种类: 甲}, {种类: 乙, 保存期限: 一月}, {种类: 丙, 保存期限: }]}", ["一年", "一月", "一年"]),
        ("个人信息: {种类: 甲}", ["一年"]),
        ("个人信息: {种类: []}", []),
        ("", []),
    ],
)
def test_a_value_of_each_element_is_given_to_those_that_lack_it(own: Library, deal: str, kept: list[str]) -> None:
    own.outline("assume: {data.categories.retention: {value: 一年, why: 甲, confirm: true}}\n")
    made = own.draft(deal)
    assert [one.retention for one in made.deal.data.categories] == kept
    marks = [own.said(f"data.categories.{index}.retention", deal)[2] for index in range(len(kept))]
    assert marks == [Mark.DECIDED if one == "一月" else Mark.CONFIRM for one in kept]
    assert [one.path for one in made.marks.confirm] == [
        f"data.categories.{index}.retention" for index, one in enumerate(kept) if one == "一年"
    ]


@pytest.mark.parametrize("label", ["宽限", "宽限（日）", "1.5倍宽限", "宽限: 日", "宽限 # 日", "- 宽限", "'宽限"])
def test_the_key_of_a_parameter_that_is_missing_may_be_written_whatever_its_label(own: Library, label: str) -> None:
    probe = CLAUSE.replace("label: 宽限, default: 3日", f"label: {json.dumps(label, ensure_ascii=False)}").replace(", why: 通常如此", "")
    own.write("clauses/any/probe.yaml", probe)
    (title,) = (one.title for one in own.draft().marks.blank if one.path.startswith("clauses."))
    after = own.draft(f"{title}: 5日")
    assert [one.path for one in after.marks.blank if one.path.startswith("clauses.")] == []
    assert any(isinstance(one, Filled) and one.text == "5日" for one in after.numbered.contract.inlines)
    assert yaml.safe_load(missing_as_yaml(own.draft().marks, str))


def test_a_list_is_assumed_whole_or_not_at_all(own: Library) -> None:
    own.outline("assume: {services.tasks: {value: [{name: 甲, detail: 丙}, {name: 乙}], why: 甲, confirm: true}}\n")
    (one,) = own.draft().marks.confirm
    assert (one.path, one.value) == ("services.tasks", "甲、乙")
    assert own.draft("服务: {任务: [丁]}").marks.confirm == ()
    assert own.draft("服务: {任务: []}").marks.confirm == ()
    assert [one.path for one in own.draft("服务: {任务: }").marks.confirm] == ["services.tasks"]
    assert own.draft("确认: 服务").marks.confirm == ()


def test_what_cannot_be_read_is_not_put_right_by_custom(own: Library) -> None:
    own.outline("assume: {tax.rate: {value: 6%, why: 甲, confirm: true}}\n")
    made = own.draft("税: {税率: 6}")
    assert made.deal.tax.rate is None
    assert made.marks.confirm == ()
