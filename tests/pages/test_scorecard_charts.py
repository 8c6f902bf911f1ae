"""The charts of scorecards: within their frame for any numbers, a dot or a gap for what there is."""

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.outcomes.positions import Range
from toolkit.pages.charts.position import EDGE, WIDTH, position
from toolkit.pages.charts.trend import FLOOR, STEP, TOP, trend

SCORES = st.decimals("-20", "200", places=2).map(str)


def numbers(pattern: str, text: str) -> list[int]:
    return [int(each) for each in re.findall(pattern, text)]


@settings(max_examples=60, deadline=None)
@given(st.lists(SCORES, min_size=3, max_size=9), st.sampled_from(["0", "5", "12.5", "100"]))
def test_a_position_stays_on_its_scale_and_in_order(scores: list[str], points: str) -> None:
    ordered = sorted(scores, key=Decimal)
    among = Range(len(ordered), ordered[0], ordered[len(ordered) // 2], ordered[-1])
    drawn = [position(each, among, points, "t", "w") for each in ordered]
    dots = [numbers(r'cx="(\d+)"', each)[0] for each in drawn]
    assert dots == sorted(dots)
    assert all(EDGE <= each <= WIDTH - EDGE for each in dots)
    first, width = (int(each) for each in re.findall(r'range" d="M(\d+) 7h(\d+)"', drawn[0])[0])
    middle = numbers(r'middle" d="M(\d+) ', drawn[0])[0]
    assert first == dots[0] <= middle <= dots[-1] <= first + width <= WIDTH


def test_a_position_without_a_score_has_a_range_and_no_dot() -> None:
    drawn = position(None, Range(4, "1.00", "2.00", "3.00"), "5", "<b>", "a & b")
    assert "<circle" not in drawn
    assert "k-pos__range" in drawn
    assert "<title>&lt;b&gt;</title><desc>a &amp; b</desc>" in drawn


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | SCORES, min_size=1, max_size=8))
def test_a_trend_breaks_where_there_is_no_total(totals: list[str | None]) -> None:
    drawn = trend([(str(2018 + n), each) for n, each in enumerate(totals)], "100", "t", "w")
    known = [each for each in totals if each is not None]
    assert drawn.count("<circle") == len(known)
    assert re.findall(r'total" x="\d+" y="-?\d+">([^<]+)<', drawn) == known
    runs = [len(run) for run in "".join("x" if each else " " for each in totals).split()]
    lines = re.findall(r'<path d="M([^"]+)"', drawn)
    assert [line.count("L") + 1 for line in lines] == [run for run in runs if run > 1]
    assert all(TOP <= each <= FLOOR for each in numbers(r'cy="(\d+)"', drawn))
    assert all(each < STEP * len(totals) for each in numbers(r'cx="(\d+)"', drawn))


def test_every_year_stands_below_the_line_and_the_highest_on_top() -> None:
    drawn = trend([("2018", "20.00"), ("2019", None), ("2020", "80.00")], "80", "t", "w")
    assert re.findall(r">(\d{4})<", drawn) == ["2018", "2019", "2020"]
    assert numbers(r'cy="(\d+)"', drawn) == [FLOOR - (FLOOR - TOP) // 4, TOP]
