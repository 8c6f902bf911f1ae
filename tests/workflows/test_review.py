"""The room without rights: review.yml's own lines over changes that strangers push."""

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest

from tests.review.cases import (
    ALPHA,
    ALPHA_CLAIM,
    ALPHA_EVIDENCE,
    BETA,
    BETA_CLAIM,
    CITY,
    CLAIM,
    COUNTY_LARGE,
    OWNERS,
    files_in,
    reviewed_by,
)
from tests.review.conftest import BETA_REVIEW, World, tiny
from tests.review.history import Files, Gone
from tests.workflows.jobs import ROOT, Runner, ask
from tests.workflows.platform import Platform
from toolkit.problems.reports.reading import read_report
from toolkit.problems.reports.report import Report
from toolkit.review.fetching import fetch
from toolkit.review.git import GitFailed
from toolkit.review.ownership import MOST_FILES

REVIEW = ROOT / ".github/workflows/review.yml"
GITEA = ROOT / ".gitea/workflows/review.yml"
NUMBER = 7
#: A change that a unit may make, shorter than a claim without problems would be.
OWN = CLAIM


def proposed(
    world: World, platform: Platform, head: str, author: int, reviews: Any = ()
) -> dict[str, Any]:
    """Put a commit at the ref of a pull request; the event the platform sends for it."""
    world.history.git("update-ref", f"refs/pull/{NUMBER}/head", head)
    pull = {
        "number": NUMBER,
        "state": "open",
        "user": {"id": author, "login": "somebody"},
        "head": {"ref": "patch-1", "sha": head},
        "base": {"ref": "main", "sha": "0" * 40},
    }
    platform.at(f"/pulls/{NUMBER}", pull)
    platform.at(f"/pulls/{NUMBER}/reviews", list(reviews))
    return {"pull_request": pull}


def approval(account: int, commit: str, state: str = "APPROVED") -> dict[str, Any]:
    return {"user": {"id": account, "login": "x"}, "state": state, "commit_id": commit}


def written(runner: Runner) -> Report:
    report = read_report((runner.folder / "build/report/report.json").read_bytes())
    assert isinstance(report, Report), report
    return report


def reviewed(
    world: World,
    platform: Platform,
    folder: Path,
    patch: pytest.MonkeyPatch,
    change: Files,
    author: int,
    workflow: Path = REVIEW,
) -> tuple[list[int], Runner]:
    head = world.change(change, world.bases["draft"])
    event = proposed(world, platform, head, author)
    runner = Runner(folder / "runner", world.history, event)
    return runner.run(workflow, patch), runner


@pytest.mark.parametrize("workflow", [REVIEW, GITEA])
def test_a_unit_changes_its_own_claim_from_a_fork(
    world: World,
    platform: Platform,
    main: str,
    workflow: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    change: Files = {ALPHA_CLAIM: OWN}
    codes, runner = reviewed(world, platform, tmp_path, monkeypatch, change, ALPHA, workflow)
    assert codes == [0, 0]
    report = written(runner)
    head = world.change({ALPHA_CLAIM: OWN}, main)
    assert (report.command, report.base, report.head, report.ok) == ("review", main, head, True)
    assert report.owners is not None
    assert (report.owners.actor, report.owners.answer) == (str(ALPHA), "allowed")
    assert report.impact is not None
    # The change was never checked out: the folder is the base's, and so is HEAD.
    assert runner.git("rev-parse", "HEAD") == main
    assert runner.git("status", "--porcelain", "--untracked-files=no") == ""
    assert not runner.git("log", "--format=%H", "-g").count(head)
    # The token goes to the platform and is left nowhere.
    assert all(each[2]["Authorization"] == "Bearer secret-token" for each in platform.asked)
    files = [each for each in runner.folder.rglob("*") if each.is_file()]
    assert not any(b"secret-token" in each.read_bytes() for each in files)
    if workflow is REVIEW:
        assert head in (tmp_path / "summary.md").read_text("utf-8")


FORGED = tiny(OWNERS).replace(f"[{BETA}", f"[{ALPHA}, {BETA}")
REFUSED: dict[str, tuple[Files, int, str]] = {
    "own owners.yml": ({OWNERS: FORGED, BETA_CLAIM: "x: 1\n"}, ALPHA, "O303"),
    "renamed over another's": ({ALPHA_CLAIM: Gone(), BETA_CLAIM: CLAIM}, ALPHA, "O303"),
    "workflow and toolkit": (
        {".github/workflows/review.yml": "on: push\n", "tasks.py": "raise SystemExit(0)\n"},
        ALPHA,
        "O302",
    ),
    "too many files": (files_in(ALPHA_EVIDENCE, MOST_FILES + 1), ALPHA, "O201"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused_is_written_down_with_its_code(
    name: str,
    world: World,
    platform: Platform,
    main: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change, author, code = REFUSED[name]
    codes, runner = reviewed(world, platform, tmp_path, monkeypatch, change, author)
    assert codes == [0, 1]
    report = written(runner)
    assert not report.ok
    assert code in report.codes
    assert runner.git("rev-parse", "HEAD") == main
    assert runner.git("status", "--porcelain", "--untracked-files=no") == ""


def test_a_request_pushed_over_is_left_to_the_run_for_what_is_new(
    world: World,
    platform: Platform,
    main: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    old, new = (world.change({ALPHA_CLAIM: CLAIM + sign}, main) for sign in ("# 1\n", "# 2\n"))
    event = proposed(world, platform, old, ALPHA)
    world.history.git("update-ref", f"refs/pull/{NUMBER}/head", new)
    runner = Runner(tmp_path / "runner", world.history, event)
    assert runner.run(REVIEW, monkeypatch) == [1]
    assert "was renewed" in capsys.readouterr().err
    assert not (runner.folder / "build").exists()
    # And so where git is still behind, but the platform is not.
    world.history.git("update-ref", f"refs/pull/{NUMBER}/head", old)
    pull = {**event["pull_request"], "head": {"ref": "patch-1", "sha": new}}
    platform.at(f"/pulls/{NUMBER}", pull)
    again = Runner(tmp_path / "again", world.history, event)
    assert again.run(REVIEW, monkeypatch) == [1]


def test_an_approval_counts_for_the_very_commit_it_was_given_to(
    world: World,
    platform: Platform,
    main: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    base = world.bases["checked"]
    world.history.git("update-ref", "refs/heads/main", base)
    head = world.change({BETA_REVIEW: reviewed_by("county-2")}, base)
    cases = {
        "older": [approval(COUNTY_LARGE, base)],
        "withdrawn": [approval(COUNTY_LARGE, head), approval(COUNTY_LARGE, head, "DISMISSED")],
        "own": [approval(CITY, head)],
        "this": [approval(COUNTY_LARGE, head), approval(COUNTY_LARGE, head, "COMMENTED")],
    }
    approved = {}
    for name, reviews in cases.items():
        event = proposed(world, platform, head, CITY, reviews)
        runner = Runner(tmp_path / name, world.history, event)
        if name == "this":
            runner.run(REVIEW, monkeypatch)
            owners = written(runner).owners
            assert owners is not None
            assert owners.answer == "allowed"
        else:
            runner.folder.mkdir()
            runner._checkout("main")
            monkeypatch.chdir(runner.folder)
            ref = f"refs/pull/{NUMBER}/head"
            assert ask("fetch", "--ref", ref, "--head", head, "--data=data") == 0
        proposal = json.loads((runner.folder / "build/proposal.json").read_text())
        approved[name] = proposal["approved_by"]
    assert approved == {"older": [], "withdrawn": [], "own": [], "this": [COUNTY_LARGE]}


def test_in_the_queue_rights_are_those_of_what_is_merged_before(
    world: World,
    platform: Platform,
    main: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    head = world.change({ALPHA_CLAIM: OWN}, main)
    proposed(world, platform, head, ALPHA)
    lost = tiny(OWNERS).replace(f"[{ALPHA}", "[900000000077")
    base = world.change({OWNERS: lost}, main)
    queued = world.history.commit({ALPHA_CLAIM: OWN}, base, head)
    ref = f"refs/heads/gh-readonly-queue/main/pr-{NUMBER}-{base}"
    for tip in (ref, "refs/heads/gh-readonly-queue/base"):
        world.history.git("update-ref", tip, queued if tip == ref else base)
    event = {"merge_group": {"head_ref": ref, "head_sha": queued, "base_sha": base}}
    runner = Runner(tmp_path / "runner", world.history, event)
    try:
        assert runner.run(REVIEW, monkeypatch) == [0, 1]
    finally:
        world.history.git("update-ref", "-d", ref)
    assert "O303" in written(runner).codes
    assert runner.git("rev-parse", "HEAD") == base


def test_git_gives_the_token_to_the_platform_s_server_only(
    world: World, platform: Platform, tmp_path: Path
) -> None:
    runner = Runner(tmp_path / "runner", world.history, {})
    runner.folder.mkdir()
    runner.git("init", "--quiet")
    runner.git("remote", "add", "origin", f"{platform.address}/office/assessment")
    for server in (platform.address, "https://elsewhere.example", ""):
        with pytest.raises(GitFailed):
            fetch(runner.folder, f"refs/pull/{NUMBER}/head", server, "secret-token")
    given = [each[2].get("Authorization", "") for each in platform.asked]
    assert given[0] == "Basic " + b64encode(b"x-access-token:secret-token").decode()
    assert len(given) == 3
    assert given[1:] == ["", ""]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["--ref=refs/heads/main", "--head=x"], "refs/pull/12/head"),
        (["--ref=refs/pull/0/head", "--head=x"], "refs/pull/12/head"),
        (["--ref=refs/pull/1/head", "--head="], "--head"),
    ],
)
def test_wrong_use_of_fetch(words: list[str], why: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("fetch", *words) == 2
    assert why in capsys.readouterr().err


def test_a_review_without_a_proper_proposal_is_wrong_use(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "proposal.json"
    for content in ("", "{}", '{"format": 1, "number": 1, "head": "x", "author": 1}'):
        file.write_text(content)
        words = ("review", f"--proposal={file}", f"--data={world.history.data}")
        assert ask(*words) == 2
        assert "tasks.py fetch" in capsys.readouterr().err
