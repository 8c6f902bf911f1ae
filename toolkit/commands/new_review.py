"""``new --review UNIT SCHEME YEAR``: the review of a claim, with a blank for every decision."""

import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from toolkit.commands.options import chosen, language_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.writing import claim_path, write_new, write_over
from toolkit.contribute.renewal import renewed
from toolkit.contribute.review_scaffold import Judged, review_scaffold
from toolkit.language import Language, both
from toolkit.problems.printing import as_text
from toolkit.problems.problem import in_order
from toolkit.reading.files import LARGEST_FILE
from toolkit.reading.reader import parse
from toolkit.review.git import Git, GitFailed
from toolkit.review.objects import TooMuch, opened
from toolkit.submissions.claim import Claim, shaped_claim
from toolkit.submissions.repository import FiledReview, Repository, SubmissionId
from toolkit.submissions.round import STATES
from toolkit.submissions.unit_folder import REVIEW
from toolkit.submissions.walk import open_repository

UNCHANGED = both(
    "申报和看过的证据都没有变，核定文件不用更新。",
    "Neither the claim nor the evidence seen has changed; the review stays as it is.",
)
ALL_KEPT = both(
    "原来的决定都留下了；请写上新的核定日期 reviewed_on。",
    "All decisions are kept; write the day of this review after reviewed_on.",
)
AGAIN = both(
    "下面这些变了，要重新看；其余的决定留下了。看完写上新的核定日期 reviewed_on。",
    "These changed and are to be looked at again; the other decisions are kept. "
    "Then write the day of this review after reviewed_on.",
)
#: So many versions of a claim are looked through for the one that was reviewed.
MOST_VERSIONS = 1000


def run(
    data: Path, unit: str, scheme: str, year: str, update: bool, others: bool, lang: str = "zh"
) -> int:
    """Write the review beside the claim; with ``update`` renew the one there is.

    1 where the files it is made from have errors, which are printed.
    """
    language = language_of(lang)
    if others:
        raise WrongUse(
            "--review 不能和 --sheet、--panel、--excel、--from 一起用",
            "--review does not go with --sheet, --panel, --excel or --from",
        )
    if not (unit and scheme and year):
        raise WrongUse(
            "写明单位、办法、年度，例如 new --review quzhou-demo-station-tea quzhou-service-station 2026",
            "name unit, scheme and year, for example "
            "new --review quzhou-demo-station-tea quzhou-service-station 2026",
        )
    repository = open_repository(data)
    judged = _judged(repository, (scheme, year, unit))
    if judged is None:
        sys.stderr.write(as_text(in_order(repository.problems), language, repository.lines))
        return 1
    path = claim_path(data, (scheme, year, unit)).with_name(f"{scheme}{REVIEW}")
    if update:
        return _update(repository, judged, path, language)
    if path.exists():
        raise WrongUse(
            f"{path} 已经有了，不覆盖；申报改过的，用 --update 更新",
            f"{path} is there already and is never written over; after a change of the claim, "
            "--update renews it",
        )
    return write_new(path, review_scaffold(judged).encode())


def _judged(repository: Repository, id: SubmissionId) -> Judged | None:
    """Return what is to be reviewed; None where its files have errors."""
    scheme, year, unit = id
    rounds = {*repository.rounds, *repository.unreadable_rounds}
    chosen("SCHEME", scheme, {of: of for of, _ in sorted(rounds)})
    chosen("YEAR", year, {of_year: 0 for of, of_year in sorted(rounds) if of == scheme})
    filed = repository.rounds.get((scheme, year))
    if filed is None or filed.edition is None or filed.register is None:
        return None
    chosen("UNIT", unit, filed.units)
    if filed.round.state in ("final", "corrected"):
        state = STATES[filed.round.state]
        raise WrongUse(
            f"这一轮考核已是“{state.zh}”，不再核定",
            f"this round is “{state.en}”, nothing is reviewed",
        )
    claim, named = repository.claims.get(id), repository.units.get(unit)
    if claim is None and id not in repository.unreadable_claims:
        raise WrongUse(
            f"{unit} 在这一轮没有申报，没有可核定的",
            f"{unit} has submitted nothing in this round; there is nothing to review",
        )
    if claim is None or named is None:
        return None
    return Judged(
        filed.edition,
        filed.round,
        filed.units[unit],
        named.unit.name,
        claim,
        repository.evidence_folder(id),
    )


def _update(repository: Repository, judged: Judged, path: Path, language: Language) -> int:
    """Renew a review: keep what still stands of it, list what has to be looked at again."""
    now = judged.claim
    id = (now.scheme, now.round, now.unit)
    filed = repository.reviews.get(id)
    if filed is None:
        if id in repository.unreadable_reviews:
            sys.stderr.write(as_text(in_order(repository.problems), language, repository.lines))
            return 1
        raise WrongUse(
            f"还没有 {path}，先不带 --update 新建",
            f"{path} is not there yet; make it without --update",
        )
    before = _as_reviewed(judged, filed)
    renewal = renewed(filed.review, before, now, filed.swapped)
    if before is now and not renewal.again:
        print(UNCHANGED.said(language))
        return 0
    write_over(path, review_scaffold(judged, renewal.kept).encode())
    print((AGAIN if renewal.again else ALL_KEPT).said(language))
    for each in renewal.again:
        print(f"  {each}")
    return 0


def _as_reviewed(judged: Judged, filed: FiledReview) -> Claim:
    """Return the claim as it was reviewed, from the history of git; WrongUse where it is not there."""
    now, sha256 = judged.claim, filed.review.claim_sha256
    if now.document.sha256 == sha256:
        return now
    path = judged.evidence.parent / f"{now.scheme}.yml"
    try:
        for raw in _versions(path):
            if hashlib.sha256(raw).hexdigest() == sha256:
                document, _ = parse(raw.decode("utf-8-sig"), now.document.file, sha256)
                claim = shaped_claim(document, judged.edition.scheme)[0] if document else None
                if claim is not None:
                    return claim
    except (GitFailed, UnicodeDecodeError):
        pass  # said below: the version is not to be had
    raise WrongUse(
        f"git 的历史里找不到核定时的那份申报（sha256 {sha256}）；取来全部历史（git fetch --unshallow），"
        f"或把 {filed.document.file} 移走，重新核定",
        f"the claim that was reviewed (sha256 {sha256}) is not in the history of git; fetch all of it "
        f"(git fetch --unshallow), or move {filed.document.file} away and review anew",
    )


def _versions(path: Path) -> Iterator[bytes]:
    """Yield what a file has been in every commit that is here, the latest first."""
    git = Git(path.parent)
    listed = git.ask("rev-list", "--objects", "--all", "--", path.name, given=b"")
    wanted = git.prefix + path.name.encode()
    ids = [
        line.split(b" ", 1)[0].decode()
        for line in listed.splitlines()
        if line.partition(b" ")[2] == wanted
    ]
    with opened(git) as objects:
        for id in ids[:MOST_VERSIONS]:
            try:
                yield objects.content(id, LARGEST_FILE)
            except TooMuch:
                continue
