"""What comes of the scores as plain data: ranks, grades, consequences, quota, decisions, readings."""

from collections.abc import Sequence
from typing import Any

from toolkit.language import Text
from toolkit.numbers import plain, printed
from toolkit.outcomes.changes import Change, Result
from toolkit.outcomes.cutoffs import NextGrade, next_grade
from toolkit.outcomes.grading import Places
from toolkit.outcomes.laboratory import Alternative, Laboratory
from toolkit.outcomes.rounds import Disputed, RoundOutcome
from toolkit.outcomes.years import Follow, UnitYear
from toolkit.schemes.formula import numbers_as_text
from toolkit.schemes.outcomes import Outcomes
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.decisions import Decision


def languages(text: Text) -> dict[str, str]:
    """Return a text as an object of its languages."""
    return {"zh": text.zh, "en": text.en}


def outcome_object(outcome: RoundOutcome, card: Scorecard) -> dict[str, Any]:
    """Return the outcome of one unit, to stand in its scorecard."""
    year, above = outcome.year_of(card), next_grade(outcome, card)
    grades = outcome.scored.edition.scheme.outcomes.grades
    label = grades.of[year.grade].label if grades is not None and year.grade is not None else None
    return {
        "rank": None if year.rank is None else str(year.rank),
        "grade": year.grade,
        "grade_label": None if label is None else languages(label),
        "grade_how": None if grades is None else languages(year.how),
        "next_grade": None if above is None else _next_grade(above),
        "consequences": [_follow(each) for each in year.follows],
    }


def _next_grade(above: NextGrade) -> dict[str, Any]:
    return {
        "grade": above.rung.grade,
        "from": plain(above.rung.from_),
        "missing": above.printed,
        "score": above.side,
        "limited": above.rung.has_quota,
        "text": languages(above.text),
    }


def _follow(each: Follow) -> dict[str, Any]:
    return {
        "id": each.id,
        "kind": each.kind,
        "label": languages(each.label),
        "state": languages(each.state),
        "open": each.is_open,
        "amount": None if each.amount is None else plain(each.amount),
        "money_unit": None if each.money_unit is None else languages(each.money_unit),
        "until": None if each.until is None else each.until.isoformat(),
        "decision": None if each.decision is None else each.decision.id,
        "article": each.article,
        "readings": list(each.readings),
    }


def round_outcome_object(outcome: RoundOutcome, laboratory: Laboratory) -> dict[str, Any]:
    """Return what is said of the round as a whole."""
    round_ = outcome.scored.round
    return {
        "grades": None
        if outcome.withheld is not None
        else {grade: str(count) for grade, count in outcome.grade_counts.items()} or None,
        "quota": None if outcome.places is None else _places(outcome, outcome.places),
        "decisions": [_decision(each) for each in outcome.decisions],
        "steps": [
            {"state": step.state, "until": step.until.isoformat(), "by": languages(step.by)}
            for step in round_.steps
        ],
        "notice": None
        if round_.notice is None
        else {
            "from": round_.notice.from_.isoformat(),
            "to": round_.notice.last.isoformat(),
            "working_days": _days(round_.notice.working_days),
            "objections": languages(round_.notice.objections),
        },
        "objections": [_disputed(each) for each in outcome.disputed],
        "corrections": [
            each.model_dump(mode="json") for each in outcome.filed.corrections.corrections
        ]
        if outcome.filed.corrections is not None
        else [],
        "readings": [_alternative(each) for each in laboratory.alternatives if each.changes],
        "fragile": laboratory.fragile,
    }


def _days(count: int | None) -> str | None:
    return None if count is None else str(count)


def _places(outcome: RoundOutcome, places: Places) -> dict[str, Any]:
    decimals = outcome.scored.edition.scheme.printing.places
    return {
        "grade": places.grade,
        "percent": str(places.quota.percent),
        "base": str(places.base),
        "exactly": plain(places.exactly),
        "allowed": str(places.allowed),
        "rounding": places.quota.rounding,
        "of": places.quota.of,
        "given": list(places.given),
        "last": None if places.last is None else printed(places.last, decimals),
        "tied": list(places.tied),
        "open": places.is_open,
    }


def _decision(each: Decision) -> dict[str, Any]:
    found: dict[str, Any] = numbers_as_text(each.model_dump(mode="json"))
    return found


def _alternative(each: Alternative) -> dict[str, Any]:
    return {
        "reading": each.reading,
        "option": each.option,
        "label": languages(each.label),
        "contest": each.contest,
        "changes": [_change(change) for change in each.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    return {"unit": change.unit, "before": _result(change.before), "after": _result(change.after)}


def _disputed(each: Disputed) -> dict[str, Any]:
    """Return an objection as it was recorded, when its answer is due, and what it would change."""
    found: dict[str, Any] = numbers_as_text(each.objection.model_dump(mode="json"))
    for known in ("scheme", "round"):
        del found[known]
    return {
        **found,
        "answer_until": None if each.until is None else each.until.isoformat(),
        "before": each.before,
        "after": each.after,
        "changes": None if each.changes is None else [_change(one) for one in each.changes],
    }


def _result(result: Result) -> dict[str, Any]:
    return {
        "total": result.total,
        "rank": None if result.rank is None else str(result.rank),
        "grade": result.grade,
        "money": plain(result.money),
        "ends": result.ends,
    }


def rules_object(outcomes: Outcomes) -> dict[str, Any]:
    """Return what a scheme says of ranks, grades, money and endings; numbers are strings."""
    found: dict[str, Any] = numbers_as_text(outcomes.model_dump(mode="json", by_alias=True))
    return found


def unit_object(
    unit: str,
    name: Text,
    kind: str,
    demo: bool,
    years: Sequence[UnitYear],
    withheld: Sequence[RoundOutcome] = (),
) -> Any:
    """Return a unit with all its years that are out, and the rounds whose results are not."""
    return {
        "unit": unit,
        "name": languages(name),
        "kind": kind,
        "demo": demo,
        "years": [
            {
                "scheme": year.scheme,
                "round": year.round,
                "title": languages(year.title),
                "total": year.standing.printed(year.standing.total),
                "took_part": year.standing.took_part,
                "rank": None if year.rank is None else str(year.rank),
                "grade": year.grade,
                "in_a_row": {ground: str(count) for ground, count in year.in_a_row.items()},
                "consequences": [_follow(each) for each in year.follows],
            }
            for year in years
        ],
        "withheld": [
            {
                "scheme": outcome.scored.round.scheme,
                "round": outcome.scored.round.round,
                "title": languages(outcome.scored.round.title),
                "why": languages(outcome.withheld.why),
            }
            for outcome in withheld
            if outcome.withheld is not None
        ],
    }
