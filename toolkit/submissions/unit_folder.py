"""A unit's folder: its own file, and by year its claims, their reviews and the evidence."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path as FilePath

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Place
from toolkit.reading.document import Document
from toolkit.schemes.edition import Edition
from toolkit.submissions.claim import Claim, shaped_claim
from toolkit.submissions.opening import Opening
from toolkit.submissions.repository import (
    FiledReview,
    FiledRound,
    FiledUnit,
    Repository,
    SubmissionId,
)
from toolkit.submissions.review import Review, shaped_review
from toolkit.submissions.seen import swapped
from toolkit.submissions.unit import Unit

NO_ROUND = declare(
    "F403",
    "error",
    title=both("没有这一轮考核", "No such round"),
    message=both(
        "办法 {scheme} 没有 {round} 这一轮考核。", "The scheme {scheme} has no round {round}."
    ),
    remedy=both(
        "检查年份；现有的轮次：{allowed}。", "Check the year; rounds there are: {allowed}."
    ),
)

REVIEW = ".review.yml"


def scheme_of(file: str) -> str:
    """Return the scheme that a file in a year's folder is about, by its name."""
    return file.removesuffix(".yml").removesuffix(".review")


def read_unit(opening: Opening, unit: str, folder: FilePath, schemes: Collection[str]) -> None:
    """Read a unit into the repository, whose schemes and rounds are already read."""
    repository = opening.repository
    years = opening.folders(folder, files=("unit.yml",))
    document = opening.read(folder / "unit.yml", required=True)
    value = opening.shaped(Unit, document)
    if value is not None and document is not None:
        opening.compare(document, {"id": (value.id, unit)})
        repository.units[unit] = FiledUnit(document, value)
    else:
        repository.unreadable_units.add(unit)
    for year, year_folder in years.items():
        _year(opening, unit, year, year_folder, schemes)


def _year(
    opening: Opening, unit: str, year: str, folder: FilePath, schemes: Collection[str]
) -> None:
    repository = opening.repository
    opening.folders(folder, ("evidence",), suffix=".yml")
    for path in opening.files(folder, ".yml"):
        scheme, is_review = scheme_of(path.name), path.name.endswith(REVIEW)
        document = opening.read(path)
        filed_round = _round_of(opening, scheme, year, path, schemes)
        key = (scheme, year, unit)
        if document is None or filed_round is None or filed_round.edition is None:
            opening.unfinished(document)
            unread = repository.unreadable_reviews if is_review else repository.unreadable_claims
            unread.add(key)
        elif is_review:
            _review(opening, key, document, filed_round.edition)
        else:
            _claim(opening, key, document, filed_round.edition)
    _compare_with_seen(repository, unit, year, folder / "evidence")


def _compare_with_seen(repository: Repository, unit: str, year: str, evidence: FilePath) -> None:
    """Note in the reviews of a year which of the evidence seen is another now."""
    for scheme, _ in repository.rounds:
        key = (scheme, year, unit)
        filed, claim = repository.reviews.get(key), repository.claims.get(key)
        if filed is not None and claim is not None and filed.review.evidence:
            changed = swapped(claim, filed.review.evidence, evidence)
            repository.reviews[key] = replace(filed, swapped=changed)


def _round_of(
    opening: Opening, scheme: str, year: str, path: FilePath, schemes: Collection[str]
) -> FiledRound | None:
    """Return the round a file belongs to; complain where there is none (but not of one unread)."""
    repository = opening.repository
    known = {*repository.rounds, *repository.unreadable_rounds}
    place = Place(opening.shown(path))
    if scheme not in schemes:
        files = [each + path.name.removeprefix(scheme) for each in schemes]
        opening.stranger(path, files)
    elif (scheme, year) not in known:
        rounds = sorted(each for owner, each in known if owner == scheme)
        opening.complain(NO_ROUND, place, year, rounds, scheme=scheme, round=year)
    return repository.rounds.get((scheme, year))


def _claim(opening: Opening, key: SubmissionId, document: Document, edition: Edition) -> None:
    repository = opening.repository
    claim, problems = shaped_claim(document, edition.scheme)
    opening.add(problems)
    if claim is None:
        opening.unfinished(document)
        repository.unreadable_claims.add(key)
        return
    opening.compare(document, _identity(key, claim))
    repository.claims[key] = replace(claim, document=opening.settled(document))


def _review(opening: Opening, key: SubmissionId, document: Document, edition: Edition) -> None:
    repository = opening.repository
    review, problems = shaped_review(document, edition.scheme)
    opening.add(problems)
    if review is None:
        opening.unfinished(document)
        repository.unreadable_reviews.add(key)
    else:
        opening.compare(document, _identity(key, review))
        repository.reviews[key] = FiledReview(opening.settled(document), review)


def _identity(key: SubmissionId, stated: Claim | Review) -> dict[str, tuple[str, str]]:
    scheme, round_, unit = key
    return {
        "scheme": (stated.scheme, scheme),
        "round": (stated.round, round_),
        "unit": (stated.unit, unit),
    }
