"""Ranks and grades: edges below, on and above, ties, quotas; whatever the order of the units."""

from collections import Counter
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.language import both
from toolkit.outcomes.grading import allowed_by, graded
from toolkit.outcomes.ranking import ranked
from toolkit.outcomes.standing import Standing
from toolkit.schemes.outcomes import Grades, Quota, Ranking

QUICK = settings(deadline=None, max_examples=150)
LABEL = {"zh": "等次", "en": "grade"}


def ranking(**stated: str) -> Ranking:
    return Ranking.model_validate({"article": "a1", **stated})


def quota(percent: int = 20, rounding: str = "floor", **stated: str) -> dict[str, Any]:
    from decimal import Decimal

    base = {"of": "participants", "ties": "none-of-group"}
    return {"percent": Decimal(percent), "rounding": rounding, **base, **stated}


def grades(with_quota: dict[str, Any] | None = None, **stated: Any) -> Grades:
    from decimal import Decimal

    best: dict[str, Any] = {"label": LABEL, "from": Decimal(60 if with_quota else 90)}
    if with_quota:
        best["quota"] = with_quota
    of = {
        "excellent": best,
        "pass": {"label": LABEL, "from": Decimal(60)},
        "fail": {"label": LABEL},
    }
    return Grades.model_validate({"article": "a1", "of": of, **stated})


def units(*totals: str | None, class_of_unit: str = "a") -> list[Standing]:
    """Units u0, u1 … with these totals; None for one that took part and has no total yet."""
    return [
        Standing(f"u{index}", class_of_unit, True, value, value)
        for index, total in enumerate(totals)
        for value in [None if total is None else Fraction(total)]
    ]


def absent(name: str) -> Standing:
    return Standing(name, "a", False, None, None)


# Ranks


def test_ties_share_a_rank_and_the_next_is_left_out() -> None:
    assert list(ranked(units("70", "80", "90", "80"), ranking()).values()) == [1, 2, 2, 4]
    assert ranked(units("70", "80", "90", "80"), ranking()) == {"u2": 1, "u1": 2, "u3": 2, "u0": 4}


def test_dense_ranks_leave_no_gap() -> None:
    found = ranked(units("70", "80", "90", "80"), ranking(ties="dense"))
    assert found == {"u2": 1, "u1": 2, "u3": 2, "u0": 3}


def test_without_a_total_or_under_a_veto_there_is_no_rank() -> None:
    found = ranked([*units("70", None, "90"), absent("x")], ranking(), barred={"u2"})
    assert found == {"u0": 1}


def test_classes_may_be_ranked_apart() -> None:
    pool = [*units("70", "80"), Standing("b0", "b", True, Fraction(60), Fraction(60))]
    assert ranked(pool, ranking(pool="class")) == {"u1": 1, "u0": 2, "b0": 1}
    assert ranked(pool, ranking()) == {"u1": 1, "u0": 2, "b0": 3}


# Cut-offs


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        *[("89.99", "pass"), ("90", "excellent"), ("90.01", "excellent"), ("120", "excellent")],
        *[("59.99", "fail"), ("60", "pass"), ("60.01", "pass"), ("0", "fail")],
    ],
)
def test_a_cut_off_includes_its_number(total: str, expected: str) -> None:
    assert graded(units(total), grades(), None, {}).of["u0"].grade == expected


def test_absence_has_the_grade_the_policy_gives_it_or_none() -> None:
    with_default = graded([absent("x")], grades(absent="fail"), None, {}).of["x"]
    assert (with_default.grade, with_default.how.en) == ("fail", "took no part")
    assert graded([absent("x")], grades(), None, {}).of["x"].grade is None


def test_the_basis_may_leave_the_bonus_out_or_cut_it_at_the_points() -> None:
    one = Standing("u", "a", True, Fraction(95), Fraction(85))
    assert graded([one], grades(), Fraction(100), {}).of["u"].grade == "excellent"
    assert graded([one], grades(basis="base"), Fraction(100), {}).of["u"].grade == "pass"
    cut = graded([one], grades(basis="capped-total"), Fraction(89), {}).of["u"].grade
    assert cut == "pass"


# Quotas


@pytest.mark.parametrize(
    ("base", "floor", "nearest", "ceiling"),
    [(0, 0, 0, 0), (4, 0, 1, 1), (5, 1, 1, 1), (12, 2, 2, 3), (13, 2, 3, 3), (18, 3, 4, 4)],
)
def test_a_share_of_the_base_is_rounded_as_read(
    base: int, floor: int, nearest: int, ceiling: int
) -> None:
    found = [
        allowed_by(Quota.model_validate(quota(rounding=way)), base)
        for way in ("floor", "nearest", "ceiling")
    ]
    assert found == [floor, nearest, ceiling]


def of(found: Any) -> str:
    return "".join((given.grade or "?")[0] for given in found.of.values())


def test_the_first_so_many_get_the_grade() -> None:
    found = graded(units("95", "94", "93", "92", "50"), grades(quota()), None, {})
    assert of(found) == "epppf"
    assert (found.places.base, found.places.allowed) == (5, 1)


def test_a_tie_across_the_cut_promotes_nobody_until_people_decide() -> None:
    pool = units("95", "94", "94", "80", "70", "65", "64", "63", "62", "61")
    found = graded(pool, grades(quota()), None, {})
    assert (of(found), found.places.tied) == ("e" + "p" * 9, ("u1", "u2"))
    decided = {"u2": ("excellent", both("主办方", "the organiser"))}
    assert of(graded(pool, grades(quota()), None, decided)) == "epepppppp" + "p"
    assert of(graded(pool, grades(quota(ties="all-of-group")), None, {})) == "eeeppppppp"


def test_a_tie_inside_the_places_needs_no_decision() -> None:
    pool = units("95", "95", "80", "70", "65", "64", "63", "62", "61", "60")
    found = graded(pool, grades(quota()), None, {})
    assert (of(found)[:3], found.places.tied) == ("eep", ())


def test_who_is_outside_the_places_is_told_where_they_end() -> None:
    pool = units("95", "94", "93", "80", "70", "65", "64", "63", "62", "61")
    told = graded(pool, grades(quota()), None, {}).of
    assert told["u2"].how.zh == "93.00 分，不在等次名额（2 个）之内，名额之内最低的是 94.00 分"
    # two places, one of them left, and two units tied for it
    pool = units("95", "94", "94", "80", "70", "65", "64", "63", "62", "61")
    told = graded(pool, grades(quota()), None, {}).of
    assert told["u3"].how.zh == "80.00 分，不在等次名额（2 个）之内，名额末位同分的是 94.00 分"
    decided = {"u2": ("excellent", both("主办方", "the organiser"))}
    told = graded(pool, grades(quota()), None, decided).of
    assert told["u3"].how.zh == "80.00 分，不在等次名额（2 个）之内，名额之内最低的是 94.00 分"
    # of four, a fifth is none
    told = graded(units("95", "94", "93", "92"), grades(quota()), None, {}).of
    assert told["u0"].how.zh == "95.00 分，不在等次名额（0 个）之内"


def test_a_decision_does_not_stretch_the_places() -> None:
    pool = units("95", "94", "94", "80", "70", "65", "64", "63", "62", "61")
    both_of_them = {name: ("excellent", both("甲", "a")) for name in ("u1", "u2")}
    found = graded(pool, grades(quota()), None, both_of_them)
    assert Counter(of(found))["e"] == 2


def test_nobody_is_within_the_places_while_a_score_is_missing() -> None:
    found = graded(units("95", "94", "50", None, "61"), grades(quota()), None, {})
    assert (of(found), found.places.is_open) == ("??f??", True)


def test_the_absent_are_not_in_the_base_of_participants() -> None:
    pool = [*units("95", "94", "93", "92"), absent("x")]
    assert of(graded(pool, grades(quota(), absent="fail"), None, {})) == "ppppf"
    registered = grades(quota(of="register"), absent="fail")
    assert of(graded(pool, registered, None, {})) == "epppf"


def test_a_unit_whose_status_ends_keeps_its_place_in_the_base() -> None:
    pool = units("95", "94", "93", "92", "91")
    found = graded(pool, grades(quota()), None, {}, barred={"u0"})
    assert (of(found), found.places.base) == ("pe" + "p" * 3, 5)


# What holds for every round

TOTALS = st.lists(
    st.one_of(
        st.none(), st.integers(5500, 6500).map(lambda n: f"{n // 100}.{n % 100:02}"), st.just("80")
    ),
    min_size=1,
    max_size=30,
)


@QUICK
@given(totals=TOTALS, seed=st.integers(0, 2**32), ties=st.sampled_from(["shared", "dense"]))
def test_the_order_of_the_units_decides_nothing(
    totals: list[str | None], seed: int, ties: str
) -> None:
    pool = [*units(*totals), absent("x")]
    shuffled = pool[:]
    Random(seed).shuffle(shuffled)
    assert ranked(pool, ranking(ties=ties)) == ranked(shuffled, ranking(ties=ties))
    rule = grades(quota(25))
    first, second = graded(pool, rule, None, {}), graded(shuffled, rule, None, {})
    assert first.of == {unit: second.of[unit] for unit in first.of}
    assert set(first.places.given) == set(second.places.given)


@QUICK
@given(totals=TOTALS, percent=st.integers(0, 100), decided=st.sets(st.integers(0, 29)))
def test_the_best_grade_never_exceeds_its_places(
    totals: list[str | None], percent: int, decided: set[int]
) -> None:
    pool = units(*totals)
    by = {f"u{index}": ("excellent", both("甲", "a")) for index in decided}
    found = graded(pool, grades(quota(percent)), None, by)
    best = [unit for unit, each in found.of.items() if each.grade == "excellent"]
    assert len(best) <= len(pool) * percent // 100
    if best:
        worst = min(each.total for each in pool if each.unit in best)
        above = [each.unit for each in pool if each.total is not None and each.total > worst]
        assert set(above) <= set(best), "nobody with more is passed over"
