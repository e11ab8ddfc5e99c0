"""Keys that are paths (``甲方.住所: …``): what is written so is read like what is written in its group, and like nothing else."""

import pytest

from hetong.load import read_deal
from hetong.model.deal import Deal
from hetong.model.walk import value_at
from tests.drafts import EXAMPLES
from tests.plainspec import at, dotted, dumped, example, paths

OUTLINE = "合同: {范本: ecommerce-customer-service}\n"


def found_in(spec: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what is wrong with a spec."""
    return [(one.code, one.at.line, one.at.column) for one in read_deal(None, OUTLINE + spec, "deal.yaml")[1]]


def deal_of(spec: str) -> Deal:
    deal, found = read_deal(None, OUTLINE + spec, "deal.yaml")
    assert found == ()
    return deal


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_spec_may_be_written_all_in_paths(name: str) -> None:
    tree = example(name)
    flat = {dotted(path): at(tree, path) for path in paths(tree) if not isinstance(at(tree, path), dict | list)}
    nested, flattened = (read_deal(None, dumped(one), "deal.yaml") for one in (tree, flat))
    assert flattened[1] == nested[1] == ()
    assert flattened[0].model_dump() == nested[0].model_dump()
    leaves = {path for path in nested[0].places if not any(one.startswith(f"{path}.") for one in nested[0].places)}
    assert leaves <= {*flattened[0].places}
    assert all(flattened[0].where(path).line for path in leaves)


@pytest.mark.parametrize(
    ("spec", "path", "value"),
    [
        ("甲方.名称: 云桥", "party_a.name", "云桥"),
        ("party_a.名称: 云桥", "party_a.name", "云桥"),
        ("甲方: {电话: '1'}\n甲方.名称: 云桥", "party_a.name", "云桥"),
        ("甲方:\n甲方.名称: 云桥", "party_a.name", "云桥"),
        ("甲方: {名称: }\n甲方.名称: 云桥", "party_a.name", "云桥"),
        ("甲方.名称: 云桥\n甲方: {电话: '1'}", "party_a.phone", "1"),
        ("甲方.收款账户.开户行: 行\n甲方.收款账户: {账号: '1'}", "party_a.bank.bank", "行"),
        ("甲方.收款账户.开户行: 行\n甲方.收款账户: {账号: '1'}", "party_a.bank.account_no", "1"),
        ("服务.任务.0.名称: 咨询\n服务.任务.1.名称: 投诉", "services.tasks.1.name", "投诉"),
        ("服务: {任务: [咨询]}\n服务.任务.0.要求: 快", "services.tasks.0.detail", "快"),
        ("服务: {任务: [咨询]}\n服务.任务.0.要求: 快", "services.tasks.0.name", "咨询"),
        ("服务: {任务: 咨询}\n服务.任务.1: 投诉", "services.tasks.1.name", "投诉"),
        ("服务.不含: [鉴定]\n服务.不含.1: 维修", "services.exclusions.1", "维修"),
        ("条款.参数.fees.计量容差: 2%", "clauses.params", {"fees": {"计量容差": "2%"}}),
        ("确认.0: 指标", "confirmed", ("指标",)),
    ],
)
def test_what_is_written_at_a_path_stands_in_its_group(spec: str, path: str, value: object) -> None:
    assert value_at(deal_of(spec), path) == value


@pytest.mark.parametrize(
    ("spec", "found"),
    [
        ("甲方: {名称: 云桥}\n甲方.名称: 南声", [("DEAL04", 3, 1)]),
        ("甲方.名称: 南声\n甲方: {名称: 云桥}", [("DEAL04", 2, 1)]),
        ("甲方: {name: 云桥}\n甲方.名称: 云桥", [("DEAL04", 3, 1)]),
        ("甲方.名称: 云桥\nparty_a.name: 南声", [("DEAL04", 3, 1)]),
        ("甲方.名称: 云桥\n甲方.名称: 南声", [("SRC12", 3, 1)]),
        ("甲方.收款账户: {开户行: 甲}\n甲方.收款账户.开户行: 乙", [("DEAL04", 3, 1)]),
        ("甲方.收款账户.开户行: 乙\n甲方.收款账户: {开户行: 甲}", [("DEAL04", 2, 1)]),
        ("服务: {任务: 咨询}\n服务.任务.0.名称: 投诉", [("DEAL04", 3, 1)]),
        ("服务.任务.1.名称: 投诉", [("DEAL01", 2, 1)]),
        ("服务.任务.名称.0: 投诉", [("DEAL01", 2, 1)]),
        ("甲方.名字: 云桥", [("DEAL01", 2, 1)]),
        ("甲方.名称.全称: 云桥", [("DEAL01", 2, 1)]),
        ("甲.名称: 云桥", [("DEAL01", 2, 1)]),
        ("甲方.: 云桥", [("DEAL01", 2, 1)]),
        (".甲方: 云桥", [("DEAL01", 2, 1)]),
        ("甲方..名称: 云桥", [("DEAL01", 2, 1)]),
        ("6.5: 云桥", [("DEAL01", 2, 1)]),
        ("税.税率: 6", [("DEAL02", 2, 7)]),
        ("甲方.名字: 云桥\n税.税率: 6", [("DEAL01", 2, 1), ("DEAL02", 3, 7)]),
        ("甲方:\n  收款账户.开户行: 行", [("DEAL01", 3, 3)]),
        ("服务: {任务: [{名称.0: 咨询, 名称: 投诉}]}", [("DEAL01", 2, 12)]),
    ],
)
def test_what_cannot_be_put_there_is_told_at_its_line(spec: str, found: list[tuple[str, int, int]]) -> None:
    assert found_in(spec) == found


def test_where_a_path_is_written_twice_the_one_in_its_group_stays() -> None:
    deal, _ = read_deal(None, OUTLINE + "甲方.名称: 南声\n甲方: {名称: 云桥}", "deal.yaml")
    assert deal.party_a.name == "云桥"


def test_a_path_inside_a_group_is_told_where_it_may_stand_and_nothing_else_is_lost() -> None:
    deal, (found,) = read_deal(None, OUTLINE + "甲方:\n  收款账户.开户行: 行\n  名称: 云桥", "deal.yaml")
    assert deal.party_a.name == "云桥"
    assert not deal.knows("party_a.bank.bank")
    assert found.hint is not None
    assert found.hint.fields == {"first": "收款账户"}


@pytest.mark.parametrize("spec", ["服务.渠道.0.类型:\n服务.渠道.0.时段:", "费用.明细.0.名称: ", "服务.任务.0: "])
def test_a_path_without_a_value_says_of_no_element_that_there_is_one(spec: str) -> None:
    assert deal_of(spec).model_dump() == deal_of("").model_dump()


@pytest.mark.parametrize("spec", ["服务: {渠道: [{类型: 在线}]}\n服务.渠道.0.时段:", "甲方.名称: ", "合同.编号:"])
def test_a_path_without_a_value_is_where_its_blank_stands(spec: str) -> None:
    deal = deal_of(spec)
    assert [deal.where(path).line for path in deal.record.empty] == [len(spec.splitlines()) + 1]


def test_a_path_without_a_value_must_exist_all_the_same() -> None:
    assert found_in("甲方.名字:\n费用.明细.0.单价格:") == [("DEAL01", 2, 1), ("DEAL01", 3, 1)]
