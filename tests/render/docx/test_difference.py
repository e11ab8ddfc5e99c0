"""Two versions compared: nothing that is the same is called different, and the work grows with the length, whatever stands there."""

import random
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.render.docx.difference import Budget, Stretch, differing

Words = st.lists(st.sampled_from("abcdef"), max_size=30)


def rebuilt(old: Sequence[str], new: Sequence[str], found: Sequence[Stretch]) -> list[str]:
    """The new text, made of the old one and of what the stretches say."""
    made: list[str] = []
    at = 0
    for one in found:
        made += old[at : one.i1]
        made += new[one.j1 : one.j2]
        at = one.i2
    return made + list(old[at:])


@given(Words, Words)
def test_the_stretches_lead_from_one_to_the_other(old: list[str], new: list[str]) -> None:
    found = differing(old, new)
    assert rebuilt(old, new, found) == new
    assert found == sorted(found)
    assert all(one.i1 < one.i2 or one.j1 < one.j2 for one in found)


@given(Words, Words)
def test_a_budget_of_nothing_still_leads_there(old: list[str], new: list[str]) -> None:
    budget = Budget(0)
    budget.most = 0
    assert rebuilt(old, new, differing(old, new, budget)) == new


@given(Words)
def test_the_same_is_the_same(words: list[str]) -> None:
    assert differing(words, words) == []


@given(st.lists(st.integers().map(str), min_size=1, max_size=200, unique=True), st.data())
def test_one_word_changed_is_one_word(words: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(words) - 1))
    assert differing(words, [*words[:at], "x", *words[at + 1 :]]) == [Stretch(at, at + 1, at, at + 1)]
    assert differing(words, [*words[:at], *words[at + 1 :]]) == [Stretch(at, at + 1, at, at)]
    assert differing(words, [*words[:at], "x", *words[at:]]) == [Stretch(at, at, at, at + 1)]


def test_a_paragraph_among_many_alike_is_found() -> None:
    """No paragraph stands there once, so that none holds the two versions together."""
    old = list("ab" * 200)
    new = [*old[:100], "c", *old[100:300], *old[301:]]
    assert [(one.i2 - one.i1, one.j2 - one.j1) for one in differing(old, new)] == [(0, 1), (1, 0)]


def alternating(size: int) -> tuple[list[str], list[str]]:
    return list("ab" * size), list("aab" * size)


def shuffled(size: int) -> tuple[list[str], list[str]]:
    words = [str(at) for at in range(size)]
    return words, random.Random(size).sample(words, size)


def reversed_words(size: int) -> tuple[list[str], list[str]]:
    words = [str(at) for at in range(size)]
    return words, words[::-1]


def noise(size: int) -> tuple[list[str], list[str]]:
    rng = random.Random(size)
    return rng.choices("abc", k=size), rng.choices("abc", k=size)


def nested(size: int) -> tuple[list[str], list[str]]:
    """One that holds the two together in the middle of what is alike, again and again."""
    old = [piece for at in range(size // 4) for piece in ("x", str(at), "y", "x")]
    new = [piece for at in range(size // 4) for piece in ("y", "x", str(at), "y")]
    return old, new


@pytest.mark.parametrize("case", [alternating, shuffled, reversed_words, noise, nested])
def test_the_work_grows_with_the_length(case: Callable[[int], tuple[list[str], list[str]]]) -> None:
    for size in (1_000, 4_000, 16_000):
        old, new = case(size)
        budget = Budget(len(old) + len(new))
        found = differing(old, new, budget)
        assert rebuilt(old, new, found) == new
        assert budget.spent <= budget.most == 100_000 + 16 * (len(old) + len(new))
