"""The stand-alone verifier on a published site: whole, changed by one digit, and damaged."""

import ast
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.demonstrations import demonstrations, their_results
from toolkit.commands.environment import ROOT
from toolkit.outcomes.results import results_of
from toolkit.publishing.publish import publish
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.walk import open_repository

VERIFIER = ROOT / "toolkit/verifier.py"
STATIONS = "results/quzhou-service-station/2022.json"
STATION_SCHEME = "schemes/quzhou-service-station/2021.json"
COUNTIES = "results/lianyungang-county/2018.json"
POINTS = "results/keqiao-contact-point/2018.json"
CHANGED = {STATIONS, COUNTIES, POINTS}
UNIT = "quzhou-demo-station-citrus"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("published")
    publish(site, their_results(), demonstrations())
    return site


@pytest.fixture(scope="module")
def few(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site with the rounds alone in which something will be changed."""
    site = tmp_path_factory.mktemp("few") / "site"
    shutil.copytree(
        published / "api/v1", site / "api/v1", ignore=shutil.ignore_patterns("*.sqlite")
    )
    change(site, "index.json", _keep_few)
    assert verified(site)[0] == 0
    return site


def _keep_few(index: Any) -> None:
    index["rounds"] = [
        each
        for each in index["rounds"]
        if f"results/{each['scheme']}/{each['year']}.json" in CHANGED
    ]


@pytest.fixture
def site(few: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(few, tmp_path / "site"))


def verified(site: Path, *options: str) -> tuple[int, str]:
    """Run the verifier as anyone would; it never prints a traceback."""
    command = [sys.executable, "-I", "-S", str(VERIFIER), str(site), *options]
    run = subprocess.run(command, capture_output=True, timeout=60)
    assert b"Traceback" not in run.stderr, run.stderr.decode()
    return run.returncode, run.stdout.decode()


def places(output: str) -> set[str]:
    """What stands before "published …, recomputed …": file, unit and what."""
    found = [
        line.split(": published ")[0] for line in output.splitlines() if ": published " in line
    ]
    return {" ".join(line.removeprefix("api/v1/").replace(": ", " ").split()) for line in found}


def change(site: Path, file: str, edit: Callable[[Any], object]) -> None:
    path = site / "api/v1" / file
    body = json.loads(path.read_text("utf-8"))
    edit(body)
    path.write_text(json.dumps(body), "utf-8")


def card(head: Any, unit: str = UNIT) -> Any:
    return next(each for each in head["scorecards"] if each["unit"] == unit)


def row(head: Any, code: str, unit: str = UNIT) -> Any:
    return next(each for each in card(head, unit)["indicators"] if each["code"] == code)


def named(node: Any, name: str) -> Any:
    """The first node of that name."""
    if node.get("name") == name:
        return node
    return next((found for each in node.get("parts", []) if (found := named(each, name))), None)


def test_the_tiny_organisation_s_site_has_no_difference(tmp_path: Path) -> None:
    """It has what the demonstrations lack: a claim that was set aside, an uncapped prize."""
    repository = open_repository(ROOT / "tests/tiny/data", "data")
    publish(tmp_path, results_of(repository, list(score_rounds(repository))), repository)
    code, said = verified(tmp_path, "--lang", "en")
    assert (code, places(said)) == (0, set()), said


def test_a_published_site_has_no_difference(published: Path) -> None:
    code, output = verified(published, "--lang", "en")
    assert (code, places(output)) == (0, set())
    assert "Differences 0" in output
    assert verified(published) == (0, verified(published, "--lang", "zh")[1])
    assert "差异 0" in verified(published)[1]


def test_what_is_withheld_is_listed_and_never_called_verified(published: Path) -> None:
    _, output = verified(published, "--lang", "en")
    verified_part, withheld_part = output.split("Withheld, not verified")
    assert "resting on published means" in verified_part
    assert "single marks of judges and reviewers, 452 items" in withheld_part
    assert "rows of 3 ledgers" in withheld_part
    assert "rounds whose results are not out 4" in withheld_part
    assert "rounds 12, scorecards" in verified_part  # 16 in all


ONE_PLACE: dict[str, tuple[str, Callable[[Any], object], str]] = {
    "leaf score": (STATIONS, lambda b: row(b, "Q01").update(verified_score="9.00"), f"{UNIT} Q01"),
    "group score": (STATIONS, lambda b: row(b, "G1").update(verified_score="1.00"), f"{UNIT} G1"),
    "total": (STATIONS, lambda b: card(b).update(total="84.76"), f"{UNIT} total"),
    "base": (STATIONS, lambda b: card(b).update(base="84.76"), f"{UNIT} base"),
    "a number for the missing bonus": (
        STATIONS,
        lambda b: card(b).update(bonus="0.00"),
        f"{UNIT} bonus",
    ),
    "decimals": (STATIONS, lambda b: card(b).update(total="84.750"), f"{UNIT} total"),
    "rank": (STATIONS, lambda b: card(b).update(rank="5"), f"{UNIT} rank"),
    "grade": (STATIONS, lambda b: card(b).update(grade="excellent"), f"{UNIT} grade"),
    "given": (STATIONS, lambda b: b["quota"]["given"].append(UNIT), "quota.given"),
    "tied": (STATIONS, lambda b: b["quota"]["tied"].clear(), "quota.tied"),
    "allowed": (STATIONS, lambda b: b["quota"].update(allowed=3), "quota.allowed"),
    "quota base": (STATIONS, lambda b: b["quota"].update(base=12), "quota.base"),
    "rank of a vetoed unit": (
        COUNTIES,
        lambda b: card(b, "lianyungang-demo-wu").update(rank="3"),
        "lianyungang-demo-wu rank",
    ),
    "total of a unit's years": (
        f"units/{UNIT}.json",
        lambda b: b["years"][1].update(total="84.76"),
        "quzhou-service-station/2022 total",
    ),
    "grade of a unit's years": (
        f"units/{UNIT}.json",
        lambda b: b["years"][1].update(grade="fail"),
        "quzhou-service-station/2022 grade",
    ),
}


@pytest.mark.parametrize("changed", ONE_PLACE)
def test_one_changed_result_is_named_and_nothing_else(site: Path, changed: str) -> None:
    file, edit, place = ONE_PLACE[changed]
    change(site, file, edit)
    code, output = verified(site, "--lang", "en")
    assert (code, places(output)) == (1, {f"{file} {place}"})


FOLLOWING: dict[str, tuple[str, Callable[[Any], object], set[str]]] = {
    "a fact": (
        STATIONS,
        lambda b: card(b)["inputs"].update(office={"number": "0"}),
        {f"{STATIONS} {UNIT} {what}" for what in ("Q01", "G1", "G2", "base", "total")},
    ),
    "a field of a record": (
        POINTS,
        lambda b: card(b, "keqiao-demo-loom")["inputs"]["contact_points"]["records"][0].update(
            agreement_signed_on=None
        ),
        {f"{POINTS} keqiao-demo-loom {what}" for what in ("C1", "base", "total")},
    ),
    "a mean": (
        STATIONS,
        lambda b: card(b)["means"]["Q14"].update({"benefit/mean": "1"}),
        {f"{STATIONS} {UNIT} {what}" for what in ("Q14", "G11", "G7", "base", "total")},
    ),
    "a constant of the formula": (
        STATION_SCHEME,
        lambda b: named(named(b["formulas"]["provincial"], "Q01"), "office/points").update(
            value="4"
        ),
        {f"{STATIONS} {UNIT} {what}" for what in ("Q01", "G1", "G2", "base", "total")},
    ),
}


@pytest.mark.parametrize("changed", FOLLOWING)
def test_the_scores_that_follow_from_a_changed_input_are_named(site: Path, changed: str) -> None:
    file, edit, expected = FOLLOWING[changed]
    change(site, file, edit)
    code, output = verified(site, "--lang", "en")
    assert code == 1
    assert expected <= places(output)


def test_a_mean_cannot_hide_a_published_fact(site: Path) -> None:
    change(site, STATIONS, lambda b: card(b)["means"].update(Q01={"office/office": "1"}))
    code, output = verified(site, "--lang", "en")
    assert code == 1
    assert f"{STATIONS} {UNIT} Q01" in places(output)


def nested(depth: int) -> str:
    return '{"op":"add","parts":[' * depth + '{"op":"constant","value":"1"}' + "]}" * depth


def in_formula(text: str) -> Callable[[Path], object]:
    """Put a text in the place of one formula."""

    def edit(path: Path) -> None:
        body = json.loads(path.read_text("utf-8"))
        body["formulas"]["national"] = "HERE"
        path.write_text(json.dumps(body).replace('"HERE"', text), "utf-8")

    return edit


DAMAGE: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "truncated": (STATIONS, lambda p: p.write_bytes(p.read_bytes()[:-9]), STATIONS),
    "a list": (STATIONS, lambda p: p.write_text("[]"), STATIONS),
    "not UTF-8": (STATIONS, lambda p: p.write_bytes(b"\xff\xfe{"), STATIONS),
    "missing round": (STATIONS, lambda p: p.unlink(), STATIONS),
    "missing unit": (f"units/{UNIT}.json", lambda p: p.unlink(), f"units/{UNIT}.json"),
    "missing scheme": (STATION_SCHEME, lambda p: p.unlink(), STATION_SCHEME),
    "no rounds": ("index.json", lambda p: p.write_text("{}"), "index.json"),
    "out of the site": (
        "index.json",
        lambda p: p.write_text('{"rounds": [{"scheme": "..", "year": "..", "json": "x"}]}'),
        "index.json",
    ),
    "index cut": ("index.json", lambda p: p.write_text('{"rounds": ['), "index.json"),
    "unknown op": (STATION_SCHEME, in_formula('{"op":"sqrt","name":"total","parts":[]}'), STATIONS),
    "deep": (STATION_SCHEME, in_formula(nested(10_000)), STATION_SCHEME),
    "rather deep": (STATION_SCHEME, in_formula(nested(900)), STATIONS),
    "by zero": (
        STATION_SCHEME,
        in_formula('{"op":"constant","name":"total","value":"1/0"}'),
        STATIONS,
    ),
    "wide": (STATION_SCHEME, in_formula('{"op":"add","parts":{"a":1},"name":["x"]}'), STATIONS),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_named_with_its_file_and_bounded(site: Path, damage: str) -> None:
    file, spoil, blamed = DAMAGE[damage]
    spoil(site / "api/v1" / file)
    code, output = verified(site, "--lang", "en")
    lines = [line for line in output.splitlines() if line.startswith(f"api/v1/{blamed}:")]
    assert code == 1
    assert 1 <= len(lines) <= 21


KEYS = ("inputs", "means", "indicators", "total", "class", "attributes")


@pytest.mark.parametrize("wrong", [[], [0], {"a": []}, None, True, 7, 1.5, "x", "1/0", "9" * 5000])
def test_wrong_types_are_differences_and_no_crash(site: Path, wrong: object) -> None:
    def spoil(head: Any) -> None:
        for each, key in zip(head["scorecards"], KEYS, strict=False):
            each[key] = wrong

    change(site, STATIONS, spoil)
    code, output = verified(site, "--lang", "en")
    units = {place.split()[1] for place in places(output) if place.startswith("results")}
    assert code == 1
    assert units


def test_wrong_use(tmp_path: Path, published: Path) -> None:
    assert verified(tmp_path)[0] == 2
    assert verified(published, "--lang", "de")[0] == 2


def test_it_stands_alone_and_stays_small() -> None:
    text = VERIFIER.read_text("utf-8")
    assert len(text.splitlines()) <= 250
    nodes = list(ast.walk(ast.parse(text)))
    names = {each.name for node in nodes if isinstance(node, ast.Import) for each in node.names}
    names |= {str(node.module) for node in nodes if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names
    assert "float" not in {node.id for node in nodes if isinstance(node, ast.Name)}
