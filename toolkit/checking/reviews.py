"""Reviews against the claims they judge: present, and of this very version."""

from collections.abc import Iterator

from toolkit.language import Text, both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.schemes.scheme import Scheme
from toolkit.submissions.claim import Claim
from toolkit.submissions.repository import FiledReview, Repository

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
        elif edition is not None:
            yield from _forms(filed, claim, edition.scheme)


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
