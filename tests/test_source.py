import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hetong.diagnostic import Location, Refused
from hetong.source import MAX_BYTES, MAX_DEPTH, MAX_NODES, Sequence, parse
from tests.yamltext import FILE, findings, places, plain, read, told


@pytest.mark.parametrize(
    "written",
    [
        "0571", "12:30", "1:30:00",
        "no", "NO", "yes", "是", "on", "off", "true", "y", "1.10", "0.1", "1e3", "1_000", "0x1F", "0b11", "0o17",
        "+8613800000000", "-5", ".5", "5.", ".inf", ".nan", "2026-01-01", "2026年1月1日", "=", "Null", "NULL", "None", "7×24", "6%",
        "¥100,200.30", "3200000000000000123", "A&B <有限> {{ 7*7 }} [[x]]", "0571-55550100",
        "http://x.example/a:b", "C#", "云桥#1店", "a - b",
        "“甲”和“乙”", "：", "，",
    ],
)  # fmt: skip
def test_a_plain_value_stays_the_text_that_was_written(written: str) -> None:
    assert read(f"值: {written}\n") == {"值": written}


@pytest.mark.parametrize("written", ["0571", "12:30", "no", "1.10", "6%", "7×24", "2026年1月1日", "2026-01-01"])
def test_a_value_in_braces_or_brackets_or_as_a_key_stays_text_too(written: str) -> None:
    assert read(f"{{值: {written}, 清单: [{written}, {written}]}}") == {"值": written, "清单": [written, written]}
    assert read(f"{written}: 1") == {written: "1"}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_tilde_and_null_are_no_value(written: str) -> None:
    assert read(f"值: {written}\n") == {"值": None}


@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("written", ["", "~", "null", "“云桥”", "某路 #3", "@云桥", "*重要*", "6,800.00元", "- 甲", "甲: 乙"])
def test_a_quoted_value_is_exactly_what_stands_between_the_quotes(written: str, quote: str) -> None:
    assert read(f"值: {quote}{written}{quote}\n") == {"值": written}


def test_a_block_of_text_keeps_its_lines() -> None:
    assert read("值: |\n  甲\n  乙\n") == {"值": "甲\n乙\n"}
    assert read("值: >\n  甲\n  乙\n") == {"值": "甲乙\n"}


def test_every_key_and_value_knows_its_line_and_column() -> None:
    node, _ = parse("合同:\n  范本: 电商\n渠道:\n  - {类型: 在线, 时段: [7×24]}\n", FILE)
    assert [(at.line, at.column) for at in places(node)] == [
        (1, 1), (1, 1), (2, 3), (2, 3), (2, 7), (3, 1), (4, 3), (4, 5), (4, 6), (4, 10), (4, 14), (4, 18), (4, 19),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["\ufeff合同: 1\n", "\ufeff合同: 1\n".encode(), "合同: 1\r\n", "合同: 1\r", "合同: 1", "---\n合同: 1\n...\n", "合同: 1 # 注\n"]
)
def test_a_byte_order_mark_line_ends_and_comments_change_nothing(text: str | bytes) -> None:
    node, found = parse(text, FILE)
    assert (plain(node), found, node.at) == ({"合同": "1"}, (), Location(FILE, 2 if text[:3] == "---" else 1, 1))


def test_an_alias_stands_for_what_its_anchor_holds() -> None:
    assert read("甲: &a {名称: 云桥}\n乙: *a\n") == {"甲": {"名称": "云桥"}, "乙": {"名称": "云桥"}}


SYNTAX = {
    "a tab as indentation": ("合同:\n\t范本: x\n", 2, 1),
    "a tab after spaces": ("合同:\n  范本: x\n  \t标题: y\n", 3, 3),
    "a wide colon after a group": ("合同:\n  范本: x\n甲方：\n  名称: 云桥\n", 3, 3),
    "a wide colon in the first entry of a group": ("甲方:\n  名称：云桥\n  电话: 1\n", 2, 5),
    "a wide colon in the last line": ("甲方:\n  电话: 1\n  名称：云桥\n", 3, 5),
    "a wide colon before braces": ("合同: {范本: x}\n甲方：{名称：云桥}\n", 2, 3),
    "no space after a colon": ("甲方:\n  名称:云桥\n  电话: 1\n", 2, 5),
    "no space after the last colon": ("甲方:\n  电话: 1\n  名称:云桥\n", 3, 5),
    "a key without its colon": ("甲方:\n  名称\n  电话: 1\n", 2, 3),
    "a last key without its colon": ("合同: {范本: x}\n甲方\n", 2, 1),
    "an entry further in than its neighbours": ("甲方:\n  名称: 云桥\n   电话: 1\n", 3, 4),
    "an entry less far in than its neighbours": ("甲方:\n  名称: 云桥\n 电话: 1\n", 3, 2),
    "a value with a colon and a space in it": ("标题: 甲: 乙\n", 1, 6),
    "a wide comma between entries in braces": ("甲方: {名称: 云桥，电话: 1}\n", 1, 12),
    "a brace that is not closed": ("甲方: {名称: 云桥\n乙方: {名称: 南声}\n", 1, 5),
    "a bracket that is not closed": ("任务: [咨询, 投诉\n报告: 日报\n", 1, 5),
    "a brace that is not closed at the end": ("甲方: {名称: 云桥\n", 1, 5),
    "one bracket too many": ("任务: ]\n", 1, 5),
    "a quote that is not closed": ('甲方:\n  名称: "云桥\n  电话: 1\n', 2, 7),
    "text after a quote": ('甲方:\n  名称: "云桥"有限公司\n', 2, 11),
    "a backslash in double quotes": ('文件: "C:\\合同"\n', 1, 8),
    "an at sign at the beginning": ("邮箱: @yunqiao\n", 1, 5),
    "a per cent sign at the beginning": ("税率: %6\n", 1, 5),
    "an exclamation mark with another": ("名称: !x!y z\n", 1, 5),
    "an exclamation mark before Chinese": ("名称: !重要\n", 1, 6),
    "an asterisk before Chinese": ("名称: *重要*\n", 1, 6),
    "a list on the line of its key": ("任务: - 咨询\n", 1, 5),
    "a key in the middle of a list": ("- 甲\n乙: 1\n", 2, 1),
    "a document that does not begin": ("甲: 1\n...\n乙: 2\n", 3, 1),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column"), SYNTAX.values(), ids=SYNTAX)
def test_text_that_is_not_yaml_is_told_where_its_cause_stands(text: str, line: int, column: int) -> None:
    assert told(text) == [("SRC01", line, column)]


def test_each_habit_of_chinese_typing_has_an_answer_of_its_own() -> None:
    habits = (
        "a tab as",
        "a wide colon in the first",
        "no space after a",
        "a key without",
        "an entry further",
        "a wide comma",
        "text after",
    )
    messages = {str(findings(text)[0].message) for name, (text, _, _) in SYNTAX.items() if name.startswith(habits)}
    assert len(messages) == len(habits)


@pytest.mark.parametrize("text", ["", b"", "\n\n", "# 只有注释\n", "\ufeff"])
def test_an_empty_file(text: str | bytes) -> None:
    assert told(text) == [("SRC02", 1, 1)]


def test_a_file_in_another_encoding_is_told_at_its_first_bad_line() -> None:
    assert told(b"a: 1\nb: 2\n" + "名称: 云桥".encode("gb18030")) == [("SRC03", 3, 1)]
    assert told("甲方: 1".encode("utf-16")) == [("SRC03", 1, 1)]


CONTROLS = [*range(9), 11, 12, *range(14, 32), *range(127, 160), 0x200B, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF, 0xFFFE, 0xFFFF]


@pytest.mark.parametrize("code", CONTROLS)
def test_a_control_character_is_told_at_its_place(code: int) -> None:
    found = findings(f"甲方:\n  名称: 云{chr(code)}桥\n")
    assert [(one.code, one.at.line, one.at.column) for one in found] == [("SRC05", 2, 8)]
    assert f"U+{code:04X}" in str(found[0].message)


@pytest.mark.parametrize("escape", ["\\a", "\\0", "\\e", "\\x07", "\\x7f", "\\N", "\\L", "\\u202e", "\\ufeff", "\\uffff", "\\U0000200B"])
def test_a_control_character_written_as_an_escape_is_told_too(escape: str) -> None:
    assert told(f'甲方:\n  名称: "云{escape}桥"\n') == [("SRC05", 2, 7)]
    assert told(f'甲方: {{"名{escape}称": 1}}\n') == [("SRC05", 1, 6)]


def test_a_surrogate_is_refused_however_it_is_written() -> None:
    assert told("名称: 云\ud800桥\n") == [("SRC05", 1, 6)]
    assert [code for code, *_ in told('名称: "\\ud800"\n')] == ["SRC01"]


def test_several_documents_in_one_file() -> None:
    assert told("甲: 1\n---\n乙: 2\n") == [("SRC06", 2, 1)]


@pytest.mark.parametrize("text", ["甲: *a\n", "甲: &a [*a]\n", "甲: [&a {乙: *a}]\n"])
def test_an_alias_of_nothing_yet(text: str) -> None:
    assert told(text) == [("SRC07", 1, text.index("*") + 1)]


@pytest.mark.parametrize("tag", ["!!int", "!!python/object/apply:os.system", "!x", "!<tag:yaml.org,2002:str>", "!!set"])
@pytest.mark.parametrize("value", ["1", "[1]", "{a: 1}"])
def test_a_tag_is_refused_before_it_means_anything(tag: str, value: str) -> None:
    assert told(f"甲: {tag} {value}\n") == [("SRC08", 1, 4)]


def test_merge_keys_are_refused() -> None:
    assert told("甲: &a {名称: 云桥}\n乙:\n  <<: *a\n") == [("SRC08", 3, 3)]


@pytest.mark.parametrize("depth", [MAX_DEPTH + 1, 20_000])
@pytest.mark.parametrize("opening", ["[", "{a: "])
def test_deep_nesting_is_refused_where_it_gets_too_deep(depth: int, opening: str) -> None:
    assert told(opening * depth) == [("SRC09", 1, len(opening) * MAX_DEPTH + 1)]


def test_nesting_up_to_the_limit_is_read() -> None:
    node, found = parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, FILE)
    assert (isinstance(node, Sequence), found) == (True, ())


def test_deep_indentation_is_refused_too() -> None:
    text = "".join(f"{' ' * level}a:\n" for level in range(1_500))
    assert told(text) == [("SRC09", MAX_DEPTH + 1, MAX_DEPTH + 1)]


def test_aliases_that_multiply_are_refused_before_they_grow() -> None:
    bomb = ["a0: &a0 [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]"]
    bomb += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)]
    [(code, line, _)] = told("\n".join(bomb))
    assert code == "SRC10"
    assert line <= 6


def test_more_values_than_any_deal_has_are_refused() -> None:
    [(code, line, _)] = told("- 1\n" * (MAX_NODES + 10))
    assert (code, line) == ("SRC10", MAX_NODES + 1)


@pytest.mark.parametrize(
    ("text", "place"),
    [("[甲]: 1\n", (1, 1)), ("{甲: 1}: 1\n", (1, 1)), ("{~: 1}\n", (1, 2)), ("甲: 1\n~: 2\n", (2, 1)), ("? [甲]\n: 1\n", (1, 3))],
)
def test_a_key_that_is_not_a_word(text: str, place: tuple[int, int]) -> None:
    assert told(text) == [("SRC11", *place)]


def test_a_key_written_twice_is_told_each_time_and_reading_goes_on() -> None:
    assert told("名称: 甲\n电话: 1\n名称: 乙\n名称: 丙\n") == [("SRC12", 3, 1), ("SRC12", 4, 1)]
    assert told("甲方: {名称: 甲, 名称: 乙}\n乙方: {名称: 甲}\n") == [("SRC12", 1, 13)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{单价: 6,800.00元}", {6: "6,800.00元"}),
        ("{单价: 6,800.00元, 单位: 席}", {6: "6,800.00元"}),
        ("{单位: 席, 单价: 6,800}", {13: "6,800"}),
        ("{总价: 1,632,000.00元, 单位: 席}", {6: "1,632,000.00元"}),
        ("{甲: 1,632,000, 乙: 2,000,000,000}", {5: "1,632,000", 19: "2,000,000,000"}),
        ("[6,800.00元, 7,200,000元]", {2: "6,800.00元", 13: "7,200,000元"}),
        ("[¥6,800.00]", {2: "¥6,800.00"}),
        ("[甲, {单价: 6,800}]", {10: "6,800"}),
    ],
)
def test_a_number_cut_at_its_commas_is_told_once_and_whole(text: str, told: dict[int, str]) -> None:
    found = findings(text)
    assert {one.code for one in found} == {"SRC13"}
    assert {one.at.column: one.message.fields["value"] for one in found} == told
    assert len(found) == len(told)


def test_reading_goes_on_after_a_cut_number_as_if_it_had_been_quoted() -> None:
    node, _ = parse("{单价: 6,800.00元, 总价: 1,632,000元, 单位: 席, 清单: [1,200元, 甲]}", FILE)
    assert plain(node) == {"单价": "6,800.00元", "总价": "1,632,000元", "单位": "席", "清单": ["1,200元", "甲"]}


@pytest.mark.parametrize(
    "text",
    [
        '{单价: "6,800.00元"}',
        "单价: 6,800.00元",
        "- 6,800.00元",
        "[6, 800]",
        "[1,2,3]",
        "[100,2000]",
        "{甲: 6, 800: 1}",
        "{甲: 5,乙: 6}",
        "[[6],800]",
    ],
)
def test_commas_that_cut_no_number_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_text_that_yaml_would_take_for_a_comment() -> None:
    assert told("甲方:\n  住所: 云桥路 #3\n") == [("SRC14", 2, 7)]
    assert told("甲方: {住所: 云桥路  #3-501室\n}") == [("SRC14", 1, 10)]


@pytest.mark.parametrize(
    "text", ["住所: 云桥路 # 3号\n", "住所: 云桥路 #备注\n", "住所: 云桥路#3\n", "住所: '云桥路' #3\n", "#3\n住所: 云桥路\n#3\n"]
)
def test_comments_that_lose_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("quoted", ["“云桥”", "‘云桥’", "＂云桥＂", "“”"])
def test_chinese_quotes_around_a_whole_value(quoted: str) -> None:
    assert told(f"名称: {quoted}\n") == [("SRC15", 1, 5)]
    assert told(f"任务:\n  - {quoted}\n") == [("SRC15", 2, 5)]


@pytest.mark.parametrize("text", ["“云桥”公司", "称“云桥”", "“云”和“桥”", "“云桥"])
def test_chinese_quotes_inside_a_value_are_text(text: str) -> None:
    assert read(f"名称: {text}\n") == {"名称": text}


@pytest.mark.parametrize("text", ["a" * (MAX_BYTES + 1), b"a" * (MAX_BYTES + 1), ("云" * (MAX_BYTES // 3 + 1)).encode()])
def test_text_over_the_limit_is_refused_before_it_is_read(text: str | bytes) -> None:
    assert told(text) == [("FILE04", 0, 0)]


def test_findings_before_the_one_that_stops_are_kept() -> None:
    assert told("名称: 甲\n名称: 乙\n电话: @\n") == [("SRC12", 2, 1), ("SRC01", 3, 5)]
    assert told("名称: 甲\n名称: 乙\n---\n") == [("SRC12", 2, 1), ("SRC06", 3, 1)]


# Pieces that YAML and Chinese typing trip over, so that random text is often nearly a deal.
PIECES = st.sampled_from(
    ["合同", "名称", ": ", ":", "：", "\n", "\n  ", "\n   ", "- ", "-", "{", "}", "[", "]", ",", ", ", "，", '"', "'", "“", "”",
     "#", " #3", "&a ",
     "*a", "!x ", "!!int ", "<<", "? ", "|\n  ", ">-\n ", "\t", "~", "null", "---\n", "...\n",
     "%", "@", "`", "\\", "6,800", "0571", "\r", "\r\n", "\ufeff",
     "\x07", "\u2028", "😀", "e\u0301"]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES | st.text(max_size=3), max_size=25).map("".join))


@given(TEXTS | st.binary())
@example("甲: {")
@example("甲: '")
@example("? [")
@example('"\\')
@example("%")
@example("甲: |9")
@example("\r甲:\r\t乙")
def test_any_text_is_read_or_refused_with_a_place_inside_it(text: str | bytes) -> None:
    whole = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    lines = re.split("\r\n|\r|\n", whole.removeprefix("\ufeff"))
    try:
        node, found = parse(text, FILE)
        seen = list(places(node))
    except Refused as refused:
        seen, found = [], refused.diagnostics
        assert found
    for at in (*seen, *(one.at for one in found)):
        assert at.file == FILE
        assert at == Location(FILE) or (1 <= at.line <= len(lines) and 1 <= at.column <= len(lines[at.line - 1]) + 1)


@given(TEXTS)
def test_what_is_said_can_be_printed(text: str) -> None:
    for one in findings(text):
        assert str(one.message)
        assert str(one.hint)


@given(st.dictionaries(st.text("甲乙丙名称abc019", min_size=1), st.text("云桥 ,:#{}[]'\"&*!%@-？，：“”\n\\", max_size=12), max_size=5))
def test_a_value_in_double_quotes_comes_back_whatever_it_is(values: dict[str, str]) -> None:
    def quoted(value: str) -> str:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

    text = "".join(f"{quoted(key)}: {quoted(value)}\n" for key, value in values.items()) or "{}"
    assert read(text) == values
