"""Personal data is named, never repeated: what a printer may show of the problems around it."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.language import Text
from toolkit.problems.problem import Problem

HIDDEN = "…"
#: Words that share so many characters in a row with personal data are not shown.
_TELLING = 4
_FILLING = re.compile(r"[\s\-()]")


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

    Another problem of the same line might repeat it in its sentence, its suggestion or its
    excerpt: the line is not shown, and words that have any of it in them become dots.
    """
    lines = private_lines(problems)
    secrets = _secrets(problems)
    return [
        Shown(_discreet(problem, secrets.get((problem.place.file, problem.place.line))), True)
        if (problem.place.file, problem.place.line) in lines
        else Shown(problem, False)
        for problem in problems
    ]


def _secrets(problems: Sequence[Problem]) -> dict[tuple[str, int], set[str] | None]:
    """Return the telling pieces of what was found on each line; None where that is not known."""
    found: dict[tuple[str, int], set[str] | None] = defaultdict(set)
    for problem in problems:
        if problem.code.private:
            at = problem.place.file, problem.place.line
            known = found[at]
            if problem.read is None or known is None:
                found[at] = None
            else:
                known.update(*(_pieces(each) for each in problem.read.split("\n")))
    return found


def _discreet(problem: Problem, secrets: set[str] | None) -> Problem:
    if problem.code.private:
        return replace(problem, read=None, suggestion=None)
    values = {
        key: HIDDEN if isinstance(value, str | Text) and _tells(value, secrets) else value
        for key, value in problem.values.items()
    }
    read, suggestion = problem.read, problem.suggestion
    return replace(
        problem,
        values=values,
        read=None if read is None or _tells(read, secrets) else read,
        suggestion=None if suggestion is None or _tells(suggestion, secrets) else suggestion,
    )


def _tells(words: str | Text, secrets: set[str] | None) -> bool:
    """True if words have a part of any secret in them, or if nobody knows the secrets."""
    if isinstance(words, Text):
        return secrets is not None and (_tells(words.zh, secrets) or _tells(words.en, secrets))
    return secrets is None or not secrets.isdisjoint(_pieces(words))


def _pieces(words: str) -> set[str]:
    """Return all runs of a few characters of words, however they are spaced or spelled."""
    plain = _FILLING.sub("", unicodedata.normalize("NFKC", words)).lower()
    return {plain[at : at + _TELLING] for at in range(max(1, len(plain) - _TELLING + 1))}
