"""One small repository for all tests of this room: the tiny organisation in each state of a round."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.codes.tree import TINY
from tests.review.history import EXECUTABLE, As, Files, Gone, History
from toolkit.review.git import Git
from toolkit.review.ownership import Person, Verdict, judge
from toolkit.submissions.round import STATES

SOCIETY = "data/schemes/tiny-society/rounds/2020/round.yml"
FAIR = "data/schemes/tiny-fair/rounds/2020/round.yml"
PRIZE = "data/schemes/tiny-prize/rounds/2020/round.yml"
ROUNDS = (SOCIETY, FAIR, PRIZE)
BETA_REVIEW = "data/units/tiny-beta/2020/tiny-society.review.yml"


def tiny(path: str) -> str:
    """The text of a file of the tiny organisation, by its path in the repository."""
    return (TINY / path.removeprefix("data/")).read_text("utf-8")


def in_state(path: str, state: str) -> str:
    """A round file with another state."""
    return "".join(
        f"state: {state}\n" if line.startswith("state:") else line
        for line in tiny(path).splitlines(keepends=True)
    )


@dataclass(frozen=True)
class World:
    """The repository and its bases: one by each state of the rounds of 2020.

    Beta's review is not there yet, so that it can be written.
    """

    history: History
    bases: dict[str, str]
    made: dict[Any, str] = field(default_factory=dict)

    def change(self, files: Files, parent: str) -> str:
        """The commit that changes these files; the same is made once."""
        key = (tuple(files.items()), parent)
        if key not in self.made:
            self.made[key] = self.history.commit(files, parent)
        return self.made[key]

    def judged(
        self, base: str, head: str | Files, actor: int, approved_by: tuple[int, ...] = ()
    ) -> Verdict:
        """The verdict on a commit, or on these files changed, upon a base (a state or a commit)."""
        tip = self.bases.get(base, base)
        made = head if isinstance(head, str) else self.change(head, tip)
        return judge(Git(self.history.data), tip, made, Person(actor, frozenset(approved_by)))


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    history = History(tmp_path_factory.mktemp("world") / "repository")
    files = {
        f"data/{path.relative_to(TINY).as_posix()}": path.read_bytes()
        for path in sorted(TINY.rglob("*"))
        if path.is_file()
    }
    code: Files = {
        "toolkit/check.py": "x = 1\n",
        ".github/workflows/check.yml": "on: pull_request\n",
        ".ci/run": As(EXECUTABLE, b"#!/bin/sh\n"),
        "README.md": "Demo\n",
    }
    whole = history.commit({**files, **code, BETA_REVIEW: Gone()})
    bases = {
        state: history.commit({path: in_state(path, state) for path in ROUNDS}, whole)
        for state in STATES
    }
    return World(history, bases)
