from contextlib import suppress

import pytest

from hetong.diagnostic import Refused
from hetong.source import parse
from hetong.source.builder import Builder
from tests.yamltext import FILE, places, plain, told

BOMBS = {
    "text that aliases repeat": ("甲: &a " + "云" * 100_000 + "\n乙: [" + ", ".join(["*a"] * 100) + "]\n", "SRC10"),
    "text in a list that aliases repeat": ("甲: &a [" + "云" * 100_000 + "]\n乙: [" + ", ".join(["*a"] * 100) + "]\n", "SRC10"),
    "levels that aliases add": ("甲: &a0 [1]\n" + "".join(f"k{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 200)), "SRC09"),
    "levels in mappings that aliases add": ("a: &a0 {b: 1}\n" + "".join(f"k{i}: &a{i} {{b: *a{i - 1}}}\n" for i in range(1, 99)), "SRC09"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), BOMBS.values(), ids=BOMBS)
def test_what_aliases_repeat_counts_as_if_it_were_written_out(text: str, code: str) -> None:
    assert [one for one, *_ in told(text)] == [code]


@pytest.mark.parametrize("opening", ["- ", "? ", "- ? ", "[? ", "[{a: ", "- [", '{"a": ', "a:\n  - [", "[\n", "{a:\n"])
def test_our_limit_of_depth_comes_before_any_of_the_parser(opening: str) -> None:
    assert [code for code, *_ in told(opening * 3_000)] == ["SRC09"]


@pytest.mark.parametrize(
    "text",
    [
        "名称: " + "[" * 500,
        "名称: a" + "[" * 2_000 + "\n电话: @\n",
        "名称: '" + "[" * 2_000 + "'\n电话: @\n",
        'a: "' + "{" * 900 + '"\nb: ]\n',
        "# " + "[" * 2_000 + "\nb: ]\n",
        "b: ]\n# " + "[" * 2_000 + "\n",
        "值: |\n  " + "[" * 2_000 + "\n电话: ]\n",
    ],
)
def test_brackets_that_open_nothing_are_not_nesting(text: str) -> None:
    codes = [code for code, *_ in told(text)]
    assert codes == (["SRC09"] if text.startswith("名称: [") else ["SRC01"])


def test_all_slips_of_one_file_are_told_and_it_is_read_as_if_they_were_put_right() -> None:
    node, found = parse("甲方:\n  名称：云桥\n  电话:1\n\t住所: 路\n  语言:\n    -普通话\n     - 英语\n", FILE)
    assert [(one.code, one.at.line, one.at.column) for one in found] == [
        ("SRC01", 2, 5), ("SRC01", 3, 5), ("SRC01", 4, 1), ("SRC20", 6, 5), ("SRC20", 7, 6),
    ]  # fmt: skip
    assert plain(node) == {"甲方": {"名称": "云桥", "电话": "1", "住所": "路", "语言": ["普通话", "英语"]}}


def test_places_after_a_slip_are_those_of_the_text_as_written() -> None:
    node, _ = parse("合同: 1\n甲方：[云, 桥]\n", FILE)
    assert [(at.line, at.column) for at in places(node)] == [(1, 1), (1, 1), (1, 5), (2, 1), (2, 4), (2, 5), (2, 8)]


@pytest.mark.parametrize("slip", ["  名称{}：云桥\n", "  名称{}:云桥\n", "  - [[payment]]{}\n", "  ＃ {}\n", "  名称{}:　云桥\n"])
def test_the_work_of_reading_does_not_grow_faster_than_the_text(slip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0
    take = Builder.take

    def counted(self: Builder, event: object) -> bool:
        nonlocal taken
        taken += 1
        return take(self, event)  # type: ignore[arg-type]

    monkeypatch.setattr(Builder, "take", counted)
    steps = []
    for many in (2_000, 4_000, 8_000):
        taken = 0
        with suppress(Refused):
            parse("甲方:\n" + "".join(slip.format(number) for number in range(many)), FILE)
        steps.append(taken)
    assert steps[2] <= 2.5 * max(steps[1], 1_000)
    assert steps[1] <= 2.5 * max(steps[0], 1_000)
