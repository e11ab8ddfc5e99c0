"""手写: a value that nobody has yet, and that is no blank: a pen fills it in."""

from pathlib import Path

import pytest

from hetong.model.contract import Blank, Ruled
from hetong.model.deal import Deal
from hetong.model.schema import english_path
from tests.cli.running import checked, hetong
from tests.drafts import ROOT, composed, drafted, small_deal

EXAMPLE = ROOT / "examples" / "ecommerce-customer-service" / "deal.yaml"


@pytest.mark.parametrize(
    ("spec", "path", "rules"),
    [
        ("签署: {签订日期: 手写}", "signing.date", 3),
        ("合同: {范本: ecommerce-customer-service, 编号: 手写}", "contract.number", 1),
        ("乙方: {收款账户: {账号: 手写}}", "party_b.bank.account_no", 1),
        ("甲方: {名称: 手写}", "party_a.name", 1),
        ("签署: {签订地: ' 手写 '}", "signing.place", 1),
    ],
)
def test_rules_stand_where_the_value_would(spec: str, path: str, rules: int | None) -> None:
    inlines = list(composed(small_deal(spec) if not spec.startswith("合同") else small_deal("", "合同.编号=手写")).inlines)
    ruled = [one for one in inlines if isinstance(one, Ruled) and one.path == path]
    if rules is None:  # in quotes it is a text like any other
        assert ruled == []
        return
    assert ruled
    assert len(ruled) % rules == 0
    assert [one for one in inlines if isinstance(one, Blank) and one.path == path] == []


def test_a_final_contract_may_wait_for_its_date_number_and_account(tmp_path: Path) -> None:
    sets = [f"--set={one}=手写" for one in ("签署.签订日期", "合同.编号", "乙方.收款账户.账号")]
    assert hetong("render", EXAMPLE, "-o", tmp_path / "a.md", "--final", *sets).code == 0
    text = (tmp_path / "a.md").read_text("utf-8").replace("\\", "")
    assert "签订日期：________年____月____日" in text
    assert "手写" not in text


@pytest.mark.parametrize("path", ["费用.明细.0.语言", "费用.明细.0.含量", "费用.明细.0.计量口径", "服务.渠道.0.说明"])
def test_what_one_element_leaves_to_a_pen_has_its_sentence(path: str) -> None:
    more = "费用: {明细: [{名称: 坐席, 单价: 1元, 单位: 席·月}]}\n服务: {渠道: [{类型: 在线, 时段: 7×24}]}"
    ruled = {one.path for one in composed(small_deal(more, f"{path}=手写")).inlines if isinstance(one, Ruled)}
    assert english_path(Deal, path) in ruled


@pytest.mark.parametrize("path", ["合同.标题", "合同.版式", "甲方.签约人.授权书附件", "附件.0.说明"])
def test_what_has_no_room_for_a_pen_is_lost(path: str) -> None:
    found = drafted(small_deal("附件: [{标题: 清单}]", f"{path}=手写"))[1]
    assert [one.path for one in found if one.code == "FACT01"] == [english_path(Deal, path)]


@pytest.mark.parametrize("value", ["手写体", "手 写"])
def test_other_words_are_words(value: str) -> None:
    assert "party_a.name" not in small_deal(f"甲方: {{名称: {value}}}").by_hand


def test_a_choice_is_not_left_to_a_pen(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("合同: {范本: ecommerce-customer-service}\n乙方: {类型: 手写}\n", "utf-8")
    assert checked(Path("deal.yaml"), cwd=tmp_path).codes == ["DEAL02"]


def test_which_month_is_paid_is_not_left_to_a_pen(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("合同: {范本: ecommerce-customer-service}\n付款: {付款日: 手写}\n", "utf-8")
    assert checked(Path("deal.yaml"), cwd=tmp_path).codes == ["DEAL02"]


def test_what_no_sentence_would_hold_is_lost_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("合同: {范本: ecommerce-customer-service}\n甲方: {签约人: {授权书附件: 手写}}\n", "utf-8")
    assert "FACT01" in checked(Path("deal.yaml"), cwd=tmp_path).codes
