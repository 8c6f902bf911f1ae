"""Ranks, grades, money and endings come out as they were worked out by hand from the texts."""

from typing import Any

import pytest

from tests.demonstrations import demonstrations
from tests.schemes.worked_rounds import CASES, told

NAMED = [(scheme, case) for scheme, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("scheme", "case"), NAMED, ids=[case["what"][:40] for _, case in NAMED])
def test_a_round_comes_out_as_worked_by_hand(scheme: str, case: dict[str, Any]) -> None:
    editions = {id: edition for (id, _), edition in demonstrations().editions.items()}
    found = list(told(editions[scheme].scheme, case))
    assert found
    wrong = [each for each in found if each.expected != each.computed]
    assert not wrong, wrong
