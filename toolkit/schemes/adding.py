"""Sums told with the parts they are made of: printed parts may add up to something else."""

from collections.abc import Iterable
from fractions import Fraction

from toolkit.language import Text, both
from toolkit.numbers import exact

UNROUNDED = both(
    "各部分按未取整的数相加，最后才取 {places} 位小数。",
    "The parts are added before rounding; only the sum is rounded, to {places} places.",
)
TO_WHOLE = both(
    "各部分按未取整的数相加，最后才取整数。",
    "The parts are added before rounding; only the sum is rounded.",
)
ABOUT = "≈"


def unrounded(parts: Iterable[str], total: str) -> Text | None:
    """Return that parts were added before rounding, where as printed they do not make their sum."""
    if sum((exact(part.removeprefix(ABOUT)) for part in parts), Fraction(0)) == exact(total):
        return None
    places = len(total.partition(".")[2])
    return UNROUNDED.filled(places=places) if places else TO_WHOLE
