"""What the public may see of a round: nothing of its results before it is in public notice."""

import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.codes.tree import TINY
from toolkit.outcomes.results import Results, results_of
from toolkit.pages.many_pages import Many
from toolkit.pages.site_pages import site_pages
from toolkit.publishing.publish import publish
from toolkit.publishing.release import released
from toolkit.schemes.outcomes import OrderedNotice
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

PRIZE = ("tiny-prize", "2020")


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY, "data")


def in_state(repository: Repository, state: str, best_alone: bool = False) -> Repository:
    """The same with the round of prizes in that state, under a policy that orders that notice."""
    filed = repository.rounds[PRIZE]
    assert filed.edition is not None
    scheme = filed.edition.scheme
    if best_alone:
        notice = OrderedNotice(list="best", article="e2")
        outcomes = scheme.outcomes.model_copy(update={"notice": notice})
        scheme = scheme.model_copy(update={"outcomes": outcomes})
    filed = replace(
        filed,
        edition=replace(filed.edition, scheme=scheme),
        round=filed.round.model_copy(update={"state": state}),
    )
    return replace(repository, rounds={**repository.rounds, PRIZE: filed})


def of_round(results: Results) -> Any:
    return released(results).outcomes[PRIZE]


def text_of(file: Path) -> str:
    """Everything a published file says; a workbook is a packed folder of texts."""
    if file.suffix == ".sqlite":
        with closing(sqlite3.connect(file)) as database:
            return "\n".join(database.iterdump())
    if file.suffix != ".xlsx":
        return file.read_text("utf-8")
    with zipfile.ZipFile(file) as packed:
        return "\n".join(packed.read(name).decode() for name in packed.namelist())


def told(repository: Repository, target: Path) -> tuple[dict[str, Any], str]:
    """The round as published, and everything that pages, JSON and search say, as one text."""
    results = released(results_of(repository, score_rounds(repository)))
    publish(target, results, repository)
    pages = [
        *site_pages("en", repository, results, []),
        *Many(repository, results).all("en"),
    ]
    said = [each.path + each.staged() for each in pages]
    said += [
        text_of(file)
        for file in target.rglob("*.*")
        if "schema" not in file.parts and "schemes" not in file.parts
    ]
    body = json.loads((target / f"api/v1/results/{'/'.join(PRIZE)}.json").read_text("utf-8"))
    return body, "\n".join(said)


#: Totals, an amount and a decision of the round of 2020 that stand nowhere else in the tiny data.
TELLING = re.compile(r"units/tiny-[a-z]+/2020/tiny-prize/|\b80\.00\b|Tied for")


@pytest.mark.parametrize("state", ["draft", "submitted", "checked", "reviewed"])
def test_before_the_notice_nothing_of_a_result_is_told(
    tiny: Repository, tmp_path: Path, state: str
) -> None:
    body, said = told(in_state(tiny, state), tmp_path)
    assert TELLING.findall(said) == []
    assert body["scorecards"] == body["decisions"] == body["readings"] == []
    assert (body["grades"], body["quota"], body["fragile"]) == (None, None, {})
    assert "withheld" in body["withheld"]["why"]["en"]
    unit = json.loads((tmp_path / "api/v1/units/tiny-alpha.json").read_text("utf-8"))
    assert PRIZE in {(each["scheme"], each["round"]) for each in unit["withheld"]}
    assert PRIZE not in {(each["scheme"], each["round"]) for each in unit["years"]}


@pytest.mark.parametrize("state", ["notice", "final"])
def test_from_the_notice_on_results_are_told(tiny: Repository, tmp_path: Path, state: str) -> None:
    body, said = told(in_state(tiny, state), tmp_path)
    assert {"80.00", "Tied for"} <= set(TELLING.findall(said))
    assert body["withheld"] is None
    assert len(body["scorecards"]) == 5


def test_a_notice_of_the_best_names_them_and_nothing_else(tiny: Repository, tmp_path: Path) -> None:
    body, said = told(in_state(tiny, "notice", best_alone=True), tmp_path)
    assert TELLING.findall(said) == []
    assert [(each["unit"], each["grade"]["en"]) for each in body["withheld"]["listed"]] == [
        ("tiny-alpha", "good")
    ]
    assert body["scorecards"] == []


def test_a_final_result_is_told_whole_after_a_notice_of_the_best(tiny: Repository) -> None:
    repository = in_state(tiny, "final", best_alone=True)
    results = results_of(repository, score_rounds(repository))
    assert of_round(results) is results.outcomes[PRIZE]


def test_releasing_twice_withholds_the_same(tiny: Repository) -> None:
    once = released(results_of(tiny, score_rounds(tiny)))
    assert released(once) == once
    assert once.outcomes[PRIZE].withheld is not None
