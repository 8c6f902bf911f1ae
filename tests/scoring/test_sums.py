"""Parts that as printed do not make their sum: told where they stand, and only there.

The scores of Lianyungang were added by hand: they are rounded once, at the base and the bonus.
"""

import pytest

from tests.demonstrations import their_results
from toolkit.outcomes.panels import panel_means
from toolkit.schemes.adding import unrounded
from toolkit.scoring.scorecard import Scorecard
from toolkit.scoring.sums import means_told, sums_told

BEFORE = "added before rounding"


def card_of(unit: str, scheme: str = "lianyungang-county", year: str = "2018") -> Scorecard:
    cards = their_results().outcomes[scheme, year].scored.scorecards
    [card] = [card for card in cards if card.unit.id == unit]
    return card


def groups_told(card: Scorecard) -> list[str]:
    return [node.code for node in card.nodes() if node.parts and BEFORE in node.verified.how.en]


def test_printed_parts_that_make_their_sum_need_no_words() -> None:
    assert unrounded(["2.50", "≈0.33"], "2.83") is None
    told = unrounded(["≈2.42", "≈2.17", "≈2.08", "≈1.92"], "8.58")
    assert told is not None
    assert told.en.endswith("only the sum is rounded, to 2 places.")
    assert told.zh == "各部分按未取整的数相加，最后才取 2 位小数。"


@pytest.mark.parametrize(
    ("unit", "groups", "is_total"),
    [
        ("lianyungang-demo-jia", ["G1", "G5"], True),  # 11.44 for 11.43; X1 to X3 5.80 for 5.79
        ("lianyungang-demo-ding", ["G1", "G2", "G5"], True),  # groups 92.08, base 92.07
        ("lianyungang-demo-wu", ["G5"], False),  # 21.56 for 21.55
    ],
)
def test_a_county_says_it_of_the_groups_and_of_the_totals(
    unit: str, groups: list[str], is_total: bool
) -> None:
    card = card_of(unit)
    assert groups_told(card) == groups
    assert (sums_told(card) is not None) == is_total
    assert card.edition.reading_of_rounding == "LYG-TOTAL"


def test_weighted_means_that_miss_the_total_by_a_cent_are_explained() -> None:
    """丁: 99.92, 98.50, 100.60 give 99.70, its total is 99.69; 甲's give its total."""
    told = {}
    for unit in ("lianyungang-demo-ding", "lianyungang-demo-jia"):
        card = card_of(unit)
        means = panel_means(card)
        assert means is not None
        told[unit] = means_told(card, means) is not None
    assert told == {"lianyungang-demo-ding": True, "lianyungang-demo-jia": False}


def test_items_within_an_indicator_say_it_too() -> None:
    """Kiln's H10: 2.42, 2.17, 2.08 and 1.92 are 8.59, and 8.58 was given."""
    card = card_of("hefei-demo-kiln", "hefei-alliance")
    told = [node.code for node in card.leaves() if BEFORE in node.verified.how.en]
    assert told == ["H10"]
    assert groups_told(card) == []
