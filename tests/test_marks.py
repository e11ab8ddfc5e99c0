"""What a draft tells apart: blanks, values to confirm, assumed values, and the rest; each assumed value with its reason."""

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest

from hetong.lint import lint
from hetong.marks import Entry, Marks, marks
from hetong.model.clause import ParamType
from hetong.model.contract import Blank, Contract, Filled, Ruled
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.fields import Facts
from hetong.model.origin import Layer, Mark
from hetong.model.param import PARAMS
from hetong.model.schema import Shape, shape_at, shapes, written_path
from hetong.model.walk import value_at
from hetong.number import number
from hetong.zh.money import Money, UnitPrice
from hetong.zh.percent import Percent
from tests.cli.running import hetong
from tests.drafts import EXAMPLES, OUTLINES, ROOT, composed, example, library, small_deal

SMALLEST = tuple((outline, stance) for outline in OUTLINES for stance in Stance)
DRAFTS = (*SMALLEST, *((name, stance) for name in EXAMPLES for stance in Stance))
# What a deal words itself holds no facts of the deal.
OWN_WORDING = ("custom", "paragraphs")
OF_MONEY = (ParamType.MONEY, ParamType.PRICE, ParamType.PERCENT)
CONFIRMED_ALWAYS = {
    "tax.rate",
    "service_levels",
    "liability.cap",
    "dispute.court_basis",
    "clauses.params.fees.tolerance",
    "clauses.params.payment.suspend_after",
    "clauses.params.termination.objection_within",
}


@cache
def drafted(name: str, stance: Stance) -> tuple[Deal, Contract, Marks]:
    """The smallest deal of an outline, or an example, for one side."""
    sets = f"contract.stance={stance.value}"
    deal = small_deal("", sets, outline=name) if name in OUTLINES else example(name, sets)
    contract = composed(deal)
    return deal, contract, marks(number(contract))


def marked(more: str) -> Marks:
    """The lists of the smallest deal and ``more``."""
    return marks(number(composed(small_deal(more))))


def paths(entries: tuple[Entry, ...]) -> set[str]:
    """What a person would write to decide them; each stands once."""
    found = [one.path for one in entries]
    assert len(found) == len(set(found))
    return set(found)


def is_of_money(deal: Deal, path: str) -> bool:
    """Whether a value is, or holds, an amount, a price or a share."""
    if path.startswith(PARAMS):
        clause, name = path.removeprefix(PARAMS).split(".")
        return library()[clause].spec.params[name].type in OF_MONEY
    return any(isinstance(one, Money | UnitPrice | Percent) for one in values(value_at(deal, path)))


def values(value: object) -> Iterator[object]:
    """A value, or those that a group or a list holds."""
    inner = (
        value
        if isinstance(value, tuple)
        else tuple(getattr(value, name) for name in type(value).model_fields)
        if isinstance(value, Facts)
        else None
    )
    yield from (value,) if inner is None else (one for part in inner for one in values(part))


def presets(model: type[Facts], path: str = "", outer: frozenset[type[Facts]] = frozenset()) -> Iterator[tuple[str, Shape]]:
    """Every fact below a model that has a value when nothing is written."""
    for name, shape in shapes(model).items():
        if shape.child and shape.child not in outer and name not in OWN_WORDING and not shape.computed:
            yield from presets(shape.child, f"{path}{name}.", outer | {shape.child})
        elif shape.preset and model.model_fields[name].default is not False:
            yield f"{path}{name}", shape


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_what_is_assumed_says_by_whom_and_why(name: str, stance: Stance) -> None:
    _, _, listed = drafted(name, stance)
    for one in (*listed.confirm, *listed.assumed):
        assert one.layer in (Layer.FIRM, Layer.OUTLINE, Layer.CLAUSE, Layer.MODEL), one
        assert one.why.strip(), one
        assert one.value.strip(), one
        assert one.article, one
        assert one.layer is Layer.MODEL or (one.source and one.source.file and one.source.line), one


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_money_and_shares_that_nobody_decided_ask_to_be_confirmed(name: str, stance: Stance) -> None:
    deal, _, listed = drafted(name, stance)
    assert [one.path for one in listed.assumed if is_of_money(deal, one.path)] == []


@pytest.mark.parametrize(("outline", "stance"), SMALLEST)
def test_limits_rates_and_lost_rights_ask_to_be_confirmed(outline: str, stance: Stance) -> None:
    _, _, listed = drafted(outline, stance)
    assert paths(listed.confirm) >= CONFIRMED_ALWAYS
    assert any(is_of_money(drafted(outline, stance)[0], one.path) for one in listed.confirm)


@pytest.mark.parametrize(("name", "stance"), DRAFTS)
def test_every_printed_value_is_blank_or_decided_or_assumed_or_to_be_confirmed_or_derived(name: str, stance: Stance) -> None:
    deal, contract, listed = drafted(name, stance)
    lists = {None: paths(listed.blank), Mark.CONFIRM: paths(listed.confirm), Mark.ASSUMED: paths(listed.assumed), Mark.DECIDED: set[str]()}
    assert sum(map(len, lists.values())) == len(set().union(*lists.values()))
    for one in contract.inlines:
        if isinstance(one, Blank):
            assert written_path(Deal, one.path) in lists[None]
        elif isinstance(one, Filled) or (isinstance(one, Ruled) and one.path):
            told = {mark for mark, found in lists.items() if mark and written_path(Deal, one.origin.path) in found}
            assert told == ({one.origin.mark} - {Mark.DECIDED}), one
            assert one.origin.mark is not Mark.DECIDED or is_decided(deal, one), one


def is_decided(deal: Deal, one: Filled | Ruled) -> bool:
    """Whether the deal itself has the value, agrees to it, or it follows from others: it has none of its own that nobody wrote."""
    parts = one.path.split(".")
    written = any(".".join(parts[:end]) in {*deal.places, *deal.by_hand} for end in range(1, len(parts) + 1))
    shape = shape_at(Deal, one.path)
    follows = one.origin.layer is Layer.DERIVED and shape is not None and (shape.computed or not shape.preset)
    return written or one.origin.confirmed or follows


def test_what_the_model_takes_for_granted_has_a_reason() -> None:
    found = dict(presets(Deal))
    assert "dispute.court_basis" in found
    assert [path for path, shape in found.items() if not shape.why] == []


@pytest.mark.parametrize("clause", sorted(library()))
def test_the_default_of_a_parameter_has_a_reason(clause: str) -> None:
    params = library()[clause].spec.params
    assert [name for name, one in params.items() if one.default is not None and not one.why] == []
    assert [name for name, one in params.items() if one.default is not None and one.type in OF_MONEY and not one.confirm] == []
    assert [name for name, one in params.items() if one.default is None and (one.why or one.confirm)] == []


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        ("责任限制.上限比例", {"liability.cap"}),
        ("liability.cap", {"liability.cap"}),
        ("责任限制", {"liability.cap", "liability.super_cap"}),
        ("指标", {"service_levels"}),
        ("争议.管辖", {"dispute.court_basis"}),
        ("data", {"data.method", "data.categories", "data.notice_within"}),
        ("条款.参数.termination.解除异议期限", {"clauses.params.termination.objection_within"}),
        ("clauses.params.termination.objection_within", {"clauses.params.termination.objection_within"}),
        ("条款.参数.fees", {f"clauses.params.fees.{name}" for name in ("tolerance",)}),
        ("责任限制.上限金额", set()),
        ("条款.参数.termination.解除异议", set()),
        ("dat", set()),
    ],
)
def test_what_the_deal_agrees_to_is_no_longer_to_be_confirmed(said: str, agreed: set[str]) -> None:
    before, after = marked(""), marked(f"确认: [{said}]")
    assert paths(before.confirm) - paths(after.confirm) == agreed
    assert not (paths(after.assumed) | paths(after.blank)) & agreed
    assert paths(after.blank) == paths(before.blank)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("责任限制: {上限比例: 80%}", "liability.cap"),
        ("liability: {cap: 100%}", "liability.cap"),
        ("争议: {管辖: 甲方住所地}", "dispute.court_basis"),
        ("指标: [{指标: 用户满意度, 要求: ≥90%, 口径: 按月统计, 考核周期: 月}]", "service_levels"),
        ("条款: {参数: {termination: {解除异议期限: 10日}}}", "clauses.params.termination.objection_within"),
        ("clauses: {params: {termination: {objection_within: 15日}}}", "clauses.params.termination.objection_within"),
        ("条款: {参数: {termination: {解除异议期限: 手写}}}", "clauses.params.termination.objection_within"),
    ],
)
def test_what_the_deal_writes_is_decided_be_it_the_customary_value(written: str, path: str) -> None:
    before, after = marked(""), marked(written)
    assert paths(before.confirm) - paths(after.confirm) == {path}
    assert paths(after.assumed) == paths(before.assumed)
    assert paths(after.blank) == paths(before.blank)


@pytest.mark.parametrize("name", ["objection_within", "解除异议期限"])
def test_a_parameter_may_be_left_to_a_pen(name: str) -> None:
    contract = composed(small_deal(f"clauses: {{params: {{termination: {{{name}: 手写}}}}}}"))
    names = {f"{PARAMS}termination.{one}" for one in ("objection_within", "解除异议期限")}
    ruled = [one for one in contract.inlines if isinstance(one, Ruled) and one.path in names]
    assert [one.origin.mark for one in ruled] == [Mark.DECIDED]
    assert not any(isinstance(one, Filled | Blank) and one.path in names for one in contract.inlines)


@pytest.mark.parametrize(
    ("sensitive", "asked"),
    [("", {"data.categories.0.sensitive"}), (", 敏感: 否", set()), (", 敏感: 是", set())],
)
def test_that_information_is_not_sensitive_is_a_statement_to_confirm(sensitive: str, asked: set[str]) -> None:
    listed = marked(f"个人信息: {{种类: [{{种类: 联系方式, 字段: 电话, 目的: 回访, 保存期限: 一年{sensitive}}}]}}")
    assert {path for path in paths(listed.confirm) if path.startswith("data.categories")} == asked


def test_the_smallest_useful_spec_is_checked_on_one_screen() -> None:
    (spec,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    told, data = hetong("check", "-", stdin=spec), hetong("check", "-", "--format", "json", stdin=spec)
    assert told.code == 0
    assert len(told.out.splitlines()) <= 40
    listed = json.loads(data.out)
    assert 0 < len(listed["blank"]) <= 12
    assert all(one["why"] and one["layer"] != "deal" for one in (*listed["to_confirm"], *listed["assumed"]))


def test_a_finding_about_an_assumed_value_names_its_layer() -> None:
    deal = small_deal("税: {税率: 6%}\n许可证: {编号: B2-1}\n")
    tree = number(composed(deal))
    layers = {one.path: one.layer for one in lint(deal, tree) if one.code == "CONF01"}
    assert layers["liability.cap"] == "outline"
    assert layers["licence.kind"] == "model"
    assert "tax.rate" not in layers
    assert {one.layer for one in lint(deal, tree) if one.code == "BLANK01"} == {""}
