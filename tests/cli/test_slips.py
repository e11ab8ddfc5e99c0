"""What people write and YAML takes for something else: told at its place, or read as it was meant, and never without a word."""

import json
from pathlib import Path
from typing import Any

import pytest

from hetong.model.contract import Filled
from hetong.pipeline import Spec, draft
from tests.cli.running import SMALL, checked, hetong
from tests.drafts import WORKSHOP, plain

OWN = "自拟条款:\n  - 标识: x-own\n    标题: 补充\n    款:\n"
# ‸ stands where it is told.
TOLD: dict[str, tuple[str, str]] = {
    # a list without a space after the dash, or with another mark
    "dashes without a space": ("服务:\n  语言:\n    ‸-普通话\n    -英语\n", "SRC20"),
    "one dash without a space": ("服务:\n  语言:\n    - 普通话\n    ‸-英语\n", "SRC20"),
    "wide dashes": ("服务:\n  语言:\n    ‸－普通话\n    －英语\n", "SRC20"),
    "long dashes": ("服务:\n  语言:\n    ‸—普通话\n    —英语\n", "SRC20"),
    "dots": ("服务:\n  语言:\n    ‸• 普通话\n    • 英语\n", "DEAL20"),
    "middle dots": ("服务:\n  不含:\n    ‸·上门\n    ·退货\n", "DEAL20"),
    "black dots on one line": ("服务:\n  不含: ‸●上门 ●退货\n", "DEAL20"),
    "numbers": ("服务:\n  不含:\n    ‸1. 上门\n    2. 退货\n", "DEAL20"),
    "numbers with a Chinese comma": ("服务:\n  不含:\n    ‸1、上门\n    2、退货\n", "DEAL20"),
    "numbers in parentheses": ("服务:\n  不含:\n    ‸（1）上门\n    （2）退货\n", "DEAL20"),
    "Chinese numbers": ("服务:\n  不含: ‸一、上门\n", "DEAL20"),
    "a dot before an element": ("服务:\n  不含:\n    - ‸•上门\n", "DEAL20"),
    "wide brackets": ("服务:\n  语言: ‸【普通话，英语】\n", "DEAL20"),
    "other wide brackets": ("服务:\n  语言: ‸［普通话，英语］\n", "DEAL20"),
    # an element further in than its list
    "an element one space further in": ("服务:\n  语言:\n    - 普通话\n     ‸- 英语\n", "SRC20"),
    "an element two spaces further in": ("服务:\n  语言:\n  - 普通话\n    ‸- 英语\n", "SRC20"),
    "an element less far in": ("服务:\n  语言:\n    - 普通话\n   ‸- 英语\n", "SRC01"),
    "an annex further in": ("附件:\n  - 报价单\n   ‸- 授权书\n", "SRC20"),
    "an annex of two lines further in": ("附件:\n  - 标题: 报价单\n   ‸- 标题: 授权书\n", "SRC01"),
    "an element of the outermost list": ("附件:\n- 报价单\n ‸- 授权书\n", "SRC20"),
    "a list that continues a text": ("甲方:\n  名称: 云桥\n    ‸- 公司\n", "SRC20"),
    # folded text and text of several lines
    "an empty line in a text": (OWN + "      - ‸|\n        乙方培训。\n\n        甲方付款。\n", "DEAL23"),
    "an empty line in a folded text": (OWN + "      - ‸>\n        乙方培训。\n\n        甲方付款。\n", "DEAL23"),
    "an empty line in a plain text": (OWN + "      - ‸乙方培训。\n\n        甲方付款。\n", "DEAL23"),
    "a list in a text": (OWN + "      - ‸|\n        乙方应当：\n        - 培训\n        - 排班\n", "DEAL23"),
    "a numbered list in a text": (OWN + "      - ‸|\n        乙方应当：\n        1. 培训\n        2. 排班\n", "DEAL23"),
    "a list in a folded text": (OWN + "      - ‸>\n        乙方应当：\n        - 培训\n        - 排班\n", "SRC20"),
    "a list in a plain text": (OWN + "      - 乙方应当：\n        ‸- 培训\n", "SRC20"),
    "two lines for one": ("甲方:\n  名称: ‸|\n    云桥\n    公司\n", "DEAL02"),
    # words of other programs for nothing
    **{
        f"nothing as {word}": (f"甲方:\n  联系人: ‸{word}\n", "DEAL18")
        for word in ("NULL", "Null", "None", "none", "nil", "N/A", "n/a", "NA", "undefined", "NaN", "空", "—", "/", "－")
    },
    "nothing as a hyphen": ("甲方: {联系人: ‸-, 电话: '95555'}\n", "DEAL18"),
    "nothing as a date": ("期限: {起: ‸None}\n", "DEAL18"),
    "nothing as a task": ("服务: {任务: [‸NULL]}\n", "DEAL18"),
    "nothing as a choice": ("合同:\n  范本: ecommerce-customer-service\n  立场: ‸NULL\n", "DEAL18"),
    "an element of nothing": ("服务:\n  语言: [普通话, ‸'']\n", "DEAL19"),
    "an element of spaces": ("服务:\n  语言: [普通话, ‸'　']\n", "DEAL19"),
    "an empty element": ("服务:\n  语言:\n    - 普通话\n    -‸\n", "DEAL19"),
    # characters that can't be seen
    **{
        f"U+{ord(char):04X}": (f"甲方:\n  名称: 云‸{char}桥\n", "SRC05")
        for char in "\u00ad\u061c\u200d\u2060\u180e\u034f\u115f\u3164\uffa0\u2800\ufeff\ufe0f\ue000\U000e0041\U0001d173\U0010fffd\ufffd"
    },
    "a filler as an escape": ('甲方:\n  名称: ‸"\\u3164"\n', "SRC05"),
    "a blank of braille": ("甲方:\n  名称: ‸\u2800\n", "SRC05"),
    # spaces that are none to YAML
    "a wide space as indentation": ("甲方:\n‸　名称: 云桥\n", "SRC18"),
    "wide spaces as indentation": ("甲方:\n‸　　名称: 云桥\n", "SRC18"),
    "a no-break space as indentation": ("甲方:\n‸\u00a0\u00a0名称: 云桥\n", "SRC18"),
    "an em space as indentation": ("甲方:\n‸\u2003名称: 云桥\n", "SRC18"),
    "a wide space after other indentation": ("甲方:\n  电话: '95555'\n  ‸　名称: 云桥\n", "SRC18"),
    "a wide space after a colon": ("甲方:\n  名称:‸　云桥\n  电话: '95555'\n", "SRC18"),
    "a no-break space after a colon": ("甲方:\n  电话: '95555'\n  名称:‸\u00a0云桥\n", "SRC18"),
    "an en space after a colon": ("甲方:\n  名称:‸\u2002云桥\n", "SRC18"),
    "a wide space before a value": ("甲方:\n  名称: ‸　云桥\n", "SRC18"),
    "a wide space in a list": ("服务:\n  语言:\n    - ‸　英语\n", "SRC18"),
    # Chinese signs in the place of YAML's
    "a wide colon": ("甲方:\n  名称‸：云桥\n  电话: '95555'\n", "SRC01"),
    "a wide colon of a group": ("甲方‸：\n  名称: 云桥\n", "SRC01"),
    "a colon without a space": ("甲方:\n  名称‸:云桥\n  电话: '95555'\n", "SRC01"),
    "wide braces": ("甲方: ‸｛名称：云桥，电话：95555｝\n", "DEAL03"),
    "a wide comma": ("甲方: {名称: 云桥‸，电话: '95555'}\n", "SRC01"),
    "a wide hash at the end of a line": ("甲方:\n  名称: 云桥 ‸＃ 待核对\n", "SRC19"),
    "a wide hash on a line": ("甲方:\n  名称: 云桥\n‸＃ 待核对\n", "SRC19"),
    "a wide hash before a group": ("‸＃ 待核对\n甲方:\n  名称: 云桥\n", "SRC19"),
    "a wide hash inside a group": ("甲方:\n  ‸＃ 待核对\n  名称: 云桥\n", "SRC19"),
    "smart quotes": ("甲方:\n  名称: ‸“云桥”\n", "SRC15"),
    "smart quotes the wrong way round": ("甲方:\n  名称: ‸”云桥“\n", "SRC15"),
    "a smart quote and a straight one": ('甲方:\n  名称: ‸“云桥"\n', "SRC15"),
    "corner quotes": ("甲方:\n  名称: ‸「云桥」\n", "SRC15"),
    "a quote that is not closed": ('甲方:\n  名称: ‸"云桥\n  电话: 95555\n', "SRC01"),
    "a tab as indentation": ("甲方:\n‸\t名称: 云桥\n", "SRC01"),
    # references and values that YAML takes for brackets
    "a reference in braces": (OWN + "      - {标识: a, 正文: ‸[[payment]]约定的期限}\n", "SRC17"),
    "a value in braces": (OWN + "      - {标识: a, 正文: ‸{{ fees.total }}元}\n", "SRC17"),
    "a reference in brackets": ("自拟条款: [{标识: x, 标题: t, 款: [‸[[payment]]约定的期限]}]\n", "SRC17"),
    # wording that can't be printed
    "a level below the last": (OWN + "      - {正文: 甲, 项: [{正文: 乙, 项: [{正文: 丙, 项: [‸丁]}]}]}\n", "DEAL23"),
    "a clause without a title": ("自拟条款: [{标识: x, 标题: ‸'', 款: [甲]}]\n", "DEAL23"),
    "a clause without an id": ("自拟条款: [{标识: ‸' ', 标题: t, 款: [甲]}]\n", "DEAL23"),
    "a clause without text": ("自拟条款: [{标识: x, 标题: t, ‸款: []}]\n", "DEAL23"),
    "an empty paragraph": (OWN + "      - ‸''\n", "DEAL23"),
    "an empty item": (OWN + "      - {正文: 甲, 项: [‸'']}\n", "DEAL23"),
    "a total of another length": (
        OWN + "      - {正文: 甲, 表: {逐项: k in services.tasks, 列: [{标题: a, 值: b}, {标题: c, 值: d}], ‸合计: [e]}}\n",
        "DEAL23",
    ),
    "a table without columns": (OWN + "      - {正文: 甲, 表: {逐项: k in services.tasks, ‸列: []}}\n", "DEAL23"),
    # choices of clauses
    "a clause included twice": ("条款: {加用: [telecom-compliance, ‸telecom-compliance]}\n", "DEAL10"),
    "an article as an annex": ("附件: [{标题: x, 条款: ‸payment}]\n", "DEAL09"),
    "a variant of a clause that is not used": ("条款: {变体: {volume: ‸nope}}\n", "DEAL22"),
    "parameters of a clause that is not used": ("条款: {参数: {volume: ‸{a: b}}}\n", "DEAL22"),
    "an unknown style": ("合同:\n  范本: ecommerce-customer-service\n  版式: ‸nope\n", "DEAL21"),
    # limits of the parser
    "a long key": (f"‸{'键' * 201}: 1\n", "SRC16"),
    "a key that the parser itself refuses": (f"‸{'键' * 1_100}: 1\n", "SRC16"),
    "a long key in quotes": (f"甲方:\n  ‸\"{'键' * 1_100}\": 1\n", "SRC16"),
    "a long key in braces": (f"甲方: {{‸{'k' * 1_100}: 1}}\n", "SRC16"),
    "flow nested deep": ("‸" + "[" * 2_000, "SRC09"),
}  # fmt: skip
DEEPEST = {"flow nested deep": 59}


def whole(text: str) -> str:
    return text if text.startswith("合同:") else SMALL + text


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, Any]]]:
    """What one run over all the specs finds, blanks left out."""
    folder = tmp_path_factory.mktemp("slips")
    names = {f"{number}.yaml": name for number, name in enumerate(TOLD)}
    for file, name in names.items():
        (folder / file).write_text(whole(TOLD[name][0]).replace("‸", ""), "utf-8")
    ended = hetong("check", *names, "--format", "json", cwd=folder)
    told: dict[str, list[dict[str, Any]]] = {name: [] for name in TOLD}
    for one in ended.found:
        if one["code"] not in ("BLANK01", "CONF01", "FACT01"):
            told[names[one["file"]]].append(one)
    return told


@pytest.mark.parametrize("name", TOLD)
def test_a_slip_is_told_once_and_at_its_place(name: str, found: dict[str, list[dict[str, Any]]]) -> None:
    text, code = TOLD[name]
    before = whole(text).split("‸")[0].split("\n")
    places = {(one["code"], one["line"], one["column"]) for one in found[name]}
    assert places == {(code, len(before), len(before[-1]) + 1 + DEEPEST.get(name, 0))}
    assert all(one["hint"] for one in found[name])


READ = {
    "a reference at the beginning of a paragraph": (OWN + "      - [[payment]]约定的期限不变\n", "约定的期限不变"),
    "a reference that is a whole paragraph": (OWN + "      - [[payment]]\n", "第"),
    "a value at the beginning of a paragraph": (OWN + "      - {{ contract.language }}本为准\n", "中文本为准"),
    "a reference under its key": (OWN + "      - 正文: [[payment]]约定'照旧' # 注\n", "约定'照旧'"),
    "Chinese folded": (OWN + "      - >\n        乙方应当按照\n        甲方的要求培训\n", "乙方应当按照甲方的要求培训"),
    "Chinese over two lines": (OWN + "      - 乙方应当按照\n        甲方的要求培训\n", "乙方应当按照甲方的要求培训"),
    "Chinese over two lines in quotes": (OWN + '      - "乙方应当按照\n        甲方的要求培训"\n', "乙方应当按照甲方的要求培训"),
    "Chinese kept in lines": (OWN + "      - |\n        乙方应当按照\n        甲方的要求培训\n", "乙方应当按照甲方的要求培训"),
    "English folded": (OWN + "      - >\n        品牌 Cloud\n        Bridge 归甲方\n", "品牌 Cloud Bridge 归甲方"),
    "English kept in lines": (OWN + "      - |\n        品牌 Cloud\n        Bridge 归甲方\n", "品牌 Cloud Bridge 归甲方"),
    "English beside Chinese": (OWN + "      - 使用\n        API\n        接口\n", "使用API接口"),
    "a dash in quotes": ("甲方: {联系人: '—'}\n", "—"),
    "无 as an answer": ("甲方: {名称: 云桥, 法定代表人: 无}\n", "无"),
    "choices in a row": ("责任限制: {例外: 保密、个人信息}\n", "个人信息"),
    "languages in a row": ("服务: {语言: 普通话、英语}\n", "普通话、英语"),
    "an old name with a variation selector": ("甲方: {名称: 葛\U000e0100城}\n", "葛\U000e0100城"),
    "a new Chinese character": ("甲方: {名称: 云\U00031350桥}\n", "云\U00031350桥"),
    "wide spaces inside a value": ("甲方: {名称: 云桥　公司}\n", "云桥　公司"),
    "an address with a wide hash": ("甲方: {名称: 云桥, 住所: 云路 ＃3 号楼}\n", "云路 ＃3 号楼"),
    "a name in brackets": ("甲方: {名称: 【云桥】旗舰店}\n", "【云桥】旗舰店"),
    "a wide space at the beginning of a line of text": (OWN + "      - |\n        　　乙方应当培训\n", "乙方应当培训"),
    "a tab after a colon": ("甲方:\n  名称:\t云桥\n", "云桥"),
    "line ends of Windows": ("甲方:\r\n  名称: 云桥\r\n", "云桥"),
    "line ends of an old Mac": ("甲方:\r  名称: 云桥\r", "云桥"),
    "a key that other YAML takes for true": (OWN + "      - 是\n", "是"),
}


@pytest.mark.parametrize("name", READ)
def test_what_can_mean_one_thing_only_is_read(name: str) -> None:
    text, printed = READ[name]
    drawn = draft(Spec("deal.yaml", text=whole(text).encode()), WORKSHOP)
    assert drawn.unread == ()
    said = "".join(plain(one.inlines) for one in drawn.numbered.contract.paragraphs)
    said += "".join(one.text for one in drawn.numbered.contract.inlines if isinstance(one, Filled))
    assert printed in said


FIFTEEN = """\
合同:
  范本: ecommerce-customer-service
  版式: nope
甲方:
  名字: 云桥
  统一社会信用代码: 91330110MA00000000
  联系人: NULL
  电话: 0571-55550100
  电话: 0571-55550101
乙方:
  名称:　南声
  主营业务: “客服”
税: {税率: 6}
服务:
  渠道:
    - 类型: 网页
  语言:
    -普通话
    -英语
费用:
  明细: [{单价: 6,800.00元}]
签署: {签订日期: 2026年13月1日}
争议: {管辖: 合同签订地}
条款:
  不用: [nothing]
  参数: {fees: {x: 1}}
  变体: {term: x}
自拟条款:
  - 标识: x-own
    标题: 补充
    款:
      - 付{{ fees.total
      - 乙方应当在____日内整改
      - 按[[nothing]]处理
期限:
  起: 2026年1月1日
  止: 2025年1月1日
"""


def test_mistakes_of_every_stage_are_told_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(FIFTEEN, "utf-8")
    ended = checked(Path("deal.yaml"), cwd=tmp_path)
    told = [(one["code"], one["line"]) for one in ended.found if one["code"] not in ("BLANK01", "CONF01")]
    assert told == [
        ("DEAL21", 3), ("DEAL01", 5), ("PARTY01", 6), ("DEAL18", 7), ("SRC12", 9), ("SRC18", 11), ("SRC15", 12), ("DEAL02", 13),
        ("DEAL02", 16), ("SRC20", 18), ("DEAL06", 21), ("SRC13", 21), ("DEAL02", 22), ("DISP10", 23), ("DEAL08", 25), ("DEAL14", 26),
        ("DEAL09", 27), ("DEAL11", 32), ("STR01", 33), ("REF01", 34), ("TERM01", 37),
    ]  # fmt: skip
    blanks = {one["path"] for one in ended.found if one["code"] == "BLANK01"}
    assert {"party_a.legal_rep", "fees.items.0.unit", "party_b.bank.bank"} <= blanks
    told_already = {"party_a.name", "party_a.contact", "party_a.phone", "tax.rate", "services.channels.0.kind", "signing.date"}
    assert not blanks & told_already
    for words in (("plan", "deal.yaml"), ("render", "deal.yaml", "-o", "合同.md")):
        assert hetong(*words, cwd=tmp_path).code == 1
    assert [path.name for path in tmp_path.iterdir()] == ["deal.yaml"]


def test_a_rule_is_silent_about_what_can_t_be_read_and_speaks_about_the_rest(tmp_path: Path) -> None:
    specs = {
        "amount.yaml": "费用: {总价: 一万多, 明细: [{名称: 坐席, 单价: 10元, 数量: 2席, 小计: 30元}]}\n",
        "item.yaml": "费用: {总价: 100元, 明细: [{名称: 坐席, 单价: 十来块, 数量: 2席}, {名称: 短信, 单价: 1元, 数量: 1条}]}\n",
        "periods.yaml": "费用: {明细: [{名称: 坐席, 单价: 10元, 单位: 席·月, 数量: 2席, 期数: 多年, 小计: 240元}]}\n",
        "included.yaml": "税: {含税: 含, 不含税金额: 10元}\n费用: {总价: 100元, 明细: [{名称: 坐席, 单价: 10元, 数量: 10席}]}\n",
        "kind.yaml": "乙方: {类型: 个人}\n服务: {渠道: [{类型: 电话呼入}]}\n",
        "place.yaml": "争议: {管辖: 合同签订地}\n签署: {签订地: [杭州]}\n",
        "start.yaml": "期限: {起: 明年, 止: 2020年1月1日, 时长: 12个月}\n",
        "name.yaml": "甲方: {名字: 云桥}\n乙方: {名称: 南声, 收款账户: {户名: 南方}}\n",
    }
    for name, text in specs.items():
        (tmp_path / name).write_text(SMALL + text, "utf-8")
    ended = hetong("check", *specs, "--format", "json", cwd=tmp_path)
    rules = [(one["file"], one["code"]) for one in ended.found if one["code"][:3] in ("PAY", "PAR", "DIS", "TER", "SLA")]
    assert rules == [("amount.yaml", "PAY01"), ("name.yaml", "PARTY04")]
    assert {one["file"] for one in ended.found if one["code"].startswith("DEAL")} == set(specs)


def test_what_a_spec_lacks_is_said_although_a_group_can_t_be_read(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text("甲方:\n  名字: 云桥\n税: {税率: 6}\n乙方: ]\n", "utf-8")
    told = [(one["code"], one["line"]) for one in checked(Path("deal.yaml"), cwd=tmp_path).found]
    assert told == [("DEAL06", 1), ("DEAL01", 2), ("DEAL02", 3), ("SRC01", 4)]


@pytest.mark.parametrize("contract", ["", "合同: {}\n", "合同: {范本: nothing}\n", "合同: 电商\n"])
def test_without_an_outline_the_facts_are_checked_all_the_same(contract: str, tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(contract + "税: {税率: 6}\n甲方: {统一社会信用代码: '1'}\n", "utf-8")
    found = checked(Path("deal.yaml"), cwd=tmp_path).found
    assert len(found) == 3
    assert {"DEAL02", "PARTY01"} < {one["code"] for one in found}


def test_both_values_of_a_key_written_twice_are_read_for_their_mistakes(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "税: {税率: 6}\n税:\n  税率: 7\n  比例: 1\n税: {税率: 8%}\n", "utf-8")
    told = [(one["code"], one["line"]) for one in checked(Path("deal.yaml"), cwd=tmp_path).found if one["severity"] == "error"]
    assert told == [("DEAL02", 2), ("SRC12", 3), ("DEAL02", 4), ("DEAL01", 5), ("SRC12", 6)]


def test_a_word_for_nothing_is_a_blank_that_a_final_contract_refuses(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "甲方: {联系人: NULL}\n", "utf-8")
    assert hetong("render", "deal.yaml", "-o", "草稿.md", cwd=tmp_path).code == 0
    assert "NULL" not in (tmp_path / "草稿.md").read_text("utf-8")
    final = hetong("render", "deal.yaml", "-o", "定稿.md", "--final", cwd=tmp_path)
    assert (final.code, "DEAL18" in final.err) == (1, True)


def test_every_path_of_a_blank_can_be_set_in_either_language(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "费用: {明细: [{名称: 坐席}]}\n指标: [{指标: 接通率}]\n", "utf-8")
    blanks = [one for one in checked(Path("deal.yaml"), cwd=tmp_path).found if one["code"] == "BLANK01"]
    assert {"fees.items.0.unit_price", "service_levels.0.target"} <= {one["path"] for one in blanks}
    chinese = [one["hint"].rpartition("（")[2].rstrip("）") for one in blanks]
    for paths in ([one["path"] for one in blanks], chinese):
        sets = [word for path in paths for word in ("--set", f"{path}=1")]
        ended = hetong("check", "deal.yaml", "--format", "json", *sets, cwd=tmp_path)
        assert "DEAL01" not in ended.codes
        assert not {one["path"] for one in ended.found if one["code"] == "BLANK01"} & {one["path"] for one in blanks}


def test_findings_stand_in_the_same_order_whatever_the_seed_of_hashes(tmp_path: Path) -> None:
    spec = SMALL + "条款: {参数: {confidentiality: {甲: 1, 乙: 2, 丙: 3, 丁: 4}}}\n附件: [{标题: x, 条款: nothing}]\n"
    (tmp_path / "deal.yaml").write_text(spec, "utf-8")
    runs = [hetong("check", "deal.yaml", "--format", "json", cwd=tmp_path, env={"PYTHONHASHSEED": seed}).out for seed in "0123"]
    assert len(set(runs)) == 1
    assert next(one["message"].count("甲") for one in json.loads(runs[0])["diagnostics"] if one["code"] == "DEAL14") == 1


def test_a_rule_still_speaks_of_what_is_known_whole(tmp_path: Path) -> None:
    text = (
        "费用: {明细: [{名称: 甲, 单价: 1元, 单位: 次, 数量: N/A}, {名称: 乙, 单价: 10元, 单位: 次, 数量: 10次, 小计: 999元},"
        " {名称: 丙, 单价: 10元, 单位: 次, 数量: 10件}], 总价: 5元}\n"
        "甲方: {名称: 甲有限公司, 电话: N/A}\n乙方: {名称: 乙有限公司, 电子邮箱: a@b@c}\n"
    )
    (tmp_path / "deal.yaml").write_text(SMALL + text, "utf-8")
    found = checked(Path("deal.yaml"), cwd=tmp_path).found
    told = [(one["code"], one["path"]) for one in found if one["code"] not in ("BLANK01", "CONF01")]
    assert told == [
        ("DEAL18", "fees.items.0.quantity"),
        ("PAY01", "fees.items.1.amount"),
        ("PAY12", "fees.items.2.quantity"),
        ("DEAL18", "party_a.phone"),
        ("PARTY05", "party_b.email"),
    ]


def test_what_is_below_a_doubted_place_is_not_printed_either(tmp_path: Path) -> None:
    head = "自拟条款:\n- 标识: x\n  标题: 甲\n  款:\n  - 正文: 甲\n    项:\n"
    deep = head + "    - 正文: 乙\n      text: 丙\n      项:\n      - 正文: 丁\n        项: [{正文: 戊, 项: [己]}]\n"
    (tmp_path / "deal.yaml").write_text(SMALL + deep, "utf-8")
    assert "DEAL04" in checked(Path("deal.yaml"), cwd=tmp_path).codes


UNREADABLE = {
    "an open double quote": '服务: {概述: "云}\n',
    "an open single quote": "服务: {概述: '云}\n",
    "text after a closing quote": '服务:\n  概述: "云" 公司\n',
    "an open brace": "服务: {概述: 云\n",
    "an open bracket": "服务:\n  语言: [a, b\n",
    "brackets of two kinds": "服务: [概述: 云}\n",
    "two commas": "服务: {概述: 云,, 语言: a}\n",
    "wide braces": "服务: ｛概述: 云｝\n",
    "a key too deep": "服务:\n  概述: 云\n    语言: a\n",
    "a key too shallow": "服务:\n    概述: 云\n  语言: a\n",
    "a list under a group": "服务:\n  概述: 云\n  - a\n",
    "stars for a list": "服务:\n  任务:\n    * 咨询\n",
    "a colon in a value": "服务:\n  概述: FW: 2026\n",
    "two facts on one line": "费用:\n  明细:\n    - 名称: 坐席, 单价: 5元\n",
    "a percent sign first": "服务:\n  概述: %云\n",
    "a text that is not further in": "服务:\n  概述: |\n重要\n",
    "a word alone": "服务\n",
}


@pytest.mark.parametrize("slip", UNREADABLE.values(), ids=UNREADABLE)
def test_a_group_that_can_t_be_read_hides_no_other(slip: str, tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(f"{SMALL}{slip}税: {{税率: 6}}\n甲方: {{名字: 云}}\n{slip}付款: {{付款日: 35}}\n", "utf-8")
    errors = [one for one in checked(Path("deal.yaml"), cwd=tmp_path).found if one["severity"] == "error"]
    lines, size = [one["line"] for one in errors], slip.count("\n")
    assert {2 + size, 3 + size, 4 + 2 * size} <= set(lines)
    assert any(2 <= line < 2 + size for line in lines)
    assert hetong("render", "deal.yaml", "-o", "a.md", cwd=tmp_path).code == 1
    assert not (tmp_path / "a.md").exists()
