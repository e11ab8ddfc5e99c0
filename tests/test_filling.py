"""What ``check`` lists is what a person writes: its keys are accepted as they stand, and what is written leaves the lists."""

import re
from pathlib import Path

import pytest
import yaml

from hetong.diagnostic import Severity
from hetong.marks import Entry, Marks
from hetong.model.contract import Contract
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance
from hetong.model.schema import shape_at
from hetong.pipeline import Draft, Spec, draft
from hetong.register import missing_as_yaml
from hetong.report import LISTED
from hetong.usage import plain_path
from tests.cli.running import files_in, hetong
from tests.drafts import EXAMPLES, OUTLINES, ROOT, WORKSHOP, plain
from tests.plainspec import dumped, example, loaded

(README,) = re.findall(r"```yaml\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
THREE = {
    "合同": {"范本": "ecommerce-customer-service"},
    "其他签约方": [{"角色": "平台方", "收款账户": {"开户行": "示例银行"}}, {"类型": "自然人"}],
    "个人信息": {"种类": [{"种类": "订单信息"}]},
    "违约金": {"情形": [{"情形": "泄露信息"}]},
    "试用": {"时长": "1个月"},
    "调价": {"频次": "每年一次"},
}
SPECS = {f"{name}, {stance}": f"contract: {{outline: {name}, stance: {stance.value}}}\n" for name in OUTLINES for stance in Stance}
SPECS |= {"README": README, "three parties and more": dumped(THREE)}
SPECS |= {f"{name}, nothing confirmed": dumped({k: v for k, v in example(name).items() if k != "确认"}) for name in EXAMPLES}
# What a blank may be filled with, by its path, with or without indices, or by its last key; else by what kind of value it is.
PLAUSIBLE = {
    "party_a.uscc": "91330110MA2KXY1T3C",
    "party_b.uscc": "91320106MA1W8K3D5J",
    "other_parties.uscc": "91440300MA5FQ8W4XP",
    "id_number": "11010519491231002X",
    "party_a.name": "云桥电子商务（杭州）有限公司",
    "party_b.name": "南声客户服务（南京）有限公司",
    "other_parties.name": "云阶软件（深圳）有限公司",
    "other_parties.1.name": "张三",
    "other_parties.bank.account_no": "7550000000000000303",
    "other_parties.bank.account_name": "云阶软件（深圳）有限公司",
    "account_name": "南声客户服务（南京）有限公司",
    "phone": "025-55550188",
    "account_no": "3200000000000000123",
    "kind": "在线",
    "hours": "7×24",
    "unit": "席·月",
    "unit_price": "6,800.00元",
    "start": "2026年1月1日",
    "end": "2026年12月31日",
    "share": "5%",
    "of": "当月服务费",
    "sensitive": "否",
}
# Left empty, they follow from the others.
WORKED_OUT = ("fees.total",)
SPANS = ("期限", "通知", "时长", "时限")


def drafted(spec: str) -> Draft:
    return draft(Spec("deal.yaml", text=spec.encode()), WORKSHOP)


def found(made: Draft) -> set[tuple[str, str]]:
    """Findings that have no list of their own."""
    return {(one.code, one.path) for one in made.diagnostics if one.code not in LISTED}


def lines_of(contract: Contract) -> list[str]:
    """Everything that a contract says."""
    return [plain((one,)) for one in contract.inlines]


def with_keys(spec: str, entries: dict[str, str]) -> str:
    return f"{spec.rstrip()}\n{dumped(entries)}"


def filled(path: str) -> str:
    """A value that fits a blank."""
    known = PLAUSIBLE.get(path) or PLAUSIBLE.get(plain_path(path)) or PLAUSIBLE.get(plain_path(path).rpartition(".")[2])
    shape = shape_at(Deal, path)
    assert shape
    return known or ("3日" if any(one in shape.title for one in SPANS) or not issubclass(str, shape.leaf) else "甲")


def pasted(made: Draft) -> str:
    """The block of ``check --missing`` with its blanks filled in and what is to be confirmed agreed to."""
    lines = [
        re.sub("^#( 确认:|   - )", lambda found: found[1].removeprefix(" ") if found[1] == " 确认:" else "  - ", one) for one in block(made)
    ]
    values = {one.title: filled(one.path) for one in made.marks.blank if one.path not in WORKED_OUT}
    return "\n".join(
        re.sub("^([^#:]+):(?= )", lambda key: f'{key[0]} "{values[key[1]]}"', one) if one.split(":")[0] in values else one for one in lines
    )


def block(made: Draft) -> list[str]:
    return missing_as_yaml(made.marks, str).splitlines()


def is_one_value(one: Entry) -> bool:
    """Not a list that is assumed whole, and not left to a pen."""
    shape = shape_at(Deal, one.path)
    return (one.path.startswith("clauses.") or not (shape and (shape.many or shape.child))) and one.value != "手写"


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_what_is_missing_may_be_pasted_as_it_is(spec: str) -> None:
    before = drafted(spec)
    whole = f"{spec.rstrip()}\n" + "\n".join(block(before)) + "\n"
    assert {*yaml.load(whole, yaml.BaseLoader)} == {*loaded(spec)} | {one.title for one in before.marks.blank}
    after = drafted(whole)
    assert found(after) == found(before)
    assert paths(after.marks) == paths(before.marks)
    assert lines_of(after.numbered.contract) == lines_of(before.numbered.contract)


def paths(listed: Marks) -> list[list[str]]:
    return [[one.path for one in entries] for entries in (listed.blank, listed.confirm, listed.assumed)]


@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_filled_in_and_agreed_to_it_leaves_nothing_open(spec: str) -> None:
    before = drafted(spec)
    after = drafted(f"{spec.rstrip()}\n{pasted(before)}\n")
    assert (after.marks.blank, after.marks.confirm) == ((), ())
    assert [(one.code, str(one.message)) for one in after.diagnostics if one.severity is Severity.ERROR] == []
    assert found(after) <= found(before)


@pytest.mark.parametrize("english", [False, True], ids=["Chinese", "English"])
@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_a_customary_value_written_as_it_is_listed_changes_no_word(spec: str, english: bool) -> None:
    before = drafted(spec)
    entries = [one for one in (*before.marks.confirm, *before.marks.assumed) if is_one_value(one)]
    after = drafted(with_keys(spec, {one.path if english else one.title: one.value for one in entries}))
    assert found(after) == found(before)
    assert lines_of(after.numbered.contract) == lines_of(before.numbered.contract)
    left = {one.path for one in (*after.marks.confirm, *after.marks.assumed)}
    assert left == {one.path for one in (*before.marks.confirm, *before.marks.assumed)} - {one.path for one in entries}


@pytest.mark.parametrize("english", [False, True], ids=["Chinese", "English"])
@pytest.mark.parametrize("spec", SPECS.values(), ids=SPECS)
def test_each_line_of_what_is_to_be_confirmed_may_be_agreed_to(spec: str, english: bool) -> None:
    before = drafted(spec)
    said = [one.path if english else one.title for one in before.marks.confirm]
    after = drafted(with_keys(spec, {"确认": said}))  # type: ignore[dict-item]
    assert found(after) == found(before)
    assert paths(after.marks) == [paths(before.marks)[0], [], paths(before.marks)[2]]
    for index in (0, len(said) // 2, len(said) - 1):
        after = drafted(with_keys(spec, {"确认": said[index : index + 1]}))  # type: ignore[dict-item]
        assert [one.path for one in before.marks.confirm if one not in after.marks.confirm] == [before.marks.confirm[index].path]


def test_a_final_contract_is_refused_with_all_that_is_open_and_leaves_every_file_alone(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(README, "utf-8")
    (tmp_path / "a.md").write_text("before", "utf-8")
    listed = drafted(README).marks
    for suffix in (".md", ".docx", ".html", ".pdf"):
        for force in ((), ("--force",)):
            was = files_in(tmp_path)
            name = "a.md" if force else f"b{suffix}"
            ended = hetong("render", "deal.yaml", "-o", name, "--final", *force, cwd=tmp_path)
            assert ended.code == 1
            assert ended.out == ""
            lines = [one.strip() for one in ended.err.splitlines()]
            assert all(
                any(line.startswith(one.title) and one.article in line for line in lines) for one in (*listed.blank, *listed.confirm)
            )
            assert files_in(tmp_path) == was


def test_it_is_written_once_all_is_filled_in_and_agreed_to(tmp_path: Path) -> None:
    made = drafted(README)
    (tmp_path / "deal.yaml").write_text(f"{README}{pasted(made)}\n", "utf-8")
    ended = hetong("render", "deal.yaml", "-o", "a.md", "--final", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert (tmp_path / "a.md").exists()


@pytest.mark.parametrize("said", ["groups", "groups in English", "all but one"])
def test_whole_groups_may_be_agreed_to_and_each_must_be(tmp_path: Path, said: str) -> None:
    made = drafted(README)
    blanks = {one.title: filled(one.path) for one in made.marks.blank}
    entries = made.marks.confirm[1:] if said == "all but one" else made.marks.confirm
    names = {(one.path if said == "groups in English" else one.title).split(".")[0] for one in entries}
    (tmp_path / "deal.yaml").write_text(with_keys(README, {**blanks, "确认": sorted(names)}), "utf-8")  # type: ignore[dict-item]
    ended = hetong("render", "deal.yaml", "-o", "a.md", "--final", cwd=tmp_path)
    assert ended.code == (1 if said == "all but one" else 0)
    assert (tmp_path / "a.md").exists() is (ended.code == 0)
    assert (made.marks.confirm[0].title in ended.err) is (ended.code == 1)
