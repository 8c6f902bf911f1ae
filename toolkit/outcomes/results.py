"""Everything that comes of a repository: rounds settled, readings tried, units over the years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.outcomes.disputed import disputed_in
from toolkit.outcomes.laboratory import Laboratory, experiment
from toolkit.outcomes.rounds import RoundOutcome, history, settle_rounds
from toolkit.outcomes.years import UnitYear
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.repository import Repository


@dataclass(frozen=True)
class Results:
    """The outcomes and laboratories by scheme and round, and the years of each unit."""

    outcomes: Mapping[tuple[str, str], RoundOutcome]
    laboratories: Mapping[tuple[str, str], Laboratory]
    history: Mapping[str, Sequence[UnitYear]]


def results_of(repository: Repository, rounds: Iterable[ScoredRound]) -> Results:
    """Return what comes of the scored rounds of a repository."""
    settled = settle_rounds(repository, rounds)
    outcomes = {
        id: replace(each, disputed=tuple(disputed_in(repository, each)))
        if each.filed.objections
        else each
        for id, each in settled.items()
    }
    laboratories = experiment(repository, outcomes.values())
    return Results(outcomes, laboratories, history(outcomes.values()))
