"""A review after its claim changed: what of it still stands, and what has to be looked at again."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, replace

from toolkit.schemes.stated import Record, Stated
from toolkit.submissions.claim import Claim
from toolkit.submissions.review import Review


@dataclass(frozen=True)
class Renewal:
    """``kept`` is the review with only what still stands; ``again`` names what was dropped.

    Each of ``again`` is a fact, a record ("events e2"), a piece of evidence ("evidence e1") or
    the marks of a person ("marks county-1").
    """

    kept: Review
    again: tuple[str, ...]


def renewed(review: Review, before: Claim, now: Claim, swapped: Set[str]) -> Renewal:
    """Return what is kept of a review of the claim ``before`` for the claim as it is ``now``.

    A decision is kept where what was claimed and the evidence for it mean the same as before,
    however they are written; ``swapped`` evidence never does.
    """
    same = _same_evidence(before, now) - swapped
    facts = {fact for fact in review.facts if not _is_same(before, now, fact, same)}
    records = set(_changed_records(review, before, now, same))
    # A person's mark may rest on anything the unit handed in: no rule says on what.
    are_marks_open = not _is_all_same(before, now, same)
    unseen = {id for id in review.evidence if id not in same}
    kept = replace(
        review.without(facts, records),
        marks={} if are_marks_open else review.marks,
        evidence={id: each for id, each in review.evidence.items() if id not in unseen},
    )
    again = [
        *(fact for fact in review.facts if fact in facts),
        *(
            f"{fact} {id}"
            for fact, decisions in review.records.items()
            for id in decisions
            if (fact, id) in records
        ),
        *(f"evidence {id}" for id in review.evidence if id in unseen),
        *(f"marks {by}" for by in review.marks if are_marks_open),
    ]
    return Renewal(kept, tuple(again))


def _same_evidence(before: Claim, now: Claim) -> frozenset[str]:
    """Return the ids of the evidence that the claim names as it did before."""
    earlier = {each.id: each for each in before.evidence}
    return frozenset(each.id for each in now.evidence if earlier.get(each.id) == each)


def _is_all_same(before: Claim, now: Claim, same: Set[str]) -> bool:
    """True if every fact was stated as before and all evidence, of attachments too, is the same."""
    filed = {each.id for claim in (before, now) for each in claim.evidence}
    facts = {*before.facts, *now.facts}
    return filed <= same and all(_is_same(before, now, fact, same) for fact in facts)


def _is_same(before: Claim, now: Claim, fact: str, same: Set[str]) -> bool:
    """True if a fact was stated as before, each of its records too, with the same evidence."""
    old, new = before.facts.get(fact), now.facts.get(fact)
    if old is None or new is None:
        return old is new
    return (
        _meaning(old) == _meaning(new)
        and _filed(before, fact) == _filed(now, fact)
        and _filed(now, fact) <= same
    )


def _meaning(stated: Stated) -> object:
    """Return what a fact says, whatever the order of its records and the lines it stands on."""
    if stated.records is None:
        return stated.value
    return {each.id: (each.values, set(each.evidence)) for each in stated.records}


def _changed_records(
    review: Review, before: Claim, now: Claim, same: Set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the records decided on that are not what they were, by fact and id."""
    for fact, decisions in review.records.items():
        old, new = _by_id(before, fact), _by_id(now, fact)
        was_filed, filed = _filed(before, fact), _filed(now, fact)
        for id in decisions:
            one, other = old.get(id), new.get(id)
            is_kept = (
                one is not None
                and other is not None
                and one.values == other.values
                and set(one.evidence) == set(other.evidence)
                and (
                    set(other.evidence) <= same
                    if other.evidence
                    else was_filed == filed and filed <= same
                )
            )
            if not is_kept:
                yield fact, id


def _by_id(claim: Claim, fact: str) -> dict[str, Record]:
    stated = claim.facts.get(fact)
    return {each.id: each for each in (stated.records or () if stated is not None else ())}


def _filed(claim: Claim, fact: str) -> set[str]:
    return {each.id for each in claim.evidence if each.for_ == fact}
