"""Two rounds compared: differences are those of the printed numbers, and only where they compare."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.codes.tree import TINY
from tests.publishing.conftest import in_notice, results_in
from toolkit.outcomes.comparison import Comparison, compared
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.publishing.comparisons import comparison_object
from toolkit.publishing.publish import SCHEMAS, publish
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository


@pytest.fixture(scope="module")
def tiny() -> Repository:
    return open_repository(TINY, "data")


@pytest.fixture(scope="module")
def rounds(tiny: Repository) -> tuple[RoundOutcome, RoundOutcome]:
    outcomes = results_in(tiny).outcomes
    return outcomes["tiny-prize", "2019"], outcomes["tiny-prize", "2020"]


def kept(body: Any) -> Any:
    """The same, after its schema has let it pass."""
    schema = json.loads((SCHEMAS / "comparison.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(body)
    return body


def told(found: Comparison) -> Any:
    body = json.loads(json.dumps(comparison_object(found)))
    return kept(
        {
            **body,
            "before": {**body["before"], "state": "final"},
            "after": {**body["after"], "state": "final"},
        }
    )


def test_totals_ranks_and_grades_of_two_rounds(tiny: Repository, tmp_path: Path) -> None:
    publish(tmp_path, results_in(in_notice(tiny)), tiny)
    api = tmp_path / "api/v1"
    index = json.loads((api / "index.json").read_text("utf-8"))
    [path] = [each["compared"] for each in index["rounds"] if each["compared"] is not None]
    assert path == "compare/tiny-prize/2020/2019.json"
    body = kept(json.loads((api / path).read_text("utf-8")))
    assert body["comparable"] is True
    assert (body["new"], body["gone"]) == ([], [])
    shown = {
        each["unit"]: (*each["total"].values(), *each["rank"].values(), *each["grade"].values())
        for each in body["units"]
    }
    assert shown == {
        "tiny-alpha": ("90.00", "90.00", "0.00", "1", "1", "good", "good"),
        "tiny-beta": ("68.00", "90.00", "+22.00", "3", "1", "fair", "fair"),
        "tiny-gamma": ("40.00", "30.00", "-10.00", "4", None, "poor", "poor"),
        "tiny-zeta": ("70.00", "80.00", "+10.00", "2", "3", "fair", "fair"),
        "tiny-theta": (None, "75.00", None, None, "4", None, "fair"),
    }
    by_unit = {each["unit"]: each["indicators"] for each in body["units"]}
    assert by_unit["tiny-alpha"] == []
    assert by_unit["tiny-gamma"] == [
        {"code": "K", "before": "40.00", "after": "30.00", "difference": "-10.00"}
    ]


def test_a_round_that_is_not_out_is_compared_with_none(tiny: Repository, tmp_path: Path) -> None:
    publish(tmp_path, results_in(tiny), tiny)
    assert not (tmp_path / "api/v1/compare").exists()


def test_under_another_edition_nothing_is_subtracted(
    rounds: tuple[RoundOutcome, RoundOutcome],
) -> None:
    before, after = rounds
    scheme = after.scored.edition.scheme.model_copy(update={"edition": "2020"})
    edition = replace(after.scored.edition, scheme=scheme)
    other = replace(after, scored=replace(after.scored, edition=edition))
    body = told(compared(before, other))
    assert body["comparable"] is False
    for each in body["units"]:
        assert each["total"]["difference"] is None
        assert each["indicators"] == []
    assert body["units"][0]["total"]["after"] == "90.00"


def test_in_another_class_nothing_is_subtracted(rounds: tuple[RoundOutcome, RoundOutcome]) -> None:
    before, after = rounds
    cards = tuple(
        replace(card, class_of_unit="big") if card.unit.id == "tiny-beta" else card
        for card in after.scored.scorecards
    )
    found = compared(before, replace(after, scored=replace(after.scored, scorecards=cards)))
    by_unit = {each["unit"]: each for each in told(found)["units"]}
    assert by_unit["tiny-beta"]["class"] == {"before": "little", "after": "big"}
    assert by_unit["tiny-beta"]["comparable"] is False
    assert by_unit["tiny-beta"]["total"] == {
        "before": "68.00",
        "after": "90.00",
        "difference": None,
    }
    assert by_unit["tiny-zeta"]["total"]["difference"] == "+10.00"
    assert [found.moved(way) for way in (1, -1, 0)] == [1, 1, 1]


def test_units_of_one_round_alone_are_new_or_gone(
    rounds: tuple[RoundOutcome, RoundOutcome],
) -> None:
    before, after = (
        replace(
            outcome,
            scored=replace(
                outcome.scored,
                scorecards=tuple(
                    card for card in outcome.scored.scorecards if card.unit.id != without
                ),
            ),
        )
        for outcome, without in zip(rounds, ("tiny-beta", "tiny-zeta"), strict=True)
    )
    body = told(compared(before, after))
    assert [each["unit"] for each in body["new"]] == ["tiny-beta"]
    assert [each["unit"] for each in body["gone"]] == ["tiny-zeta"]
    assert {each["unit"] for each in body["units"]} == {"tiny-alpha", "tiny-gamma", "tiny-theta"}
