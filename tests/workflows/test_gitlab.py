"""GitLab: the lines of .gitlab-ci.yml that review a merge request."""

import json
import shlex
from pathlib import Path

import pytest
import yaml

from tests.review.cases import ALPHA, ALPHA_CLAIM, BETA, CITY, CLAIM
from tests.review.conftest import World
from tests.workflows.jobs import GITLAB, Runner, ask
from tests.workflows.platform import Platform
from toolkit.problems.reports.reading import read_report
from toolkit.problems.reports.report import Report

PROJECT, NUMBER = "42", 9


def test_a_merge_request_is_reviewed_by_the_target_s_toolkit(
    world: World,
    platform: Platform,
    main: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    head = world.change({ALPHA_CLAIM: CLAIM}, main)
    world.history.git("update-ref", f"refs/merge-requests/{NUMBER}/head", head)
    # The request is alpha's, whoever has started the pipeline; one's own approval is none.
    request = f"/projects/{PROJECT}/merge_requests/{NUMBER}"
    platform.answers[request] = {"state": "opened", "author": {"id": ALPHA}, "sha": head}
    approved = [{"user": {"id": account}} for account in (BETA, ALPHA)]
    platform.answers[f"{request}/approvals"] = {"approved_by": approved}
    given = {
        "CI_API_V4_URL": platform.address,
        "CI_MERGE_REQUEST_PROJECT_ID": PROJECT,
        "CI_MERGE_REQUEST_IID": str(NUMBER),
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_COMMIT_SHA": head,
        "GITLAB_USER_ID": str(CITY),
        "GITLAB_TOKEN": "secret-token",
    }
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    runner = Runner(tmp_path / "runner", world.history, {})
    runner.folder.mkdir()
    monkeypatch.chdir(runner.folder)
    # What the platform's runner leaves with GIT_CHECKOUT off: a repository with a remote.
    runner.git("init", "--quiet")
    runner.git("remote", "add", "origin", world.history.folder.as_posix())
    for line in yaml.safe_load(GITLAB.read_text("utf-8"))["review"]["script"]:
        capsys.readouterr()
        words = shlex.split(_expanded(line.partition(" > ")[0], given))
        if words[0] == "git":
            runner.git(*words[1:])
        else:
            assert ask(*words[2:], "--data=data") == 0
    assert isinstance(json.loads(capsys.readouterr().out), list)
    proposal = json.loads((runner.folder / "build/proposal.json").read_text())
    assert proposal == {
        "format": 1,
        "number": NUMBER,
        "head": head,
        "author": ALPHA,
        "approved_by": [BETA],
    }
    report = read_report((runner.folder / "build/report/report.json").read_bytes())
    assert isinstance(report, Report)
    assert (report.base, report.head, report.ok) == (main, head, True)
    assert runner.git("rev-parse", "HEAD") == main
    assert {each[2]["Private-Token"] for each in platform.asked} == {"secret-token"}


def _expanded(line: str, given: dict[str, str]) -> str:
    line = line.replace("${CI_MERGE_REQUEST_SOURCE_BRANCH_SHA:-$CI_COMMIT_SHA}", "$CI_COMMIT_SHA")
    for name in sorted(given, key=len, reverse=True):
        line = line.replace(f"${name}", given[name])
    assert "$" not in line
    return line
