"""Where a unit lost most: the indicators whose verified scores are furthest below their points."""

from dataclasses import dataclass

from toolkit.numbers import exact, rounded
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.scorecard import NodeScore, Scorecard

MOST = 3


@dataclass(frozen=True)
class Shortfalls:
    """Indicators with the points each lost, as printed; ``more`` lost as much as the last of them."""

    named: tuple[tuple[NodeScore, str], ...]
    more: int


def largest_shortfalls(card: Scorecard) -> Shortfalls:
    """Return at most three indicators, the furthest below its points first; none without a total.

    Bonus indicators and those without points of their own lose none. Printed scores are compared;
    of equal ones the first in the scheme is named first.
    """
    rounding = card.edition.scheme.printing
    found = []
    for leaf in card.leaves() if not isinstance(card.total, Absent) else ():
        score = leaf.verified.score
        if leaf.points is None or leaf.is_bonus or isinstance(score, Absent):
            continue
        lost = exact(leaf.points) - rounded(score, rounding)
        if lost > 0:
            found.append((leaf, lost))
    found.sort(key=lambda each: -each[1])
    named, rest = found[:MOST], found[MOST:]
    return Shortfalls(
        tuple((leaf, card.printed(lost) or "") for leaf, lost in named),
        sum(lost == named[-1][1] for _, lost in rest),
    )
