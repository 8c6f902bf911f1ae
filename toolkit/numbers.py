"""Exact numbers: the only way one is made, rounded or printed.

Inside scoring every value is a ``fractions.Fraction``. A value becomes a decimal
only where a scheme says so, through :func:`rounded`; it is printed by
:func:`printed` (scores, a fixed number of places) or :func:`plain` (quantities).
Float is refused everywhere.
"""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

Number: TypeAlias = int | Decimal | Fraction
Mode: TypeAlias = Literal["half-up", "half-even"]

#: Larger amounts are refused when a file is read, so that scaled values fit a 64-bit column.
LARGEST = 10**12


class Rounding(NamedTuple):
    """How a number becomes a decimal: the mode for ties and the number of places."""

    mode: Mode
    places: int


def exact(value: Number | str) -> Fraction:
    """Return the value as an exact rational; TypeError for float and bool."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction | str):
        raise TypeError(f"not an exact number: {value!r}")
    return Fraction(value)


def rounded(value: Fraction, rounding: Rounding) -> Fraction:
    """Return the nearest multiple of 10**-places; ties go as the mode says.

    half-up takes a tie away from zero (1.075 becomes 1.08), half-even to the even digit.
    """
    scale = 10**rounding.places
    whole, rest = divmod(abs(value.numerator) * scale, value.denominator)
    twice = 2 * rest
    is_up = twice > value.denominator or (
        twice == value.denominator and (rounding.mode == "half-up" or whole % 2 == 1)
    )
    result = whole + is_up
    return Fraction(-result if value.numerator < 0 else result, scale)


def printed(value: Fraction, places: int) -> str:
    """Return the value with exactly that many places; ValueError where digits would be lost."""
    scaled, rest = divmod(value.numerator * 10**places, value.denominator)
    if rest:
        raise ValueError(f"{value} has more than {places} decimal places")
    digits = f"{abs(scaled):0{places + 1}d}"
    sign = "-" if scaled < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def about(value: Fraction) -> str:
    """Return the value for a sentence: exact where that is short, else two places after ≈."""
    shortened = rounded(value, Rounding("half-up", 2))
    return plain(value) if (value * 10**4).denominator == 1 else f"≈{plain(shortened)}"


def grouped(value: Fraction) -> str:
    """Return the shortest exact decimal, with a comma before every three digits of its whole part."""
    return re.sub(r"(?<![\d.])\d+", lambda digits: f"{int(digits[0]):,}", plain(value))


def plain(value: Fraction) -> str:
    """Return the shortest exact decimal, or ``a/b`` where no decimal is exact."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    return printed(value, max(twos, fives))
