"""All rounds of a repository with their outcomes, and the years of every unit."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from toolkit.language import Text
from toolkit.outcomes.changes import Change
from toolkit.outcomes.eligibility import with_others
from toolkit.outcomes.grading import Places
from toolkit.outcomes.pools import Pool, pools_of
from toolkit.outcomes.settling import settle
from toolkit.outcomes.source import UNKNOWN, Source
from toolkit.outcomes.standing import standing_of
from toolkit.outcomes.years import UnitYear
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.decisions import Decision
from toolkit.submissions.objection import Objection
from toolkit.submissions.repository import FiledRound, Repository
from toolkit.submissions.unit import Unit


@dataclass(frozen=True)
class Listed:
    """A unit that the public notice names, with the grade it is named for."""

    unit: Unit
    grade: Text


@dataclass(frozen=True)
class Withheld:
    """What stands in the place of results that are not out: why, whose, and the units already named."""

    why: Text
    units: tuple[str, ...]
    listed: tuple[Listed, ...]


@dataclass(frozen=True)
class Disputed:
    """An objection, when its answer is due, and what it would change.

    ``before`` and ``after`` are the indicator's scores as printed; ``changes`` is None where nothing
    that can be computed is asked for.
    """

    objection: Objection
    until: datetime.date | None
    before: str | None
    after: str | None
    changes: tuple[Change, ...] | None


@dataclass(frozen=True)
class EmptiedRound(ScoredRound):
    """A scored round whose scorecards were taken out, for what is published."""

    why: Text
    had_demo: bool

    @property
    def summary(self) -> Text:
        """Why there is nothing to see."""
        return self.why

    @property
    def is_demo(self) -> bool:
        """True if any unit of the round is invented."""
        return self.had_demo


@dataclass(frozen=True)
class RoundOutcome:
    """A scored round and what comes of it. ``years`` has the outcome of each unit.

    ``withheld`` is there only in what is published, where the round has no scorecards for it.
    """

    scored: ScoredRound
    filed: FiledRound
    years: Mapping[str, UnitYear]
    places: Places | None
    past: Mapping[str, Sequence[UnitYear]]
    withheld: Withheld | None = None
    disputed: tuple[Disputed, ...] = ()
    source: Source = UNKNOWN

    @property
    def decisions(self) -> Sequence[Decision]:
        """What people decided in the round."""
        return self.filed.decisions.decisions if self.filed.decisions is not None else ()

    @cached_property
    def pools(self) -> Mapping[str, Pool]:
        """Who is ranked with a unit, by its class; empty under a policy without ranks."""
        ranking = self.scored.edition.scheme.outcomes.ranking
        return {} if ranking is None else pools_of(ranking, self.scored.by_unit, self.years)

    @property
    def grade_counts(self) -> dict[str, int]:
        """How many units have each grade of the policy, best first."""
        grades = self.scored.edition.scheme.outcomes.grades
        counts = Counter(year.grade for year in self.years.values())
        return {} if grades is None else {name: counts[name] for name in grades.of}

    def year_of(self, card: Scorecard) -> UnitYear:
        """Return the outcome of the unit of a scorecard."""
        return self.years[card.unit.id]

    def in_order(self) -> list[Scorecard]:
        """Return the scorecards by rank where there are ranks, else by class and score."""
        cards = self.scored.in_order()
        ranking = self.scored.edition.scheme.outcomes.ranking
        if ranking is None:
            return cards
        classes = list(self.scored.edition.scheme.classes)
        positions = {card.unit.id: position for position, card in enumerate(cards)}

        def key(card: Scorecard) -> tuple[int, bool, int, int]:
            rank = self.years[card.unit.id].rank
            pool = classes.index(card.class_of_unit) if ranking.pool == "class" else 0
            return pool, rank is None, rank or 0, positions[card.unit.id]

        return sorted(cards, key=key)


def settle_rounds(
    repository: Repository, rounds: Iterable[ScoredRound]
) -> dict[tuple[str, str], RoundOutcome]:
    """Return every scored round with its outcome, by scheme and round, each scheme's oldest first.

    The rounds have to hold all their units: ranks and quotas look at everyone.
    """
    past: dict[str, dict[str, tuple[UnitYear, ...]]] = defaultdict(dict)
    found = {}
    ordered = sorted(rounds, key=lambda scored: (scored.round.scheme, scored.round.window.to))
    for scored in (with_others(repository, each) for each in ordered):
        filed = repository.rounds[scored.id]
        before = dict(past[scored.round.scheme])
        standings = [
            standing_of(card, filed.units[card.unit.id].read_by_rules) for card in scored.scorecards
        ]
        settled = settle(filed, scored.edition.scheme, standings, before)
        found[scored.id] = RoundOutcome(scored, filed, settled.years, settled.places, before)
        for unit, year in settled.years.items():
            past[scored.round.scheme][unit] = (*before.get(unit, ()), year)
    return found


def history(outcomes: Iterable[RoundOutcome]) -> dict[str, list[UnitYear]]:
    """Return the years of every unit under all schemes, oldest first."""
    found: dict[str, list[UnitYear]] = defaultdict(list)
    for outcome in outcomes:
        for unit, year in outcome.years.items():
            found[unit].append(year)
    for years in found.values():
        years.sort(key=lambda each: (each.year, each.scheme))
    return found
