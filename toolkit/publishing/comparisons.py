"""Two rounds of one scheme compared, as plain data. Numbers are strings; null is never 0."""

from typing import Any

from toolkit import VERSION
from toolkit.outcomes.comparison import ComparedUnit, Comparison, Moved
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.publishing.objects import API
from toolkit.publishing.outcomes import languages
from toolkit.scoring.scorecard import Scorecard


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """Return a comparison; of the indicators those whose score is another one."""
    return {
        "api": API,
        "toolkit": VERSION,
        "scheme": comparison.after.scored.id[0],
        "before": _round(comparison.before),
        "after": _round(comparison.after),
        "comparable": comparison.is_of_one_edition,
        "demo": comparison.after.scored.is_demo or comparison.before.scored.is_demo,
        "units": [_unit(each) for each in comparison.units],
        "new": [_named(card) for card in comparison.new],
        "gone": [_named(card) for card in comparison.gone],
    }


def _round(outcome: RoundOutcome) -> dict[str, Any]:
    scored = outcome.scored
    return {
        "year": scored.id[1],
        "edition": scored.edition.scheme.edition,
        "title": languages(scored.round.title),
        "state": scored.round.state,
    }


def _named(card: Scorecard) -> dict[str, Any]:
    return {"unit": card.unit.id, "name": languages(card.unit.name)}


def _unit(each: ComparedUnit) -> dict[str, Any]:
    before, after = each.year_before, each.year_after
    return {
        **_named(each.after),
        "comparable": each.is_comparable,
        "class": {"before": each.before.class_of_unit, "after": each.after.class_of_unit},
        "total": _moved(each.total),
        "rank": {"before": _rank(before), "after": _rank(after)},
        "grade": {"before": before.grade, "after": after.grade},
        "indicators": [{"code": code, **_moved(moved)} for code, moved in each.indicators],
    }


def _rank(year: UnitYear) -> str | None:
    return None if year.rank is None else str(year.rank)


def _moved(moved: Moved) -> dict[str, str | None]:
    return {"before": moved.before, "after": moved.after, "difference": moved.difference}
