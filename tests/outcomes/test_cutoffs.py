"""The next grade: edges below, on and above a cut-off, places, and what points do not bring."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.codes.tree import TINY
from toolkit.commands import score
from toolkit.language import both
from toolkit.outcomes.cutoffs import Rung, next_above, next_grade, sentence
from toolkit.outcomes.results import Results, results_of
from toolkit.schemes.outcomes import Grades, Outcomes
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository

GRADE = both("等次", "grade")


def ladder(pass_: int, excellent: int, has_quota: bool) -> tuple[Rung, ...]:
    return (
        Rung("pass", GRADE, Fraction(pass_), False),
        Rung("excellent", GRADE, Fraction(excellent), has_quota),
    )


@pytest.mark.parametrize(
    ("value", "grade", "has_quota", "expected"),
    [
        ("0", "fail", False, ("pass", "60")),
        ("59.99", "fail", False, ("pass", "0.01")),
        ("60", "pass", False, ("excellent", "30")),
        ("89.99", "pass", False, ("excellent", "0.01")),
        ("90", "excellent", False, None),
        ("90.01", "excellent", False, None),
        # above every cut-off places decide, unless the unit has one of them
        ("89.99", "pass", True, ("excellent", "0.01")),
        ("90", "pass", True, ("excellent", "0")),
        ("90", None, True, ("excellent", "0")),
        ("90", "excellent", True, None),
    ],
)
def test_the_next_rung_and_what_is_missing_to_it(
    value: str, grade: str | None, has_quota: bool, expected: tuple[str, str] | None
) -> None:
    found = next_above(Fraction(value), ladder(60, 90, has_quota), grade)
    assert (found and (found[0].grade, found[1])) == (
        expected and (expected[0], Fraction(expected[1]))
    )


def test_of_two_grades_with_one_cut_off_the_lower_comes_first() -> None:
    rungs = ladder(60, 60, True)
    below, at = next_above(Fraction(59), rungs), next_above(Fraction(60), rungs, "pass")
    assert below is not None
    assert at is not None
    assert (below[0].grade, below[1]) == ("pass", 1)
    assert (at[0].grade, at[1]) == ("excellent", 0)


@pytest.mark.parametrize(
    ("basis", "side", "zh"),
    [
        ("total", "verified", "离“{grade}”（{from_} 分起）还差 {n} 分"),
        ("total", "claimed", "按自评，离“{grade}”（{from_} 分起）还差 {n} 分"),
        ("total", "unmarked", "按自评、不计评定分，离“{grade}”（{from_} 分起）还差 {n} 分"),
        ("base", "verified", "离“{grade}”（{from_} 分起）还差 {n} 分，只看基础分，不含加分"),
        (
            "capped-total",
            "verified",
            "离“{grade}”（{from_} 分起）还差 {n} 分，总分最多按 {most} 分算",
        ),
    ],
)
def test_the_sentence_says_which_score_is_looked_at(basis: str, side: Any, zh: str) -> None:
    label = {"zh": "等次", "en": "grade"}
    of = {"pass": {"label": label, "from": Decimal(60)}, "fail": {"label": label}}
    grades = Grades.model_validate({"article": "a1", "basis": basis, "of": of})
    scheme = Scheme.model_construct(outcomes=Outcomes(grades=grades))
    assert sentence(scheme, ladder(60, 90, False)[0], side, is_reached=False).zh == zh


@pytest.fixture(scope="module")
def results() -> Results:
    tiny = open_repository(TINY, "data")
    return results_of(tiny, score_rounds(tiny))


@pytest.mark.parametrize(
    ("round_", "unit", "expected"),
    [
        # 90.00, one of the places for good: the top
        ("2019", "tiny-alpha", None),
        # 68.00: enough for good from 60 on, which has places
        ("2019", "tiny-beta", ("good", "0.00", "verified", True)),
        # 40.00, from 60 on it is fair
        ("2019", "tiny-gamma", ("fair", "20.00", "verified", False)),
        # set aside: points bring nothing
        ("2019", "tiny-theta", None),
        # 80.00 and its status ends: it cannot be good
        ("2020", "tiny-zeta", None),
    ],
)
def test_the_next_grade_of_a_unit(
    results: Results, round_: str, unit: str, expected: tuple[Any, ...] | None
) -> None:
    outcome = results.outcomes["tiny-prize", round_]
    [card] = [each for each in outcome.scored.scorecards if each.unit.id == unit]
    found = next_grade(outcome, card)
    told = found and (found.rung.grade, found.printed, found.side, found.rung.has_quota)
    assert told == expected


def test_score_prints_what_is_left_what_brings_it_and_the_next_grade(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert score.run(TINY, "tiny-prize", "2019", "tiny-gamma", "text", "en") == 0
    printed = capsys.readouterr().out
    assert [line.split()[-1] for line in printed.splitlines() if line.strip().startswith("K ")] == [
        "60.00"
    ]
    assert "  20.00 points short of “fair” (from 60)\n" in printed
    assert "  + K: " in printed
