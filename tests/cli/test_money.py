"""Money through the command: what people write comes out right to the cent, or is refused at its line with the mend."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Ended, checked, hetong

HEAD = "合同: {范本: ecommerce-customer-service}\n"
EXAMPLE = Path("examples/ecommerce-customer-service/deal.yaml")


def of(tmp_path: Path, *lines: str) -> Path:
    spec = tmp_path / "deal.yaml"
    spec.write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    return spec


def told(ended: Ended) -> list[tuple[str, str, int]]:
    """Code, path and line of everything but the blanks."""
    return [(one["code"], one["path"], one["line"]) for one in ended.found if one["code"] not in ("BLANK01", "CONF01")]


def subtotals(tmp_path: Path, *items: str) -> list[str]:
    """The last cell of each row of the printed fee table, the row of the sum included."""
    spec, output = of(tmp_path, "费用:", "  明细:", *(f"    - {{名称: 项目, {item}}}" for item in items)), tmp_path / "a.md"
    assert told(checked(spec)) == []
    assert hetong("render", spec, "-o", output).code == 0
    text = output.read_text("utf-8")
    table = text[text.index("费用表如下") :].split("\n\n")[1]
    return [row.rstrip("|").rpartition("|")[2].strip().replace("*", "") for row in table.splitlines()[2:]]


def test_scale_words_belong_to_the_number(tmp_path: Path) -> None:
    written = {
        "2千次": "24,000.00", "3百次": "3,600.00", "2百万次": "24,000,000.00", "1亿次": "1,200,000,000.00", "3千万次": "360,000,000.00",
        "5萬次": "600,000.00", "5k次": "60,000.00", "3w次": "360,000.00", "1万5千次": "180,000.00", "三千次": "36,000.00",
        "两万五千次": "300,000.00", "5打": "720.00", "１，２００次": "14,400.00", "1 200次": "14,400.00", '"1,200次"': "14,400.00",
    }  # fmt: skip
    items = [f"单价: 1元, 单位: {'个' if '打' in one else '次'}, 数量: {one}, 期数: 12个月" for one in written]
    assert subtotals(tmp_path, *items)[:-1] == [f"{one}元" for one in written.values()]


def test_units_of_price_quantity_and_periods_meet(tmp_path: Path) -> None:
    written = {
        "单价: 100元, 单位: 席·月, 数量: 20席, 期数: 1年": "24,000.00",
        "单价: 100元, 单位: 席·月, 数量: 20席, 期数: 半年": "12,000.00",
        "单价: 100元, 单位: 席/月, 数量: 20, 期数: 4个季度": "24,000.00",
        "单价: 100元, 单位: 席·年, 数量: 1席, 期数: 6个月": "50.00",
        "单价: 1元, 单位: 分钟, 数量: 10小时": "600.00",
        "单价: 60元, 单位: 小时, 数量: 8小时/日, 期数: 22日": "10,560.00",
        "单价: 2000元, 单位: 人天, 数量: 22人·日, 期数: 12个月": "528,000.00",
        "单价: 1元, 单位: 千次, 数量: 3千次": "3.00",
        "单价: 1元, 单位: 千次, 数量: 3000次": "3.00",
        "单价: 5万元, 单位: 月, 期数: 1年": "600,000.00",
        "单价: 1元, 单位: 次": "按实际用量结算",
        "小计: 1万5千元": "15,000.00",
    }
    shown = subtotals(tmp_path, *written)
    assert shown[:-1] == [one if one.startswith("按") else f"{one}元" for one in written.values()]
    assert shown[-1] == "1,214,216.00元"


UNFIT = {
    "单价: 1元, 单位: 次, 数量: 600分钟": "quantity",
    "单价: 1元, 单位: 席·日, 数量: 10席, 期数: 1个月": "periods",
    "单价: 1元, 单位: 人·日, 数量: 3人·月": "quantity",
    "单价: 1元, 单位: 千次, 数量: 3000": "quantity",
    "单价: 1元, 单位: 次, 数量: 1000次, 期数: 1年": "periods",
    "单价: 1元, 单位: 席·月, 数量: 20席, 期数: 12席": "periods",
    "单价: 1元, 数量: 999999999999999席, 期数: 999999999999999个月": "quantity",
    "单价: 99999999999999元, 数量: 2席": "quantity",
    "单价: 1元, 单位: 次, 阶梯: [{超过: 9分钟, 单价: 1元}]": "tiers.0.above",
}


def test_what_can_not_be_multiplied_is_refused_at_its_line(tmp_path: Path) -> None:
    ended = checked(of(tmp_path, "费用:", "  明细:", *(f"    - {{名称: 项目, {one}}}" for one in UNFIT)))
    assert told(ended) == [("PAY12", f"fees.items.{index}.{field}", index + 4) for index, field in enumerate(UNFIT.values())]
    assert all(one["hint"] for one in ended.found)


UNREAD = (
    *(
        "3兆次",
        "3m次",
        "1万5次",
        "1,2345次",
        "1.234.567次",
        "1,234,56次",
        "12 34次",
        "3000多次",
        "3000次以上",
        "约3000次",
        "一百五次",
        "千次",
    ),
    *("999999999999999亿次", "9999999999999999次", "0.12345678901次", "1e5次"),
)


def test_numbers_with_more_than_one_reading_are_refused_all_at_once(tmp_path: Path) -> None:
    ended = checked(of(tmp_path, "费用:", "  明细:", *(f'    - {{名称: 项目, 数量: "{one}"}}' for one in UNREAD)))
    assert told(ended) == [("DEAL02", f"fees.items.{index}.quantity", index + 4) for index in range(len(UNREAD))]
    assert all(one["hint"] for one in ended.found)


def damages(*amounts: str) -> tuple[str, ...]:
    return ("违约金:", "  情形:", *(f'    - {{情形: 甲, 违约方: 乙方, 金额: "{one}"}}' for one in amounts))


def test_amounts_as_people_write_them(tmp_path: Path) -> None:
    written = {
        "5毛": "0.50", "3角5分": "0.35", "1元5角": "1.50", "2块5": "2.50", "两块五": "2.50", "¥1,234.5": "1,234.50", "3千元": "3,000.00",
        "1.2亿元": "120,000,000.00", "壹拾贰万元整": "120,000.00", "十二万元": "120,000.00", "12万元（大写：壹拾贰万元整）": "120,000.00",
        "人民币壹拾贰万元整（¥120,000.00）": "120,000.00", "¥107,000.53（大写：人民币壹拾万柒仟元零伍角叁分）": "107,000.53",
    }  # fmt: skip
    spec, output = of(tmp_path, *damages(*written)), tmp_path / "a.md"
    assert told(checked(spec)) == []
    assert hetong("render", spec, "-o", output).code == 0
    shown = re.findall(r"人民币（大写）[^（]+（¥([\d,.]+)）", output.read_text("utf-8"))
    assert shown == 2 * list(written.values())  # on the sheet, and in its article


def test_words_that_differ_from_the_figure_are_an_error_at_the_value(tmp_path: Path) -> None:
    written = (
        *("12万元（大写：壹拾贰万壹仟元整）", "人民币壹拾贰万元整（¥120,000.01）"),
        *("¥120,000.00（大写：壹佰贰拾万元整）", "12元，大写壹拾贰元壹角"),
    )
    ended = checked(of(tmp_path, *damages(*written)))
    assert told(ended) == [("PAY02", f"liquidated_damages.items.{index}.amount", index + 4) for index in range(len(written))]


def test_amounts_with_more_than_one_reading_are_refused(tmp_path: Path) -> None:
    written = (
        *("1,2345元", "1.234.567元", "1,234,56元", "12 34元", "约5万元", "5万元左右", "3m元", "一百五元", "2元5", "US$5（人民币伍元整）"),
        *("9999999999999999元", "99999999999999999999999999999999元", "0.085元"),
    )
    ended = checked(of(tmp_path, *damages(*written)))
    assert told(ended) == [("DEAL02", f"liquidated_damages.items.{index}.amount", index + 4) for index in range(len(written))]


def levels(*targets: str) -> tuple[str, ...]:
    return ("指标:", *(f'  - {{指标: 月度报告提交, 要求: "{one}"}}' for one in targets))


def test_targets_are_read_with_their_direction(tmp_path: Path) -> None:
    written = {
        "100%": "=100%", "=100%": "=100%", "≥100%": "≥100%", "99.9%以上": "≥99.9%", "不低于95%": "≥95%", "不满5%": "<5%",
        "30秒以内": "≤30秒", "3次以下": "≤3次", "三次以下": "≤3次", "≥4千次": "≥4,000次", "0次": "=0次",
    }  # fmt: skip
    spec, output = of(tmp_path, *levels(*written)), tmp_path / "a.md"
    assert told(checked(spec)) == []
    assert hetong("render", spec, "-o", output).code == 0
    rows = [row.split("|") for row in output.read_text("utf-8").splitlines() if row.startswith("| 月度报告提交")]
    cells = rows[len(written) :]  # those of the article; before them stand those of the sheet
    shown = [{cell.strip().replace("\\", "") for cell in row} for row in cells]
    assert all(sign in row for sign, row in zip(written.values(), shown, strict=True))


def test_targets_without_one_direction_say_what_to_write(tmp_path: Path) -> None:
    written = ("95%", "30秒", "≥95%以下", "95%-98%", "约95%", "1000‰")
    ended = checked(of(tmp_path, *levels(*written)))
    assert told(ended) == [("DEAL02", f"service_levels.{index}.target", index + 3) for index in range(len(written))]


def test_a_share_of_any_size_is_told_at_its_line(tmp_path: Path) -> None:
    shares = ("1000000000000‰", "999999999999999‱", "千分之九千九百九十九亿", "999999999999999%")
    ended = checked(of(tmp_path, "违约金:", "  情形:", *(f"    - {{情形: 甲, 违约方: 乙方, 比例: {one}}}" for one in shares)))
    assert told(ended) == [("DEAL25", f"liquidated_damages.items.{index}.share", 4 + index) for index in range(len(shares))]


def test_absurd_instalments_are_findings(tmp_path: Path) -> None:
    spec = of(tmp_path, "费用: {总价: 99999999999999元}", "付款:", "  预付: {比例: 999999999999999%, 金额: 1元}")
    assert told(checked(spec)) == [("DEAL25", "payment.prepay.share", 4)]


def test_an_item_settled_by_use_is_no_blank_and_the_total_is_still_checked(tmp_path: Path) -> None:
    use = [f"--set=费用.明细.1.{one}" for one in ("名称=临时坐席", "单价=300元", "单位=席·日")]
    output = tmp_path / "a.md"
    assert hetong("render", EXAMPLE, *use, "-o", output, "--final").code == 0
    row = next(line for line in output.read_text("utf-8").splitlines() if "临时坐席" in line)
    assert [cell.strip() for cell in row.strip("|").split("|")] == ["临时坐席", "300.00元", "席·日", "—", "—", "按实际用量结算"]
    assert [one[:2] for one in told(checked(EXAMPLE, *use, "--set=费用.总价=1,632,300元"))] == [("PAY01", "fees.total")]


def test_a_deal_by_use_alone_needs_no_total(tmp_path: Path) -> None:
    ended = checked(of(tmp_path, "费用: {明细: [{名称: 会话, 单价: 2元, 单位: 次}]}"))
    assert [one["path"] for one in ended.found if one["path"].startswith("fees")] == []


def test_a_seat_price_that_is_missing_is_a_blank(tmp_path: Path) -> None:
    spec = of(tmp_path, "费用:", "  计费: 按坐席", "  明细: [{名称: 坐席, 单位: 席·月, 数量: 20席, 小计: 1000元}]")
    assert [one["path"] for one in checked(spec).found if one["path"].startswith("fees")] == ["fees.items.0.unit_price"]


@pytest.mark.parametrize(
    ("facts", "blanks"),
    [
        (["费用: {总价: 106元}", "税: {税率: 6%, 不含税金额: 100元}"], []),
        (["税: {不含税金额: 100元}"], ["tax.rate"]),
        (["费用: {总价: 106元}", "税: {税率: 6%}"], []),
    ],
)
def test_the_net_amount_keeps_its_sentence(tmp_path: Path, facts: list[str], blanks: list[str]) -> None:
    spec, output = of(tmp_path, *facts), tmp_path / "a.md"
    asked = {one["path"] for one in checked(spec).found if one["path"].startswith(("tax", "fees.total"))}
    assert sorted(asked) == blanks
    assert hetong("render", spec, "-o", output).code == 0
    assert "总价中的不含增值税金额为¥100.00" in output.read_text("utf-8")
