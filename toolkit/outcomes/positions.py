"""Where units stand among their peers: lowest, middle and highest published score of a class."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from toolkit.numbers import exact, printed, rounded
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.scoring.scorecard import Scorecard

#: With fewer others there is no range to speak of.
ENOUGH = 3
TOTAL = "total"


@dataclass(frozen=True)
class Range:
    """The verified scores of a class as printed: how many there are, lowest, middle, highest."""

    n: int
    lowest: str
    middle: str
    highest: str


@dataclass(frozen=True)
class Peers:
    """The ranges of one round by class and indicator; that of the totals is called ``TOTAL``."""

    ranges: Mapping[tuple[str, str], Range]

    def among(self, card: Scorecard, code: str, score: str | None) -> Range | None:
        """Return the range in which a score stands; None with fewer than three others."""
        found = self.ranges.get((card.class_of_unit, code))
        others = 0 if found is None else found.n - (score is not None)
        return found if others >= ENOUGH else None

    def of_class(self, class_of_unit: str, code: str) -> Range | None:
        """Return the range of a class; None with fewer than three units."""
        return self.ranges.get((class_of_unit, code))


NO_PEERS = Peers({})


def peers_of(outcome: RoundOutcome) -> Peers:
    """Return the ranges of a round, worked out once; none before its results are out."""
    if not outcome.filed.results_are_out:
        return NO_PEERS
    scores: dict[tuple[str, str], list[Fraction]] = defaultdict(list)
    for card in outcome.scored.scorecards:
        for code, score in _printed(card):
            if score is not None:
                scores[card.class_of_unit, code].append(exact(score))
    rounding = outcome.scored.edition.scheme.printing

    def range_of(values: list[Fraction]) -> Range:
        values.sort()
        middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
        three = (values[0], rounded(middle, rounding), values[-1])
        return Range(len(values), *(printed(each, rounding.places) for each in three))

    return Peers({key: range_of(values) for key, values in scores.items() if len(values) >= ENOUGH})


def _printed(card: Scorecard) -> Iterator[tuple[str, str | None]]:
    yield TOTAL, card.printed(card.total)
    for node in card.nodes():
        yield node.code, card.printed(node.verified.score)
