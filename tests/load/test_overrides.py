import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.diagnostic import Diagnostic, Refused
from hetong.load import Override, load_deal
from hetong.model.deal import Deal
from hetong.model.schema import shapes, spelled

SPEC = """\
合同: {范本: ecommerce-customer-service}
甲方: {name: 云桥}
费用:
  明细:
    - {名称: 客服坐席, 单价: "6,800.00元"}
    - {名称: 夜班坐席}
指标: {指标: 接通率}
服务: {任务: 咨询}
"""


def load(*sets: str, spec: str = SPEC) -> Deal:
    return load_deal(None, spec, "deal.yaml", [Override.parse(one) for one in sets])


def refusal(*sets: str) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        load(*sets)
    [found] = refused.value.diagnostics
    return found


@pytest.mark.parametrize("path", ["甲方.名称", "甲方.name", "party_a.名称", "party_a.name", " party_a.name "])
def test_a_path_may_be_written_in_either_language_whatever_the_spec_uses(path: str) -> None:
    deal = load(f"{path}=南声")
    assert deal.party_a.name == "南声"
    assert deal.where("party_a.name").file == f"--set {path.strip()}"


@pytest.mark.parametrize(
    ("override", "english", "printed"),
    [
        ("费用.明细.0.单价=7,000元", "fees.items.0.unit_price", "7,000.00元"),
        ("fees.items.1.单价=¥1,234,567.89", "fees.items.1.unit_price", "1,234,567.89元"),
        ("税.税率=6%", "tax.rate", "6%"),
        ("签署.签订日期=2026-01-01", "signing.date", "2026年1月1日"),
        ("期限.时长=1年", "term.length", "1年"),
        ("乙方.收款账户.账号=0571", "party_b.bank.account_no", "0571"),
        ("甲方.名称=a=b", "party_a.name", "a=b"),
        ("甲方.名称= A&B <有限> {{ 7*7 }} [[x]] # 1 ", "party_a.name", "A&B <有限> {{ 7*7 }} [[x]] # 1"),
        ("甲方.名称=- “云”: @*&!", "party_a.name", "- “云”: @*&!"),
        ("费用.明细.0={名称: 坐席, 单价: '7,000元'}", "fees.items.0.unit_price", "7,000.00元"),
        ("费用.明细.2={名称: 坐席, 单价: 7元}", "fees.items.2.unit_price", "7.00元"),
        ("费用.明细.2.名称=坐席", "fees.items.2.name", "坐席"),
        ("指标.0.权重=10%", "service_levels.0.weight", "10%"),
        ("指标.权重=10%", "service_levels.0.weight", "10%"),
        ("服务.任务.1=投诉", "services.tasks.1.name", "投诉"),
        ("服务.不含.0=鉴定", "services.exclusions.0", "鉴定"),
        ("报告=[日报, 周报]", "reports.1.kind", "weekly"),
        ("试用={时长: 1个月}", "trial.length", "1个月"),
    ],
)
def test_a_value_is_put_where_the_path_says_and_nothing_else_changes(override: str, english: str, printed: str) -> None:
    deal = load(override)
    fact: object = deal
    for name in english.split("."):
        fact = fact[int(name)] if isinstance(fact, tuple) else getattr(fact, name)
    assert str(fact) == printed
    assert deal.where(english).file == "--set " + override.partition("=")[0]
    assert without(deal, english.split(".")[0]) == without(load(), english.split(".")[0])


def without(deal: Deal, group: str) -> dict[str, object]:
    return {name: value for name, value in deal.model_dump().items() if name != group}


def test_elements_beside_the_one_that_is_set_stay() -> None:
    assert [item.name for item in load("费用.明细.1.单价=1元").fees.items] == ["客服坐席", "夜班坐席"]
    assert [task.name for task in load("服务.任务.1=投诉").services.tasks] == ["咨询", "投诉"]


def test_later_ones_win_and_build_on_earlier_ones() -> None:
    deal = load("甲方.名称=甲", "甲方.name=乙", "费用.明细=[{名称: 坐席}]", "费用.明细.0.名称=席位")
    assert (deal.party_a.name, [item.name for item in deal.fees.items]) == ("乙", ["席位"])


def test_one_sets_what_the_spec_lacks_and_unsets_what_it_has() -> None:
    assert load("合同.范本=x", spec="甲方: {名称: 甲}\n").contract.outline == "x"
    assert load("甲方.名称=").party_a.name == ""


def test_choices_and_parameters_are_set_by_clause_id() -> None:
    deal = load("条款.变体.term=dates", "条款.参数.dispute.days=3", "条款.不用=[continuity]")
    assert deal.clauses.variants == {"term": "dates"}
    assert deal.clauses.params == {"dispute": {"days": "3"}}
    assert deal.clauses.exclude == ("continuity",)


@pytest.mark.parametrize(
    ("override", "code", "path"),
    [
        ("名称=甲", "DEAL01", "名称"),
        ("甲方.名字=甲", "DEAL01", "甲方.名字"),
        ("甲方.名称.全称=甲", "DEAL01", "甲方.名称.全称"),
        ("甲方.=甲", "DEAL01", "甲方."),
        ("费用.明细.3.单价=1元", "DEAL01", "费用.明细.3.单价"),
        ("费用.明细.-1.单价=1元", "DEAL01", "费用.明细.-1.单价"),
        ("费用.明细.²=1元", "DEAL01", "费用.明细.²"),
        ("费用.明细.99999999999999999999=1元", "DEAL01", "费用.明细.99999999999999999999"),
        ("费用.明细.单价=1元", "DEAL01", "费用.明细.单价"),
        ("税.税率=6", "DEAL02", "tax.rate"),
        ("甲方.名称=甲\n乙", "DEAL02", "party_a.name"),
        ("甲方=云桥", "DEAL03", "party_a"),
        ("甲方.名称=[云桥]", "DEAL05", "party_a.name"),
        ("甲方={名称: 甲, name: 乙}", "DEAL04", "party_a.name"),
        ("甲方.名称=甲\x07", "SRC05", ""),
        ("甲方={名称: 甲\x07}", "SRC05", ""),
        ("甲方={名称: 甲", "SRC01", ""),
        ("费用.明细=[{名称: 甲, 单价: 6,800元}]", "SRC13", ""),
        ("费用.明细=" + "[" * 100, "SRC09", ""),
    ],
)
def test_what_cannot_be_put_there_is_told_with_the_override_as_its_place(override: str, code: str, path: str) -> None:
    found = refusal(override)
    assert (found.code, found.path) == (code, path)
    assert found.at.file == "--set " + override.partition("=")[0]
    assert found.hint


def test_an_unknown_key_in_a_path_names_the_nearest_one() -> None:
    found = refusal("费用.明细.0.unit_prise=1元")
    assert found.hint is not None
    assert found.hint.fields["near"] == "unit_price"


@pytest.mark.parametrize("text", ["甲方.名称", "", "=1", " =1"])
def test_an_override_without_a_path_or_an_equals_sign(text: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 -- the text itself is all that it carries
        Override.parse(text)
    assert refused.value.args == (text,)


NAMES = st.sampled_from([*spelled(Deal), *shapes(Deal), "名称", "name", "明细", "0", "1", "x", "", "单价", "变体", "参数"])


@given(
    st.lists(NAMES, min_size=1, max_size=4).map(".".join),
    st.sampled_from(["甲", "", "6%", "{}", "[]", "[a]", "{名称: 甲}", "[{名称: 甲}]"]),
)
def test_any_override_gives_a_deal_or_findings_that_name_a_place(path: str, value: str) -> None:
    override = Override(path, value)
    try:
        load_deal(None, SPEC, "deal.yaml", [override])
    except Refused as refused:
        places = [one.at.file for one in refused.diagnostics]
    else:
        places = [f"--set {path}"]
    assert set(places) <= {"deal.yaml", f"--set {path}"}
    assert places
