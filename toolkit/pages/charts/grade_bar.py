"""The grades of a round as one bar, each grade as long as its share, the places marked on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from toolkit.pages.charts.scale import Label, percent, rows_of

LINE, BAR = 16, 20

_PART = Markup('<rect class="k-part k-part--{}" x="{}" y="{}" width="{}" height="{}"/>')
_TEXT = Markup('<text class="k-plot__number" x="{}" y="{}" text-anchor="{}">{}</text>')
_LEADER = Markup('<line class="k-plot__leader" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>')
_PLACES = Markup(
    '<line class="k-plot__cut" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/>'
    '<text class="k-plot__words" x="{3}" y="{4}" text-anchor="{5}">{6}</text>'
)
_SVG = Markup(
    '<svg class="k-plot" width="100%" height="{}" role="img"><title>{}</title><desc>{}</desc>{}</svg>'
)


@dataclass(frozen=True)
class Part:
    """How many units have a grade; ``grade`` names the style, ``words`` stand over the part."""

    grade: str
    words: str
    count: int


def grade_bar(
    parts: Sequence[Part], places: tuple[int, str] | None, title: str, described: str
) -> Markup | None:
    """Return the bar, None where nobody is counted; ``places`` are how many there are, in words.

    Every part is labelled: where words have no room beside others, they stand a row higher.
    """
    everybody = sum(part.count for part in parts)
    if not everybody:
        return None
    shares: list[tuple[Part, Fraction, Fraction]] = []
    before = 0
    for part in parts:
        if part.count:
            shares.append((part, Fraction(before, everybody), Fraction(part.count, everybody)))
        before += part.count
    labels = [Label(left + width / 2, part.words) for part, left, width in shares]
    rows = rows_of(labels)
    top = LINE * (max(rows) + 1)
    drawn = [
        *(
            _PART.format(part.grade, percent(left), top, percent(width), BAR)
            for part, left, width in shares
        ),
        *(_labelled(label, row, top) for label, row in zip(labels, rows, strict=True)),
    ]
    height = top + BAR + 4
    if places is not None:
        mark = Label(min(Fraction(places[0], everybody), Fraction(1)), places[1])
        bottom = height + LINE
        drawn.append(
            _PLACES.format(
                percent(mark.share), top - 2, height, mark.x, bottom, mark.anchor, mark.words
            )
        )
        height = bottom + 4
    return _SVG.format(height, title, described, Markup("").join(drawn))


def _labelled(label: Label, row: int, top: int) -> Markup:
    """Return words above the bar, with a line down to the part where they stand in a higher row."""
    y = top - 4 - LINE * row
    words = _TEXT.format(label.x, y, label.anchor, label.words)
    at = percent(label.share)
    return words if row == 0 else _LEADER.format(at, y + 3, top) + words
