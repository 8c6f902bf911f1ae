"""The rounds of some schemes, scored without a trace and settled: one state of the data.

Two states are compared. What both have alike is worked out once: most units of a round are not
touched by a change, though their ranks may be.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from toolkit.collector import resting
from toolkit.numbers import exact
from toolkit.outcomes.grading import Places
from toolkit.outcomes.settling import settle
from toolkit.outcomes.standing import Standing
from toolkit.outcomes.years import UnitYear
from toolkit.schemes.edition import Edition
from toolkit.scoring.printed_scores import PrintedScores, PrintedScoring
from toolkit.scoring.verification import standing
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledReview, FiledRound, Repository, RoundId


@dataclass(frozen=True)
class SettledRound:
    """A round in one state of the data: scores and outcome of every unit."""

    filed: FiledRound
    edition: Edition
    scores: Mapping[str, PrintedScores]
    years: Mapping[str, UnitYear]
    places: Places | None

    def has_marks(self, unit: str) -> bool:
        """True if people mark the unit, so that what it claims is no whole total."""
        registered = self.filed.units.get(unit)
        if registered is None:
            return False
        lowered = self.edition.lowered(registered.class_, registered.read_by_rules)
        return lowered.unmarked is not None


@dataclass(frozen=True)
class State:
    """A state of the data: what was read, and its rounds, each scheme's oldest first."""

    repository: Repository
    rounds: Mapping[RoundId, SettledRound] = field(default_factory=dict)

    def claim(self, round_id: RoundId, unit: str) -> Claim | None:
        """Return the claim of a unit; None where there is none that could be read."""
        return self.repository.claims.get((*round_id, unit))

    def review(self, round_id: RoundId, unit: str) -> FiledReview | None:
        """Return the review of a unit's claim, whether it still holds or not."""
        return self.repository.reviews.get((*round_id, unit))


@resting()
def settled(repository: Repository, schemes: Collection[str], other: State | None = None) -> State:
    """Return the state of the readable rounds of some schemes; ``other`` spares what is alike."""
    past: dict[str, dict[str, tuple[UnitYear, ...]]] = defaultdict(dict)
    rounds = {}
    wanted = ((id, filed) for id, filed in repository.rounds.items() if id[0] in schemes)
    for id, filed in sorted(wanted, key=lambda each: (each[0][0], each[1].round.window.to)):
        if filed.edition is None:
            continue
        before = dict(past[id[0]])
        scores = _scores(repository, filed, filed.edition, other)
        standings = [_standing(filed, filed.edition, unit, each) for unit, each in scores.items()]
        found = settle(filed, filed.edition.scheme, standings, before)
        rounds[id] = SettledRound(filed, filed.edition, scores, found.years, found.places)
        for unit, year in found.years.items():
            past[id[0]][unit] = (*before.get(unit, ()), year)
    return State(repository, rounds)


def _scores(
    repository: Repository, filed: FiledRound, edition: Edition, other: State | None
) -> dict[str, PrintedScores]:
    scoring, found = PrintedScoring(filed, edition), {}
    id = (filed.round.scheme, filed.round.round)
    known = _known(filed, other.rounds.get(id)) if other is not None else None
    for unit in filed.units:
        if unit not in repository.units:
            continue
        claim, review = repository.claims.get((*id, unit)), repository.reviews.get((*id, unit))
        if known is not None and other is not None and unit in known.scores:
            is_same = (
                filed.units[unit] == known.filed.units[unit]
                and _is_same_claim(claim, other.claim(id, unit))
                and _is_same_review(review, other.review(id, unit))
            )
            if is_same:
                found[unit] = known.scores[unit]
                continue
        holds = None
        if review is not None:
            holds = standing(claim, review.review, review.swapped)
        found[unit] = scoring.of(unit, claim, holds)
    return found


def _known(filed: FiledRound, other: SettledRound | None) -> SettledRound | None:
    """Return the other round where its units are scored in the same way."""
    if other is None or filed.edition is None:
        return None
    is_same = filed.edition.document.sha256 == other.edition.document.sha256
    return other if is_same and filed.sheets == other.filed.sheets else None


def _is_same_claim(one: Claim | None, other: Claim | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.document.sha256 == other.document.sha256


def _is_same_review(one: FiledReview | None, other: FiledReview | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.document.sha256 == other.document.sha256 and one.swapped == other.swapped


def _standing(filed: FiledRound, edition: Edition, unit: str, scores: PrintedScores) -> Standing:
    registered, verified = filed.units[unit], scores.verified
    return Standing(
        unit,
        registered.class_,
        scores.submitted,
        None if verified.total is None else exact(verified.total),
        None if verified.base is None else exact(verified.base),
        registered.read_by_rules,
        edition.scheme.printing.places,
    )
