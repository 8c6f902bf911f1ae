"""From what was stated to quantities: as the unit claims them, and as reviewers verified them."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from toolkit.numbers import exact
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Record, Stated
from toolkit.scoring.evaluation import Absent, Quantity
from toolkit.submissions.review import Decision, Review

NOT_REVIEWED = Absent("not-reviewed")
NOT_SUBMITTED = Absent("not-submitted")


def nothing_submitted(scheme: Scheme) -> dict[str, Quantity]:
    """Return the quantities of a unit that submitted nothing: all absent."""
    return {name: Quantity(absent=NOT_SUBMITTED) for name in scheme.facts}


def claimed(scheme: Scheme, facts: Mapping[str, Stated]) -> dict[str, Quantity]:
    """Return the quantities as stated; a fact that was not given is absent."""
    return {name: _as_stated(facts.get(name)) for name in scheme.facts}


def verified(
    scheme: Scheme, facts: Mapping[str, Stated], review: Review | None
) -> dict[str, Quantity]:
    """Return the quantities as decided; a fact with anything undecided is absent."""
    return {name: _as_decided(facts.get(name), name, review) for name in scheme.facts}


def decision_on(review: Review | None, fact: str, record: str | None = None) -> Decision | None:
    """Return the decision on a fact stated as a value, or on one of its records."""
    if review is None:
        return None
    if record is None:
        return review.facts.get(fact)
    return review.records.get(fact, {}).get(record)


def values_as_decided(record: Record, decision: Decision) -> dict[str, Any]:
    """Return a record's values with a reviewer's corrections put in."""
    return {**record.values, **decision.corrections}


def _as_stated(stated: Stated | None) -> Quantity:
    if stated is None:
        return Quantity(absent=Absent("incomplete"))
    if stated.records is not None:
        return Quantity(records=tuple(record.values for record in stated.records))
    return Quantity(number=_number(stated.value))


def _as_decided(stated: Stated | None, fact: str, review: Review | None) -> Quantity:
    if stated is None:
        return Quantity(absent=Absent("incomplete"))
    if stated.records is None:
        decision = decision_on(review, fact)
        if decision is None:
            return Quantity(absent=NOT_REVIEWED)
        number = {
            "accepted": stated.value,
            "corrected": decision.value,
            "struck": 0,
        }[decision.decision]
        return Quantity(number=_number(number))
    if review is None:
        return Quantity(absent=NOT_REVIEWED)
    kept = []
    for record in stated.records:
        decision = decision_on(review, fact, record.id)
        if decision is None:
            return Quantity(absent=NOT_REVIEWED)
        if decision.decision != "struck":
            kept.append(values_as_decided(record, decision))
    return Quantity(records=tuple(kept))


def _number(value: Any) -> Fraction | None:
    """Return a numeric value exactly; texts, dates and choices have no number."""
    is_number = not isinstance(value, bool | str) and hasattr(value, "as_integer_ratio")
    return exact(value) if is_number else None
