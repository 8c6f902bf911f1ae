"""From what was stated to quantities: as the unit claims them, and as reviewers verified them."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from toolkit.numbers import exact
from toolkit.schemes.marks import BY, MARK, OF_UNIT, PANEL, VALUE, code_of, marks_of
from toolkit.schemes.scheme import Scheme
from toolkit.schemes.stated import Record, Stated
from toolkit.scoring.evaluation import Absent, Quantity
from toolkit.submissions.claim import Claim
from toolkit.submissions.review import Decision, Review

NOT_REVIEWED = Absent("not-reviewed")
NOT_SUBMITTED = Absent("not-submitted")
JUDGED = Absent("judged")


@dataclass(frozen=True)
class Marker:
    """One person's marks of one unit: of a panel or none, and of which assessed unit they are."""

    by: str
    panel: str | None
    unit: str | None
    marks: Mapping[str, Decimal]


def nothing_submitted(scheme: Scheme) -> dict[str, Quantity]:
    """Return the quantities of a unit that submitted nothing: all absent."""
    nothing = Quantity(absent=NOT_SUBMITTED)
    return dict.fromkeys((*scheme.facts, *_marks(scheme)), nothing)


def claimed(scheme: Scheme, facts: Mapping[str, Stated]) -> dict[str, Quantity]:
    """Return the quantities as stated; a fact that was not given is absent, as are all marks."""
    judged = Quantity(absent=JUDGED)
    return {
        **{name: _as_stated(facts.get(name)) for name in scheme.facts},
        **dict.fromkeys(_marks(scheme), judged),
    }


def verified(
    scheme: Scheme,
    facts: Mapping[str, Stated],
    review: Review | None,
    markers: Sequence[Marker] = (),
) -> dict[str, Quantity]:
    """Return the quantities as decided and marked; what has anything undecided is absent."""
    decided = {name: _as_decided(facts.get(name), name, review) for name in scheme.facts}
    return {**decided, **marked(scheme, markers)}


def marked(scheme: Scheme, markers: Sequence[Marker]) -> dict[str, Quantity]:
    """Return the marks as records, by indicator or item; absent where nobody marked."""
    found = {}
    for fact in _marks(scheme):
        code = code_of(fact) or ""
        records = tuple(
            {BY: each.by, PANEL: each.panel, OF_UNIT: each.unit, MARK: each.marks[code]}
            for each in markers
            if code in each.marks
        )
        found[fact] = Quantity(records=records) if records else Quantity(absent=NOT_REVIEWED)
    return found


def _marks(scheme: Scheme) -> list[str]:
    return [marks_of(id) for by in ("reviewers", "judges") for id in scheme.marks(by)]


def standing(
    claim: Claim | None, review: Review | None, swapped: Set[str] = frozenset()
) -> Review | None:
    """Return what stands of a review: all, nothing of it, or all but what rests on other evidence.

    A review of another version of the claim decides nothing. Where evidence was ``swapped`` after
    it was seen, what it supports is as if it were not decided: a record that names its evidence
    by what it names, any other by all that is there for the fact.
    """
    if claim is None or review is None or review.claim_sha256 != claim.document.sha256:
        return None
    if not swapped:
        return review
    facts = {each.for_ for each in claim.evidence if each.id in swapped}
    records = {
        (fact, record.id)
        for fact in facts & claim.facts.keys()
        for record in claim.facts[fact].records or ()
        if not record.evidence or not swapped.isdisjoint(record.evidence)
    }
    return review.without(facts, records)


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
    return _plain(stated.value)


def _as_decided(stated: Stated | None, fact: str, review: Review | None) -> Quantity:
    if stated is None:
        return Quantity(absent=Absent("incomplete"))
    if stated.records is None:
        decision = decision_on(review, fact)
        if decision is None:
            return Quantity(absent=NOT_REVIEWED)
        return {
            "accepted": _plain(stated.value),
            "corrected": _plain(decision.value),
            "struck": _struck(stated.value),
        }[decision.decision]
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


def _plain(value: Any) -> Quantity:
    """Return a value stated alone: a number, true as 1 and false as 0, words as one record."""
    if isinstance(value, bool):
        return Quantity(number=Fraction(value))
    if isinstance(value, str):
        return Quantity(records=({VALUE: value},))
    return Quantity(number=exact(value) if hasattr(value, "as_integer_ratio") else None)


def _struck(value: Any) -> Quantity:
    return Quantity(records=()) if isinstance(value, str) else Quantity(number=Fraction(0))
