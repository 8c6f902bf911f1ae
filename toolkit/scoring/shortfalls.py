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
    ``in_all`` is what these make as printed, and what the printed base says, where that differs
    because the base was added from unrounded scores.
    """

    named: tuple[tuple[NodeScore, str], ...]
    alike: tuple[NodeScore, ...]
    others: tuple[int, str]
    unreachable: tuple[tuple[NodeScore, str], ...]
    above: tuple[tuple[NodeScore, str], ...]
    in_all: tuple[str, str] | None


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
        _in_all(card, sum((n for _, n in (*found, *unreachable)), Fraction(0))),
    )


def _in_all(card: Scorecard, told: Fraction) -> tuple[str, str] | None:
    points, base = card.edition.scheme.points, card.printed(card.base)
    if points is None or base is None or card.printed(_added(card)) != base:
        return None  # what is capped is no sum of its parts
    lost = exact(points) - exact(base)
    return None if told == lost else (card.printed(told) or "", card.printed(lost) or "")


def _added(card: Scorecard) -> Fraction:
    scores = (leaf.verified.score for leaf in card.leaves() if not leaf.is_bonus)
    return sum((each for each in scores if isinstance(each, Fraction)), Fraction(0))


def _printed(
    card: Scorecard, lost: Sequence[tuple[NodeScore, Fraction]]
) -> tuple[tuple[NodeScore, str], ...]:
    return tuple((leaf, card.printed(n) or "") for leaf, n in lost)
