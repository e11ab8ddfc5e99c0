"""More than two parties, as a user writes them and reads them, in every format."""

from pathlib import Path

import pytest

from tests import docxtext
from tests.cli.running import checked, hetong
from tests.drafts import ROOT

EXAMPLE = ROOT / "examples" / "three-party-service" / "deal.yaml"
NAMES = ("澄湖家居（上海）有限公司", "南声客户服务（南京）有限公司合肥分公司", "云阶软件（深圳）有限公司")
HEAD = "合同: {范本: ecommerce-customer-service}\n"


def spec(folder: Path, text: str) -> Path:
    path = folder / "deal.yaml"
    path.write_text(HEAD + text, "utf-8")
    return path


def text_of(path: Path) -> str:
    return "\n".join(docxtext.shown(path.read_bytes())) if path.suffix == ".docx" else path.read_text("utf-8")


@pytest.mark.parametrize("extension", ["docx", "html", "md"])
def test_every_party_stands_on_the_cover_the_sheet_and_the_signature_page(extension: str, tmp_path: Path) -> None:
    output = tmp_path / f"contract.{extension}"
    assert hetong("render", EXAMPLE, "-o", output, "--final").code == 0
    text = text_of(output).replace("\n", "")
    assert all(text.count(name) >= 3 for name in NAMES)


def test_the_example_of_three_parties_has_nothing_to_find() -> None:
    assert checked(EXAMPLE, "--strict").found == []


@pytest.mark.parametrize(
    ("text", "code", "path"),
    [
        ("我方: 丙方\n", "PARTY06", "our_side"),
        ("其他签约方: [{称谓: 甲方}]\n", "PARTY06", "other_parties.0.called"),
        ("其他签约方: [{称谓: 负责运营平台的那一家公司}]\n", "DEAL02", "other_parties.0.called"),
        ("其他签约方: [{类型: 企业}]\n", "DEAL02", "other_parties.0.kind"),
        ("甲方: {名称: 甲公司}\n其他签约方:\n  - 名称: 甲公司\n", "PARTY04", "other_parties.0.name"),
        ("乙方: {类型: 自然人, 签署方式: 盖章}\n", "SIGN06", "party_b.signs"),
        ("其他签约方: [{}]\n签署: {份数: 4}\n", "SIGN05", "signing.copies_total"),
        ("甲方: {法定代表人: 张三, 负责人: 李四}\n", "DEAL04", "party_a.legal_rep"),
        ("甲方: {份数: 3}\n", "DEAL01", "party_a.份数"),
        ("丙方: {名称: 丙公司}\n", "DEAL01", "丙方"),
        ("我方: 手写\n", "PARTY06", "our_side"),
        ("其他签约方: [{称谓: 手写}]\n", "PARTY06", "other_parties.0.called"),
    ],
)
def test_what_is_wrong_with_a_party_is_told_at_its_line(text: str, code: str, path: str, tmp_path: Path) -> None:
    (found,) = [one for one in checked(spec(tmp_path, text)).found if one["code"] not in ("BLANK01", "CONF01")]
    assert (found["code"], found["path"], found["severity"]) == (code, path, "error")
    assert found["line"] >= 2


def test_one_bad_value_of_a_party_leaves_the_others_to_the_rules(tmp_path: Path) -> None:
    text = "其他签约方:\n  - {类型: 企业, 统一社会信用代码: '1'}\n  - {统一社会信用代码: '2', 电话: '1380013800'}\n"
    found = {(one["code"], one["path"]) for one in checked(spec(tmp_path, text)).found if one["code"] not in ("BLANK01", "CONF01")}
    assert found >= {("DEAL02", "other_parties.0.kind"), ("PARTY01", "other_parties.1.uscc"), ("PARTY05", "other_parties.1.phone")}


def test_a_party_may_be_set_from_the_command_line(tmp_path: Path) -> None:
    output = tmp_path / "contract.md"
    ended = hetong("render", spec(tmp_path, ""), "-o", output, "--set", "其他签约方.0.名称=丙有限公司", "--set", "其他签约方.0.负责人=王五")
    assert ended.code == 0
    text = output.read_text("utf-8")
    assert text.count("丙有限公司") == 4
    assert "王五" in text


def test_a_third_party_written_like_the_first_two_does_not_put_them_in_doubt(tmp_path: Path) -> None:
    text = "甲方: {统一社会信用代码: '1'}\n丙方: {名称: 丙公司}\n"
    found = [(one["code"], one["path"]) for one in checked(spec(tmp_path, text)).found if one["code"] not in ("BLANK01", "CONF01")]
    assert sorted(found) == [("DEAL01", "丙方"), ("PARTY01", "party_a.uscc")]
