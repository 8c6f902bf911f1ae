"""Where units stand among their peers: only where enough have a score, and only of what is out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.codes.tree import TINY
from toolkit.outcomes.positions import TOTAL, peers_of
from toolkit.outcomes.results import results_of
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository


@pytest.fixture(scope="module")
def prizes() -> RoundOutcome:
    tiny = open_repository(TINY, "data")
    return results_of(tiny, score_rounds(tiny)).outcomes["tiny-prize", "2020"]


def in_state(outcome: RoundOutcome, state: str) -> RoundOutcome:
    round_ = outcome.filed.round.model_copy(update={"state": state})
    return replace(outcome, filed=replace(outcome.filed, round=round_))


def test_lowest_middle_and_highest_of_a_class(prizes: RoundOutcome) -> None:
    outcome = in_state(prizes, "notice")
    peers = peers_of(outcome)
    for card in outcome.scored.scorecards:
        totals = sorted(
            Decimal(total)
            for each in outcome.scored.scorecards
            if each.class_of_unit == card.class_of_unit
            and (total := each.printed(each.total)) is not None
        )
        found = peers.among(card, TOTAL, card.printed(card.total))
        others = len(totals) - (card.printed(card.total) is not None)
        assert (found is not None) == (others >= 3)
        if found is not None:
            half = len(totals) // 2
            middle = totals[half] if len(totals) % 2 else (totals[half - 1] + totals[half]) / 2
            said = [Decimal(each) for each in (found.lowest, found.middle, found.highest)]
            assert said == [totals[0], middle, totals[-1]]
            assert found.n == len(totals)


@pytest.mark.parametrize("state", ["draft", "submitted", "checked", "reviewed"])
def test_before_results_are_out_there_are_no_peers(prizes: RoundOutcome, state: str) -> None:
    peers = peers_of(in_state(prizes, state))
    for card in prizes.scored.scorecards:
        assert peers.among(card, TOTAL, card.printed(card.total)) is None
    assert not peers.ranges
