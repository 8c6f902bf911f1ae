"""Workflow files read as a runner reads them, and their lines run at the front door."""

import importlib
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from invoke.collection import Collection

import tasks
from tests.review.history import History
from toolkit.commands import program

ROOT = Path(__file__).resolve().parents[2]
GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITEA = sorted((ROOT / ".gitea/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
#: How a line begins that is one of our tasks.
TASK = ("python3", "tasks.py")

_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_FORMAT = re.compile(r"format\('([^']*)', ([\w.]+)\)")


def workflow(path: Path) -> dict[Any, Any]:
    """A workflow file; YAML 1.1 reads its key ``on`` as true."""
    read: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    if True in read:
        read["on"] = read.pop(True)
    return read


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in workflow(path)["jobs"].values():
        yield from job["steps"]


def ask(*words: str) -> int:
    return program.answer(Collection.from_module(importlib.reload(tasks)), words)


def evaluated(text: str, context: Mapping[str, Any]) -> str:
    """A text with its expressions: places in the context, ``||`` and ``format``."""
    return _EXPRESSION.sub(lambda found: _value(found[1], context), text)


def _value(expression: str, context: Mapping[str, Any]) -> str:
    for choice in expression.split(" || "):
        if called := _FORMAT.fullmatch(choice):
            return called[1].format(_at(called[2], context))
        if (value := _at(choice, context)) is not None:
            return str(value)
    return ""


def _at(place: str, context: Any) -> Any:
    for key in place.split("."):
        context = context.get(key) if isinstance(context, dict) else None
    return context


@dataclass
class Runner:
    """A machine on which one job runs: a folder, the event, and where the repository is."""

    folder: Path
    upstream: History
    event: dict[str, Any]
    token: str = "secret-token"

    def run(self, path: Path, patch: pytest.MonkeyPatch) -> list[int]:
        """Run a workflow's steps; the exit code of each task up to the first that fails."""
        context = {"github": {"event": self.event, "token": self.token}}
        codes: list[int] = []
        self.folder.mkdir()
        patch.chdir(self.folder)
        for step in steps(path):
            if "actions/checkout" in step.get("uses", ""):
                self._checkout(evaluated(step["with"]["ref"], context))
            elif "run" in step:
                given = {k: evaluated(v, context) for k, v in step.get("env", {}).items()}
                codes.append(self._task(step["run"], given, patch))
            if any(codes):
                break
        return codes

    def _checkout(self, ref: str) -> None:
        self.git("init", "--quiet")
        self.git("remote", "add", "origin", self.upstream.folder.as_posix())
        self.git("fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*")
        is_commit = re.fullmatch("[0-9a-f]{40}", ref)
        self.git("checkout", "--quiet", "--detach", ref if is_commit else f"origin/{ref}")

    def _task(self, line: str, given: Mapping[str, str], patch: pytest.MonkeyPatch) -> int:
        words = [_expanded(word, given) for word in shlex.split(line)]
        assert tuple(words[:2]) == TASK
        with patch.context() as here:
            for name, value in given.items():
                here.setenv(name, value)
            return ask(*words[2:], "--data=data", "--lang=en")

    def git(self, *words: str) -> str:
        beside = History.__new__(History)
        beside.folder = self.folder
        return beside.git(*words)


def _expanded(word: str, given: Mapping[str, str]) -> str:
    for name, value in given.items():
        word = word.replace(f"${name}", value)
    assert "$" not in word
    return word
