"""Problems made up for these tests, so that no expectation hangs on a real check."""

from collections.abc import Callable

import pytest

from toolkit.language import both
from toolkit.problems.problem import Code, Place, Problem, Severity

Make = Callable[..., Problem]


def code(id: str = "T001", severity: Severity = "error") -> Code:
    return Code(
        id,
        severity,
        title=both("试题", "Trial"),
        message=both("人数应是整数，读到 “{read}”。", "People should be whole, “{read}” was read."),
        remedy=both("写整数。", "Write a whole number."),
    )


@pytest.fixture(scope="session")
def make() -> Make:
    """Return a function that makes a problem at a place."""

    def problem(
        line: int = 1,
        column: int = 1,
        *,
        file: str = "data/x.yml",
        id: str = "T001",
        severity: Severity = "error",
        said: str = "29.5",
        read: str | None = None,
        suggestion: str | None = None,
    ) -> Problem:
        place = Place(file, line, column)
        return Problem(code(id, severity), place, {"read": said}, read, suggestion)

    return problem
