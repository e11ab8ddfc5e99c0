"""Rules to write on by hand, and the lines that are signed."""

import pytest

from hetong.markup import BadMarkup, Prose, Room, parse_text
from hetong.model.contract import Paragraph, Ruled, Text
from tests.drafts import article, composed, example, plain, small_deal


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("{__}", (Room(2),)),
        ("姓名：{______}；", (Prose("姓名："), Room(6), Prose("；"))),
        ("{____}年{__}月", (Room(4), Prose("年"), Room(2), Prose("月"))),
        ("{__}{___}", (Room(2), Room(3))),
        ("____日", (Prose("____日"),)),
    ],
)
def test_underscores_in_braces_are_room_to_write(text: str, pieces: tuple[object, ...]) -> None:
    assert parse_text(text) == pieces


@pytest.mark.parametrize("text", ["{_}", "{____", "____}", "{__ __}", "[[____]]"])
def test_a_rule_that_is_not_whole_is_no_prose(text: str) -> None:
    with pytest.raises(BadMarkup):
        parse_text(text)


def test_a_rule_is_a_node_as_wide_as_it_was_written() -> None:
    written = article(
        small_deal(), paragraphs=[{"text": "签收人：", "items": [{"text": "姓名：{____}"}, {"text": "{____}年{__}月{__}日"}]}]
    )
    first, last = written.paragraphs[0].items
    assert first.inlines == (Text("姓名："), Ruled(4), Text("；"))
    assert [one.width for one in last.inlines if isinstance(one, Ruled)] == [4, 2, 2]
    assert plain(first.inlines) == f"姓名：{'_' * 8}；"


def test_a_signing_line_has_no_number_and_one_without_a_rule_is_tall() -> None:
    paragraphs = [
        {"text": "双方确认。"},
        {"signing": True, "text": "甲方（盖章）："},
        {"signing": True, "text": "日期：{____}年{__}月{__}日"},
    ]
    plain_one, seal, date = article(small_deal(), paragraphs=paragraphs).paragraphs
    assert [(one.plain, one.signing, one.tall) for one in (plain_one, seal, date)] == [
        (False, False, False),
        (True, True, True),
        (True, True, False),
    ]


def test_the_forms_of_the_library_end_in_what_is_signed() -> None:
    forms = {annex.anchor: annex.paragraphs for annex in composed(example("telecom-customer-service")).annexes}
    assert all(_signed(forms[name]) for name in ("staff-nda", "quality-report", "authorisation-a", "authorisation-b"))


def _signed(paragraphs: tuple[Paragraph, ...]) -> bool:
    first = next(at for at, one in enumerate(paragraphs) if one.signing)
    return first > 0 and all(one.signing for one in paragraphs[first:])
