"""What an objection would change: the round settled again with the fact as it is asked to be.

Only the unit's own scorecard is computed anew; ranks, grades and money of all follow from it.
"""

from collections.abc import Iterator
from dataclasses import replace

from toolkit.outcomes.changes import Change, result_of
from toolkit.outcomes.rounds import Disputed, RoundOutcome
from toolkit.outcomes.settling import settle
from toolkit.outcomes.standing import standing_of
from toolkit.scoring.rounds import scorecard_of
from toolkit.submissions.objection import Objection
from toolkit.submissions.repository import Repository
from toolkit.submissions.review import Decision, Review, reasons_for


def disputed_in(repository: Repository, outcome: RoundOutcome) -> Iterator[Disputed]:
    """Yield every objection of a round with what it would change; None where nothing is asked for."""
    for objection, _ in outcome.filed.objections:
        effect = _effect(repository, outcome, objection)
        until = outcome.filed.answer_until(objection)
        if effect is None:
            yield Disputed(objection, until, None, None, None)
        else:
            yield Disputed(objection, until, *effect)


def _effect(
    repository: Repository, outcome: RoundOutcome, objection: Objection
) -> tuple[str | None, str | None, tuple[Change, ...]] | None:
    """Return the indicator's score before and after, and the results that change."""
    key = (outcome.filed.round.scheme, outcome.filed.round.round, objection.unit)
    filed = repository.reviews.get(key)
    edition, unit = outcome.filed.edition, objection.unit
    if filed is None or edition is None or objection.asks is None or unit not in outcome.years:
        return None
    if objection.fact is None or objection.fact not in edition.scheme.facts:
        return None
    first = next(iter(reasons_for(edition.scheme, edition.scheme.facts[objection.fact])))
    asked = as_asked(filed.review, objection, first)
    before = scorecard_of(repository, outcome.filed, unit)
    after = scorecard_of(repository, outcome.filed, unit, asked)
    registered = outcome.filed.units[unit]
    standings = [
        standing_of(after, registered.read_by_rules)
        if year.standing.unit == unit
        else year.standing
        for year in outcome.years.values()
    ]
    years = settle(outcome.filed, edition.scheme, standings, outcome.past).years
    changes = [
        Change(id, result_of(year), result_of(years[id])) for id, year in outcome.years.items()
    ]
    scores = [
        next(
            (
                card.printed(node.verified.score)
                for node in card.nodes()
                if node.code == objection.indicator
            ),
            None,
        )
        for card in (before, after)
    ]
    return scores[0], scores[1], tuple(each for each in changes if each.before != each.after)


def as_asked(review: Review, objection: Objection, reason: str) -> Review:
    """Return the review with the decision on the fact or record that the objection asks for."""
    assert objection.fact is not None
    assert objection.asks is not None
    is_plain = objection.asks == "accepted"
    asked = Decision(objection.asks, None if is_plain else reason, None, objection.value, {})
    if objection.record is None:
        return replace(review, facts={**review.facts, objection.fact: asked})
    decided = {**review.records.get(objection.fact, {}), objection.record: asked}
    return replace(review, records={**review.records, objection.fact: decided})
