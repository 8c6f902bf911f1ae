"""CODEOWNERS: made from the owners' file, and never older than it."""

from toolkit.commands.environment import ROOT
from toolkit.review.codeowners import FILE, codeowners_text
from toolkit.submissions.owners import Owners
from toolkit.submissions.part import Part
from toolkit.submissions.walk import open_repository


def owners(*names: str | None) -> Owners:
    listed = tuple({"account": number, "name": name} for number, name in enumerate(names, 1))
    return Owners.model_validate({"administrators": listed})


def rules(text: str) -> list[str]:
    return [line for line in text.splitlines() if not line.startswith("#")]


def test_everything_is_the_administrators_but_what_others_write() -> None:
    assert rules(codeowners_text(owners("office", None, "org/team", "office"))) == [
        "* @office @org/team",
        "/data/units/*/*/",
        "/data/schemes/*/rounds/*/sheets/",
    ]


def test_without_a_name_nobody_is_asked_for() -> None:
    assert rules(codeowners_text(owners(None))) == []


def test_the_committed_file_is_the_generated_one() -> None:
    found = open_repository(ROOT / "data", "data", Part(["units/owners.yml"])).owners
    assert found is not None
    assert (ROOT / FILE).read_text("utf-8") == codeowners_text(found)
