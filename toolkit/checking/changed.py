"""The files that changed, checked alone: little else is read, and the answer is the whole check's.

What a whole check says of a file can depend on the scheme, the round and its register, on the
rest of its submission, and on what other units repeat of it (``alike``). Only these are read.
Files that others are judged by (schemes, registers, decisions …) leave nothing out: they need a
whole check.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path as FilePath

from toolkit.checking.alike import alike_of, is_claim, repeating
from toolkit.checking.check import check
from toolkit.problems.problem import Problem
from toolkit.reading.files import is_regular
from toolkit.submissions.opening import readable
from toolkit.submissions.owners import OWNERS
from toolkit.submissions.part import Part
from toolkit.submissions.repository import Repository, RoundId
from toolkit.submissions.unit_folder import REVIEW, scheme_of
from toolkit.submissions.walk import open_repository

_SHEET = re.compile(r"schemes/(?P<scheme>[^/]+)/rounds/(?P<round>[^/]+)/sheets/[^/]+")


@dataclass(frozen=True)
class Changed:
    """The part of a data folder that was read for some files.

    ``told`` are the shown paths that problems are told of, ``rounds`` the rounds they belong to.
    """

    repository: Repository
    told: frozenset[str]
    rounds: frozenset[RoundId]

    @property
    def unfinished(self) -> int:
        """How many of the files told of were not checked to the end."""
        return len(self.repository.unfinished & self.told)


def bears_on_others(root: FilePath, path: str) -> bool:
    """True if files of others are judged by the file at a path within the data folder.

    It is false for what a unit writes and for judges' sheets. A unit that is gone altogether may
    still be registered, and so needs a look at everything too.
    """
    parts = path.split("/")
    if parts[0] != "units":
        return _SHEET.fullmatch(path) is None
    if len(parts) < 3:
        return path in ("units", f"units/{OWNERS}")
    return not os.path.lexists(root / "units" / parts[1])


def told_of(root: FilePath, path: str) -> set[str]:
    """Return the paths that are told of when this one changed; none of them bears on others.

    The path and the folders it lies in; the unit's own file where it is missing; for evidence the
    claims and reviews of that year; for a claim that is gone its review.
    """
    parts = path.split("/")
    found = {"/".join(parts[:depth]) for depth in range(1, len(parts) + 1)}
    if parts[0] != "units" or len(parts) < 3:
        return found
    unit_file = "/".join((*parts[:2], "unit.yml"))
    if not os.path.lexists(root / unit_file):
        found.add(unit_file)
    if parts[3:4] == ["evidence"]:
        year = "/".join(parts[:3])
        found |= {f"{year}/{name}" for name in _names(root / year) if name.endswith(".yml")}
    elif is_claim(path) and not is_regular(root / path):
        found.add(path.removesuffix(".yml") + REVIEW)
    return found


def open_changed(root: FilePath, shown: str, paths: Iterable[str]) -> Changed:
    """Read what is needed to check the files at these paths, none of which bears on others."""
    told = {each for path in paths for each in told_of(root, path)}
    looked_at = told.union(repeating(root, alike_of(root, told)))
    schemes = _names(root / "schemes")
    needed = {f"schemes/{name}" for name in schemes}
    for path in looked_at:
        needed |= {path, *_needed(root, path, schemes)}
    if any(path.endswith(REVIEW) for path in told):
        needed.add(f"units/{OWNERS}")  # they say up to which stage there are reviewers
    repository = open_repository(root, shown, Part(needed))
    told |= set(_evidence(repository, {f"{shown}/{readable(path)}" for path in told}))
    return Changed(
        repository,
        frozenset(f"{shown}/{readable(path)}" for path in told),
        frozenset(id for id in map(_round_of, told) if id is not None),
    )


def check_changed(changed: Changed) -> list[Problem]:
    """Return the problems of the files told of, in order of place: those a whole check has of them."""
    repository = changed.repository
    # Of a register only the units' own rows were read for: it is not judged itself.
    rounds = {
        id: replace(filed, register_document=None, decisions=None)
        for id, filed in repository.rounds.items()
    }
    problems = check(replace(repository, rounds=rounds))
    return [each for each in problems if each.place.file in changed.told]


def _evidence(repository: Repository, told: set[str]) -> Iterator[str]:
    """Yield the evidence files that the claims told of name: they are searched with the claim."""
    for (_, round_, unit), claim in repository.claims.items():
        if claim.document.file in told:
            for each in claim.evidence:
                if each.file is not None:
                    yield f"units/{unit}/{round_}/evidence/{each.file}"


def _needed(root: FilePath, path: str, schemes: Iterable[str]) -> Iterator[str]:
    """Yield what has to be read for a file besides itself: its submission, scheme and round."""
    round_id = _round_of(path)
    if round_id is None:
        return
    scheme, round_ = round_id
    if path.startswith("units/"):
        folder = path.rpartition("/")[0]
        yield from (f"{folder}/{scheme}.yml", f"{folder}/{scheme}{REVIEW}")
    if scheme not in schemes:
        return
    yield from (f"schemes/{scheme}/{name}" for name in _names(root / "schemes" / scheme))
    rounds = _names(root / "schemes" / scheme / "rounds")
    # Where there is no such round, the problem names those there are.
    found = [round_] if round_ in rounds else rounds
    yield from (f"schemes/{scheme}/rounds/{name}" for name in found)


def _round_of(path: str) -> RoundId | None:
    """Return scheme and round of a claim, a review or a sheet, by its path."""
    sheet = _SHEET.fullmatch(path)
    if sheet is not None:
        return sheet["scheme"], sheet["round"]
    parts = path.split("/")
    if parts[0] == "units" and len(parts) == 4 and path.endswith(".yml"):
        return scheme_of(parts[3]), parts[2]
    return None


def _names(folder: FilePath) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []
