"""Two texts, character by character; conditions seen from a stance."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.facts import Scope, holds
from hetong.keeping.naming import Naming, in_words, seen_from, stances_of
from hetong.keeping.texts import GONE, KEPT, NEW, pieces, struck
from hetong.model.condition import ALWAYS, Condition, Every, Never, facts_of, parse_condition
from hetong.model.deal import Deal
from hetong.model.deal.contract import Stance

TEXTS = st.text(alphabet="甲乙丙应当〔付款.期限〕《保密》", max_size=40)


@given(TEXTS, TEXTS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(was: str, now: str) -> None:
    found = pieces(was, now)
    assert "".join(text for kind, text in found if kind in (KEPT, GONE)) == was
    assert "".join(text for kind, text in found if kind in (KEPT, NEW)) == now
    assert all(text for _, text in found)


@given(TEXTS)
def test_a_text_against_itself_stays_whole(text: str) -> None:
    assert struck(text, text) == text


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("自收到之日起三十日内支付", "自收到之日起六十日内支付", "自收到之日起［-三-］［+六+］十日内支付"),
        ("应当在〔付款.期限〕内付清", "应当在〔付款.宽限〕内付清", "应当在［-〔付款.期限〕-］［+〔付款.宽限〕+］内付清"),
        ("依照《保密》处理", "依照《保险》处理", "依照［-《保密》-］［+《保险》+］处理"),
        ("甲", "", "［-甲-］"),
        ("", "甲", "［+甲+］"),
        ("双方友好协商", "甲方有权解除本合同", "［-双方友好协商-］［+甲方有权解除本合同+］"),
    ],
)
def test_values_and_titles_are_one_word_and_unlike_texts_stand_whole(was: str, now: str, said: str) -> None:
    assert struck(was, now) == said


STANCE = {"contract.stance": "client"}
CONDITIONS = [
    STANCE,
    {"contract.stance": ["client", "provider"]},
    {"not": STANCE},
    {"trial": "present", **STANCE},
    {"any": [STANCE, {"trial": "present"}]},
    {"any": [STANCE, {"contract.stance": "provider"}]},
    {"all": [{"trial": "absent"}, STANCE]},
    {"not": {"any": [STANCE, {"trial": "present"}]}},
    {"trial": "absent"},
    {"contract.stance": "present"},
]


@pytest.mark.parametrize("raw", CONDITIONS, ids=str)
@pytest.mark.parametrize("stance", list(Stance))
@pytest.mark.parametrize("trial", [{}, {"trial": {}}], ids=["without", "with"])
def test_what_is_left_of_a_condition_holds_where_the_whole_does(raw: dict[str, object], stance: Stance, trial: dict[str, object]) -> None:
    whole: Condition = parse_condition(raw)
    left = seen_from(whole, stance.value)
    scope = Scope.of(Deal.model_validate({"contract": {"outline": "-", "stance": stance.value}, **trial}))
    assert holds(whole, scope) is (left is not None and holds(left, scope))
    assert left == ALWAYS or "stance" not in str(left)


@pytest.mark.parametrize("raw", CONDITIONS, ids=str)
def test_a_condition_in_words_names_every_fact_and_is_not_what_its_opposite_says(raw: dict[str, object]) -> None:
    naming, whole = Naming("", {}), parse_condition(raw)
    said = in_words(whole, naming, str)
    assert [one.path for one in facts_of(whole) if naming.fact(one.path) not in said] == []
    assert in_words(Never(whole), naming, str) not in ("", said)
    assert in_words(ALWAYS, naming, str) == ""


def test_what_is_joined_by_or_inside_an_and_stands_in_brackets() -> None:
    either = {"any": [{"trial": "present"}, {"data.role": "entrusted"}]}
    said = in_words(parse_condition({"all": [either, {"ai.used": "true"}]}), Naming("", {}), str)
    inner = in_words(parse_condition(either), Naming("", {}), str)
    assert said.startswith(f"（{inner}）")
    assert "委托" in inner


@pytest.mark.parametrize(
    ("raw", "stances"),
    [
        (STANCE, ("client",)),
        ({"all": [{"trial": "present"}, {"contract.stance": ["client", "balanced"]}]}, ("client", "balanced")),
        ({"any": [STANCE, {"trial": "present"}]}, ()),
        ({"not": STANCE}, ()),
        ({"trial": "present"}, ()),
    ],
)
def test_the_stances_of_a_condition_stand_apart_only_where_nothing_is_lost(raw: dict[str, object], stances: tuple[str, ...]) -> None:
    whole = parse_condition(raw)
    asked, rest = stances_of(whole)
    assert asked == stances
    assert bool(asked) is (rest != whole)
    assert not asked or "contract.stance" not in {one.path for one in facts_of(rest)}
    assert isinstance(rest, Every) or rest == whole or asked
