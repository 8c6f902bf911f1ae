"""Where a unit lost points: the indicators whose verified scores are below their points."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from toolkit.numbers import exact
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.scorecard import NodeScore, Scorecard

MOST = 3
#: So many more that lost as much are named; of more of them none is.
MOST_ALIKE = 4


@dataclass(frozen=True)
class Shortfalls:
    """Indicators with the points each lost, as printed: all that lies between points and scores.

    ``alike`` lost as much as the last of those named, ``others`` are how many more lost points and
    how many they lost in all. ``unreachable`` are points that nobody can get under the readings;
    ``above`` are indicators without a ceiling that have more than their points, with how much more.
    """

    named: tuple[tuple[NodeScore, str], ...]
    alike: tuple[NodeScore, ...]
    others: tuple[int, str]
    unreachable: tuple[tuple[NodeScore, str], ...]
    above: tuple[tuple[NodeScore, str], ...]


def largest_shortfalls(card: Scorecard) -> Shortfalls:
    """Return the three furthest below what can be reached, or all four; none without a total.

    Bonus indicators and those without points of their own lose none. Printed scores are compared;
    of equal ones the first in the scheme is named first.
    """
    found: list[tuple[NodeScore, Fraction]] = []
    unreachable: list[tuple[NodeScore, Fraction]] = []
    for leaf in card.leaves() if not isinstance(card.total, Absent) else ():
        missing = card.missing(leaf)
        if leaf.is_bonus or missing is None:
            continue
        found.append((leaf, missing))
        if leaf.most is not None and leaf.points is not None:
            unreachable.append((leaf, exact(leaf.points) - exact(leaf.most)))
    lost = sorted((each for each in found if each[1] > 0), key=lambda each: -each[1])
    named, rest = lost[:MOST], lost[MOST:]
    if len(rest) == 1 and rest[0][1] != named[-1][1]:
        named, rest = lost, []
    alike = tuple(leaf for leaf, n in rest if n == named[-1][1])
    if len(alike) > MOST_ALIKE:
        alike = ()
    others = rest[len(alike) :]
    return Shortfalls(
        _printed(card, named),
        alike,
        (len(others), card.printed(sum((n for _, n in others), Fraction(0))) or ""),
        _printed(card, unreachable),
        _printed(card, [(leaf, -n) for leaf, n in found if n < 0]),
    )


def _printed(
    card: Scorecard, lost: Sequence[tuple[NodeScore, Fraction]]
) -> tuple[tuple[NodeScore, str], ...]:
    return tuple((leaf, card.printed(n) or "") for leaf, n in lost)
