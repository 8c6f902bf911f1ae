"""The data folder as it is read: everything in its place, every problem kept, nothing raised."""

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from toolkit.submissions.walk import open_repository

K = "keqiao-contact-point"
LOOM = "units/keqiao-demo-loom"
CLAIM = f"{LOOM}/2018/{K}.yml"
REVIEW = f"{LOOM}/2018/{K}.review.yml"
ROUND = f"schemes/{K}/rounds/2018"
EDITION = f"schemes/{K}/2018"
KEY = (K, "2018", "keqiao-demo-loom")
needs_links = pytest.mark.skipif(os.name != "posix", reason="needs symbolic links")


def codes(folder: Any) -> list[str]:
    return [code for code, *_ in folder.found()]


def test_the_folder_of_the_repository_is_read_whole(folder: Any) -> None:
    repository = folder.open()
    assert repository.problems == []
    assert set(repository.editions) == {(K, "2018")}
    assert set(repository.rounds) == {(K, "2018")}
    names = {"loom", "dyeing", "garden", "digital", "food", "craft"}
    assert set(repository.units) == {f"keqiao-demo-{name}" for name in names}
    submitted = {(K, "2018", f"keqiao-demo-{name}") for name in names - {"craft"}}
    assert set(repository.claims) == submitted
    assert set(repository.reviews) == submitted - {(K, "2018", "keqiao-demo-garden")}
    assert list(repository.rounds[K, "2018"].units) == [
        f"keqiao-demo-{name}"
        for name in ("loom", "dyeing", "garden", "digital", "food", "craft")
    ]  # fmt: skip
    files = {path.relative_to(folder.path).as_posix() for path in folder.path.rglob("*.yml")}
    assert set(repository.documents) == {f"data/{file}" for file in files}


def test_a_claim_as_a_value(folder: Any) -> None:
    claim = folder.open().claims[KEY]
    assert (claim.scheme, claim.round, claim.unit) == KEY
    assert claim.facts["members"].value == 205
    assert not claim.facts["members"].is_listed
    points = claim.facts["contact_points"]
    assert points.is_listed
    assert [record.id for record in points.records] == ["cp1", "cp2", "cp3", "cp4", "cp5", "cp6"]
    assert points.records[4].values["services"] == 0
    assert points.records[4].values["agreement_signed_on"].isoformat() == "2018-04-14"
    assert points.records[4].evidence == ("agreements", "visits")
    assert claim.document.place(points.records[4].path).line == folder.spot(CLAIM, "{id: cp5")[1]
    assert [each.id for each in claim.evidence][:3] == ["plan", "summary", "agreements"]


def test_what_is_not_told_is_not_in_the_claim(folder: Any) -> None:
    food = folder.open().claims[K, "2018", "keqiao-demo-food"]
    assert "output_value" not in food.facts
    assert food.facts["contracts_brokered"].value == 2


def test_a_date_that_was_left_out_is_none(folder: Any) -> None:
    folder.change(CLAIM, "agreement_signed_on: 2018-02-10, ", "")
    record = folder.open().claims[KEY].facts["contact_points"].records[0]
    assert record.values["agreement_signed_on"] is None


def test_paths_are_published_as_data_wherever_the_folder_lies(folder: Any) -> None:
    repository = open_repository(folder.path, "/somewhere/else")
    claim = repository.claims[KEY]
    assert claim.document.file == f"/somewhere/else/{CLAIM}"
    assert repository.canonical(claim.document.file) == f"data/{CLAIM}"
    assert repository.lines(claim.document.file)[0] == f"scheme: {K}"
    assert repository.lines_of(f"data/{CLAIM}") == repository.lines(claim.document.file)
    assert repository.lines("/somewhere/else/no.yml") == []


def test_a_folder_that_is_not_there_has_nothing_in_it(tmp_path: Path) -> None:
    repository = open_repository(tmp_path / "nowhere")
    assert (repository.rounds, repository.claims, repository.units) == ({}, {}, {})


# Content and place


def test_what_says_it_belongs_elsewhere_is_told(folder: Any) -> None:
    wrong = [
        (CLAIM, "unit: keqiao-demo-loom", "keqiao-demo-food"),
        (CLAIM, "round: 2018", "2019"),
        (CLAIM, f"scheme: {K}", "other"),
        (REVIEW, "unit: keqiao-demo-loom", "keqiao-demo-food"),
        (f"{LOOM}/unit.yml", "id: keqiao-demo-loom", "loom"),
        (f"{ROUND}/register.yml", "round: 2018", "2017"),
        (f"{EDITION}/scheme.yml", "edition: 2018\n", "2019\n"),
    ]
    blamed = []
    for file, old, word in wrong:
        new = f"{old.partition(': ')[0]}: {word}"
        folder.change(file, old, new)
    for file, old, word in wrong:
        new = f"{old.partition(': ')[0]}: {word}"
        blamed.append(("F402", *folder.spot(file, new, word)))
    assert folder.found() == sorted(blamed)
    suggested = {problem.read: problem.suggestion for problem in folder.problems()}
    assert suggested["keqiao-demo-food"] == "keqiao-demo-loom"
    assert suggested["2017"] == "2018"


def test_an_edition_that_is_not_is_told_at_the_round(folder: Any) -> None:
    folder.change(f"{ROUND}/round.yml", "edition: 2018", "edition: 2017")
    assert folder.found() == [("F404", *folder.spot(f"{ROUND}/round.yml", "edition: 2017", "2017"))]


def test_slips_in_several_files_are_all_told(folder: Any) -> None:
    folder.change(CLAIM, "members: 205", "members: yes")
    folder.change(CLAIM, "in_keqiao: true", "in_keqiao: 1")
    folder.change("units/keqiao-demo-food/unit.yml", "kind: society", "kind: club")
    assert codes(folder) == ["F105", "F211", "Y206"]


def test_a_claim_that_cannot_be_read_hides_no_other(folder: Any) -> None:
    folder.write(CLAIM, "scheme: [\n")
    repository = folder.open()
    assert KEY not in repository.claims
    assert KEY in repository.unreadable_claims
    assert len(repository.claims) == 4
    assert {problem.place.file for problem in repository.problems} == {f"data/{CLAIM}"}


# Files and folders that do not belong


STRAY = [
    ("F401", "extra.yml"),
    ("F401", "rounds"),
    ("F401", f"schemes/{K}/scheme.yml"),
    ("F401", f"{EDITION}/notes.txt"),
    ("F401", f"{ROUND}/registers.yml"),
    ("F401", "units/readme.md"),
    ("F401", f"{LOOM}/units.yml"),
    ("F401", f"{LOOM}/2018/other-scheme.yml"),
    ("F401", f"{LOOM}/2018/photo.jpg"),
    ("F401", f"{LOOM}/2018/proofs"),
    ("F403", f"{LOOM}/2019/{K}.yml"),
    ("F406", "units/Loom"),
    ("F406", "units/示例"),
    ("F406", "units/a b"),
    ("F406", "units/-a"),
]


def test_what_does_not_belong_is_told_and_nothing_else(folder: Any) -> None:
    for _, path in STRAY:
        name = path.rpartition("/")[2]
        folder.write(path if "." in name else f"{path}/unit.yml", "a: 1\n")
    assert folder.found() == sorted((code, f"data/{path}", 1, 1) for code, path in STRAY)


def test_a_name_that_is_almost_right_is_suggested(folder: Any) -> None:
    folder.write(f"{ROUND}/registers.yml", "a: 1\n")
    [problem] = folder.problems()
    assert problem.suggestion == "register.yml"


def test_hidden_files_are_left_alone(folder: Any) -> None:
    for path in (".DS_Store", f"{LOOM}/.swp", f"{LOOM}/2018/.cache/x", "units/.keep"):
        folder.write(path, "x")
    assert folder.found() == []


def test_what_is_missing_is_told(folder: Any) -> None:
    for path in (f"{LOOM}/unit.yml", f"{ROUND}/register.yml"):
        (folder.path / path).unlink()
    assert {
        ("F405", f"data/{LOOM}/unit.yml", 1, 1),
        ("F405", f"data/{ROUND}/register.yml", 1, 1),
    } <= {*folder.found()}


def test_a_missing_scheme_is_told_at_its_place(folder: Any) -> None:
    (folder.path / EDITION / "scheme.yml").unlink()
    assert folder.found() == [("F405", f"data/{EDITION}/scheme.yml", 1, 1)]


@needs_links
def test_a_link_in_place_of_a_file_is_not_followed(folder: Any, tmp_path: Path) -> None:
    paths = [CLAIM, REVIEW, "units/keqiao-demo-food/unit.yml", f"{ROUND}/register.yml"]
    for number, path in enumerate(paths):
        real = tmp_path / f"elsewhere-{number}.yml"
        shutil.move(folder.path / path, real)
        (folder.path / path).symlink_to(real)
    assert {("Y101", f"data/{path}", 1, 1) for path in paths} <= {*folder.found()}
    assert not {f"data/{path}" for path in paths} & {*folder.open().documents}


@needs_links
@pytest.mark.parametrize("path", [LOOM, "schemes"])
def test_a_link_in_place_of_a_folder_is_not_followed(
    folder: Any, path: str, tmp_path: Path
) -> None:
    real = tmp_path / "elsewhere"
    shutil.move(folder.path / path, real)
    (folder.path / path).symlink_to(real)
    assert ("Y101", f"data/{path}", 1, 1) in folder.found()
    read = [file for file in folder.open().documents if file.startswith(f"data/{path}/")]
    assert read == []


@needs_links
def test_a_loop_of_links_ends(folder: Any) -> None:
    (folder.path / LOOM / "2018" / "loop").symlink_to(folder.path / LOOM)
    assert codes(folder) == ["Y101"]
