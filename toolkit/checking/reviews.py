"""Reviews against the claims they judge: present, and of this very version."""

from collections.abc import Iterator

from toolkit.language import both
from toolkit.problems.catalogue import declare
from toolkit.problems.problem import Problem
from toolkit.submissions.repository import Repository

NO_CLAIM = declare(
    "C301",
    "error",
    title=both("核定没有对应的申报", "Review without a claim"),
    message=both(
        "有核定文件，却没有这个单位的申报。", "There is a review but no claim of this unit."
    ),
    remedy=both("检查文件名和所在文件夹。", "Check the name and folder of the file."),
)
STALE = declare(
    "C302",
    "error",
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


def check_reviews(repository: Repository) -> Iterator[Problem]:
    """Yield a problem for every review without a claim or of another version of it."""
    for key, filed in repository.reviews.items():
        claim = repository.claims.get(key)
        if claim is None and key not in repository.unreadable_claims:
            yield Problem(NO_CLAIM, filed.document.place(()))
        elif claim is not None and claim.document.sha256 != filed.review.claim_sha256:
            yield Problem(
                STALE,
                filed.document.place(("claim_sha256",)),
                {"now": claim.document.sha256},
                filed.review.claim_sha256,
                claim.document.sha256,
            )
