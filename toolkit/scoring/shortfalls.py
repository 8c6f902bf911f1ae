"""Where a unit lost most: the indicators whose verified scores are furthest below their points."""

from dataclasses import dataclass
from fractions import Fraction

from toolkit.scoring.evaluation import Absent
from toolkit.scoring.scorecard import NodeScore, Scorecard

MOST = 3
#: So many more that lost as much are named; of more of them none is.
MOST_ALIKE = 4


@dataclass(frozen=True)
class Shortfalls:
    """Indicators with the points each lost, as printed.

    ``alike`` lost as much as the last of them. ``above`` are indicators without a ceiling that have
    more than their points, with how much more: what is lost elsewhere does not make up their part.
    """

    named: tuple[tuple[NodeScore, str], ...]
    alike: tuple[NodeScore, ...]
    above: tuple[tuple[NodeScore, str], ...]


def largest_shortfalls(card: Scorecard) -> Shortfalls:
    """Return at most three indicators, the furthest below what can be reached first; none without a total.

    Bonus indicators and those without points of their own lose none, nor does any lose points that
    nobody can get under the readings. Printed scores are compared; of equal ones the first in the
    scheme is named first.
    """
    found: list[tuple[NodeScore, Fraction]] = []
    for leaf in card.leaves() if not isinstance(card.total, Absent) else ():
        missing = card.missing(leaf)
        if missing and not leaf.is_bonus:
            found.append((leaf, missing))
    lost = sorted((each for each in found if each[1] > 0), key=lambda each: -each[1])
    named, rest = lost[:MOST], lost[MOST:]
    alike = tuple(leaf for leaf, n in rest if n == named[-1][1])
    return Shortfalls(
        _printed(card, named),
        alike if len(alike) <= MOST_ALIKE else (),
        _printed(card, [(leaf, -n) for leaf, n in found if n < 0]),
    )


def _printed(
    card: Scorecard, lost: list[tuple[NodeScore, Fraction]]
) -> tuple[tuple[NodeScore, str], ...]:
    return tuple((leaf, card.printed(n) or "") for leaf, n in lost)
