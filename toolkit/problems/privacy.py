"""Personal data is named, never repeated: what a printer may show of the problems around it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.problems.problem import Problem

HIDDEN = "…"


@dataclass(frozen=True)
class Shown:
    """A problem as it may be printed; ``line_hidden`` says that its source line may not be."""

    problem: Problem
    line_hidden: bool


def private_lines(problems: Sequence[Problem]) -> set[tuple[str, int]]:
    """Return file and line of every problem about personal data."""
    return {
        (problem.place.file, problem.place.line) for problem in problems if problem.code.private
    }


def shown(problems: Sequence[Problem]) -> list[Shown]:
    """Return the problems without what was read on a line that holds personal data.

    Another problem of the same line would repeat it in its sentence, its suggestion or its
    excerpt; words from the file become dots there.
    """
    lines = private_lines(problems)
    return [
        Shown(_discreet(problem), True)
        if (problem.place.file, problem.place.line) in lines
        else Shown(problem, False)
        for problem in problems
    ]


def _discreet(problem: Problem) -> Problem:
    values = {
        key: HIDDEN if isinstance(value, str) and not problem.code.private else value
        for key, value in problem.values.items()
    }
    return replace(problem, values=values, read=None, suggestion=None)
