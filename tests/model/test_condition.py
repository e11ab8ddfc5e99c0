import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from hetong.model.condition import ALWAYS, Condition, Every, Is, Never, Some, When, facts_of, parse_condition, specificity

TELECOM, ENTRUSTED = Is("contract.industry", ("telecom",)), Is("data.role", ("entrusted",))
LEAVES = st.builds(
    Is, st.sampled_from(["contract.industry", "data.role", "services.channels.kind"]), st.tuples(st.sampled_from(["telecom", "present"]))
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(tuple).map(Every),
        st.lists(inner, min_size=1, max_size=3).map(tuple).map(Some),
        inner.map(Never),
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("raw", "condition", "narrow"),
    [
        ({"contract.industry": "telecom"}, TELECOM, 1),
        ({"data.role": ["entrusted", "joint"]}, Is("data.role", ("entrusted", "joint")), 1),
        ({"contract.industry": "telecom", "data.role": "entrusted"}, Every((TELECOM, ENTRUSTED)), 2),
        ({"any": [{"contract.industry": "telecom"}, {"data.role": "entrusted"}]}, Some((TELECOM, ENTRUSTED)), 1),
        ({"all": [{"contract.industry": "telecom"}, {"data.role": "entrusted"}]}, Every((TELECOM, ENTRUSTED)), 2),
        ({"not": {"contract.industry": "telecom"}}, Never(TELECOM), 1),
        ({"not": {"contract.industry": "telecom", "data.role": "entrusted"}}, Never(Every((TELECOM, ENTRUSTED))), 1),
        ({"data.role": "entrusted", "any": [{"contract.industry": "telecom"}]}, Every((ENTRUSTED, Some((TELECOM,)))), 2),
        (
            {"data.role": "entrusted", "all": [{"contract.industry": "telecom"}, {"data.role": "entrusted"}]},
            Every((ENTRUSTED, Every((TELECOM, ENTRUSTED)))),
            3,
        ),
        ({"quality.tiers": "present"}, Is("quality.tiers", ("present",)), 1),
    ],
)
def test_condition(raw: object, condition: Condition, narrow: int) -> None:
    assert parse_condition(raw) == condition
    assert specificity(condition) == narrow


@pytest.mark.parametrize(
    "raw",
    [
        {},
        [],
        "telecom",
        None,
        True,
        {"any": []},
        {"any": "telecom"},
        {"any": {"data.role": "joint"}},
        {"all": []},
        {"not": []},
        {"not": {}},
        {"data.role": []},
        {"data.role": None},
        {"data.role": {"is": "joint"}},
        {"data.role": [1]},
        {"any": [{}]},
    ],
)
def test_malformed_conditions_are_validation_errors(raw: object) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(When).validate_python(raw)
    assert {error["type"] for error in refused.value.errors()} == {"condition"}


def test_always_is_the_least_specific() -> None:
    assert specificity(ALWAYS) == 0
    assert list(facts_of(ALWAYS)) == []


@given(CONDITIONS)
def test_a_read_condition_passes_through(condition: Condition) -> None:
    assert parse_condition(condition) is condition


@given(CONDITIONS)
def test_no_condition_counts_more_facts_than_it_tests(condition: Condition) -> None:
    tested = list(facts_of(condition))
    assert all(isinstance(one, Is) for one in tested)
    assert specificity(Every((condition, condition))) == 2 * specificity(condition)
    assert specificity(Never(condition)) == 1
