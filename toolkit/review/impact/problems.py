"""The problems that a change brings, leaves and solves: told apart without their lines, which shift."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from toolkit.problems.printing import Source
from toolkit.problems.problem import Problem
from toolkit.submissions.unit_folder import scheme_of

#: A scheme file, by its path as it is shown.
_SCHEME = re.compile(r"(?:^|/)schemes/([^/]+)/[^/]+/scheme\.yml$")
_Key: TypeAlias = tuple[str, ...]


@dataclass(frozen=True)
class Compared:
    """Problems that are new, that the base has too (as they stand now), and that only it has."""

    new: Sequence[Problem] = ()
    remaining: Sequence[Problem] = ()
    solved: Sequence[Problem] = ()


def compare(
    before: Sequence[Problem], after: Sequence[Problem], was: Source, now: Source
) -> Compared:
    """Return the problems of two states of the data told apart.

    A problem is the same if code, file and sentence are; or else code, file and the line that it
    points at. ``was`` and ``now`` give the lines of a file in the two states.
    """
    new, left, remaining = list(after), list(before), []
    for key in (_by_sentence, _by_line):
        matched, new, left = _match(new, left, partial(key, source=now), partial(key, source=was))
        remaining += matched
    order = {id(each): number for number, each in enumerate(after)}
    return Compared(new, sorted(remaining, key=lambda each: order[id(each)]), left)


def of_files(
    compared: Compared, touched: Collection[str], unjudged: Callable[[str], bool]
) -> Compared:
    """Return what is told of a change to some files.

    All that is new, wherever it is; what remains in those files; what is solved, but in files that
    could not be judged: what nobody looked for is not solved.
    """
    return Compared(
        compared.new,
        [each for each in compared.remaining if each.place.file in touched],
        [each for each in compared.solved if not unjudged(each.place.file)],
    )


def unjudged(unread: Collection[str], problems: Iterable[Problem]) -> Callable[[str], bool]:
    """Return what tells the files that were not judged: unread, or under a scheme with errors."""
    unsound = {
        found[1]
        for each in problems
        if each.severity == "error" and (found := _SCHEME.search(each.place.file))
    }

    def tells(file: str) -> bool:
        return file in unread or scheme_of(file.rsplit("/", 1)[-1]) in unsound

    return tells


def _match(
    new: Iterable[Problem],
    left: Iterable[Problem],
    of_new: Callable[[Problem], _Key | None],
    of_left: Callable[[Problem], _Key | None],
) -> tuple[list[Problem], list[Problem], list[Problem]]:
    """Return what is in both, only in the first, only in the second; None is like nothing."""
    known: dict[_Key | None, list[Problem]] = defaultdict(list)
    for each in left:
        known[of_left(each)].append(each)
    unlike = known.pop(None, [])
    both: list[Problem] = []
    only: list[Problem] = []
    for each in new:
        same = known.get(of_new(each))
        (both if same else only).append(each)
        if same:
            same.pop(0)
    rest = {id(each) for some in known.values() for each in some} | set(map(id, unlike))
    return both, only, [each for each in left if id(each) in rest]


def _by_sentence(each: Problem, source: Source) -> _Key:
    return each.code.id, each.place.file, each.place.cell, each.message.zh


def _by_line(each: Problem, source: Source) -> _Key | None:
    lines, number = source(each.place.file), each.place.line
    line = lines[number - 1].strip() if 1 <= number <= len(lines) else ""
    return (each.code.id, each.place.file, line) if line else None
