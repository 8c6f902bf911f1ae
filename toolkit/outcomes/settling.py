"""One round settled: ranks, grades, quota and what follows for every unit, given the years before."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from toolkit.language import Text, both
from toolkit.numbers import exact
from toolkit.outcomes.endings import rows_of
from toolkit.outcomes.following import follows_of
from toolkit.outcomes.grading import Given, Graded, Places, graded
from toolkit.outcomes.ranking import ranked
from toolkit.outcomes.standing import Standing
from toolkit.outcomes.years import Case, UnitYear
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.decisions import Decision, GradeGiven, GroundFound, SetAside, Vetoed
from toolkit.submissions.repository import FiledRound
from toolkit.submissions.round import Registered

SET_ASIDE = both("申报不予受理", "the claim was set aside")
STILL_OPEN = both("还在填报，没有结果", "units are still filling in; nothing is settled")
NO_GRADES = both("办法没有等次", "the policy has no grades")


@dataclass(frozen=True)
class Settled:
    """The outcome of a round by unit, and the use of the quota where there is one."""

    years: Mapping[str, UnitYear]
    places: Places | None


def settle(
    filed: FiledRound,
    scheme: Scheme,
    standings: Sequence[Standing],
    past: Mapping[str, Sequence[UnitYear]],
) -> Settled:
    """Return the outcome of a round. ``past`` has the earlier years of each unit, oldest first.

    While units fill in nothing is settled: who has not submitted yet has not stayed away.
    """
    if filed.round.state == "draft":
        return Settled({each.unit: _unsettled(filed, each) for each in standings}, None)
    decisions = filed.decisions.decisions if filed.decisions is not None else ()
    outcomes = scheme.outcomes
    vetoed = (
        {each.unit for each in decisions if isinstance(each, Vetoed)} if outcomes.veto else set()
    )
    if outcomes.veto is not None and outcomes.veto.effect == "zero":
        standings = [
            replace(each, total=Fraction(0), base=Fraction(0))
            if each.unit in vetoed and each.total is not None
            else each
            for each in standings
        ]
    aside = {each.unit for each in decisions if isinstance(each, SetAside)}
    standings = [
        replace(each, took_part=False, total=None, base=None) if each.unit in aside else each
        for each in standings
    ]
    ranks = ranked(standings, outcomes.ranking, vetoed) if outcomes.ranking is not None else {}
    barred = vetoed | _ending(decisions, past)
    grades = _grades(scheme, standings, decisions, barred)
    year = filed.round.window.to.year
    years = {}
    for each in standings:
        given = grades.of.get(each.unit, Given(None, NO_GRADES))
        if each.unit in aside:
            given = Given(None, SET_ASIDE)
        before = past.get(each.unit, ())
        about = [decision for decision in decisions if decision.unit == each.unit]
        recognised = days_of(scheme, filed.units[each.unit])
        case = Case(outcomes, each, given.grade, year, before, about, recognised)
        years[each.unit] = UnitYear(
            filed.round.scheme,
            filed.round.round,
            filed.round.title,
            year,
            each,
            ranks.get(each.unit),
            given.grade,
            given.how,
            follows_of(case),
            rows_of(case),
            each.unit in barred,
        )
    return Settled(years, grades.places)


def _unsettled(filed: FiledRound, standing: Standing) -> UnitYear:
    """Return the year of a unit in a round that is still open."""
    round_ = filed.round
    year = round_.window.to.year
    return UnitYear(
        round_.scheme, round_.round, round_.title, year, standing, None, None, STILL_OPEN, ()
    )


def _grades(
    scheme: Scheme, standings: Sequence[Standing], decisions: Sequence[Decision], barred: set[str]
) -> Graded:
    if scheme.outcomes.grades is None:
        return Graded({}, None)
    decided: dict[str, tuple[str, Text]] = {
        each.unit: (each.grade, each.by) for each in decisions if isinstance(each, GradeGiven)
    }
    points = None if scheme.points is None else exact(scheme.points)
    return graded(standings, scheme.outcomes.grades, points, decided, barred)


def _ending(decisions: Sequence[Decision], past: Mapping[str, Sequence[UnitYear]]) -> set[str]:
    """Return the units whose status ends, or ended in a year before."""
    found = {each.unit for each in decisions if isinstance(each, GroundFound)}
    return found | {unit for unit, years in past.items() if any(each.has_ended for each in years)}


def days_of(scheme: Scheme, registered: Registered) -> dict[str, datetime.date]:
    """Return the days in the register of a unit by attribute; those that are none are left out."""
    found = {}
    for name, attribute in scheme.attributes.items():
        if attribute.kind == "day" and name in registered.attributes:
            try:
                found[name] = datetime.date.fromisoformat(registered.attributes[name])
            except ValueError:
                continue  # reported by the check of registers
    return found
