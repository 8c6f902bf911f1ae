"""The home page says what is in notice and until when, what is open, and nothing that is not out."""

import re
from pathlib import Path

import pytest

from tests.contact_points import SCHEME, copy_to
from toolkit.language import Language
from toolkit.outcomes.results import results_of
from toolkit.pages.home_page import home_page
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.publishing.release import released
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository

NOTICE = "notice: {from: 2019-01-07, working_days: 5, objections: {zh: 书面。, en: In writing.}}"
TITLE = "2018 年柯桥区学会服务联系点绩效考核"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copy_to(tmp_path)


def _home(data: Path, state: str, language: Language = "zh") -> Page:
    """Return the home page with the one round in a state."""
    file = data / f"schemes/{SCHEME}/rounds/2018/round.yml"
    text = file.read_text("utf-8")
    notice = f"\n{NOTICE}" if state == "notice" else ""
    file.write_text(re.sub("^state: .*$", f"state: {state}{notice}", text, flags=re.M), "utf-8")
    repository = open_repository(data, "data")
    results = released(results_of(repository, score_rounds(repository)))
    return home_page(
        Renderer(language), repository, [each.scored for each in results.outcomes.values()]
    )


def _section(page: Page, id: str) -> str:
    """Return the words of a section, from its heading to the next."""
    _, found, rest = str(page.body).partition(f'<h2 id="{id}">')
    assert found
    return " ".join(re.sub("<[^>]+>", " ", rest.partition("<h2")[0]).split())


def test_a_round_in_notice_is_there_with_its_first_and_last_day(data: Path) -> None:
    page = _home(data, "notice")
    # Monday the 7th and the five working days from it
    assert f"{TITLE} 公示期 2019-01-07 至 2019-01-11" in _section(page, "notice")
    assert "没有填报中的考核" in _section(page, "open")
    assert f"{TITLE} 状态：已公示，结果未定" in _section(page, "latest")
    assert f'href="notices/#{SCHEME}-2018"' in page.body
    # true on every day: what is left of the days is not in the page, a script says it
    assert "已发公示，结果未定" in str(page.body)
    assert 'data-first="2019-01-07" data-last="2019-01-11"' in str(page.body)
    assert re.search("公示期已过|还有|最后一天", _section(page, "notice")) is None


def test_an_open_round_leads_to_its_form_and_says_the_last_day(data: Path) -> None:
    page = _home(data, "draft", "en")
    assert "claims are due by 2018-11-25" in _section(page, "open")
    assert f'href="submit/{SCHEME}/2018/"' in page.body
    assert "No round is in public notice." in _section(page, "notice")
    assert "assessment of 2018" not in _section(page, "latest")


def test_of_a_round_that_is_not_out_only_its_state_is_told(data: Path) -> None:
    said = _section(_home(data, "checked"), "latest")
    assert "状态：已初审，核定中" in said
    assert "结果还没有公开" in said
    assert re.findall(r"\d+\.\d\d", said) == []
    assert "示例" not in said  # no unit is named


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_is_complete_where_there_is_nothing_yet(tmp_path: Path, language: Language) -> None:
    page = home_page(Renderer(language), open_repository(tmp_path, "data"), [])
    body = str(page.body)
    assert {"zh": "还没有考核。", "en": "There are no rounds yet."}[language] in body
    picture = re.search('<svg.*?<title id="k-picture-title">(.+?)</title>.*?</svg>', body, re.S)
    assert picture is not None
    assert 'aria-labelledby="k-picture-title k-picture-about"' in picture.group()
    assert [heading.id for heading in page.headings] == re.findall('<h2 id="(.+?)"', body)
    # the build has no clock: no day is near or far
    assert re.search("今天|还有|剩余|today|days left", body) is None
