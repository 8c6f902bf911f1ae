"""The workflow files themselves: least permissions, nothing of the change run, every line a task."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

import tasks
from tests.workflows.jobs import GITEA, GITHUB, GITLAB, ROOT, TASK, ask, steps, workflow
from tests.workflows.platform import Platform
from toolkit.commands.pins import run as run_pins
from toolkit.review.pins import HEAD, LISTED, Action, actions, listed, pin, workflow_files

ALL = [*GITHUB, *GITEA]
#: Lines that are not tasks: the program of the toolkit's own tests, which installs what they need.
OTHER_LINES = {".ci/run"}
#: What a job may do beyond reading.
WRITES = {
    ("comment.yml", "comment"): {"pull-requests": "write"},
    ("site.yml", "deploy"): {"pages": "write", "id-token": "write"},
}
WITH_TOKEN = {"fetch", "comment"}


def jobs(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = workflow(path)["jobs"]
    return found


def test_the_workflows_are_those_that_are_tested() -> None:
    assert [path.name for path in GITHUB] == [
        "comment.yml", "links.yml", "review.yml", "site.yml", "tests.yml",
    ]  # fmt: skip
    assert [path.name for path in GITEA] == ["review.yml"]
    assert workflow_files(ROOT) == sorted(ALL)


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_job_has_least_permissions_and_an_end(path: Path) -> None:
    whole = workflow(path)
    assert whole["permissions"] == {}
    assert "pull_request_target" not in whole["on"]
    for name, job in whole["jobs"].items():
        rights = job["permissions"]
        more = {key: value for key, value in rights.items() if value != "read"}
        assert more == WRITES.get((path.name, name), {})
        assert 0 < job["timeout-minutes"] <= 90
        for step in job["steps"]:
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False
    if path in GITHUB:
        assert isinstance(whole["concurrency"]["cancel-in-progress"], bool)


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_line_is_a_task_without_expressions(path: Path) -> None:
    for step in steps(path):
        line = step.get("run")
        if line is None or line in OTHER_LINES:
            continue
        words = shlex.split(line)
        assert tuple(words[:2]) == TASK
        assert "${{" not in line  # what strangers choose comes by the environment, quoted
        assert "\n" not in line.strip()
        assert all(f'"${name}"' in line for name in step.get("env", {}) if name != "GITHUB_TOKEN")
        assert ("GITHUB_TOKEN" in step.get("env", {})) is (words[2] in WITH_TOKEN)


def lines() -> set[str]:
    found = {step["run"] for path in ALL for step in steps(path) if "run" in step}
    lab = yaml.safe_load(GITLAB.read_text("utf-8"))
    scripts = [line for job in lab.values() if isinstance(job, dict) for line in job["script"]]
    return {line for line in [*found, *scripts] if line.startswith(" ".join(TASK))}


def test_every_task_and_flag_exists() -> None:
    for line in lines():
        words = shlex.split(line.partition(" > ")[0])[2:]
        task = getattr(tasks, words[0])
        known = {argument.name for argument in task.get_arguments()}
        assert {word[2:] for word in words if word.startswith("--")} <= known, line


def test_the_room_without_rights_checks_out_the_base_and_the_other_the_default_branch() -> None:
    [review] = [
        step
        for step in steps(ROOT / ".github/workflows/review.yml")
        if "with" in step and "ref" in step["with"]
    ]
    assert "base" in review["with"]["ref"]
    assert "head" not in review["with"]["ref"]
    [comment] = [step for step in steps(ROOT / ".github/workflows/comment.yml") if "uses" in step]
    assert set(comment["with"]) == {"persist-credentials"}
    on = workflow(ROOT / ".github/workflows/comment.yml")["on"]
    assert on == {"workflow_run": {"workflows": ["review"], "types": ["completed"]}}
    assert workflow(ROOT / ".github/workflows/review.yml")["name"] == "review"


def test_the_site_is_deployed_only_after_all_that_can_fail() -> None:
    site = jobs(ROOT / ".github/workflows/site.yml")
    assert site["deploy"]["needs"] == "build"
    assert "if" not in site["deploy"]
    order = [step.get("run") or step["uses"].partition("@")[0] for step in site["build"]["steps"]]
    assert order == [
        "actions/checkout",
        "python3 tasks.py site",
        "python3 tasks.py verify site",
        "actions/upload-pages-artifact",
    ]
    lab = yaml.safe_load(GITLAB.read_text("utf-8"))["pages"]["script"]
    assert lab == ["python3 tasks.py site", "python3 tasks.py verify site", "mv site public"]


def test_gitlab_checks_out_the_target_before_anything_runs() -> None:
    lab = yaml.safe_load(GITLAB.read_text("utf-8"))["review"]
    assert lab["variables"]["GIT_CHECKOUT"] == "false"
    first, second, *rest = lab["script"]
    assert first.startswith("git fetch ")
    assert "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME:refs/kaohe/base" in first
    assert second == "git checkout --quiet --force --detach refs/kaohe/base"
    assert all(line.startswith("python3 tasks.py ") for line in rest)


# Pins

ONE = """\
steps:
  - uses: actions/checkout@v6
  - name: x
    uses: other/tool/sub@v1.2
  - uses: old/one@{old} # v3
  - run: echo "uses: not/this@v1"
"""
OLD, NEW = "1" * 40, "2" * 40


def test_what_stands_by_tag_is_listed_exactly() -> None:
    texts = (path.read_text("utf-8") for path in workflow_files(ROOT))
    text = (ROOT / LISTED).read_text("utf-8")
    assert text == listed(texts)
    names = [line for line in text.splitlines() if not line.startswith("#")]
    for language in ("zh", "en"):
        page = (ROOT / "docs" / language / "help/platforms.md").read_text("utf-8")
        assert re.findall(r"`([\w.-]+/[\w./-]+@[\w.-]+)`", page) == names


def test_no_commit_stands_without_the_tag_it_was_asked_for() -> None:
    for path in workflow_files(ROOT):
        for action, commit in actions(path.read_text("utf-8")):
            assert commit is None or action.tag != commit


def written(folder: Path) -> Path:
    path = folder / ".github/workflows/one.yml"
    path.parent.mkdir(parents=True)
    path.write_text(ONE.format(old=OLD), "utf-8")
    return path


def test_only_what_the_platform_says_is_pinned(
    platform: Platform, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path)
    platform.answers["/repos/actions/checkout/commits/v6"] = {"sha": NEW}
    platform.answers["/repos/other/tool/commits/v1.2"] = {"sha": "v1.2"}
    assert run_pins("en", tmp_path) == 1
    assert path.read_text("utf-8") == ONE.format(old=OLD).replace(
        "actions/checkout@v6", f"actions/checkout@{NEW} # v6"
    )
    assert (tmp_path / LISTED).read_text("utf-8") == HEAD + "other/tool/sub@v1.2\n"
    assert "1 action is not pinned" in capsys.readouterr().out
    platform.answers["/repos/other/tool/commits/v1.2"] = {"sha": OLD}
    platform.answers["/repos/old/one/commits/v3"] = {"sha": NEW}
    assert run_pins("en", tmp_path) == 0
    assert f"old/one@{NEW} # v3" in path.read_text("utf-8")
    assert (tmp_path / LISTED).read_text("utf-8") == HEAD
    assert not any("Authorization" in each[2] for each in platform.asked)


def test_without_a_network_nothing_changes(tmp_path: Path) -> None:
    path = written(tmp_path)
    loose = pin(tmp_path, lambda action: None)
    assert loose == [Action("actions/checkout", "v6"), Action("other/tool/sub", "v1.2")]
    assert path.read_text("utf-8") == ONE.format(old=OLD)


def test_pins_takes_no_values(capsys: pytest.CaptureFixture[str]) -> None:
    assert ask("pins", "x") == 2
    assert "x" in capsys.readouterr().err
