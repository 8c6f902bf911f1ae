"""The room with rights: comment.yml's own line over reports that anybody may have written."""

import io
import json
import re
import shlex
import zipfile
from typing import Any

import pytest

from tests.problems.reported import problem
from tests.review.cases import ALPHA, BETA
from tests.workflows.jobs import ROOT, ask, evaluated, steps
from tests.workflows.platform import REPOSITORY, Platform, elsewhere, running
from toolkit.commands.comment import MARK
from toolkit.problems.reports.making import Findings, Origin, report_of
from toolkit.problems.reports.report import LARGEST, as_json

COMMENT = ROOT / ".github/workflows/comment.yml"
BASE, HEAD, OTHER = "a" * 40, "b" * 40, "c" * 40
RUN, NUMBER = 4242, 7
BOT = {"id": 41, "login": "github-actions[bot]"}


def report(head: str = HEAD, actor: int = ALPHA, command: Any = "review", file: str = "f") -> str:
    """A sound report: a change that may be made, with one note at a file."""
    owners = {"actor": str(actor), "start": BASE, "answer": "allowed", "files": 1}
    told = [problem(file, severity="note")]
    found = Findings(
        told, origin=Origin(command, BASE, head), owners={**owners, "paths": [], "missing": []}
    )
    return as_json(report_of(found))


def archive(*files: tuple[str, str | bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in files:
            into.writestr(name, content)
    return written.getvalue()


def offered(platform: Platform, content: bytes, **run: Any) -> None:
    """A run that has left this archive, and the open pull request that ends in its commit."""
    platform.at(f"/actions/runs/{RUN}", {
        "event": "pull_request", "path": ".github/workflows/review.yml@main", "head_sha": HEAD,
        "head_branch": "patch-1", "head_repository": {"owner": {"login": "alpha"}}, **run,
    })  # fmt: skip
    artifact = {"id": 5, "name": "report", "expired": False, "size_in_bytes": len(content)}
    platform.at(f"/actions/runs/{RUN}/artifacts", {"artifacts": [artifact]})
    platform.at("/actions/artifacts/5/zip", content)
    platform.at("/pulls", [pull(HEAD)])
    platform.at(f"/pulls/{NUMBER}/files", [{"filename": "data/units/x/2020/y.yml"}])
    platform.at(f"/issues/{NUMBER}/comments", [])


def pull(head: str, author: int = ALPHA) -> dict[str, Any]:
    return {
        "number": NUMBER, "state": "open", "user": {"id": author, "login": "alpha"},
        "head": {"ref": "patch-1", "sha": head}, "base": {"ref": "main", "sha": BASE},
    }  # fmt: skip


def commented(patch: pytest.MonkeyPatch) -> int:
    """Run the line of the workflow as the platform would; its exit code."""
    [step] = [each for each in steps(COMMENT) if "run" in each]
    context = {"github": {"event": {"workflow_run": {"id": RUN}}, "token": "secret-token"}}
    given = {name: evaluated(value, context) for name, value in step["env"].items()}
    with patch.context() as here:
        for name, value in given.items():
            here.setenv(name, value)
        words = [word.replace("$RUN", given["RUN"]) for word in shlex.split(step["run"])]
        return ask(*words[2:], "--lang=en")


def said(platform: Platform) -> str:
    [(_, _, body)] = platform.sent
    assert body["body"].startswith(MARK + "\n\n")
    return str(body["body"])


def test_the_report_of_a_fork_is_written_once_and_then_in_its_place(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, archive(("report.json", report())))
    assert commented(monkeypatch) == 0
    assert [each[:2] for each in platform.sent] == [
        ("POST", f"/repos/{REPOSITORY}/issues/{NUMBER}/comments")
    ]
    first = said(platform)
    assert "This change may be merged." in first
    assert HEAD in first
    # Looked up by the branch of the fork: by commit, the platform knows no request from a fork.
    assert any("head=alpha%3Apatch-1" in each[1] for each in platform.asked)
    # Next time: its own comment is renewed, on whatever page; one that a stranger forged is not.
    stranger = {"id": 1, "body": MARK, "user": {"id": 9, "login": "stranger"}}
    mine = {"id": 2, "body": MARK + "\n\nold", "user": BOT}
    ghost = {"id": 3, "body": None, "user": None}
    platform.at(f"/issues/{NUMBER}/comments", [stranger, ghost, mine])
    platform.page, platform.sent = 1, []
    assert commented(monkeypatch) == 0
    assert [each[:2] for each in platform.sent] == [
        ("PATCH", f"/repos/{REPOSITORY}/issues/comments/2")
    ]
    assert said(platform) == first
    platform.at(f"/issues/{NUMBER}/comments", [{**mine, "body": first}])
    platform.sent = []
    assert commented(monkeypatch) == 0
    assert platform.sent == []


FORGED: dict[str, tuple[bytes, str]] = {
    "of another commit": (archive(("report.json", report(OTHER))), "is of another commit"),
    "of another account": (archive(("report.json", report(actor=BETA))), "is of another account"),
    "of owners alone": (archive(("report.json", report(command="owners"))), "does not come from"),
    "no archive": (b"PK report", "is not as agreed"),
    "two files": (archive(("report.json", report()), ("x", "x")), "is not as agreed"),
    "another file": (archive(("../report.json", report())), "is not as agreed"),
    "no JSON": (archive(("report.json", "{")), "no proper JSON"),
    "no report": (archive(("report.json", '{"evil": "@everyone"}')), "not as a report has them"),
    "a bomb": (archive(("report.json", b" " * (LARGEST * 20))), "more than"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORGED)
def test_nothing_of_a_forged_report_is_written(
    name: str, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, why = FORGED[name]
    offered(platform, content)
    assert commented(monkeypatch) == 1
    body = said(platform)
    assert f"For `{HEAD}` there is no result: " in body
    assert why in body.replace("`", "")
    assert not any(word in body for word in ("may be merged", "evil", "@everyone", OTHER))


def test_a_large_archive_is_not_even_asked_for(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, b"x" * (LARGEST + 200_000))
    assert commented(monkeypatch) == 1
    assert not any(each[1].endswith("/zip") for each in platform.asked)
    # Nor is more taken than it was said to have.
    entry = {"id": 5, "name": "report", "expired": False, "size_in_bytes": 1}
    platform.at(f"/actions/runs/{RUN}/artifacts", {"artifacts": [entry]})
    assert commented(monkeypatch) == 3


@pytest.mark.parametrize(
    "artifacts", [[], [{"id": 5, "name": "report", "expired": True, "size_in_bytes": 9}]]
)
def test_a_run_without_a_report_is_said_to_have_none(
    artifacts: list[Any], platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, b"")
    platform.at(f"/actions/runs/{RUN}/artifacts", {"artifacts": artifacts})
    assert commented(monkeypatch) == 1
    assert "the check has left no report" in said(platform)


@pytest.mark.parametrize(
    "pulls",
    [[], [pull(OTHER)], [{**pull(HEAD), "state": "closed"}]],
    ids=("none", "newer", "closed"),
)
def test_a_head_that_is_stale_is_not_commented(
    pulls: list[Any], platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, archive(("report.json", report())))
    platform.at("/pulls", pulls)
    assert commented(monkeypatch) == 0
    assert platform.sent == []


@pytest.mark.parametrize(
    "run",
    [{"event": "push"}, {"event": "merge_group"}, {"path": ".github/workflows/review-too.yml"}],
    ids=("push", "queue", "a workflow of the same name"),
)
def test_a_run_of_another_kind_is_refused(
    run: dict[str, str], platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, archive(("report.json", report())), **run)
    assert commented(monkeypatch) == 1
    assert platform.sent == []


@pytest.mark.parametrize(
    ("files", "is_doubtful"),
    [
        ([{"filename": "toolkit/check.py"}], False),
        ([{"filename": "x"}, {"filename": ".github/workflows/review.yml"}], True),
        ([{"filename": "x", "previous_filename": ".github/workflows/review.yml"}], True),
        ([{"filename": "x"}] * 40, True),
    ],
    ids=("toolkit", "workflow", "workflow moved away", "more than is listed"),
)
def test_a_change_that_could_have_written_its_own_report_is_marked(
    files: list[Any], is_doubtful: bool, platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, archive(("report.json", report())))
    platform.at(f"/pulls/{NUMBER}/files", files)
    platform.page = 1
    assert commented(monkeypatch) == 0
    assert ("It may have written this report itself" in said(platform)) is is_doubtful


def test_of_a_run_that_was_repeated_the_last_report_counts(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered(platform, archive(("report.json", report())))
    entries = [
        {"id": id, "name": name, "expired": id == 9, "size_in_bytes": 1}
        for id, name in ((4, "report"), (5, "report"), (6, "site"), (9, "report"))
    ]
    platform.at(f"/actions/runs/{RUN}/artifacts", {"artifacts": entries})
    assert commented(monkeypatch) == 0
    assert [each[1].split("/")[-2] for each in platform.asked if "/zip" in each[1]] == ["5"]


def test_hostile_words_of_a_sound_report_stay_words(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "@everyone <img src=x> [a](javascript:b) /merge ::error::x --> ```"
    offered(platform, archive(("report.json", report(file=hostile))))
    assert commented(monkeypatch) == 0
    body = said(platform)
    outside = re.sub("`[^`]*`", "", body.removeprefix(MARK))
    assert "everyone" in body
    for sign in ("@", "](", "::", "-->", "<img", "/merge"):
        assert sign not in outside


def test_the_token_stays_with_the_platform(
    platform: Platform, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = archive(("report.json", report()))
    offered(platform, content)
    with running() as store:
        store.answers["/blob"] = content
        platform.at("/actions/artifacts/5/zip", elsewhere(f"{store.address}/blob"))
        assert commented(monkeypatch) == 0
        [(_, _, headers)] = store.asked
    assert "Authorization" not in headers
    assert all(each[2]["Authorization"] == "Bearer secret-token" for each in platform.asked)
    # Any other turn is not followed.
    platform.at("/actions/artifacts/5/zip", elsewhere("file:///etc/passwd"))
    assert commented(monkeypatch) == 3
    platform.at("/pulls", elsewhere(f"{platform.address}/x"))
    assert commented(monkeypatch) == 3


def test_a_platform_that_says_nonsense_is_told_in_one_line(
    platform: Platform, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for answer in (b"<html>", b"[]", json.dumps({"event": 1}).encode(), None):
        platform.at(f"/actions/runs/{RUN}", answer)
        assert commented(monkeypatch) == 3
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert f"/actions/runs/{RUN}" in said
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert commented(monkeypatch) == 3
    assert "GITHUB_REPOSITORY" in capsys.readouterr().err


@pytest.mark.parametrize("run", ["", "x", "-1", "１", "1" * 20])
def test_a_run_is_named_by_its_number(run: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("comment", f"--run={run}") == 2
    assert "--run" in capsys.readouterr().err
