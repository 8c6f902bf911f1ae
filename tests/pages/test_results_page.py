"""The pages of a round: years to go to, notes, one indicator, two rounds under different editions."""

from dataclasses import replace

import pytest
from lxml import html

from tests.codes.tree import TINY
from tests.demonstrations import their_results
from toolkit.language import Language
from toolkit.outcomes.comparison import compared
from toolkit.outcomes.results import Results, results_of
from toolkit.pages.compare_page import compare_page
from toolkit.pages.renderer import Renderer
from toolkit.pages.results_page import results_page
from toolkit.pages.round_pages import pages_of_rounds
from toolkit.pages.withheld_page import withheld_page
from toolkit.publishing.release import released
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

BEFORE, AFTER = ("tiny-prize", "2019"), ("tiny-prize", "2020")


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY, "data")


@pytest.fixture(scope="module")
def results(tiny: Repository) -> Results:
    """Both rounds of prizes; that of 2020 is in public notice."""
    filed = tiny.rounds[AFTER]
    out = replace(filed, round=filed.round.model_copy(update={"state": "notice"}))
    repository = replace(tiny, rounds={**tiny.rounds, AFTER: out})
    return released(results_of(repository, score_rounds(repository)))


def words(body: str, path: str) -> list[str]:
    return [" ".join(each.text_content().split()) for each in html.fromstring(body).xpath(path)]


def links(body: str, path: str) -> list[str]:
    return [str(each) for each in html.fromstring(body).xpath(path)]


@pytest.mark.parametrize(
    ("language", "tied", "same"),
    [
        ("zh", "名额末位同分：", "总分相同，名次并列。"),
        ("en", "Tied for the last place:", "The totals are equal, and so the rank is shared."),
    ],
)
def test_ties_and_decisions_are_notes_at_the_units(
    results: Results, language: Language, tied: str, same: str
) -> None:
    page = results_page(Renderer(language), results.outcomes[AFTER], results.laboratories[AFTER])
    notes = words(page.body, "//ol[@class='k-notes']/li")
    assert notes[0].startswith(tied)
    assert notes[1] == same
    marks = {
        row.xpath("th/a/@href")[0].split("/")[-4]: row.xpath("th/a[@class='k-mark']/text()")
        for row in html.fromstring(page.body).xpath("//table[@data-table]/tbody/tr")
    }
    assert marks["tiny-alpha"][:2] == marks["tiny-beta"][:2] == ["1", "2"]
    assert "1" not in marks["tiny-zeta"]
    targets = links(page.body, "//ol[@class='k-notes']/li/a/@href")
    ids = links(page.body, "//tr/@id")
    # who was passed over is told apart, beside the decision that did
    assert (
        list(dict.fromkeys(targets)) == [f"#{id}" for id in ids if id.startswith("decision-")] != []
    )


def test_other_years_are_links_whether_they_are_out_or_not(tiny: Repository) -> None:
    results = released(results_of(tiny, score_rounds(tiny)))
    rounds = list(results.outcomes.values())
    here, laboratory = results.outcomes[BEFORE], results.laboratories[BEFORE]
    page = results_page(Renderer("en"), here, laboratory, rounds)
    assert words(page.body, "//details[@class='k-menu']//li") == [
        "2020 (verified, public notice next)",
        "2019 (this page)",
    ]
    assert links(page.body, "//details[@class='k-menu']//a/@href") == ["../2020/"]
    withheld = withheld_page(Renderer("en"), results.outcomes[AFTER], rounds)
    assert links(withheld.body, "//details[@class='k-menu']//a/@href") == ["../2019/"]
    paths = [each.path for each in pages_of_rounds(Renderer("en"), results)]
    assert paths == ["results/tiny-prize/2019/indicators/k/"]


def test_the_pages_below_rounds(results: Results) -> None:
    pages = {each.path: each for each in pages_of_rounds(Renderer("en"), results)}
    assert set(pages) == {
        "results/tiny-prize/2019/indicators/k/",
        "results/tiny-prize/2020/indicators/k/",
        "results/tiny-prize/2020/compare/2019/",
    }
    page = pages["results/tiny-prize/2019/indicators/k/"]
    assert "Worth 100 points. 4 units have a verified score, from 40.00 to 90.00." in page.body
    assert links(page.body, "//details[@class='k-menu']//a/@href") == [
        "../../../2020/indicators/k/"
    ]
    compare = pages["results/tiny-prize/2020/compare/2019/"]
    assert "1 up" not in compare.body
    assert words(compare.body, "//p[@class='k-lead']") == [
        "5 units are in both rounds: 2 went up, 1 down, 1 stayed, 1 cannot be compared."
    ]


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "得分不能直接比较"), ("en", "scores do not compare")]
)
def test_two_editions_are_shown_side_by_side_and_not_subtracted(
    results: Results, language: Language, said: str
) -> None:
    after = results.outcomes[AFTER]
    scheme = after.scored.edition.scheme.model_copy(update={"edition": "2020"})
    edition = replace(after.scored.edition, scheme=scheme)
    cards = tuple(replace(card, edition=edition) for card in after.scored.scorecards)
    other = replace(after, scored=replace(after.scored, edition=edition, scorecards=cards))
    page = compare_page(Renderer(language), compared(results.outcomes[BEFORE], other))
    assert said in page.description
    assert [
        href.split("#")[0] for href in links(page.body, "//p/a/@href") if "policies" in href
    ] == [
        *["../../../../../policies/tiny-prize/2020/changes/"],
        *["../../../../../policies/tiny-prize/2019/", "../../../../../policies/tiny-prize/2020/"],
    ]
    heads = links(page.body, "//th/@data-key")
    assert "difference" not in heads
    assert "k-move" not in page.body
    totals = words(page.body, "//tbody/tr[th/a[contains(., 'Beta') or contains(., '乙')]]/td")
    assert totals[:2] == ["68.00", "90.00"]


def test_assumptions_lead_to_the_readings_they_name() -> None:
    results = released(their_results())
    key, draft = ("hefei-alliance", "2018"), ("hefei-alliance", "2026")
    out = results_page(Renderer("zh"), results.outcomes[key], results.laboratories[key])
    not_out = withheld_page(Renderer("en"), results.outcomes[draft])
    for page in (out, not_out):
        found = links(page.body, "//h2[@id='assumptions']/following-sibling::ul[1]//a/@href")
        assert len(found) == 2  # the day the policy begins, and what is assumed for want of one
        assert {each.partition("#")[2] for each in found} == {"reading-hf-expired"}
        assert all("policies/hefei-alliance/2018/" in each for each in found)
    told = words(out.body, "//h2[@id='assumptions']/following-sibling::ul[1]/li")
    assert told[0].startswith("假定办法自 2018-01-01 起施行，至 2019-12-31 止：")
    assert "（见口径 HF-EXPIRED）" in told[0]
