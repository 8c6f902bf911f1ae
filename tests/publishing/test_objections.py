"""Objections and corrections as they are published: what stands disputed, what it would change."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.codes.cases import OBJECTED, OBJECTION
from tests.codes.tree import TINY
from tests.publishing.whole import round_object
from toolkit.language import LANGUAGES, Language
from toolkit.outcomes.results import Results, results_of
from toolkit.outcomes.rounds import Disputed
from toolkit.outcomes.source import Source
from toolkit.pages.many_pages import Many
from toolkit.pages.site_pages import site_pages
from toolkit.publishing.objects import scorecard_object
from toolkit.publishing.publish import SCHEMAS
from toolkit.publishing.release import released
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

PRIZES = OBJECTION.replace("tiny-society", "tiny-prize")
#: Beta has 90 of 100 meetings; corrected to 59 it falls below 60: poor.
ABOUT_BETA = (
    OBJECTED[: OBJECTED.index("answer:")]
    .replace("tiny-society", "tiny-prize")
    .replace("tiny-alpha", "tiny-beta")
    .replace("A2", "K")
    .replace("fact: talks\nrecord: t1\nasks: struck", "fact: meetings\nasks: corrected\nvalue: 59")
)
NOTICE = "notice: {from: 2021-03-05, working_days: 5, answer_within: {working_days: 5}, objections: {zh: 书面。, en: In writing.}}\n"
Told = Callable[[str], tuple[Repository, Results]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    def make(objection: str) -> tuple[Repository, Results]:
        data = Path(shutil.copytree(TINY, tmp_path / "data"))
        (data / PRIZES).parent.mkdir()
        (data / PRIZES).write_text(objection, "utf-8")
        round_ = data / "schemes/tiny-prize/rounds/2020/round.yml"
        text = round_.read_text("utf-8").replace("state: reviewed\n", f"state: notice\n{NOTICE}")
        round_.write_text(text, "utf-8")
        repository = open_repository(data, "data")
        assert repository.problems == []
        results = results_of(repository, score_rounds(repository))
        return repository, released(results, Source("0123456789abcdef", "2021-03-06", True))

    return make


def disputed(results: Results) -> Disputed:
    (found,) = results.outcomes["tiny-prize", "2020"].disputed
    return found


def pages(language: Language, repository: Repository, results: Results) -> dict[str, str]:
    few = site_pages(language, repository, results, [])
    every = [*few, *Many(repository, results).all(language)]
    return {page.path: str(page.body) for page in every}


def test_what_an_objection_would_change(told: Told) -> None:
    found = disputed(told(ABOUT_BETA)[1])
    assert (found.before, found.after) == ("90.00", "59.00")
    assert str(found.until) == "2021-03-12"
    assert found.changes is not None
    changes = {each.unit: (each.before, each.after) for each in found.changes}
    before, after = changes["tiny-beta"]
    assert (before.total, before.rank, before.grade) == ("90.00", 1, "fair")
    assert (after.total, after.rank, after.grade) == ("59.00", 4, "poor")
    # those behind move up; the tie at the top is one no longer
    assert {unit: each[1].rank for unit, each in changes.items()} == {
        "tiny-beta": 4,
        "tiny-zeta": 2,
        "tiny-theta": 3,
    }


def test_it_keeps_the_schema(told: Told) -> None:
    results = told(ABOUT_BETA + OBJECTED[OBJECTED.index("answer:") :])[1]
    id = ("tiny-prize", "2020")
    schema = json.loads((SCHEMAS / "round.schema.json").read_text("utf-8"))
    body = round_object(results.outcomes[id], results.laboratories[id])
    assert len(body["objections"]) == 1
    errors = jsonschema.Draft202012Validator(schema).iter_errors(body)
    assert [error.message for error in errors] == []


def test_an_objection_that_asks_for_nothing_changes_nothing_that_can_be_computed(
    told: Told,
) -> None:
    plain = ABOUT_BETA.replace("fact: meetings\nasks: corrected\nvalue: 59\n", "")
    found = disputed(told(plain)[1])
    assert (found.before, found.changes) == (None, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_shown_on_round_scorecard_and_notices(told: Told, language: Language) -> None:
    shown = pages(language, *told(ABOUT_BETA))
    deadline = {"zh": "尚未答复，最迟 2021-03-12 答复", "en": "not answered yet, due by 2021-03-12"}
    for path in ("results/tiny-prize/2020/", "units/tiny-beta/2020/tiny-prize/", "notices/"):
        assert deadline[language] in shown[path], path
        assert "90.00 → 59.00" in shown[path], path
    assert "90.00 → 59.00" not in shown["units/tiny-alpha/2020/tiny-prize/"]
    assert {"zh": "5 个工作日", "en": "5 working days"}[language] in shown["notices/"]
    assert "2021-03-11" in shown["notices/"]  # the last day, computed


def test_an_answer_is_shown_with_its_reason(told: Told) -> None:
    answer = OBJECTED[OBJECTED.index("answer:") :]
    shown = pages("en", *told(ABOUT_BETA + answer))["results/tiny-prize/2020/"]
    assert "rejected" in shown
    assert "Proven." in shown
    assert "not answered yet" not in shown


def test_corrections_keep_the_old_value(told: Told) -> None:
    shown = pages("en", *told(ABOUT_BETA))["results/tiny-prize/2019/"]
    table = shown[shown.index('id="corrections"') :]
    assert "65.00" in table
    assert "68.00" in table


def test_a_scorecard_names_its_origin_and_who_reviewed(told: Told) -> None:
    repository, results = told(ABOUT_BETA)
    outcome = results.outcomes["tiny-prize", "2020"]
    card = next(each for each in outcome.scored.scorecards if each.unit.id == "tiny-beta")
    audit = scorecard_object(outcome, card)["audit"]
    assert audit["reviewers"] == [
        {"id": "county-1", "stage": "county"},
        {"id": "city-1", "stage": "city"},
    ]
    assert (audit["commit"], audit["data_date"], audit["edition"], audit["changed_since"]) == (
        "0123456789abcdef",
        "2021-03-06",
        "2019",
        True,
    )
    shown = pages("en", repository, results)["units/tiny-beta/2020/tiny-prize/"]
    for words in ("0123456789ab, with changes not committed", "2021-03-06", "county-1", "city-1"):
        assert words in shown
