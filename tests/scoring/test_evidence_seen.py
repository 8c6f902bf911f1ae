"""Evidence that is another one than reviewers saw: it is told everywhere, and what it supports is open."""

import hashlib
from pathlib import Path

import pytest

from tests.codes.tree import SHOWN, Tree
from tests.contribute.front_door import ask
from toolkit.commands.check import all_problems
from toolkit.outcomes.results import results_of
from toolkit.pages.renderer import Renderer
from toolkit.pages.results_page import results_page
from toolkit.pages.scorecard_page import scorecard_pages
from toolkit.pages.unit_page import unit_page
from toolkit.publishing.objects import scorecard_object
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.rounds import score_rounds
from toolkit.scoring.scorecard import Scorecard
from toolkit.scoring.totals import TotalsOfRound
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

CLAIM = "units/tiny-alpha/2020/tiny-society.yml"
REVIEW = "units/tiny-alpha/2020/tiny-society.review.yml"
MEMBERS = "units/tiny-alpha/2020/evidence/members.txt"
STATED = "\n    sha256: 6d86c85de84aa64f4460448fc8620c428a083aaaf3db59cf43967094417e5c1c"
LAST = "    t2: {decision: accepted}\n"
NOW = "6d86c85de84aa64f4460448fc8620c428a083aaaf3db59cf43967094417e5c1c"
ZEROS = "0" * 64


def reviewed(folder: Path, id: str, sha256: str, day: str = "2021-01-30") -> Tree:
    """Alpha's claim with a file of no stated hash, reviewed with one piece of evidence seen."""
    tree = Tree(folder)
    tree.change(CLAIM, STATED, "")
    tree.change(REVIEW, LAST, f"{LAST}evidence:\n  {id}: {{sha256: {sha256}, seen_on: {day}}}\n")
    return tree


def opened(tree: Tree) -> Repository:
    return open_repository(tree.root, SHOWN)


def card(repository: Repository) -> Scorecard:
    rounds = score_rounds(repository, lambda *id: id == ("tiny-society", "2020", "tiny-alpha"))
    return next(each for scored in rounds for each in scored.scorecards)


def open_leaves(found: Scorecard) -> set[str]:
    return {leaf.code for leaf in found.leaves() if isinstance(leaf.verified.score, Absent)}


def test_the_file_that_was_seen_changes_nothing(tmp_path: Path) -> None:
    repository = opened(reviewed(tmp_path, "roll", NOW))
    assert all_problems(repository) == []
    found = card(repository)
    assert (open_leaves(found), found.status, found.flags) == (set(), "reviewed", ())


@pytest.mark.parametrize(
    ("id", "leaves"),
    [
        ("roll", {"A2"}),  # the members
        ("sheets", {"A1"}),  # both events name it
        ("books", {"A1"}),  # the second event names it, and so the number of events is open
        ("ledger", {"B"}),
        ("summary", set()),  # a paper supports no fact
    ],
)
def test_what_other_evidence_supports_is_open_again(
    id: str, leaves: set[str], tmp_path: Path
) -> None:
    found = card(opened(reviewed(tmp_path, id, ZEROS)))
    assert open_leaves(found) == leaves
    assert [flag.id for flag in found.flags] == ["swapped-evidence"]
    assert found.status == ("unreviewed" if leaves else "reviewed")


def test_evidence_that_nobody_saw_yet_is_not_held_against_anything(tmp_path: Path) -> None:
    repository = opened(reviewed(tmp_path, "roll", ZEROS, day=""))
    assert (all_problems(repository), open_leaves(card(repository))) == ([], set())


@pytest.mark.parametrize("instead", [b"121\n", None, "a link"])
def test_a_file_put_in_its_place_is_told_everywhere(
    instead: bytes | str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = reviewed(tmp_path, "roll", NOW)
    file = tree.root / MEMBERS
    before = file.read_bytes()
    assert hashlib.sha256(before).hexdigest() == NOW
    file.unlink()
    if isinstance(instead, bytes):
        file.write_bytes(instead)
    elif instead is not None:
        (tmp_path / "same.txt").write_bytes(before)
        file.symlink_to(tmp_path / "same.txt")
    repository = opened(tree)
    told = {each.code.id: each for each in all_problems(repository)}
    # A file that is gone, or a link in its place, is an error of the claim as well.
    assert told.keys() == ({"C306"} if isinstance(instead, bytes) else {"C306", "C401"})
    assert told["C306"].place.file == f"{SHOWN}/{REVIEW}"
    assert open_leaves(card(repository)) == {"A2"}


def test_what_changed_after_verification_is_seen_on_every_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = reviewed(tmp_path, "roll", ZEROS)
    repository = opened(tree)
    results, id = results_of(repository, score_rounds(repository)), ("tiny-society", "2020")
    outcome = results.outcomes[id]
    [found] = [each for each in outcome.scored.scorecards if each.unit.id == "tiny-alpha"]
    renderer, status = Renderer("zh"), "核定后证据换过，待重核"
    pages = {
        "scorecard": scorecard_pages(renderer, repository, outcome, found)[0].body,
        "results": results_page(renderer, outcome, results.laboratories[id]).body,
        "unit": unit_page(renderer, found.unit, [(outcome, found)]).body,
    }
    assert {name for name, body in pages.items() if status not in body} == set()
    assert "证据在核定之后换过：会员名册" in pages["scorecard"]
    assert ask("score", f"--data={tree.root}", "--unit=tiny-alpha", "--scheme=tiny-society") == 0
    printed = capsys.readouterr().out
    assert status in printed
    assert "! 证据在核定之后换过：会员名册" in printed
    # What other readings give rests on the same decisions.
    filed = repository.rounds[id]
    assert filed.edition is not None
    (totals,) = TotalsOfRound(repository, filed, [filed.edition]).of("tiny-alpha")
    assert totals.total is None
    flags = [flag["id"] for flag in scorecard_object(outcome, found)["flags"]]
    assert flags == ["swapped-evidence"]
