"""A dot on a range: where a score stands between the lowest and the highest of its class."""

from fractions import Fraction

from markupsafe import Markup, escape

from toolkit.outcomes.positions import Range

WIDTH, HEIGHT, EDGE = 120, 14, 6


def position(score: str | None, among: Range, points: str | None, title: str, words: str) -> Markup:
    """Return the range of a class from 0 to the points, its middle, and the unit's score as a dot.

    Scores come as printed. Where some exceed the points, the highest ends the scale. A score that
    does not exist draws no dot.
    """
    ends = [Fraction(0), Fraction(among.lowest), Fraction(among.highest), Fraction(points or 0)]
    low, span = min(ends), (max(ends) - min(ends)) or Fraction(1)

    def at(value: str) -> int:
        return EDGE + int((Fraction(value) - low) / span * (WIDTH - 2 * EDGE))

    first, middle, last = at(among.lowest), at(among.middle), at(among.highest)
    dot = "" if score is None else f'<circle cx="{at(score)}" cy="7" r="5"/>'
    return Markup(
        f'<svg class="k-pos" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(words)}</desc>"
        f'<path d="M{EDGE} 7h{WIDTH - 2 * EDGE}"/>'
        f'<path class="k-pos__range" d="M{first} 7h{max(last - first, 1)}"/>'
        f'<path class="k-pos__middle" d="M{middle} 2v10"/>{dot}</svg>'
    )
