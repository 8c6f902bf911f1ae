"""What has to be read to compare two sides: whole schemes, or of the base only what changed."""

import os
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from toolkit.checking.alike import is_claim
from toolkit.submissions.part import Part
from toolkit.submissions.repository import Repository, SubmissionId
from toolkit.submissions.unit_folder import REVIEW, scheme_of
from toolkit.submissions.walk import open_repository

_SCHEME = re.compile(r"schemes/([^/]+)/.+")


@dataclass(frozen=True)
class Bearing:
    """What changed paths bear on: the schemes, the submissions and the units that they edit."""

    schemes: frozenset[str]
    edited: frozenset[SubmissionId]
    units: frozenset[str] = frozenset()


def bearing(paths: Iterable[str], roots: Collection[Path]) -> Bearing:
    """Return what paths within a data folder bear on, given both sides of the change."""
    schemes: set[str] = set()
    edited: set[SubmissionId] = set()
    units: set[str] = set()
    for path in paths:
        parts = path.split("/")
        scheme = _SCHEME.fullmatch(path)
        if scheme is not None:
            schemes.add(scheme[1])
        elif parts[0] == "units" and len(parts) == 4 and path.endswith(".yml"):
            edited.add((scheme_of(parts[3]), parts[2], parts[1]))
        elif parts[0] == "units" and parts[3:4] == ["evidence"]:
            edited |= set(_claims_of("/".join(parts[:3]), roots))
        elif parts[0] == "units" and parts[2:] == ["unit.yml"]:
            schemes |= _schemes_of_unit(parts[1], roots)
            units.add(parts[1])
    of_edited = {each[0] for each in edited}
    return Bearing(frozenset(schemes | of_edited), frozenset(edited), frozenset(units))


def reviews_of(bears_on: Bearing, roots: Collection[Path]) -> Iterator[str]:
    """Yield the reviews of what is edited: a review is judged by its claim and its evidence."""
    for scheme, round_, unit in bears_on.edited:
        path = f"units/{unit}/{round_}/{scheme}{REVIEW}"
        if any((root / path).is_file() for root in roots):
            yield path


def whole_schemes(root: Path, shown: str, bears_on: Bearing) -> Repository:
    """Read the schemes with all that is submitted under them, as if nothing else were there.

    Units that are in none of their registers, and have submitted nothing, are left out.
    """
    schemes = bears_on.schemes
    paths = {*_of_schemes(root, schemes), *_unit_files(bears_on)}
    rounds = open_repository(root, shown, Part(paths, untold=True)).rounds.values()
    registered = {unit for filed in rounds for unit in filed.units}
    for unit in _names(root / "units"):
        folder = f"units/{unit}"
        if unit in registered:
            paths.add(folder)
        for year in _names(root / folder):
            names = set(_names(root / folder / year))
            for scheme in schemes:
                own = {f"{scheme}.yml", f"{scheme}{REVIEW}"} & names
                paths |= {f"{folder}/{year}/{name}" for name in own}
    return open_repository(root, shown, Part(paths, untold=True))


def with_base(after: Repository, base: Path, shown: str, bears_on: Bearing) -> Repository:
    """Return the base of a change that edits these submissions and nothing of their schemes' units.

    ``after`` is the head, whole in the schemes; everything else in it is as it was.
    """
    paths = {*_of_schemes(base, bears_on.schemes), *_unit_files(bears_on)}
    for scheme, round_, unit in bears_on.edited:
        folder = f"units/{unit}/{round_}"
        paths |= {f"{folder}/{scheme}.yml", f"{folder}/{scheme}{REVIEW}"}
    read = open_repository(base, shown, Part(paths, untold=True))
    edited = bears_on.edited
    return replace(
        after,
        rounds=read.rounds,
        editions=read.editions,
        units={**after.units, **read.units},
        claims={k: v for k, v in after.claims.items() if k not in edited} | read.claims,
        reviews={k: v for k, v in after.reviews.items() if k not in edited} | read.reviews,
    )


def _unit_files(bears_on: Bearing) -> Iterator[str]:
    return (f"units/{unit}/unit.yml" for unit in bears_on.units)


def _of_schemes(root: Path, schemes: Collection[str]) -> Iterator[str]:
    for scheme in schemes:
        for above, _, files in os.walk(root / "schemes" / scheme):
            inside = Path(above).relative_to(root).as_posix()
            yield from (f"{inside}/{name}" for name in files)


def _claims_of(year: str, roots: Collection[Path]) -> Iterator[SubmissionId]:
    """Yield the claims in a unit's folder of a year: what evidence there may bear on."""
    _, unit, round_ = year.split("/")
    for root in roots:
        for name in _names(root / year):
            if is_claim(f"{year}/{name}"):
                yield scheme_of(name), round_, unit


def _schemes_of_unit(unit: str, roots: Collection[Path]) -> set[str]:
    """Return every scheme, where a unit comes or goes; none where it only has other names."""
    there = [(root / "units" / unit / "unit.yml").is_file() for root in roots]
    if all(there):
        return set()
    return {name for root in roots for name in _names(root / "schemes")}


def _names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []
