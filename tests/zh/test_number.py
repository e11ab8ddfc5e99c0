from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hetong.diagnostic import Message
from hetong.zh.number import leading, round_to, trimmed

KIND = Message("数量")


@pytest.mark.parametrize(
    ("number", "places", "rounded"),
    [
        ("0.005", 2, "0.01"),
        ("0.0049999999999999999999999999999999999999", 2, "0.00"),
        ("2.675", 2, "2.68"),
        ("-0.005", 2, "-0.01"),
        ("99999999999999999999999999999.995", 2, "100000000000000000000000000000.00"),
        ("7", 0, "7"),
    ],
)
def test_a_half_is_rounded_away_from_zero_at_any_size(number: str, places: int, rounded: str) -> None:
    assert str(round_to(Fraction(number), places)) == rounded


@given(st.fractions(), st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(number: Fraction, places: int) -> None:
    assert abs(Fraction(round_to(number, places)) - number) <= Fraction(1, 2 * 10**places)


@given(st.integers(0, 10**15 - 1), st.sampled_from(["", ","]))
def test_digits_are_read_exactly_whatever_the_ambient_precision(number: int, grouped: str) -> None:
    with localcontext(prec=3):
        found = leading(f"{number:{grouped}}次", KIND, "20席")
        assert (int(found.value), found.rest, trimmed(found.value)) == (number, "次", str(number))


def test_a_number_without_zeros_at_its_end() -> None:
    assert [trimmed(Decimal(one)) for one in ("1.50", "100", "0.00", "1E+3")] == ["1.5", "100", "0", "1000"]
