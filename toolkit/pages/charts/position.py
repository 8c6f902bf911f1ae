"""A dot on a range: where a score stands between the lowest and the highest of its class."""

from fractions import Fraction
from functools import cache

from markupsafe import Markup, escape

from toolkit.outcomes.positions import Range

WIDTH, HEIGHT, EDGE = 120, 14, 6


def position(score: str | None, among: Range, points: str | None, title: str, words: str) -> Markup:
    """Return the range of a class from 0 to the points, its middle, and the unit's score as a dot.

    Scores come as printed. Where some exceed the points, the highest ends the scale. A score that
    does not exist draws no dot.
    """
    scale = _scale(among, points)
    first, middle, last = map(scale.at, (among.lowest, among.middle, among.highest))
    dot = "" if score is None else f'<circle cx="{scale.at(score)}" cy="7" r="5"/>'
    return Markup(
        f'<svg class="k-pos" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc>"
        f'<path d="M{EDGE} 7h{WIDTH - 2 * EDGE}"/>'
        f'<path class="k-pos__range" d="M{first} 7h{max(last - first, 1)}"/>'
        f'<path class="k-pos__middle" d="M{middle} 2v10"/>{dot}</svg>'
    )


class _Scale:
    """Where scores stand between two ends; those of a class recur from unit to unit."""

    def __init__(self, ends: tuple[Fraction, ...]) -> None:
        self._low = min(ends)
        self._span = (max(ends) - self._low) or Fraction(1)
        self._known: dict[str, int] = {}

    def at(self, score: str) -> int:
        """Return the place of a score as printed, from the left."""
        if score not in self._known:
            share = (Fraction(score) - self._low) / self._span
            self._known[score] = EDGE + int(share * (WIDTH - 2 * EDGE))
        return self._known[score]


@cache
def _scale(among: Range, points: str | None) -> _Scale:
    """Return the scale of a class: from 0 to the points, or to the highest score beyond them."""
    return _Scale((
        Fraction(0),
        Fraction(among.lowest),
        Fraction(among.highest),
        Fraction(points or 0),
    ))  # fmt: skip
