"""A data folder in which one thing can be changed, and what is then said of it."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.contact_points import copy_to
from toolkit.problems.problem import Problem
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository


@dataclass(frozen=True)
class DataFolder:
    """A data folder on disk, shown to people as ``data``."""

    path: Path

    def text(self, file: str) -> str:
        return (self.path / file).read_text("utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Replace a passage that stands in a file exactly once."""
        text = self.text(file)
        assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
        (self.path / file).write_text(text.replace(old, new), "utf-8")

    def write(self, file: str, text: str) -> None:
        (self.path / file).parent.mkdir(parents=True, exist_ok=True)
        (self.path / file).write_text(text, "utf-8")

    def spot(self, file: str, passage: str, mark: str = "") -> tuple[str, int, int]:
        """Return the shown file, line and column of a mark in a passage that stands there once."""
        text = self.text(file)
        assert text.count(passage) == 1, f"{text.count(passage)} times: {passage!r}"
        before = text[: text.index(passage) + passage.index(mark)]
        return f"data/{file}", before.count("\n") + 1, len(before) - before.rfind("\n")

    def open(self) -> Repository:
        return open_repository(self.path, "data")

    def problems(self) -> list[Problem]:
        return self.open().problems

    def found(self) -> list[tuple[str, str, int, int]]:
        """Return code and place of every problem of reading, in order of place."""
        return sorted(
            (each.code.id, each.place.file, each.place.line, each.place.column)
            for each in self.problems()
        )


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    """A data folder without a problem."""
    return DataFolder(copy_to(tmp_path / "data"))
