"""What ``check`` says, and in which order: findings, the gravest first, then the lists; the same in every form."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hetong.model.deal import Deal
from hetong.model.schema import shapes
from tests.cli.running import SMALL, Ended, hetong

SPEC = SMALL + "甲方: {电话: '1', 名字: 云桥}\n条款: {不用: [training]}\n税: {税率: 6}\n争议: {仲裁机构: 某仲裁委员会}\n确认: [保密]\n"
HEADINGS = {"blank": "要填的空白", "to_confirm": "要确认的惯例值", "departures": "与范本不同", "assumed": "按惯例写入的值"}


def checked(spec: str, *words: str) -> Ended:
    return hetong("check", "-", *words, stdin=spec)


def data(spec: str) -> dict[str, Any]:
    return dict(json.loads(checked(spec, "--format", "json").out))


def lists(text: str) -> dict[str, list[str]]:
    """The lines under each heading, in their order."""
    found: dict[str, list[str]] = {}
    for line in text.splitlines():
        name = next((name for name, heading in HEADINGS.items() if line.startswith(heading)), "")
        if name:
            found[name] = []
        elif line.startswith("  ") and found:
            found[[*found][-1]].append(line.strip())
    return found


def test_findings_come_first_the_gravest_first_each_by_its_place() -> None:
    text, whole = checked(SPEC).out, data(SPEC)
    heads = re.findall(r"(?m)^\S+?:(\d+):\d+: (错误|警告) ([A-Z]+\d+)", text)
    assert [kind for _, kind, _ in heads] == ["错误", "错误", "警告", "警告"]
    assert {code for *_, code in heads} == {one["code"] for one in whole["diagnostics"]} - {"BLANK01", "CONF01"}
    for kind in ("错误", "警告"):
        lines = [int(line) for line, one, _ in heads if one == kind]
        assert lines == sorted(lines)
    assert text.rindex("警告 ") < min(text.index(one) for one in HEADINGS.values())


def test_the_lists_follow_in_their_order_and_say_what_the_data_says() -> None:
    text, whole = lists(checked(SPEC, "--all").out), data(SPEC)
    assert [*text] == [*HEADINGS]
    for name in ("blank", "to_confirm", "assumed"):
        entries = whole[name]
        assert len(text[name]) == len(entries) == whole["summary"][name]
        assert all(line.startswith(one["title"]) for line, one in zip(text[name], entries, strict=True))
        assert all(one["article"] in line and one["value"] in line for line, one in zip(text[name], entries, strict=True))
        groups = [one["path"].partition(".")[0] for one in entries]
        assert groups == sorted(groups, key=[*shapes(Deal)].index)
    assert all(one["why"] in line for name in ("to_confirm", "assumed") for line, one in zip(text[name], whole[name], strict=True))
    assert [one["line"] for one in whole["departures"]] == [3]


def test_what_is_assumed_is_counted_whole_where_it_is_told_in_short() -> None:
    short, whole = lists(checked(SPEC).out)["assumed"], data(SPEC)["assumed"]
    left = int(re.findall(r"还有 (\d+) 处", short[-1])[0])
    assert sum(line.count("；") for line in short) + left == len(whole)
    groups = re.findall("［([^］]+)］([^；［]*)", "".join(short))
    titles = {one["title"] for one in whole}
    assert all(
        name in titles if value.strip() and name in titles else any(one.startswith(f"{name}.") for one in titles) for name, value in groups
    )


@pytest.mark.parametrize("form", [(), ("--format", "json"), ("--all",), ("--missing",)])
def test_every_form_ends_alike(form: tuple[str, ...]) -> None:
    assert [checked(one, *form).code for one in (SPEC, SMALL)] == [1, 0]
    assert checked(SMALL, "--strict", *form).code == 1


def test_what_is_missing_is_told_beside_what_is_wrong() -> None:
    ended = checked(SPEC, "--missing")
    block = yaml.safe_load(ended.out)
    assert [*block] == [one["title"] for one in data(SPEC)["blank"]]
    assert set(block.values()) == {None}
    assert {"DEAL01", "DEAL02"} <= {*re.findall("[A-Z]+0[12]", ended.err)}


@pytest.mark.parametrize("spec", ["合同: {范本: x}\n", "合同: [\n", "甲方: {名称: 云桥}\n"])
def test_of_a_spec_that_cannot_be_composed_nothing_is_said_to_be_complete(spec: str) -> None:
    ended = checked(spec, "--missing")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err


def test_each_spec_has_its_own_block(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(SMALL, "utf-8")
    ended = hetong("check", "a.yaml", "b.yaml", "--missing", cwd=tmp_path)
    first, second = ended.out.index("# a.yaml"), ended.out.index("# b.yaml")
    assert first < ended.out.index("甲方.名称:") < second < ended.out.rindex("甲方.名称:")
