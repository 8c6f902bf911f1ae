"""Ranks, grades, money and endings come out as they were worked out by hand from the texts."""

from typing import Any

import pytest

from tests.demonstrations import demonstrations
from tests.schemes.worked_rounds import CASES, told

REPOSITORY = demonstrations()
EDITIONS = {scheme: edition for (scheme, _), edition in REPOSITORY.editions.items()}
NAMED = [(scheme, case) for scheme, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("scheme", "case"), NAMED, ids=[case["what"][:40] for _, case in NAMED])
def test_a_round_comes_out_as_worked_by_hand(scheme: str, case: dict[str, Any]) -> None:
    found = list(told(EDITIONS[scheme].scheme, case))
    assert found
    wrong = [each for each in found if each.expected != each.computed]
    assert not wrong, wrong
