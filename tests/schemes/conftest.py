"""The scheme in the repository, as text to change and as the edition loaded from it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from toolkit.problems.problem import Problem, in_order
from toolkit.reading.reader import parse
from toolkit.schemes.edition import Edition, load
from toolkit.schemes.lint import lint

FOLDER = Path(__file__).resolve().parents[2] / "data/schemes/keqiao-contact-point/2018"


@dataclass(frozen=True)
class SchemeText:
    """The text of a scheme file, and what is said of it."""

    text: str

    def changed(self, *changes: tuple[str, str]) -> "SchemeText":
        """Return the text with each passage replaced; every passage stands in it exactly once."""
        text = self.text
        for old, new in changes:
            assert text.count(old) == 1, f"{text.count(old)} times: {old!r}"
            text = text.replace(old, new)
        return SchemeText(text)

    def spot(self, passage: str, mark: str = "") -> tuple[int, int]:
        """Return line and column of ``mark`` in a passage that stands in the text exactly once."""
        assert self.text.count(passage) == 1, f"{self.text.count(passage)} times: {passage!r}"
        before = self.text[: self.text.index(passage) + passage.index(mark)]
        return before.count("\n") + 1, len(before) - before.rfind("\n")

    def load(self, choices: dict[str, str] | None = None) -> tuple[Edition | None, list[Problem]]:
        """Return the edition and every problem up to and including the lint."""
        document, problems = parse(self.text, "scheme.yml")
        if document is None:
            return None, problems
        edition, further = load(document, choices)
        found = lint(edition) if edition is not None else []
        return edition, [*problems, *further, *found]

    def found(self) -> list[tuple[str, int, int]]:
        """Return code, line and column of every problem, in order of place."""
        problems = self.load()[1]
        return sorted(
            (each.code.id, each.place.line, each.place.column)
            for each in in_order(problems)
            if each.severity == "error"
        )


@pytest.fixture(scope="session")
def keqiao() -> SchemeText:
    """The text of the scheme of the contact points."""
    return SchemeText((FOLDER / "scheme.yml").read_text("utf-8"))


@pytest.fixture(scope="session")
def edition(keqiao: SchemeText) -> Edition:
    """The scheme of the contact points under the readings chosen in its file."""
    loaded, problems = keqiao.load()
    assert problems == []
    assert loaded is not None
    return loaded


Loaded = Callable[..., Edition]


@pytest.fixture(scope="session")
def under(keqiao: SchemeText) -> Loaded:
    """Return a function that loads the scheme of the contact points under other readings."""

    def load_under(**choices: str) -> Edition:
        loaded, problems = keqiao.load({k.replace("_", "-"): v for k, v in choices.items()})
        assert problems == []
        assert loaded is not None
        return loaded

    return load_under
