"""The readings laboratory: a round as it would be under each other option of each reading.

Every year of a scheme is recomputed, so that money and grades in a row follow from the years before
under the same option. A result is *fragile* where a reading that is contested would change it. An
option that needs marks nobody gave leaves units without a total: that is no change of a result, and
nothing is told of it but that it cannot be computed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Literal

from toolkit.language import Text, both
from toolkit.outcomes.changes import Change, result_of
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.settling import settle
from toolkit.outcomes.standing import Standing
from toolkit.outcomes.years import UnitYear
from toolkit.schemes.edition import Edition, Other
from toolkit.scoring.totals import Totals, TotalsOfRound
from toolkit.submissions.repository import Repository

#: The name under which other rounding rules stand among the readings.
ROUNDING = "rounding"
OF_ROUNDING = both("取整", "rounding")
OTHER_ROUNDING = both("{mode}，取整在{at}", "{mode}, {at}")
MODES = {
    "half-up": both("四舍五入", "half up"),
    "half-even": both("逢五取偶", "half to even"),
}
AT = {"leaf": both("每项指标", "for each indicator"), "total": both("总分", "for the total")}
Contest = Literal["low", "medium", "high"]
UNSCORED = both(
    "这种读法没有评分，算不出", "nobody marked for this reading, so it cannot be computed"
)


@dataclass(frozen=True)
class Alternative:
    """Another option of a reading and what it would change in a round.

    ``is_unscored`` is true where a unit with a total would have none: then no changes are told.
    """

    reading: str
    option: str
    label: Text
    contest: Contest
    changes: tuple[Change, ...]
    is_unscored: bool = False


@dataclass(frozen=True)
class Laboratory:
    """What every other option would change in one round, options without effect included."""

    alternatives: tuple[Alternative, ...]

    @cached_property
    def fragile(self) -> dict[str, list[str]]:
        """The units whose rank, grade, money or status hangs on a contested reading, and on which."""
        return {
            unit: list(dict.fromkeys(each.reading for each, _ in of_unit if each.contest != "low"))
            for unit, of_unit in self.telling.items()
            if any(each.contest != "low" for each, _ in of_unit)
        }

    @cached_property
    def alone(self) -> dict[str, list[tuple[Alternative, Change]]]:
        """What of a contested reading moves the total of a unit and nothing else."""
        found: dict[str, list[tuple[Alternative, Change]]] = defaultdict(list)
        for each in self.alternatives:
            for change in each.changes if each.contest != "low" else ():
                if change.is_of_score_alone:
                    found[change.unit].append((each, change))
        return dict(found)

    @cached_property
    def telling(self) -> dict[str, list[tuple[Alternative, Change]]]:
        """What changes the rank, grade, money or status of a unit, of low contest too."""
        found: dict[str, list[tuple[Alternative, Change]]] = defaultdict(list)
        for each in self.alternatives:
            for change in each.changes:
                if not change.is_of_score_alone:
                    found[change.unit].append((each, change))
        return dict(found)


def experiment(
    repository: Repository, outcomes: Iterable[RoundOutcome]
) -> dict[tuple[str, str], Laboratory]:
    """Return the laboratory of every round, by scheme and round."""
    by_scheme: dict[str, list[RoundOutcome]] = defaultdict(list)
    for outcome in outcomes:
        by_scheme[outcome.scored.id[0]].append(outcome)
    found: dict[tuple[str, str], Laboratory] = {}
    for rounds in by_scheme.values():
        rounds.sort(key=lambda each: each.scored.round.window.to)
        found |= _of_scheme(repository, rounds)
    return found


def _of_scheme(
    repository: Repository, rounds: Sequence[RoundOutcome]
) -> dict[tuple[str, str], Laboratory]:
    """Return the laboratories of the rounds of one scheme, the oldest first."""
    others = {outcome.scored.id: others_of(outcome.scored.edition) for outcome in rounds}
    totals = {outcome.scored.id: _totals(repository, outcome, others) for outcome in rounds}
    asked = dict.fromkeys(key for known in others.values() for key in known)
    found: dict[tuple[str, str], list[Alternative]] = {each.scored.id: [] for each in rounds}
    for key in asked:
        past: dict[str, tuple[UnitYear, ...]] = {}
        is_other = False
        for outcome in rounds:
            edition = outcome.scored.edition
            other = others[outcome.scored.id].get(key)
            as_is, under = (totals[outcome.scored.id][each] for each in (None, key))
            scheme = edition.scheme if other is None else other.scheme
            is_other |= under != as_is or scheme.outcomes != edition.scheme.outcomes
            years, alone = outcome.years, outcome.years
            is_unscored = any(
                year.standing.total is not None and _under(year.standing, under[unit]).total is None
                for unit, year in years.items()
            )
            if is_other and not is_unscored:
                standings = [_under(year.standing, under[unit]) for unit, year in years.items()]
                years = settle(outcome.filed, scheme, standings, past).years
                if past != outcome.past:
                    alone = settle(outcome.filed, scheme, standings, outcome.past).years
                else:
                    alone = years
            if other is not None:
                changes = _changes(outcome, years, alone, past)
                found[outcome.scored.id].append(_alternative(edition, other, changes, is_unscored))
            past |= {unit: (*past.get(unit, ()), year) for unit, year in years.items()}
    return {id: Laboratory(tuple(each)) for id, each in found.items()}


_Key = tuple[str, str]


def others_of(edition: Edition) -> dict[_Key, Other]:
    """Return the scheme under each other option of each reading, and under other rounding rules.

    A rounding rule that a reading already offers is not tried twice.
    """
    found = {(each.reading, each.option): each for each in edition.others}
    scheme = edition.scheme
    if scheme.rounding is None:
        return found
    tried = [scheme.rounding, *(each.scheme.rounding for each in edition.others)]
    for at, mode in product(AT, MODES):
        rule = scheme.rounding.model_copy(update={"at": at, "mode": mode})
        if rule not in tried:
            option = f"{at}-{mode}"
            other = scheme.model_copy(update={"rounding": rule})
            found[ROUNDING, option] = Other(ROUNDING, option, other)
    return found


def _totals(
    repository: Repository,
    outcome: RoundOutcome,
    others: Mapping[tuple[str, str], Mapping[_Key, Other]],
) -> dict[_Key | None, dict[str, Totals]]:
    """Return the totals of every unit as they are (None) and under each option."""
    known = others[outcome.scored.id]
    work = TotalsOfRound(repository, outcome.filed, [outcome.scored.edition, *known.values()])
    of_units = {unit: work.of(unit) for unit in outcome.years}
    keys: list[_Key | None] = [None, *known]
    found: dict[_Key | None, dict[str, Totals]] = {
        key: {unit: totals[index] for unit, totals in of_units.items()}
        for index, key in enumerate(keys)
    }
    return defaultdict(lambda: found[None], found)


def _under(standing: Standing, totals: Totals) -> Standing:
    return replace(standing, total=totals.total, base=totals.base)


def _changes(
    outcome: RoundOutcome,
    years: Mapping[str, UnitYear],
    alone: Mapping[str, UnitYear],
    past: Mapping[str, Sequence[UnitYear]],
) -> tuple[Change, ...]:
    """Return what is other in a round; ``alone`` is the round under the option after the past as it is.

    What would be as it is after that past comes from the last year that the option changed.
    """
    changes = []
    for unit, year in outcome.years.items():
        before, after = result_of(year), result_of(years[unit])
        if before != after:
            earlier = ""
            if result_of(alone[unit]) == before:
                pairs = zip(outcome.past.get(unit, ()), past.get(unit, ()), strict=True)
                earlier = [was.round for was, now in pairs if result_of(was) != result_of(now)][-1]
            changes.append(Change(unit, before, after, earlier))
    return tuple(changes)


def _alternative(
    edition: Edition, other: Other, changes: tuple[Change, ...], is_unscored: bool
) -> Alternative:
    if other.reading == ROUNDING:
        at, _, mode = other.option.partition("-")
        label = OTHER_ROUNDING.filled(mode=MODES[mode], at=AT[at])
        return Alternative(ROUNDING, other.option, label, "low", changes, is_unscored)
    reading = edition.scheme.readings[other.reading]
    label = reading.options[other.option].label
    return Alternative(other.reading, other.option, label, reading.contest, changes, is_unscored)
