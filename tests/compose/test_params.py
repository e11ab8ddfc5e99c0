"""A clause's own parameters: the deal's value, else the default, of the declared type and inside the bounds."""

import pytest

from hetong.diagnostic import Diagnostic, Refused
from hetong.model.contract import Blank, Filled, Paragraph
from tests.drafts import article, small_deal, text_of

PARAMS = {
    "within": {"type": "duration", "label": "返还期限", "default": "15日", "min": "3日", "max": "2个月"},
    "share": {"type": "percent", "label": "比例", "max": "20%"},
    "times": {"type": "integer", "label": "次数", "default": "3", "min": "1"},
    "price": {"type": "money", "label": "押金", "max": "1万元"},
    "names": {"type": "list", "label": "名单"},
    "agreed": {"type": "boolean", "label": "同意", "default": "是"},
    "day": {"type": "date", "label": "日子"},
    "soon": {"type": "duration", "label": "答复期限", "max": "5日"},
}


def probe(written: str, text: str = "{{ params.within }}") -> Paragraph:
    """A sentence with a parameter, when the deal writes ``written`` for the clause."""
    deal = small_deal(f"clauses: {{params: {{probe: {written}}}}}" if written else "")
    return article(deal, params=PARAMS, paragraphs=[{"text": text}]).paragraphs[0]


def refusal(written: str) -> Diagnostic:
    with pytest.raises(Refused) as refused:
        probe(written)
    (found,) = refused.value.diagnostics
    return found


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("", "{{ params.within }}", "15日"),
        ("{within: 10日}", "{{ params.within }}", "10日"),
        ("{返还期限: 10日}", "{{ params.within }}", "10日"),
        ("{within: 3日}", "{{ params.within }}", "3日"),
        ("{within: 60日}", "{{ params.within }}", "60日"),
        ("{share: 20%}", "{{ params.share }}", "20%"),
        ("{times: 1}", "{{ params.times | numeral }}", "一"),
        ("{price: 1万元}", "{{ params.price | figure }}", "¥10,000.00"),
        ("{names: [甲, 乙]}", "{{ params.names | together }}", "甲和乙"),
        ("{names: 甲}", "{{ params.names }}", "甲"),
        ("{agreed: 否}", "{{ params.agreed }}", "否"),
        ("{soon: 1分钟}", "{{ params.soon }}", "1分钟"),
        ("{day: 2026-1-2}", "{{ params.day }}", "2026年1月2日"),
    ],
)
def test_a_parameter_prints_the_deals_value_or_the_default(written: str, text: str, expected: str) -> None:
    assert text_of(probe(written, text)) == expected


def test_a_parameter_without_value_and_default_is_a_blank() -> None:
    (blank,) = probe("", "{{ params.share }}").inlines
    assert isinstance(blank, Blank)
    assert (blank.label, blank.path) == ("比例", "clauses.params.probe.share")


def test_a_written_parameter_knows_its_line() -> None:
    (filled,) = probe("{within: 10日}").inlines
    assert isinstance(filled, Filled)
    assert (filled.path, filled.at.line) == ("clauses.params.probe.within", 2)


@pytest.mark.parametrize(
    ("written", "code", "path"),
    [
        ("{withing: 10日}", "DEAL14", "clauses.params.probe.withing"),
        ("{期限返还: 10日}", "DEAL14", "clauses.params.probe.期限返还"),
        ("{within: 很快}", "DEAL15", "clauses.params.probe.within"),
        ("{share: 十个}", "DEAL15", "clauses.params.probe.share"),
        ("{times: 2.5}", "DEAL15", "clauses.params.probe.times"),
        ("{within: 2日}", "DEAL16", "clauses.params.probe.within"),
        ("{within: 1小时}", "DEAL16", "clauses.params.probe.within"),
        ("{within: 61日}", "DEAL16", "clauses.params.probe.within"),
        ("{soon: 0日}", "DEAL16", "clauses.params.probe.soon"),
        ("{soon: 0.0小时}", "DEAL16", "clauses.params.probe.soon"),
        ("{返还期限: 61日}", "DEAL16", "clauses.params.probe.返还期限"),
        ("{share: 20.01%}", "DEAL16", "clauses.params.probe.share"),
        ("{times: 0}", "DEAL16", "clauses.params.probe.times"),
        ("{price: 1万零1元}", "DEAL15", "clauses.params.probe.price"),
        ("{price: '10,000.01元'}", "DEAL16", "clauses.params.probe.price"),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused_with_its_place(written: str, code: str, path: str) -> None:
    found = refusal(written)
    assert (found.code, found.path, found.at.file, found.at.line) == (code, path, "deal.yaml", 2)


def test_an_unknown_parameter_names_the_nearest_known_one() -> None:
    hint = refusal("{withing: 10日}").hint
    assert hint is not None
    assert "within" in str(hint)


def test_all_parameters_that_do_not_fit_are_reported_together() -> None:
    with pytest.raises(Refused) as refused:
        probe("{within: 1日, share: 99%, 无: 1}")
    assert sorted(one.code for one in refused.value.diagnostics) == ["DEAL14", "DEAL16", "DEAL16"]


def test_a_clause_that_the_contract_lacks_takes_no_parameters() -> None:
    deal = small_deal("clauses: {params: {nothing: {within: 1日}}}")
    with pytest.raises(Refused) as refused:
        article(deal, params=PARAMS, paragraphs=[{"text": "甲。"}])
    assert [(one.code, one.path) for one in refused.value.diagnostics] == [("DEAL08", "clauses.params.nothing")]
