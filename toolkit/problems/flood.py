"""Bounds on what one file can make the check say: so many problems of a kind, so long a word.

A file of 256 KB can hold tens of thousands of slips, or one word of 200,000 letters. Told in full
they would bury the problems of every other file.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem

MORE_OF_THE_SAME = declare(
    "F106",
    "error",
    title=both("同类问题太多", "Too many problems of a kind"),
    message=both(
        "这个文件里的 {code} 从这里起还有 {count} 处，没有逐一列出。",
        "From here on there are {count} more of {code} in this file, which are not listed.",
    ),
    remedy=both(
        "先改正前面列出的，再检查一次。", "Mend those that are listed first, then check again."
    ),
)

MORE_TO_READ = declare(
    "F107",
    "note",
    title=both("同类提示太多", "Too many remarks of a kind"),
    message=both(
        "这个文件里的 {code} 从这里起还有 {count} 处，没有逐一列出。",
        "From here on there are {count} more of {code} in this file, which are not listed.",
    ),
    remedy=both(
        "内容属实就不用改，成绩单上会逐条说明。",
        "If it is true, leave it: the scorecard says so record by record.",
    ),
)

MOST = 100
LONGEST_WORD = 200
LONGEST_LINE = 2000


def bounded(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems, in their order, at most MOST of each code in each file."""
    kept: list[Problem] = []
    counts: Counter[tuple[str, str]] = Counter()
    first_left: dict[tuple[str, str], int] = {}
    for problem in problems:
        key = problem.place.file, problem.code.id
        counts[key] += 1
        if counts[key] <= MOST or problem.code.private:  # every private line has to be hidden
            kept.append(_shortened(problem))
        elif counts[key] == MOST + 1:
            first_left[key] = len(kept)
            more = MORE_OF_THE_SAME if problem.severity == "error" else MORE_TO_READ
            kept.append(Problem(more, problem.place))
    for key, at in first_left.items():
        kept[at] = replace(kept[at], values={"code": key[1], "count": counts[key] - MOST})
    return kept


def _shortened(problem: Problem) -> Problem:
    if problem.code.private:
        return problem  # what was read is needed whole to hide it, and nobody prints it
    words = (problem.read, *problem.values.values())
    if not any(isinstance(word, str) and len(word) > LONGEST_WORD for word in words) and (
        problem.suggestion is None or len(problem.suggestion) <= LONGEST_LINE
    ):
        return problem
    is_short = problem.suggestion is None or len(problem.suggestion) <= LONGEST_LINE
    return replace(
        problem,
        values={
            name: _cut(value) if isinstance(value, str) else value
            for name, value in problem.values.items()
        },
        read=None if problem.read is None else _cut(problem.read),
        suggestion=problem.suggestion if is_short else None,
    )


def _cut(word: str) -> str:
    return word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + "…"
