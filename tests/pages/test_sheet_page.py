"""The sheet to print asks every judge for the same marks, and has nothing filled in."""

from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.contact_points import copy_to as contact_points
from tests.contribute.conftest import SCHEME, copy_to
from toolkit.language import LANGUAGES, Language
from toolkit.outcomes.results import Results, results_of
from toolkit.pages.renderer import Renderer
from toolkit.pages.results_page import results_page
from toolkit.pages.sheet_page import sheet_page
from toolkit.pages.site_pages import site_pages
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

ROUND = (SCHEME, "2018")


class Table(HTMLParser):
    """The rows of a table as the texts of their cells."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.within = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.within = True

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.within:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return open_repository(copy_to(tmp_path_factory.mktemp("sheet") / "data"), "data")


@pytest.fixture(scope="module")
def results(repository: Repository) -> Results:
    return results_of(repository, score_rounds(repository))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_has_a_row_and_every_unit_an_empty_cell(
    language: Language, results: Results
) -> None:
    scored = results.outcomes[ROUND].scored
    page = sheet_page(Renderer(language), scored)
    assert page.path == "results/lianyungang-county/2018/sheet/"
    head, *rows = Table(str(page.body)).rows
    assert head[3:] == [card.unit.name.said(language) for card in scored.scorecards]
    marks = [row for row in rows if row[0].startswith(("L", "X"))]
    assert [row[0] for row in marks] == list(scored.edition.scheme.marks("judges"))
    assert {tuple(row[3:]) for row in rows} == {("",) * 6}
    assert rows[-1][2] == "110"
    assert ("算平均分时不计" if language == "zh" else "left out of the mean") in page.body


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_results_of_a_scheme_with_panels_link_to_it(
    language: Language, repository: Repository, results: Results
) -> None:
    words = {"zh": "评分表（空白，供打印）", "en": "Blank sheet for judges (to print)"}
    page = results_page(Renderer(language), results.outcomes[ROUND], results.laboratories[ROUND])
    assert f'<a href="sheet/">{words[language]}</a>' in page.body
    paths = [each.path for each in site_pages(language, repository, results, [])]
    assert paths.count("results/lianyungang-county/2018/sheet/") == 1


def test_without_panels_there_is_no_sheet(tmp_path: Path) -> None:
    other = open_repository(contact_points(tmp_path / "data"), "data")
    found = results_of(other, score_rounds(other))
    [(key, outcome)] = found.outcomes.items()
    page = results_page(Renderer("zh"), outcome, found.laboratories[key])
    assert "评分表" not in page.body
    assert not [each for each in site_pages("zh", other, found, []) if "/sheet/" in each.path]
