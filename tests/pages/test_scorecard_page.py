"""The scorecard page says what is left, what would bring it, and which grade comes next."""

import pytest

from tests.codes.tree import TINY
from toolkit.language import Language
from toolkit.outcomes.results import results_of
from toolkit.pages.renderer import Renderer
from toolkit.pages.scorecard_page import scorecard_pages
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY, "data")


@pytest.mark.parametrize(
    ("language", "unit", "has", "has_not"),
    [
        (
            "zh",
            "tiny-gamma",
            ["下一等次：离“一般”（60 分起）还差 20.00 分。", "还差 60.00 分。"],
            [],
        ),
        ("en", "tiny-gamma", ["Next grade: 20.00 points short of “fair” (from 60)."], []),
        ("zh", "tiny-alpha", ["还差 10.00 分。"], ["下一等次"]),
        ("zh", "tiny-theta", [], ["下一等次", "还差"]),
    ],
)
def test_what_is_missing(
    tiny: Repository, language: Language, unit: str, has: list[str], has_not: list[str]
) -> None:
    outcome = results_of(tiny, score_rounds(tiny)).outcomes["tiny-prize", "2019"]
    [card] = [each for each in outcome.scored.scorecards if each.unit.id == unit]
    page, *_ = scorecard_pages(Renderer(language), tiny, outcome, card)
    assert [words for words in has if words not in page.body] == []
    assert [words for words in has_not if words in page.body] == []


@pytest.mark.parametrize(
    ("language", "unit", "has"),
    [
        # 5 took part, a quarter is 1.25; 90.00 of two units, decided
        (
            "zh",
            "tiny-beta",
            ["良好名额：实际参评 5 个，25% 是 1.25，小数舍去，取 1 个；已用 1 个。"],
        ),
        ("en", "tiny-beta", ["25% of the 5 that took part is 1.25, rounded down, so 1; 1 taken."]),
        ("zh", "tiny-beta", ['#clause-e2">第二条</a>']),
        ("zh", "tiny-gamma", ['#clause-e7">不排名次（一票否决）</a>']),
        ("en", "tiny-gamma", ['#clause-e7">not ranked (Veto)</a>']),
    ],
)
def test_why_not_the_best_grade_and_why_no_rank(
    tiny: Repository, language: Language, unit: str, has: list[str]
) -> None:
    outcome = results_of(tiny, score_rounds(tiny)).outcomes["tiny-prize", "2020"]
    [card] = [each for each in outcome.scored.scorecards if each.unit.id == unit]
    page, *_ = scorecard_pages(Renderer(language), tiny, outcome, card)
    assert [words for words in has if words not in page.body] == []


@pytest.mark.parametrize(
    ("language", "events", "members"),
    [
        # The first event was corrected for its size and still counts, the second was struck.
        ("zh", ["更正；20 人以上", "剔除；不符合“确有成效”；没有成效"], "更正（重复） 两人重复"),
        ("en", ["corrected; 20 people or more", "struck; “useful” not met; 没有成效"], "duplicate"),
    ],
)
def test_why_claimed_and_verified_differ_stands_beside_each(
    tiny: Repository, language: Language, events: list[str], members: str
) -> None:
    outcome = results_of(tiny, score_rounds(tiny)).outcomes["tiny-society", "2020"]
    [card] = [each for each in outcome.scored.scorecards if each.unit.id == "tiny-alpha"]
    page, *_ = scorecard_pages(Renderer(language), tiny, outcome, card)
    said = page.body.striptags()
    assert [words for words in (*events, members) if words not in said] == []
