"""The fast part of ``make fuzz``: a few cases of each kind, the same at each run; and proof that the fuzzer can see what it looks for."""

from random import Random

import pytest

from tests.fuzz import entries, money
from tests.fuzz.run import case

COUNTS = {"spec": 250, "octet": 400, "docx": 120, "library": 120, "money": 250}


@pytest.mark.parametrize("kind", COUNTS)
def test_nothing_crashes_and_no_money_is_wrong(kind: str) -> None:
    failures = [failure for number in range(COUNTS[kind]) if (failure := case(kind, 0, number))]
    assert [(one.number, one.why) for one in failures] == []


def test_a_crash_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "draft", lambda *_: 1 / 0)
    assert "ZeroDivisionError" in str(case("spec", 0, 1))


def test_wrong_money_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(money, "half_up", lambda amount: int(amount) + 1)
    assert any("Wrong" in str(case("money", 0, number)) for number in range(20))


def test_the_oracle_knows_its_own_sums() -> None:
    lines = [money.line(Random(number), "甲") for number in range(400)]
    assert {one.due for one in lines if (one.price, one.unit, one.quantity, one.periods) == ("1元", "次", "3千次", None)} <= {300_000}
    assert 100 < sum(one.due is not None for one in lines) < 400
