"""The scores of a unit as they are printed, without a trace: enough to tell what moved."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.numbers import printed, rounded
from toolkit.schemes.edition import Edition
from toolkit.schemes.marks import UNIT
from toolkit.scoring import verification
from toolkit.scoring.evaluation import Absent, Facts, Quantity, Value
from toolkit.scoring.score import markers
from toolkit.scoring.shared import SharedFormulas
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledRound
from toolkit.submissions.review import Review


@dataclass(frozen=True, slots=True)
class Side:
    """The claimed or the verified scores of a unit: whole, and by code; None where there is none."""

    total: str | None
    base: str | None
    of: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class PrintedScores:
    """Both sides of a unit, and whether it submitted a claim."""

    submitted: bool
    claimed: Side
    verified: Side


@dataclass(frozen=True)
class _Numbers:
    """The formulas of one class of units by their numbers in the pool."""

    total: int
    base: int
    #: What can be claimed of the total: without the marks of people, where there are any.
    claimable: int
    scores: Mapping[str, int]


class PrintedScoring:
    """The scores of the units of a round; what formulas have in common is worked out once a unit."""

    def __init__(self, filed: FiledRound, edition: Edition) -> None:
        self.filed, self.edition = filed, edition
        self._pool = SharedFormulas()
        self._numbers: dict[tuple[tuple[str, str], ...], _Numbers] = {}

    def of(self, unit: str, claim: Claim | None, standing: Review | None) -> PrintedScores:
        """Return the scores of a registered unit; ``standing`` is what holds of its review."""
        scheme, attributes = self.edition.scheme, self.filed.units[unit].read_by_rules
        if claim is None:
            nothing = self._side(unit, verification.nothing_submitted(scheme), attributes, True)
            return PrintedScores(False, nothing, nothing)
        marked_by = markers(unit, standing, self.filed.sheets)
        verified = verification.verified(scheme, claim.facts, standing, marked_by)
        return PrintedScores(
            True,
            self._side(unit, verification.claimed(scheme, claim.facts), attributes, True),
            self._side(unit, verified, attributes, False),
        )

    def _side(
        self,
        unit: str,
        quantities: Mapping[str, Quantity],
        attributes: Mapping[str, str],
        is_claimed: bool,
    ) -> Side:
        numbers = self._of_units(attributes)
        value = self._pool.valued(Facts(quantities, {**attributes, UNIT: unit}))
        return Side(
            self._printed(value(numbers.claimable if is_claimed else numbers.total)),
            self._printed(value(numbers.base)),
            {code: self._printed(value(number)) for code, number in numbers.scores.items()},
        )

    def _of_units(self, attributes: Mapping[str, str]) -> _Numbers:
        choices = self.edition.scheme.choices
        key = tuple((name, attributes[name]) for name in ("class", *choices) if name in attributes)
        if key not in self._numbers:
            lowered, add = self.edition.lowered(attributes["class"], attributes), self._pool.add
            self._numbers[key] = _Numbers(
                add(lowered.total),
                add(lowered.base),
                add(lowered.total if lowered.unmarked is None else lowered.unmarked),
                {code: add(node) for code, node in lowered.scores.items()},
            )
        return self._numbers[key]

    def _printed(self, value: Value) -> str | None:
        rounding = self.edition.scheme.printing
        if isinstance(value, Absent):
            return None
        return printed(rounded(value, rounding), rounding.places)
