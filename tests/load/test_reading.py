import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hetong.diagnostic import Diagnostic, Location, Refused, Severity
from hetong.load import load_deal
from hetong.model.clause import ClauseSpec
from hetong.model.deal import Deal
from hetong.model.deal.channel import ChannelKind
from hetong.model.deal.reports import ReportKind
from hetong.model.schema import shape_at
from hetong.source import parse
from tests.drafts import EXAMPLES, ROOT
from tests.load.translation import chinese, english, translated

CONTRACT = "合同: {范本: ecommerce-customer-service}\n"


def load(text: str) -> Deal:
    return load_deal(None, text, "deal.yaml")


def findings(more: str) -> list[Diagnostic]:
    """What is wrong with a spec whose first line is a right one."""
    with pytest.raises(Refused) as refused:
        load(CONTRACT + more)
    found = list(refused.value.diagnostics)
    assert all(one.severity is Severity.ERROR and one.hint and one.at.file == "deal.yaml" for one in found)
    return found


def told(more: str) -> list[tuple[str, int, int, str]]:
    return [(one.code, one.at.line, one.at.column, one.path) for one in findings(more)]


def example(name: str) -> str:
    return (ROOT / "examples" / name / "deal.yaml").read_text("utf-8")


@pytest.mark.parametrize("name", EXAMPLES)
def test_english_and_chinese_keys_say_the_same(name: str) -> None:
    written = parse(example(name), name)[0]
    in_english, in_chinese = translated(written, Deal, english), translated(written, Deal, chinese)
    assert in_english != in_chinese
    assert all(key.isascii() for key in json.loads(in_english))
    assert not any(key.isascii() for key in json.loads(in_chinese))
    deals = [load(text) for text in (example(name), in_english, in_chinese)]
    assert deals[0].model_dump() == deals[1].model_dump() == deals[2].model_dump()
    assert set(deals[0].places) == set(deals[1].places) == set(deals[2].places)


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_a_spec_may_mix_both_languages(dice: random.Random) -> None:
    written = parse(example("ecommerce-customer-service"), "deal.yaml")[0]
    mixed = translated(written, Deal, lambda *names: dice.choice(names))
    assert load(mixed).model_dump() == load(example("ecommerce-customer-service")).model_dump()


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_written_value_knows_where_it_stands(name: str) -> None:
    text = example(name)
    deal, lines = load(text), text.splitlines()
    for path in (
        "party_a.name",
        "fees.items.0.unit_price",
        "term.length",
        *(one for one in deal.places if one.endswith("channels.0.hours.0")),
    ):
        at = deal.places[path]
        assert lines[at.line - 1][at.column - 1] not in " -:{["
    assert all(1 <= at.line <= len(lines) for at in deal.places.values())


def test_a_path_that_was_not_written_stands_where_its_group_does() -> None:
    deal = load(CONTRACT + "甲方: {名称: 云桥}\n")
    assert deal.where("party_a.bank.account_no") == deal.where("party_a") == Location("deal.yaml", 2, 1)
    assert deal.where("party_a.name") == Location("deal.yaml", 2, 10)
    assert deal.where("party_b.name") == Location("deal.yaml", 1, 1)


# ‸ stands where the mistake is told.
CASES = {
    "an unknown key": ("甲方: {‸名字: 云桥}\n", "DEAL01", "party_a.名字"),
    "an unknown group": ("‸丙方: {名称: 云桥}\n", "DEAL01", "丙方"),
    "an unknown key in a list": ("费用:\n  明细:\n    - 名称: 坐席\n      ‸价格: 1\n", "DEAL01", "fees.items.0.价格"),
    "a computed fact, which can't be written": ("指标: [{指标: 接通率, ‸applies_to: 在线}]\n", "DEAL01", "service_levels.0.applies_to"),
    "an unknown choice": ("服务: {渠道: [{类型: ‸网页}]}\n", "DEAL02", "services.channels.0.kind"),
    "a rate without a sign": ("税: {税率: ‸6}\n", "DEAL02", "tax.rate"),
    "money in words that say no number": ("费用: {总价: ‸壹拾伍万拾元整}\n", "DEAL02", "fees.total"),
    "a day that no month has": ("签署: {签订日期: ‸2026年13月1日}\n", "DEAL02", "signing.date"),
    "a length without a unit": ("期限: {时长: ‸12}\n", "DEAL02", "term.length"),
    "neither yes nor no": ("个人信息: {录音: ‸也许}\n", "DEAL02", "data.recording"),
    "a whole number with a unit": ("签署: {份数: ‸四份}\n", "DEAL02", "signing.copies_total"),
    "more than one line": ('甲方:\n  名称: ‸"云桥\\n公司"\n', "DEAL02", "party_a.name"),
    "a value instead of a group": ("甲方: ‸云桥公司\n", "DEAL03", "party_a"),
    "a list instead of a group": ("甲方:\n  ‸- 名称: 云桥\n", "DEAL03", "party_a"),
    "a value instead of a group in a list": ("服务: {渠道: [‸在线]}\n", "DEAL03", "services.channels.0"),
    "a value instead of a table": ("条款: {变体: ‸general}\n", "DEAL03", "clauses.variants"),
    "one key in both languages": ("甲方: {名称: 云桥, ‸name: 云桥}\n", "DEAL04", "party_a.name"),
    "one group in both languages": ("甲方: {名称: 云桥}\n‸party_a: {电话: '1'}\n", "DEAL04", "party_a"),
    "a group instead of a value": ("甲方: {名称: ‸{中文: 云桥}}\n", "DEAL05", "party_a.name"),
    "a list instead of a value": ("甲方: {名称: ‸[云桥]}\n", "DEAL05", "party_a.name"),
    "a list without what names its element": ("费用: {明细: [‸{单价: 1元}]}\n", "DEAL06", "fees.items.0.name"),
    "a condition that is none": ("自拟条款: [{标识: x, 标题: x, 款: [{正文: 甲, 当: ‸电商}]}]\n", "DEAL07", "custom.0.paragraphs.0.when"),
    "markup that can't be read": ("自拟条款: [{标识: x, 标题: x, 款: [‸'付{{ fees.total']}]\n", "DEAL11", "custom.0.paragraphs.0.text"),
    "a program in clause text": ("自拟条款: [{标识: x, 标题: x, 款: [‸'{% if a %}']}]\n", "DEAL11", "custom.0.paragraphs.0.text"),
    "a repetition that can't be read": (
        "自拟条款: [{标识: x, 标题: x, 款: [{正文: 甲, 逐项: ‸fees.items}]}]\n",
        "DEAL12",
        "custom.0.paragraphs.0.each",
    ),
}


@pytest.mark.parametrize(("more", "code", "path"), CASES.values(), ids=CASES)
def test_a_mistake_is_told_with_its_code_its_place_and_its_path(more: str, code: str, path: str) -> None:
    before = more[: more.index("‸")].split("\n")
    assert told(more.replace("‸", "")) == [(code, len(before) + 1, len(before[-1]) + 1, path)]


def test_a_spec_without_what_says_which_contract_it_is() -> None:
    with pytest.raises(Refused) as refused:
        load("甲方: {名称: 云桥}\n")
    assert [(one.code, one.at, one.path) for one in refused.value.diagnostics] == [("DEAL06", Location("deal.yaml", 1, 1), "contract")]
    with pytest.raises(Refused) as refused:
        load("合同: {标题: 外包合同}\n")
    assert [(one.code, one.path) for one in refused.value.diagnostics] == [("DEAL06", "contract.outline")]


@pytest.mark.parametrize("text", ["合同", "- 合同\n", "合同：电商\n", "'合同'", "合同甲方是云桥公司。\n乙方是南声公司。\n"])
def test_text_that_is_no_group_of_keys_is_told_once(text: str) -> None:
    with pytest.raises(Refused) as refused:
        load(text)
    assert [(one.code, one.at.line, one.at.column) for one in refused.value.diagnostics] == [("DEAL03", 1, 1)]


def test_everything_wrong_is_told_at_once_in_the_order_of_the_file() -> None:
    found = told(
        "甲方: {名字: 云桥, 名称: 云桥, 名称: 云桥}\n"
        "税: {税率: 6}\n"
        "费用: {总价: 6,800.00元, 明细: [{单价: 面议}]}\n"
        "签署: {签订日期: 2026年13月1日, 方式: 口头}\n"
    )
    assert [(code, line) for code, line, *_ in found] == [
        ("DEAL01", 2), ("SRC12", 2), ("DEAL02", 3), ("SRC13", 4), ("DEAL06", 4), ("DEAL02", 4), ("DEAL02", 5), ("DEAL02", 5),
    ]  # fmt: skip


def test_one_mistake_is_told_once() -> None:
    assert len(told("税: {税率: 6}\n")) == 1
    assert len(told("甲方: [云桥]\n")) == 1
    assert len(told("费用: {明细: {名称: [a], 单价: [b]}}\n")) == 2


@pytest.mark.parametrize(
    ("more", "near"),
    [
        ("甲方: {名稱: 云桥}\n", "名称"),
        ("甲方: {nmae: 云桥}\n", "name"),
        ("甲方: {法人代表人: 陈}\n", "法定代表人"),
        ("fee: {}\n", "fees"),
        ("费用: {明细: [{名称: 甲, unit_prise: 1元}]}\n", "unit_price"),
        ("服务: {渠道: [{类型: 在线客服}]}\n", "在线"),
        ("服务: {渠道: [{类型: chats}]}\n", "chat"),
        ("费用: {计费: 按座席}\n", "按坐席"),
        ("报告: 月报告\n", "月报"),
    ],
)
def test_an_unknown_key_or_choice_names_the_nearest_known_one(more: str, near: str) -> None:
    [found] = findings(more)
    assert found.hint is not None
    assert found.hint.fields["near"] == near


def test_a_choice_like_no_other_lists_all_of_them() -> None:
    [found] = findings("服务: {渠道: [{类型: 云}]}\n")
    assert found.hint is not None
    assert str(found.hint.fields["choices"]).split("、") == [kind.label for kind in ChannelKind]


@pytest.mark.parametrize(
    ("more", "home"),
    [("名称: 云桥\n", "甲方"), ("单价: 1元\n", "费用.明细"), ("合同编号: x\n税率: 6%\n", "税")],
)
def test_a_key_of_another_group_names_that_group(more: str, home: str) -> None:
    hints = [str(one.hint.fields.get("homes")) for one in findings(more) if one.hint]
    assert home in hints[-1].replace("”“", " ").split()


def test_a_group_inside_another_is_told_to_stand_outermost() -> None:
    with pytest.raises(Refused) as refused:
        load("合同:\n  范本: x\n  甲方: {名称: 云桥}\n")
    [found] = refused.value.diagnostics
    assert (found.code, found.at.line, found.hint and found.hint.fields) == ("DEAL01", 3, {"key": "甲方"})


SLIPS = {
    "a wide colon as the only entry": "甲方:\n  名称：云桥\n",
    "no space as the only entry": "甲方:\n  名称:云桥\n",
    "a wide colon in a list of names": "服务:\n  任务:\n    - 名称：咨询\n",
    "no space in a list of names": "服务:\n  任务:\n    - 名称:咨询\n",
    "no space in braces": "甲方: {名称:云桥}\n",
    "no space after the dash": "报告:\n  -日报\n  -周报\n",
    "a key alone": "甲方:\n  名称\n",
}


@pytest.mark.parametrize("more", SLIPS.values(), ids=SLIPS)
def test_a_slip_of_typing_is_told_instead_of_becoming_a_value(more: str) -> None:
    [found] = findings(more)
    assert found.hint is not None
    assert "keys" not in found.hint.fields
    assert "choices" not in found.hint.fields


@pytest.mark.parametrize("written", ["投诉：含升级投诉", "工作日 9:00 前的来电", "售后:"])
def test_a_name_with_a_colon_in_it_is_a_name(written: str) -> None:
    assert load(CONTRACT + f"服务: {{任务: ['{written}']}}\n").services.tasks[0].name == written


@pytest.mark.parametrize("written", ["咨询", "[咨询]", "[{名称: 咨询}]", "{名称: 咨询}", "\n    - 咨询", "\n    - name: 咨询"])
def test_a_bare_value_stands_for_the_name_and_one_element_for_a_list(written: str) -> None:
    deal = load(CONTRACT + f"服务:\n  任务: {written}\n")
    assert [(task.name, task.detail) for task in deal.services.tasks] == [("咨询", None)]
    assert deal.places["services.tasks.0.name"].line >= 3


def test_a_bare_choice_is_checked_like_any_other() -> None:
    deal = load(CONTRACT + "报告: [日报, weekly, {种类: 月报, 内容: 全部}]\n")
    assert [report.kind for report in deal.reports] == [ReportKind.DAILY, ReportKind.WEEKLY, ReportKind.MONTHLY]
    assert told("报告: [日报, 旬报]\n") == [("DEAL02", 2, 10, "reports.1.kind")]


def test_a_bare_value_of_a_list_of_text_is_one_element() -> None:
    deal = load(CONTRACT + "服务: {不含: 商品质量鉴定, 渠道: {类型: 在线, 时段: 7×24}}\n")
    assert deal.services.exclusions == ("商品质量鉴定",)
    assert len(deal.services.channels) == len(deal.services.channels[0].hours) == 1


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_key_without_a_value_is_as_if_it_had_not_been_written(nothing: str) -> None:
    deal = load(CONTRACT + f"甲方:\n  名称: {nothing}\n  电话: '1'\n试用: {nothing}\n服务: {nothing}\n")
    assert deal.model_dump() == load(CONTRACT + "甲方: {电话: '1'}\n").model_dump()
    assert deal.where("party_a.name") == Location("deal.yaml", 3, 3)


def test_text_stays_what_was_written_whatever_it_looks_like() -> None:
    deal = load(CONTRACT + "甲方: {名称: A&B <有限> 7*7, 电话: 0571, 联系人: no, 住所: 12:30, 统一社会信用代码: 1.10}\n")
    party = deal.party_a
    assert (party.name, party.phone, party.contact, party.address, party.uscc) == ("A&B <有限> 7*7", "0571", "no", "12:30", "1.10")


def test_the_library_has_codes_of_its_own(tmp_path: Path) -> None:
    from hetong.load.library import read_clause

    path = tmp_path / "x.yaml"
    path.write_text("id: x\ntitle: 甲\nversion: 第一\nvariants: [{id: a, paragraphs: ['{{ }}', {text: 乙, wen: {}}]}]\n", "utf-8")
    with pytest.raises(Refused) as refused:
        read_clause(path)
    found = [(one.code, one.at.line, one.path) for one in refused.value.diagnostics]
    assert found == [("LIB02", 3, "version"), ("LIB01", 4, "variants.0.paragraphs.1.wen")]
    assert all(shape_at(ClauseSpec, path) for _, _, path in found[:1])


SPEC_KEYS = st.sampled_from(
    ["合同", "范本", "甲方", "名称", "费用", "明细", "单价", "term", "指标", "条款", "变体", "报告", "自拟条款", "款", "当", "x"]
)
VALUES = st.recursive(
    st.sampled_from(["", "6%", "12个月", "6,800元", "在线", "否", "2026年1月1日", "电商", "{{ x", "名称：甲", "-甲", "¹", "9" * 40, "９"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SPEC_KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_any_document_becomes_a_deal_or_findings_with_places(value: object) -> None:
    text = json.dumps(value, ensure_ascii=False)
    for one in refusal(text):
        assert str(one.message)
        assert str(one.hint)
        assert (one.at.file, one.at.line) == ("deal.yaml", 1)
        assert 1 <= one.at.column <= len(text) + 1


def refusal(text: str) -> tuple[Diagnostic, ...]:
    try:
        load(text)
    except Refused as refused:
        return refused.diagnostics
    return ()
