"""The charts of results: whatever the numbers, a well-formed drawing, the same each time, nothing cut off."""

import re
from fractions import Fraction
from itertools import combinations
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.pages.charts.distribution import Cut, distribution
from toolkit.pages.charts.grade_bar import Part, grade_bar
from toolkit.pages.charts.scale import NARROWEST, scale_for, width_of

SCORES = st.decimals(-1000, 10**6, places=2, allow_nan=False).map(str)
WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=14)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(
        "".join(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    )


def share(percent: str) -> Fraction:
    assert re.fullmatch(r"\d+(\.\d{1,2})?%", percent), percent
    found = Fraction(percent[:-1]) / 100
    assert found <= 1
    return found


def reach(text: ElementTree.Element) -> tuple[Fraction, Fraction]:
    """From where to where a text goes in the narrowest drawing."""
    width, at = width_of(text.text or ""), share(text.attrib["x"]) * NARROWEST
    left = {"start": at, "middle": at - Fraction(width, 2), "end": at - width}
    begin = left[text.attrib["text-anchor"]]
    return begin, begin + width


def overlapping(texts: list[ElementTree.Element]) -> list[tuple[str | None, str | None]]:
    slack = Fraction(NARROWEST, 5000)  # places are printed to a hundredth of a percent
    return [
        (a.text, b.text)
        for a, b in combinations(texts, 2)
        if a.attrib["y"] == b.attrib["y"]
        and reach(a)[0] + slack < reach(b)[1]
        and reach(b)[0] + slack < reach(a)[1]
    ]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(WORDS, SCORES), min_size=1, max_size=90),
    st.one_of(st.none(), st.sampled_from(["0.5", "3", "25", "100", "120"])),
    st.lists(st.tuples(st.sampled_from(["0", "60", "60", "90", "99"]), WORDS), max_size=3),
)
def test_any_scores_give_a_drawing_in_which_nothing_collides(
    scores: list[tuple[str, str]], points: str | None, cuts: list[tuple[str, str]]
) -> None:
    marks = [Cut(at, words) for at, words in cuts]
    found = distribution(scores, points, marks, 'a <b> & "c"', "dots", "bars")
    assert found is not None
    assert found == distribution(scores, points, marks, 'a <b> & "c"', "dots", "bars")
    tree = drawn(found.svg)
    assert [each.text for each in tree[:2]] == ['a <b> & "c"', found.described]
    texts = tree.findall(f"{SVG}text")
    ticks = [each for each in texts if each.attrib["class"] == "k-plot__tick"]
    assert overlapping(texts) == []
    assert all(reach(tick)[0] >= 0 and reach(tick)[1] <= NARROWEST for tick in ticks)
    assert (ticks[0].attrib["x"], ticks[-1].attrib["x"]) == ("0%", "100%")
    dots, bars = tree.findall(f"{SVG}circle"), tree.findall(f"{SVG}rect")
    assert (len(dots) == len(scores)) != bool(bars)
    assert sum(each.count for each in found.ranges) == len(scores)
    for each in bars:
        assert share(each.attrib["x"]) + share(each.attrib["width"]) <= Fraction(10001, 10000)
    places = {(dot.attrib["cx"], dot.attrib["cy"]) for dot in dots}
    assert len(places) == len(dots)
    height = int(tree.attrib["height"])
    assert all(0 < int(each.attrib["y"]) < height for each in [*texts, *bars])
    assert all(5 <= int(dot.attrib["cy"]) < height for dot in dots)


def test_a_range_holds_its_lower_end_and_the_last_its_upper_too() -> None:
    found = distribution([("a", "59.99"), ("b", "60.00"), ("c", "100.00")], "100", [], "", "", "")
    assert found is not None
    of_some = [
        (each.low, each.high, each.is_last, each.count) for each in found.ranges if each.count
    ]
    assert of_some == [("55", "60", False, 1), ("60", "65", False, 1), ("95", "100", True, 1)]


@pytest.mark.parametrize(
    ("n", "is_dots"), [(1, True), (3, True), (60, True), (61, False), (300, False)]
)
def test_few_units_are_dots_and_many_are_bars(n: int, is_dots: bool) -> None:
    scores = [(f"unit {k}", f"{k * 97 % 300 // 3}.{k % 100:02}") for k in range(n)]
    found = distribution(scores, "100", [], "", "dots", "bars")
    assert found is not None
    assert found.described == ("dots" if is_dots else "bars")
    assert found.svg.count("<circle") == (n if is_dots else 0)


def test_too_many_alike_are_a_bar() -> None:
    found = distribution([(str(k), "25.00") for k in range(9)], "25", [], "", "dots", "bars")
    assert found is not None
    assert found.svg.count("<rect") == 1
    assert ">9</text>" in found.svg


def test_nothing_is_drawn_of_nothing() -> None:
    assert distribution([], "100", [], "", "", "") is None
    assert grade_bar([Part("pass", "pass", 0)], None, "", "") is None


@pytest.mark.parametrize(
    ("scores", "points", "ends"),
    [
        (["82.25"], "100", (0, 100)),
        (["149.00"], "100", (0, 150)),
        (["-3.00", "8.00"], "10", (-4, 10)),
        (["0.00"], None, (0, 1)),
        (["0.30"], "0.5", (0, Fraction(1, 2))),
    ],
)
def test_a_scale_goes_to_the_points_or_as_far_as_scores_go(
    scores: list[str], points: str | None, ends: tuple[int, int]
) -> None:
    scale = scale_for(scores, points)
    assert (scale.low, scale.high) == (Fraction(ends[0]), Fraction(ends[1]))


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["excellent", "pass", "fail", "none"]), st.integers(0, 4000)),
        min_size=1,
        max_size=5,
    ),
    st.one_of(st.none(), st.integers(0, 5000)),
)
def test_the_bar_of_grades_is_full_and_in_order(
    counts: list[tuple[str, int]], places: int | None
) -> None:
    everybody = sum(count for _, count in counts)
    parts = [Part(grade, f"● {grade} {count}", count) for grade, count in counts]
    svg = grade_bar(parts, None if places is None else (places, f"places: {places}"), "t", "d")
    assert (svg is None) == (everybody == 0)
    if svg is None:
        return
    tree = drawn(svg)
    rects = tree.findall(f"{SVG}rect")
    assert len(rects) == sum(count > 0 for _, count in counts)
    end = Fraction(0)
    for rect in rects:
        assert abs(share(rect.attrib["x"]) - end) <= Fraction(1, 1000)
        end = share(rect.attrib["x"]) + share(rect.attrib["width"])
    assert abs(end - 1) <= Fraction(1, 1000)
    texts = tree.findall(f"{SVG}text")
    assert overlapping(texts) == []
    # however narrow a part, it says what it is and how many
    labels = [each.text for each in texts if each.attrib["class"] == "k-plot__number"]
    assert labels == [part.words for part in parts if part.count]
    assert all(0 < int(each.attrib["y"]) < int(tree.attrib["height"]) for each in texts)
