"""What each code means, by example: a slip that earns it, and the nearest writing that does not.

Every case changes one passage of the tiny organisation under ``tests/tiny``. In ``bad`` the mark ‸
stands before the character that is blamed; where the slip is blamed elsewhere, ``at`` says where.

They stand by what the codes ask: can the file be read, is it filled in right, and so on.
"""

from collections import Counter
from collections.abc import Iterator

from tests.codes.cases.case import (
    ALL,
    ALPHA,
    ALPHA_REVIEW,
    BETA,
    BETA_REVIEW,
    EVIDENCE,
    GAMMA_UNIT,
    MEMBERS,
    REGISTER,
    SHEET,
    Case,
)
from tests.codes.cases.checking import CHECKING
from tests.codes.cases.filling import FILLING
from tests.codes.cases.notices import NOTICES, OBJECTED, OBJECTION
from tests.codes.cases.outcomes import OUTCOMES
from tests.codes.cases.ownership import OWNERSHIP
from tests.codes.cases.passages import ONES
from tests.codes.cases.reading import READING
from tests.codes.cases.schemes import SCHEMES

__all__ = [
    "ALL",
    "ALPHA",
    "ALPHA_REVIEW",
    "BETA",
    "BETA_REVIEW",
    "CASES",
    "EVIDENCE",
    "GAMMA_UNIT",
    "MEMBERS",
    "NAMED",
    "OBJECTED",
    "OBJECTION",
    "ONES",
    "REGISTER",
    "SHEET",
    "Case",
]

CASES = (*READING, *FILLING, *CHECKING, *SCHEMES, *OUTCOMES, *NOTICES, *OWNERSHIP)


def _named() -> Iterator[tuple[str, Case]]:
    seen: Counter[str] = Counter()
    for case in CASES:
        seen[case.code] += 1
        yield f"{case.code}-{seen[case.code]}", case


#: The cases by code and number: F201-1 is the first of F201.
NAMED = dict(_named())
