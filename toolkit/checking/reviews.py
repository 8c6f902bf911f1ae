"""Reviews against the claims they judge: present, and of this very version."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.nearest import listed, nearest
from toolkit.problems.problem import Problem
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledReview, Repository, SubmissionId
from toolkit.submissions.review import STAGES
from toolkit.submissions.round import RELEASED
from toolkit.submissions.seen import evidence_sha256

NO_CLAIM = declare(
    "C301",
    "error",
    title=both("核定没有对应的申报", "Review without a claim"),
    message=both(
        "有核定文件，却没有这个单位的申报。", "There is a review but no claim of this unit."
    ),
    remedy=both(
        "检查文件名和所在文件夹；申报已撤回的，把核定文件一并删去。",
        "Check the name and folder of the file; if the claim was withdrawn, remove the review too.",
    ),
)
STALE = declare(
    "C302",
    "warning",
    title=both("申报在核定之后改过", "Claim changed after its review"),
    message=both(
        "申报的内容与核定时不同（现在的 sha256 是 {now}）。",
        "The claim differs from the one reviewed (its sha256 is now {now}).",
    ),
    remedy=both(
        "请核定人员重新核对，再更新 claim_sha256；未更新之前按未核定处理。",
        "A reviewer checks again and updates claim_sha256; until then the claim counts as not verified.",
    ),
)
WRONG_FORM = declare(
    "C303",
    "error",
    title=both("核定与申报的写法不同", "Decision in the wrong form"),
    message=both(
        "申报里的{label}是{how}的，核定不能写在 {key} 里。",
        "The claim states {label} {how}; the decision cannot stand under {key}.",
    ),
    remedy=both("把决定移到 {instead} 里。", "Move the decision to {instead}."),
)

UNDECIDED = declare(
    "C304",
    "note",
    title=both("还有没写的决定", "Decisions still blank"),
    message=both(
        "核定文件里还有 {n} 处 decision 空着，按未核定处理。",
        "{n} {n:decision of this review is blank and counts|decisions of this review are blank and count} as not verified.",
    ),
    remedy=both(
        "看过以后写上 accepted、corrected 或 struck；还没有看的，空着就行。",
        "Write accepted, corrected or struck once you have looked; what you have not seen stays blank.",
    ),
)
NO_EVIDENCE = declare(
    "C305",
    "error",
    title=both("申报里没有这项证据", "No such evidence in the claim"),
    message=both(
        "申报里没有编号为 “{id}” 的证据。", "The claim has no evidence with the id “{id}”."
    ),
    remedy=both(
        "改正编号，或删去这一条；申报里有：{allowed}。",
        "Correct the id or remove the entry; the claim has: {allowed}.",
    ),
)
SWAPPED = declare(
    "C306",
    "warning",
    title=both("证据在核定之后换过", "Evidence changed after it was verified"),
    message=both(
        "证据 {id}（{title}）不是 {day} 看过的那一份{note}。",
        "Evidence {id} ({title}) is not what was seen on {day}{note}.",
    ),
    remedy=both(
        "请核定人员重新查看，再更新 sha256 和 seen_on；未更新之前，用它证明的内容按未核定处理。",
        "A reviewer looks again and updates sha256 and seen_on; until then what it supports counts as not verified.",
    ),
)
NO_HASH_SEEN = declare(
    "C307",
    "warning",
    title=both("看过的证据没有写 sha256", "Evidence seen without its sha256"),
    message=both(
        "证据 {id} 写明看过，却没有写看的是哪一份。",
        "Evidence {id} was seen, but nothing says which version of it.",
    ),
    remedy=both(
        "确认现在的这一份就是看过的，再写上 sha256：{now}。",
        "Make sure that the present one is what was seen, then write its sha256: {now}.",
    ),
)
NO_LAST_STAGE = declare(
    "C308",
    "error",
    title=both("缺最后一级核定", "Last stage of review missing"),
    message=both(
        "结果已经公布，核定文件的 reviewers 里却没有{stage}核定人员。",
        "The results are out, but reviewers names nobody of the stage {stage}.",
    ),
    remedy=both(
        "请{stage}核定人员看过，在 reviewers 里写上自己；还没有核定完的，这一轮先不公示。",
        "A reviewer of the stage {stage} looks at it and enters the own id under reviewers; until then the round is not released.",
    ),
)
NOW_IS = both("，它现在的 sha256 是 {now}", "; its sha256 is now {now}")
NOW_GONE = both("，现在读不到它", "; it cannot be read now")

LISTED, PLAIN = both("逐条填写", "record by record"), both("只写个数", "as a number")


def check_reviews(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every review without a claim, of another version or form of it."""
    for key, filed in repository.reviews.items():
        claim, edition = repository.claims.get(key), repository.rounds[key[:2]].edition
        if claim is None:
            if key not in repository.unreadable_claims:
                yield Problem(NO_CLAIM, filed.document.place(()))
            continue
        if claim.document.sha256 != filed.review.claim_sha256:
            # No suggestion: a new hash is not to be pasted, the claim is to be looked at again.
            place = filed.document.place(("claim_sha256",))
            values = {"now": claim.document.sha256}
            yield Problem(STALE, place, values, filed.review.claim_sha256)
            continue
        if edition is not None:
            yield from _forms(filed, claim, edition.scheme)
        yield from _last_stage(filed, repository, key)
        yield from _undecided(filed)
        yield from _seen(filed, claim, repository.evidence_folder(key))


def _last_stage(filed: FiledReview, repository: Repository, key: SubmissionId) -> Iterator[Problem]:
    """Nothing is released on the word of the county alone where the city has reviewers.

    What is recorded as final stays as it is, whoever reviews today.
    """
    owners, round_ = repository.owners, repository.rounds[key[:2]]
    if owners is None or round_.results is not None or round_.round.state not in RELEASED:
        return
    there = {
        each.stage
        for each in owners.reviewers
        if each.covers(key[0], key[2], round_.units.get(key[2]))
    }
    last = [stage for stage in STAGES if stage in there][-1:]
    for stage in {*last} - {each.stage for each in filed.review.reviewers}:
        place = filed.document.place(("reviewers",))
        yield Problem(NO_LAST_STAGE, place, {"stage": STAGES[stage]})


def _undecided(filed: FiledReview) -> Iterator[Problem]:
    """Work may be kept half-done: a blank decision is no decision, and one note tells of them all."""
    blank = filed.review.undecided
    if blank:
        yield Problem(UNDECIDED, filed.document.place((*blank[0], "decision")), {"n": len(blank)})


def _seen(filed: FiledReview, claim: Claim, folder: FilePath) -> Iterator[Problem]:
    """Yield a problem for what was seen and is not in the claim, or is another one now."""
    there = {each.id: each for each in claim.evidence}
    for id, seen in filed.review.evidence.items():
        if id not in there:
            values: dict[str, Text | str] = {"id": id, "allowed": listed(there, 12)}
            place = filed.document.key_place(("evidence", id))
            yield Problem(NO_EVIDENCE, place, values, id, nearest(id, there))
        elif seen.sha256 is None:
            now = evidence_sha256(there[id], folder) if seen.seen_on is not None else None
            if now is not None:  # a link has none, and cannot be held to one
                place = filed.document.place(("evidence", id))
                yield Problem(NO_HASH_SEEN, place, {"id": id, "now": now}, id)
        elif id in filed.swapped:
            # As with the claim there is no suggestion: the evidence is to be looked at again.
            now = evidence_sha256(there[id], folder)
            yield Problem(
                SWAPPED,
                filed.document.place(("evidence", id, "sha256")),
                {
                    "id": id,
                    "title": there[id].title,
                    "day": str(seen.seen_on),
                    "note": NOW_IS.filled(now=now) if now else NOW_GONE,
                },
                seen.sha256,
            )


def _forms(filed: FiledReview, claim: Claim, scheme: Scheme) -> Iterator[Problem]:
    """Records are decided one by one, a plain number as one."""
    for key, instead, how, is_wrong, facts in (
        ("facts", "records", LISTED, True, filed.review.facts),
        ("records", "facts", PLAIN, False, filed.review.records),
    ):
        for fact in facts:
            stated = claim.facts.get(fact)
            if stated is not None and stated.is_listed is is_wrong:
                label = scheme.facts[fact].label
                place = filed.document.key_place((key, fact))
                values: dict[str, Text | str] = {"label": label, "how": how}
                yield Problem(WRONG_FORM, place, {**values, "key": key, "instead": instead}, fact)
