"""References that lead somewhere, those that would not, and spans that stand only with what is in them."""

import pytest

from hetong.lint.contract import ref01
from hetong.markup import BadMarkup, Citation, Prose, Span, Value, parse_text
from hetong.model.contract import Ref
from hetong.model.numbered import Numbered
from tests.drafts import drafted, small_deal

OTHER = "{标识: x-other, 标题: 其他, 款: [{标识: there, 正文: 有。}, {标识: trial, 当: {trial: present}, 正文: 有试用。}]}"


def made(text: str, more: str = "") -> Numbered:
    """A deal with one clause of that text, and one that it may refer to."""
    return drafted(small_deal(f'自拟条款:\n- {{标识: x-own, 标题: 自拟, 款: ["{text}"]}}\n- {OTHER}\n{more}'))[0]


def printed(text: str, more: str = "") -> str:
    """What the clause says, its references by their targets."""
    article = next(one for one in made(text, more).contract.articles if one.anchor == "x-own")
    (paragraph,) = article.paragraphs
    return "".join(f"<{one.target}>" if isinstance(one, Ref) else one.text for one in paragraph.inlines)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("按[[fees]]支付", (Prose("按"), Citation(("fees",)), Prose("支付"))),
        ("[[fees, payment.due]]", (Citation(("fees", "payment.due")),)),
        ("[[ fees | 约定的费用 ]]", (Citation(("fees",), "约定的费用"),)),
        ("[[fees,payment|费用]]", (Citation(("fees", "payment"), "费用"),)),
        ("甲{?，在{{ term.length }}内?}。", (Prose("甲"), Span((Prose("，在"), Value("term.length"), Prose("内"))), Prose("。"))),
        ("{?[[fees]]?}{?乙?}", (Span((Citation(("fees",)),)), Span((Prose("乙"),)))),
    ],
)
def test_text_is_read_into_its_pieces(text: str, pieces: tuple[object, ...]) -> None:
    assert parse_text(text) == pieces


@pytest.mark.parametrize(
    "text", ["[[fees|]]", "[[|词]]", "[[fees,]]", "[[fees;payment]]", "{?甲", "甲?}", "{?甲{?乙?}?}", "[[fees|甲[[乙]]]]", "{?甲{{ x ?}"]
)
def test_what_can_not_be_read_is_refused(text: str) -> None:
    with pytest.raises(BadMarkup):
        parse_text(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[[fees|约定的费用]]。", "<fees>。"),
        ("[[trial|约定的试用]]。", "约定的试用。"),
        ("[[x-other.there|甲]]。", "<x-other.there>。"),
        ("[[x-other.trial|甲]]。", "甲。"),
        ("[[fees, trial]]。", "<fees>。"),
        ("[[fees, trial, payment, x-other.there]]。", "<fees>、<payment>和<x-other.there>。"),
        ("[[trial, x-other.trial|甲]]。", "甲。"),
    ],
)
def test_a_reference_leads_somewhere_or_gives_way_to_words(text: str, expected: str) -> None:
    assert printed(text) == expected


def test_what_the_deal_brings_can_be_referred_to() -> None:
    assert printed("[[trial, x-other.trial|甲]]。", "试用: {时长: 1个月}") == "<trial>和<x-other.trial>。"


def test_a_reference_to_a_replaced_clause_leads_to_what_replaces_it() -> None:
    more = "- {标识: x-new, 替换: renewal, 标题: 续约, 款: [期满另议。]}\n"
    assert printed("[[renewal|甲]]。", more) == "<renewal>。"


def test_without_words_a_reference_that_leads_nowhere_is_told() -> None:
    for text in ("[[trial]]。", "[[trial, x-other.trial]]。"):
        assert [one.code for one in ref01.check(made(text))] == ["REF01"]
    assert not [*ref01.check(made("[[trial|甲]]。"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲{?，见[[fees]]?}。", "甲，见<fees>。"),
        ("甲{?，见[[trial]]?}。", "甲。"),
        ("甲{?，见[[trial, fees]]?}。", "甲，见<fees>。"),
        ("甲{?，见[[trial|乙]]?}。", "甲，见乙。"),
        ("甲{?，共{{ trial.length }}?}。", "甲。"),
        ("甲{?，共{{ term.length }}?}。", "甲，共1年。"),
        ("甲{?，共{{ term.length }}，见[[trial]]?}。", "甲。"),
        ("甲{?乙?}。", "甲乙。"),
    ],
)
def test_a_span_stands_only_with_every_value_and_reference_in_it(text: str, expected: str) -> None:
    assert printed(text, "期限: {时长: 1年}") == expected


def test_a_value_left_to_a_pen_is_there() -> None:
    assert printed("甲{?，于{{ signing.place }}签订?}。", "签署: {签订地: 手写}").startswith("甲，于")
