"""A line over the years: the totals of one unit under one scheme, with gaps where there is none."""

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup, escape

STEP, TOP, FLOOR, HEIGHT = 84, 26, 96, 120


def trend(totals: Sequence[tuple[str, str | None]], points: str, title: str, words: str) -> Markup:
    """Return the line of (year, total as printed or None) from 0 to the points or the highest total.

    The line breaks at a year without a total; every total is written beside its dot.
    """
    known = [Fraction(total) for _, total in totals if total is not None]
    low = min([Fraction(0), *known])
    span = max([Fraction(points), *known]) - low or Fraction(1)
    width = STEP * len(totals)
    lines: list[list[str]] = [[]]
    marks = []
    for number, (year, total) in enumerate(totals):
        x = STEP * number + STEP // 2
        marks.append(f'<text x="{x}" y="{HEIGHT - 6}">{escape(year)}</text>')
        if total is None:
            lines.append([])
            continue
        y = FLOOR - int((Fraction(total) - low) / span * (FLOOR - TOP))
        lines[-1].append(f"{x} {y}")
        marks.append(f'<circle cx="{x}" cy="{y}" r="4"/>')
        marks.append(f'<text class="k-trend__total" x="{x}" y="{y - 10}">{escape(total)}</text>')
    drawn = "".join(f'<path d="M{" L".join(line)}"/>' for line in lines if len(line) > 1)
    return Markup(
        f'<svg class="k-trend" viewBox="0 0 {width} {HEIGHT}" width="{width}" height="{HEIGHT}" '
        f'role="img"><title>{escape(title)}</title><desc>{escape(words)}</desc>'
        f'<path class="k-trend__floor" d="M0 {FLOOR}H{width}"/>{drawn}{"".join(marks)}</svg>'
    )
