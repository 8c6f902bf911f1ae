"""Two rounds of one scheme held against each other, unit by unit.

A difference is that of the two printed numbers. There is one only where both stand under the same
edition and the unit was in the same class: otherwise other things were asked, and the scores do not
compare.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from toolkit.numbers import exact, printed
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Moved:
    """A score in two rounds, as printed; ``difference`` has its sign, None where there is none."""

    before: str | None
    after: str | None
    difference: str | None

    @property
    def direction(self) -> int | None:
        """1 up, -1 down, 0 as before; None where the scores do not compare."""
        if self.difference is None:
            return None
        found = exact(self.difference)
        return (found > 0) - (found < 0)


@dataclass(frozen=True)
class ComparedUnit:
    """A unit that both rounds have. ``indicators`` are those whose score is another one, by code."""

    before: Scorecard
    after: Scorecard
    year_before: UnitYear
    year_after: UnitYear
    is_comparable: bool
    total: Moved
    indicators: tuple[tuple[str, Moved], ...]


@dataclass(frozen=True)
class Comparison:
    """A round and the one before it: the units of both in the order of the later, new and gone ones."""

    before: RoundOutcome
    after: RoundOutcome
    units: tuple[ComparedUnit, ...]
    new: tuple[Scorecard, ...]
    gone: tuple[Scorecard, ...]

    @property
    def is_of_one_edition(self) -> bool:
        """True if the same edition holds for both, so that scores compare."""
        return _edition(self.before) == _edition(self.after)

    def moved(self, direction: int) -> int:
        """Return how many totals went up (1), down (-1) or stayed (0)."""
        return sum(each.total.direction == direction for each in self.units)


def comparisons(outcomes: Iterable[RoundOutcome]) -> list[Comparison]:
    """Return each round that is out with the last one before it that is out, scheme by scheme.

    ``outcomes`` are released ones, each scheme's oldest first. Schemes without scores have none.
    """
    schemes: dict[str, list[RoundOutcome]] = {}
    for outcome in outcomes:
        if outcome.withheld is None and outcome.scored.edition.scheme.scored:
            schemes.setdefault(outcome.scored.id[0], []).append(outcome)
    return [
        compared(before, after) for rounds in schemes.values() for before, after in pairwise(rounds)
    ]


def compared(before: RoundOutcome, after: RoundOutcome) -> Comparison:
    """Return two rounds of a scheme compared."""
    earlier, later = before.scored.by_unit, after.scored.by_unit
    cards = after.in_order()
    is_same = _edition(before) == _edition(after)
    return Comparison(
        before,
        after,
        tuple(
            _unit(before, after, earlier[card.unit.id], card, is_same)
            for card in cards
            if card.unit.id in earlier
        ),
        tuple(card for card in cards if card.unit.id not in earlier),
        tuple(card for card in before.in_order() if card.unit.id not in later),
    )


def _edition(outcome: RoundOutcome) -> str:
    return outcome.scored.edition.scheme.edition


def _unit(
    before: RoundOutcome, after: RoundOutcome, was: Scorecard, now: Scorecard, is_same: bool
) -> ComparedUnit:
    is_comparable = is_same and was.class_of_unit == now.class_of_unit
    places = now.edition.scheme.printing.places
    total = _moved(was.printed(was.total), now.printed(now.total), places, is_comparable)
    return ComparedUnit(
        was,
        now,
        before.year_of(was),
        after.year_of(now),
        is_comparable,
        total,
        tuple(_indicators(was, now, places)) if is_comparable else (),
    )


def _indicators(was: Scorecard, now: Scorecard, places: int) -> Sequence[tuple[str, Moved]]:
    pairs = zip(was.leaves(), now.leaves(), strict=True)
    found = [
        (
            after.code,
            _moved(
                was.printed(before.verified.score), now.printed(after.verified.score), places, True
            ),
        )
        for before, after in pairs
    ]
    return [(code, moved) for code, moved in found if moved.before != moved.after]


def _moved(before: str | None, after: str | None, places: int, is_comparable: bool) -> Moved:
    if before is None or after is None or not is_comparable:
        return Moved(before, after, None)
    difference = exact(after) - exact(before)
    return Moved(before, after, f"{'+' if difference > 0 else ''}{printed(difference, places)}")
