import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import SMALL, checked, hetong
from tests.drafts import EXAMPLES, ROOT

BOMB = "a0: &a0 [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n" for level in range(1, 10)
)
# What is wrong with the spec → its text, and the code, line and column of the finding.
BAD: dict[str, tuple[str | bytes, tuple[str, int, int]]] = {
    "an unknown key": (SMALL + "甲方: {名字: 云桥}\n", ("DEAL01", 2, 6)),
    "a wrong value": (SMALL + "税: {税率: 6}\n", ("DEAL02", 2, 9)),
    "a wrong type": (SMALL + "甲方: 云桥\n", ("DEAL03", 2, 5)),
    "both languages at once": (SMALL + "甲方: {名称: 云桥, name: 云桥}\n", ("DEAL04", 2, 14)),
    "a group instead of a value": (SMALL + "甲方: {名称: {云: 桥}}\n", ("DEAL05", 2, 10)),
    "no contract": ("甲方: {名称: 云桥}\n", ("DEAL06", 1, 1)),
    "a clause that the contract lacks": (SMALL + "条款: {不用: [confidentialty]}\n", ("DEAL08", 2, 11)),
    "a variant that the clause lacks": (SMALL + "条款: {变体: {term: x}}\n", ("DEAL09", 2, 17)),
    "a clause both used and not": (SMALL + "条款: {加用: [term], 不用: [term]}\n", ("DEAL10", 2, 11)),
    "clause text that can't be read": (SMALL + "自拟条款: [{标识: x, 标题: x, 款: ['{{ x']}]\n", ("DEAL11", 2, 27)),
    "an unknown outline": ("合同: {范本: ecommerce}\n", ("DEAL13", 1, 10)),
    "an outline elsewhere": ("合同: {范本: ../../etc/passwd}\n", ("DEAL13", 1, 10)),
    "an outline with an endless name": (f"合同: {{范本: {'x' * 5000}}}\n", ("DEAL02", 1, 10)),
    "a clause with an endless name": (SMALL + f"条款: {{加用: [{'x' * 5000}]}}\n", ("DEAL02", 2, 11)),
    "a tab": (SMALL + "甲方:\n\t名称: 云桥\n", ("SRC01", 3, 1)),
    "half a mapping": (SMALL + "甲方:\n  名称\n", ("DEAL03", 3, 3)),
    "half a mapping in braces": (SMALL + "甲方: {名称: 云桥\n", ("SRC01", 2, 5)),
    "half a mapping in the middle": (SMALL + "甲方:\n  名称\n  电话: 1\n", ("SRC01", 3, 3)),
    "a wide comma": (SMALL + "甲方: {名称: 云桥，电话: 1}\n", ("SRC01", 2, 12)),
    "nothing": (b"", ("SRC02", 1, 1)),
    "another encoding": ("合同: {范本: x}\n".encode("gb18030"), ("SRC03", 1, 1)),
    "a control character": (SMALL + "甲方: {名称: 云\x07桥}\n", ("SRC05", 2, 11)),
    "an escaped control character": (SMALL + '甲方: {名称: "云\\x07桥"}\n', ("SRC05", 2, 10)),
    "two documents": (SMALL + "---\n" + SMALL, ("SRC06", 2, 1)),
    "an alias of nothing": (SMALL + "甲方: *a\n", ("SRC07", 2, 5)),
    "a tag": (SMALL + "甲方: !!python/object/apply:os.system [id]\n", ("SRC08", 2, 5)),
    "nesting twenty thousand deep": ("[" * 20_000, ("SRC09", 1, 61)),
    "aliases that multiply": (BOMB, ("SRC10", 6, 10)),
    "a key that is no word": (SMALL + "[甲方]: 1\n", ("SRC11", 2, 1)),
    "a key written twice": (SMALL + "甲方: {}\n甲方: {}\n", ("SRC12", 3, 1)),
    "a number cut at its comma": (SMALL + "费用: {总价: 6,800.00元}\n", ("SRC13", 2, 10)),
    "text lost as a comment": (SMALL + "甲方:\n  住所: 云桥路 #3\n", ("SRC14", 3, 7)),
    "Chinese quotes": (SMALL + "甲方: {名称: “云桥”}\n", ("SRC15", 2, 10)),
}  # fmt: skip


@pytest.mark.parametrize(("content", "expected"), BAD.values(), ids=BAD)
def test_a_bad_spec_is_told_and_nothing_is_written(tmp_path: Path, content: str | bytes, expected: tuple[str, int, int]) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_bytes(content.encode() if isinstance(content, str) else content)
    ended = checked(Path("deal.yaml"), cwd=tmp_path)
    [found] = [one for one in ended.found if one["severity"] == "error"]
    assert ended.code == 1
    assert (found["code"], found["line"], found["column"]) == expected
    assert (found["file"], found["severity"]) == ("deal.yaml", "error")
    assert found["message"]
    assert found["hint"]
    rendered = hetong("render", "deal.yaml", "-o", "合同.docx", cwd=tmp_path)
    assert (rendered.code, expected[0] in rendered.err) == (1, True)
    assert [path.name for path in tmp_path.iterdir()] == ["deal.yaml"]


def missing(path: Path) -> None:
    path.unlink(missing_ok=True)


def folder(path: Path) -> None:
    path.mkdir()


def huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_000)


def loop(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.parametrize(("make", "code"), [(missing, "FILE01"), (folder, "FILE02"), (loop, "FILE03"), (huge, "FILE04")])
def test_a_file_that_cannot_be_read_is_a_matter_of_usage(tmp_path: Path, make: Callable[[Path], None], code: str) -> None:
    make(tmp_path / "deal.yaml")
    ended = checked(Path("deal.yaml"), cwd=tmp_path)
    assert (ended.code, ended.codes) == (2, [code])
    for words in (("plan", "deal.yaml"), ("render", "deal.yaml", "-o", "合同.md")):
        ended = hetong(*words, cwd=tmp_path)
        assert (ended.code, ended.out, code in ended.err) == (2, "", True)
    assert not (tmp_path / "合同.md").exists()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_clean_even_when_warnings_count(name: str) -> None:
    ended = checked(ROOT / "examples" / name / "deal.yaml", "--strict")
    assert (ended.code, [one for one in ended.found if one["severity"] != "info"]) == (0, [])


def test_warnings_pass_unless_they_are_to_fail(tmp_path: Path) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_text(SMALL, "utf-8")
    lenient, strict = checked(spec), checked(spec, "--strict")
    assert "warning" in {one["severity"] for one in lenient.found}
    assert "error" not in {one["severity"] for one in lenient.found}
    assert (lenient.code, strict.code) == (0, 1)
    assert lenient.out == strict.out


def test_text_shows_place_code_the_line_and_a_mark_below_it(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + "甲方: {名字: 云桥}\n税: {税率: 6}\n", "utf-8")
    ended = hetong("check", "deal.yaml", cwd=tmp_path)
    lines = ended.out.splitlines()
    heads = [index for index, line in enumerate(lines) if line.startswith("deal.yaml:")]
    assert ended.code == 1
    assert [lines[index].split(" ")[0] for index in heads[:2]] == ["deal.yaml:2:6:", "deal.yaml:3:9:"]
    assert all("BLANK01" in lines[index] for index in heads[2:])
    assert ["DEAL01" in lines[heads[0]], "DEAL02" in lines[heads[1]]] == [True, True]
    assert lines[heads[0] + 1] == "    2 | 甲方: {名字: 云桥}"
    assert lines[heads[0] + 2] == "      | " + " " * len("jiaf: {") + "^"


def test_several_specs_are_checked_together(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(SMALL, "utf-8")
    (tmp_path / "bad.yaml").write_text("合同", "utf-8")
    both = hetong("check", "good.yaml", "bad.yaml", "--format", "json", cwd=tmp_path)
    assert (both.code, {one["file"] for one in both.found}) == (1, {"good.yaml", "bad.yaml"})
    three = hetong("check", "missing.yaml", "good.yaml", "bad.yaml", "--format", "json", cwd=tmp_path)
    assert (three.code, {one["file"] for one in three.found}) == (2, {"missing.yaml", "good.yaml", "bad.yaml"})


def test_a_spec_from_standard_input_is_told_and_shown_like_a_file() -> None:
    ended = hetong("check", "-", "--format", "json", stdin=SMALL + "税: {税率: 6}\n")
    [found] = [one for one in ended.found if one["code"] not in ("BLANK01", "CONF01")]
    assert (ended.code, found["code"], found["line"], found["column"], found["path"]) == (1, "DEAL02", 2, 9, "tax.rate")
    assert "    2 | 税: {税率: 6}" in hetong("check", "-", stdin=SMALL + "税: {税率: 6}\n").out
    assert hetong("check", "-", stdin=SMALL).code == 0
    assert hetong("check", "-", "--format", "json").codes == ["SRC02"]


def test_standard_input_has_the_same_limit_as_a_file() -> None:
    ended = hetong("check", "-", "--format", "json", stdin=b"a" * 3_000_000)
    assert (ended.code, ended.codes) == (2, ["FILE04"])


def test_a_value_can_be_set_for_once(tmp_path: Path) -> None:
    spec = tmp_path / "deal.yaml"
    spec.write_text(SMALL, "utf-8")
    before = {one["path"] for one in checked(spec).found}
    after = {one["path"] for one in checked(spec, "--set", "甲方.名称=云桥", "--set", "party_b.name=南声").found}
    assert {"party_a.name", "party_b.name"} <= before
    assert {"party_a.name", "party_b.name"}.isdisjoint(after)
    assert spec.read_text("utf-8") == SMALL


@pytest.mark.parametrize(
    ("override", "code"), [("甲方.名字=云", "DEAL01"), ("税.税率=6", "DEAL02"), ("甲方.名称=云\x07", "SRC05"), ("甲方=[", "SRC01")]
)
def test_a_value_that_cannot_be_set_is_a_finding(tmp_path: Path, override: str, code: str) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    ended = checked(Path("deal.yaml"), "--set", override, cwd=tmp_path)
    [found] = [one for one in ended.found if one["code"] not in ("BLANK01", "CONF01")]
    assert (ended.code, found["code"]) == (1, code)
    assert found["file"] == "--set " + override.partition("=")[0]
    assert hetong("check", "deal.yaml", "--set", override, cwd=tmp_path).code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "deal.yaml", "--format", "yaml"),
        ("check", "deal.yaml", "--set", "甲方.名称"),
        ("check", "deal.yaml", "--set", "=云桥"),
        ("check", "deal.yaml", "--fast"),
        ("plan",),
        ("plan", "deal.yaml", "deal.yaml"),
        ("render", "deal.yaml"),
        ("chekc", "deal.yaml"),
    ],
)
def test_words_that_are_no_command_are_told_on_standard_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    ended = hetong(*words, cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err


def test_json_is_the_only_thing_on_standard_output(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL, "utf-8")
    ended = checked(Path("deal.yaml"), cwd=tmp_path)
    assert json.loads(ended.out)
    assert ended.err == ""


@pytest.mark.parametrize("words", [("--help",), ("-h",), ("--version",), ("check", "--help"), ("plan", "-h"), ("render", "--help")])
def test_help_and_version(words: tuple[str, ...]) -> None:
    ended = hetong(*words)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out


def test_a_very_long_value_is_not_repeated_whole(tmp_path: Path) -> None:
    (tmp_path / "deal.yaml").write_text(SMALL + f"税: {{税率: {'长' * 5_000}}}\n", "utf-8")
    text = hetong("check", "deal.yaml", cwd=tmp_path).out
    assert "DEAL02" in text
    assert max(map(len, text.splitlines())) < 400
    assert max(len(one["message"]) for one in checked(Path("deal.yaml"), cwd=tmp_path).found) > 5_000
