"""Exact numbers against hand-worked cases and against the standard library's decimal arithmetic."""

import re
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from math import floor

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from toolkit.numbers import Mode, Rounding, exact, plain, printed, rounded

QUICK = settings(deadline=None, max_examples=120)
DECIMAL_MODES: dict[Mode, str] = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}
MODES = st.sampled_from(sorted(DECIMAL_MODES))
PLACES = st.integers(0, 6)
#: Numbers that a decimal writes exactly.
TERMINATING = st.builds(
    lambda units, places: Decimal(units).scaleb(-places),
    st.integers(-(10**15), 10**15),
    st.integers(0, 8),
)
RATIONALS = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)


# Making


@pytest.mark.parametrize("value", [0.1, 1.0, float("nan"), float("inf"), True, False])
def test_float_and_truth_values_are_no_numbers(value: object) -> None:
    with pytest.raises(TypeError):
        exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, b"1", [1], {1}])
def test_other_things_are_no_numbers(value: object) -> None:
    with pytest.raises(TypeError):
        exact(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "numerator", "denominator"),
    [
        (3, 3, 1),
        ("0.1", 1, 10),
        ("-12.50", -25, 2),
        ("1/3", 1, 3),
        (Decimal("0.1"), 1, 10),
        (Decimal("-0.00"), 0, 1),
        (Fraction(6, 4), 3, 2),
    ],
)
def test_a_number_is_exactly_what_was_written(
    value: int | Decimal | Fraction | str, numerator: int, denominator: int
) -> None:
    made = exact(value)
    assert type(made) is Fraction
    assert (made.numerator, made.denominator) == (numerator, denominator)


# Rounding


@pytest.mark.parametrize(
    ("value", "places", "half_up", "half_even"),
    [
        # ties: two places
        ("1.075", 2, "1.08", "1.08"),
        ("5.125", 2, "5.13", "5.12"),
        ("9.975", 2, "9.98", "9.98"),
        ("0.005", 2, "0.01", "0.00"),
        ("0.015", 2, "0.02", "0.02"),
        ("-1.075", 2, "-1.08", "-1.08"),
        ("-5.125", 2, "-5.13", "-5.12"),
        ("-0.005", 2, "-0.01", "0.00"),
        # just below and just above a tie
        ("5.1249999", 2, "5.12", "5.12"),
        ("5.1250001", 2, "5.13", "5.13"),
        ("-5.1249999", 2, "-5.12", "-5.12"),
        ("-5.1250001", 2, "-5.13", "-5.13"),
        # no places
        ("0.5", 0, "1", "0"),
        ("1.5", 0, "2", "2"),
        ("2.5", 0, "3", "2"),
        ("-2.5", 0, "-3", "-2"),
        # nothing to round, and no decimal at all
        ("7", 2, "7.00", "7.00"),
        ("1/3", 2, "0.33", "0.33"),
        ("2/3", 2, "0.67", "0.67"),
        ("-2/3", 2, "-0.67", "-0.67"),
        ("0", 2, "0.00", "0.00"),
        # carrying over
        ("9.995", 2, "10.00", "10.00"),
        ("99.9999", 3, "100.000", "100.000"),
    ],
)
def test_rounding_by_hand(value: str, places: int, half_up: str, half_even: str) -> None:
    for mode, expected in (("half-up", half_up), ("half-even", half_even)):
        result = rounded(exact(value), Rounding(mode, places))  # type: ignore[arg-type]
        assert printed(result, places) == expected, mode


@QUICK
@given(TERMINATING, MODES, PLACES)
@example(Decimal("-0.5"), "half-up", 0)
@example(Decimal("1.075"), "half-up", 2)
@example(Decimal("5.125"), "half-even", 2)
def test_rounding_agrees_with_decimal(value: Decimal, mode: Mode, places: int) -> None:
    with localcontext() as context:
        context.prec = 60
        expected = value.quantize(Decimal(1).scaleb(-places), DECIMAL_MODES[mode])
    assert rounded(exact(value), Rounding(mode, places)) == Fraction(expected)


@QUICK
@given(RATIONALS, PLACES)
def test_half_up_adds_half_a_unit_and_cuts_off(value: Fraction, places: int) -> None:
    cut = Fraction(floor(abs(value) * 10**places + Fraction(1, 2)), 10**places)
    assert rounded(value, Rounding("half-up", places)) == (cut if value >= 0 else -cut)


@QUICK
@given(RATIONALS, MODES, PLACES)
def test_rounding_moves_by_half_a_unit_at_most(value: Fraction, mode: Mode, places: int) -> None:
    moved = abs(value - rounded(value, Rounding(mode, places)))
    assert moved <= Fraction(1, 2 * 10**places)


@QUICK
@given(RATIONALS, MODES, PLACES)
def test_rounding_twice_is_rounding_once(value: Fraction, mode: Mode, places: int) -> None:
    once = rounded(value, Rounding(mode, places))
    assert rounded(once, Rounding(mode, places)) == once
    assert rounded(once, Rounding(mode, places + 1)) == once


@QUICK
@given(RATIONALS, RATIONALS, MODES, PLACES)
def test_the_larger_number_never_rounds_to_the_smaller(
    one: Fraction, other: Fraction, mode: Mode, places: int
) -> None:
    low, high = sorted((one, other))
    rounding = Rounding(mode, places)
    assert rounded(low, rounding) <= rounded(high, rounding)


@QUICK
@given(TERMINATING, MODES, PLACES)
def test_the_sign_does_not_matter(value: Decimal, mode: Mode, places: int) -> None:
    rounding = Rounding(mode, places)
    assert rounded(exact(-value), rounding) == -rounded(exact(value), rounding)


# Printing


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0", 2, "0.00"),
        ("0.05", 2, "0.05"),
        ("-0.05", 2, "-0.05"),
        ("12.5", 2, "12.50"),
        ("-12.5", 1, "-12.5"),
        ("100", 0, "100"),
        ("-7", 0, "-7"),
        ("0", 0, "0"),
        ("1234567.8", 4, "1234567.8000"),
    ],
)
def test_printed_has_exactly_the_places_asked_for(value: str, places: int, expected: str) -> None:
    assert printed(exact(value), places) == expected


@pytest.mark.parametrize(
    ("value", "places"), [("0.005", 2), ("1/3", 6), ("12.5", 0), ("-0.001", 2)]
)
def test_printing_never_loses_a_digit(value: str, places: int) -> None:
    with pytest.raises(ValueError, match="decimal places"):
        printed(exact(value), places)


@QUICK
@given(RATIONALS, MODES, PLACES)
def test_what_was_rounded_can_be_printed_and_read_back(
    value: Fraction, mode: Mode, places: int
) -> None:
    result = rounded(value, Rounding(mode, places))
    text = printed(result, places)
    assert exact(text) == result
    assert re.fullmatch(rf"-?[0-9]+\.[0-9]{{{places}}}" if places else r"-?[0-9]+", text)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("195", "195"),
        ("-3", "-3"),
        ("12.50", "12.5"),
        ("0.125", "0.125"),
        ("1000", "1000"),
        ("1/3", "1/3"),
        ("-22/7", "-22/7"),
        ("7/640", "0.0109375"),
    ],
)
def test_plain_is_the_shortest_exact_writing(value: str, expected: str) -> None:
    assert plain(exact(value)) == expected


@QUICK
@given(TERMINATING)
def test_plain_agrees_with_decimal(value: Decimal) -> None:
    digits = f"{value:f}"
    shortest = digits.rstrip("0").rstrip(".") if "." in digits else digits
    assert plain(exact(value)) == ("0" if value == 0 else shortest)


@QUICK
@given(RATIONALS)
def test_plain_can_be_read_back(value: Fraction) -> None:
    assert exact(plain(value)) == value
