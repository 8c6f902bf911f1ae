"""The scale of a chart that is as wide as the page: places are shares of the width, text is not scaled.

Whether words have room is reckoned at the narrowest width; they have more on any wider one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Literal, TypeAlias

from toolkit.numbers import Rounding, exact, plain, rounded

#: The width in pixels below which a chart is not drawn for, and those of letters: small, other, wide.
NARROWEST, SMALL, LETTER, IDEOGRAPH = 300, 6, 8, 13
#: Steps of a scale are these, times a power of ten.
_NICE = (1, 2, 5)

Anchor: TypeAlias = Literal["start", "middle", "end"]


def percent(share: Fraction) -> str:
    """Return a share of the width as it stands in the drawing, such as ``12.5%``."""
    return f"{plain(rounded(share * 100, Rounding('half-up', 2)))}%"


def width_of(words: str) -> int:
    """Return about how many pixels words take; rather too many than too few."""
    return sum(_width(letter) for letter in words)


def _width(letter: str) -> int:
    if not letter.isascii():
        return IDEOGRAPH
    return SMALL if letter.islower() or letter == " " else LETTER


def steps(span: Fraction, most: int) -> Fraction:
    """Return the smallest nice step that fits at most so many times into a span."""
    step = Fraction(1)
    while span / step <= most:
        step /= 10
    while True:
        for factor in _NICE:
            if span / (step * factor) <= most:
                return step * factor
        step *= 10


@dataclass(frozen=True)
class Label:
    """Words at a share of the width, and how they are placed there so that they stay inside."""

    share: Fraction
    words: str

    @property
    def anchor(self) -> Anchor:
        """Begin or end at the edge where the middle would leave the drawing."""
        half, at = Fraction(width_of(self.words), 2), self.share * NARROWEST
        if at < half:
            return "start"
        return "end" if at > NARROWEST - half else "middle"

    @property
    def x(self) -> str:
        """Where the words are anchored: at an edge, or at their place."""
        return {"start": "0%", "middle": percent(self.share), "end": "100%"}[self.anchor]

    @property
    def reach(self) -> tuple[Fraction, Fraction]:
        """From where to where the words go, in pixels of the narrowest drawing."""
        width = Fraction(width_of(self.words))
        middle = self.share * NARROWEST - width / 2
        edge = NARROWEST - width
        left = {"start": Fraction(0), "middle": middle, "end": edge}[self.anchor]
        return left, left + width

    def is_clear_of(self, other: "Label") -> bool:
        """True if there is room between the two."""
        return self.reach[1] + LETTER <= other.reach[0] or other.reach[1] + LETTER <= self.reach[0]


@dataclass(frozen=True)
class Scale:
    """A scale from ``low`` to ``high``, of which ``high`` is more."""

    low: Fraction
    high: Fraction

    def share(self, value: Fraction) -> Fraction:
        """Return where a value lies, 0 at the low end and 1 at the high one; outside it, the end."""
        return min(max((value - self.low) / (self.high - self.low), Fraction(0)), Fraction(1))

    def ticks(self) -> list[Label]:
        """Return the marks: both ends, and between them as many round numbers as have room."""
        span = self.high - self.low
        ends = [Label(Fraction(0), plain(self.low)), Label(Fraction(1), plain(self.high))]
        for most in (5, 4, 2):
            step = steps(span, most)
            first = self.low // step + 1
            inner = [
                Label(self.share(step * n), plain(step * n))
                for n in range(first, first + most + 1)
                if step * n < self.high
            ]
            fit = [each for each in inner if all(each.is_clear_of(end) for end in ends)]
            if all(a.is_clear_of(b) for a, b in pairwise(fit)):
                return [ends[0], *fit, ends[1]]
        return ends


def scale_for(scores: Sequence[str], points: str | None) -> Scale:
    """Return a scale from nothing to the points, or as far as scores go beyond either."""
    values = [exact(each) for each in scores]
    most = Fraction(0) if points is None else exact(points)
    low, high = min([Fraction(0), *values]), max([most, *values])
    if high <= low:
        return Scale(low, low + 1)
    low = _down(low, steps(high - low, 7)) if low < 0 else low
    beyond = high > most
    return Scale(low, -_down(-high, steps(high - low, 7)) if beyond else high)


def _down(value: Fraction, step: Fraction) -> Fraction:
    """Return the largest multiple of a step that is not above a value."""
    return (value // step) * step


def rows_of(labels: Sequence[Label]) -> list[int]:
    """Return for each label the row, from 0, in which it has room beside those before it."""
    rows: list[list[Label]] = []
    found = []
    for label in labels:
        row = next(
            (n for n, placed in enumerate(rows) if all(label.is_clear_of(each) for each in placed)),
            len(rows),
        )
        if row == len(rows):
            rows.append([])
        rows[row].append(label)
        found.append(row)
    return found
