"""What a score still lacks is told as it is printed: the two printed numbers make the points."""

from fractions import Fraction

import pytest

from toolkit.numbers import Rounding
from toolkit.schemes.formula import Constant
from toolkit.schemes.rules.judged import Judged
from toolkit.schemes.rules.setting import Setting
from toolkit.scoring.evaluation import Facts
from toolkit.scoring.gaining import gain_in_words

NOTHING = Facts({}, {})


@pytest.mark.parametrize(
    ("score", "places", "missing"),
    [
        # printed 1.73 of 2, as a tie goes up
        ("1.725", 2, "0.27"),
        # printed 1.74, 1.70 and 2.0
        ("1.735", 2, "0.26"),
        ("1.7", 2, "0.30"),
        ("1.95", 1, None),
        # printed 1.73 for 1 and 11 15ths
        ("26/15", 2, "0.27"),
        ("1.996", 2, None),
        ("1.994", 2, "0.01"),
        # an item within an indicator is told exactly, or shortened with its score
        ("1.725", None, "0.275"),
        ("26/15", None, "≈0.27"),
        ("2", None, None),
    ],
)
def test_points_that_people_left(score: str, places: int | None, missing: str | None) -> None:
    printing = None if places is None else Rounding("half-up", places)
    setting = Setting({}, "all", {}, Fraction(2), "L03", printing=printing)
    gain = Judged(kind="judged").gain(setting, Constant(Fraction(score)))
    told = gain_in_words(gain, NOTHING)
    assert (told and told.zh) == (missing and f"离满分还差 {missing} 分，由人评定")
