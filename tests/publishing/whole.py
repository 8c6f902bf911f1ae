"""A round as it is published, with all its scorecards; publishing writes it piece by piece."""

from typing import Any

from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing.objects import round_head, scorecard_object


def round_object(outcome: RoundOutcome, laboratory: Laboratory) -> dict[str, Any]:
    """Return a round with all its scorecards."""
    cards = [scorecard_object(outcome, card) for card in outcome.scored.scorecards]
    return {**round_head(outcome, laboratory), "scorecards": cards}
