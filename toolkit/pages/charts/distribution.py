"""How scores are spread: a dot for each unit, or bars where there are too many for dots.

Scores come as printed and are compared exactly. The drawing is as wide as the page.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from toolkit.numbers import exact, plain
from toolkit.pages.charts.scale import (
    NARROWEST,
    Label,
    Scale,
    percent,
    rows_of,
    scale_for,
    steps,
)

RADIUS, LINE, TOP = 5, 16, 4
#: Above so many units, or so many dots on one another, there are bars.
MOST_DOTS, MOST_LEVELS, MOST_BARS, BARS_HIGH = 60, 8, 20, 96

_TEXT = Markup('<text class="{}" x="{}" y="{}" text-anchor="{}">{}</text>')
_LINE = Markup('<line class="{}" x1="{}" x2="{}" y1="{}" y2="{}"/>')
_DOT = Markup('<circle class="k-plot__dot" cx="{}" cy="{}" r="{}"><title>{}</title></circle>')
_BAR = Markup('<rect class="k-plot__bar" x="{}" y="{}" width="{}" height="{}"/>')
_SVG = Markup(
    '<svg class="k-plot" width="100%" height="{}" role="img"><title>{}</title><desc>{}</desc>{}</svg>'
)


@dataclass(frozen=True)
class Cut:
    """A place on the scale that is marked, such as where a grade begins."""

    at: str
    words: str


@dataclass(frozen=True)
class Range:
    """The scores from one number to below another, or up to it in the last range."""

    low: str
    high: str
    is_last: bool
    count: int


@dataclass(frozen=True)
class Distribution:
    """The drawing, what it says in words, and the same as numbers for the table beside it."""

    svg: Markup
    described: str
    ranges: tuple[Range, ...]


def distribution(
    scores: Sequence[tuple[str, str]],
    points: str | None,
    cuts: Sequence[Cut],
    title: str,
    of_dots: str,
    of_bars: str,
) -> Distribution | None:
    """Return how scores are spread, None where there are none.

    ``scores`` are (name, score as printed); ``points`` is where the scale ends unless scores go
    beyond it; ``of_dots`` and ``of_bars`` describe the drawing, as it turns out.
    """
    if not scores:
        return None
    scale = scale_for([*(score for _, score in scores), *(cut.at for cut in cuts)], points)
    values = [(name, exact(score)) for name, score in scores]
    marks = [Label(scale.share(exact(cut.at)), cut.words) for cut in cuts]
    rows = rows_of(marks)
    above = TOP + LINE * (max(rows) + 1 if rows else 0)
    found = _ranges(scale, [value for _, value in values])
    dots = _dots(scale, values)
    if dots is None:
        body, floor = _bars(scale, found, above + LINE)
    else:
        body, floor = _drawn_dots(dots, above)
    parts = [
        *_cuts(marks, rows, above, floor),
        body,
        _LINE.format("k-plot__axis", "0%", "100%", floor, floor),
        *(
            _TEXT.format("k-plot__tick", tick.x, floor + LINE, tick.anchor, tick.words)
            for tick in scale.ticks()
        ),
    ]
    described = of_bars if dots is None else of_dots
    svg = _SVG.format(floor + LINE + 6, title, described, Markup("").join(parts))
    last = len(found) - 1
    return Distribution(
        svg,
        described,
        tuple(
            Range(plain(low), plain(high), number == last, count)
            for number, (low, high, count) in enumerate(found)
        ),
    )


def _cuts(marks: Sequence[Label], rows: Sequence[int], above: int, floor: int) -> list[Markup]:
    """Return a line for each mark, with its words above all lines in a row where they have room."""
    found = []
    for mark, row in zip(marks, rows, strict=True):
        x, y = percent(mark.share), TOP + LINE * (row + 1) - 5
        found.append(_LINE.format("k-plot__cut", x, x, above, floor))
        found.append(_TEXT.format("k-plot__words", mark.x, y, mark.anchor, mark.words))
    return found


def _dots(
    scale: Scale, values: Sequence[tuple[str, Fraction]]
) -> list[tuple[str, Fraction, int]] | None:
    """Return name, place and level of each dot, none over another; None where that is too high."""
    if len(values) > MOST_DOTS:
        return None
    apart = Fraction(2 * RADIUS + 1, NARROWEST)
    placed: list[tuple[str, Fraction, int]] = []
    for name, value in sorted(values, key=lambda each: each[1]):
        share = scale.share(value)
        taken = {level for _, other, level in placed if share - other < apart}
        level = next(n for n in range(len(values)) if n not in taken)
        if level >= MOST_LEVELS:
            return None
        placed.append((name, share, level))
    return placed


def _drawn_dots(dots: Sequence[tuple[str, Fraction, int]], above: int) -> tuple[Markup, int]:
    """Return the dots and where the axis is."""
    size = 2 * RADIUS + 1
    floor = above + 6 + size * max(3, max(level for *_, level in dots) + 1)
    drawn = [
        _DOT.format(percent(share), floor - 2 - RADIUS - size * level, RADIUS, name)
        for name, share, level in dots
    ]
    return Markup("").join(drawn), floor


def _ranges(scale: Scale, values: Sequence[Fraction]) -> list[tuple[Fraction, Fraction, int]]:
    """Return ranges of a round width, from one to below the next, with how many scores are in each."""
    step = steps(scale.high - scale.low, MOST_BARS)
    bounds = [scale.low]
    while bounds[-1] < scale.high:
        bounds.append(min((bounds[-1] // step + 1) * step, scale.high))
    counts = [0] * (len(bounds) - 1)
    for value in values:
        counts[
            next(n for n in range(len(counts)) if value < bounds[n + 1] or n == len(counts) - 1)
        ] += 1
    return list(zip(bounds, bounds[1:], counts, strict=False))


def _bars(
    scale: Scale, ranges: Sequence[tuple[Fraction, Fraction, int]], above: int
) -> tuple[Markup, int]:
    """Return a bar for each range, those numbered whose number has room, and where the axis is."""
    floor, most = above + BARS_HIGH, max(count for *_, count in ranges)
    bars: list[Markup] = []
    numbers: list[tuple[int, Label]] = []
    for low, high, count in ranges:
        if not count:
            continue
        left, right = scale.share(low), scale.share(high)
        height = max(2, count * BARS_HIGH // most)
        gap = (right - left) / 20
        bars.append(
            _BAR.format(
                percent(left + gap), floor - height, percent(right - left - 2 * gap), height
            )
        )
        numbers.append((height, Label((left + right) / 2, str(count))))
    shown: list[Label] = []
    for height, label in sorted(numbers, key=lambda each: -each[0]):
        if all(label.is_clear_of(other) for other in shown):
            shown.append(label)
            bars.append(
                _TEXT.format(
                    "k-plot__number",
                    label.x,
                    floor - height - 4,
                    label.anchor,
                    label.words,
                )
            )
    return Markup("").join(bars), floor
