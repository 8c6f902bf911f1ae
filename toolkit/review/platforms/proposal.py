"""A proposed change as the platform knows it: which commit, whose, and who has approved that commit."""

import re
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from toolkit.problems.reports.report import Revision
from toolkit.review.ownership import Person

LARGEST = 100_000

Number: TypeAlias = Annotated[int, Field(ge=1, lt=10**19)]

#: The refs at which platforms keep proposed changes; a queue's has the request in its name.
_REFS = (
    re.compile(r"refs/pull/([1-9][0-9]{0,9})/head"),
    re.compile(r"refs/merge-requests/([1-9][0-9]{0,9})/head"),
)
_QUEUE = re.compile(r"refs/heads/gh-readonly-queue/.{1,200}/pr-([1-9][0-9]{0,9})-[0-9a-f]{40}")


class Proposal(BaseModel):
    """A commit to be merged: who proposes it, and whose approvals are of exactly this change."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: Literal[1] = 1
    number: Number
    head: Revision
    author: Number
    approved_by: Annotated[list[Number], Field(max_length=1000)]

    @property
    def person(self) -> Person:
        """The author with the approvals, as ownership is judged by."""
        return Person(self.author, frozenset(self.approved_by))


def number_of(ref: str) -> int | None:
    """Return the number of the request that a ref belongs to; None for any other ref."""
    for pattern in (*_REFS, _QUEUE):
        if found := pattern.fullmatch(ref):
            return int(found[1])
    return None


def is_queued(ref: str) -> bool:
    """True for a ref of a merge queue: its commit is what the base would become."""
    return _QUEUE.fullmatch(ref) is not None


def read_proposal(path: Path) -> Proposal | None:
    """Return what `fetch` has written down; None where it is missing or not of that form."""
    try:
        raw = path.read_bytes()[: LARGEST + 1]
        return Proposal.model_validate_json(raw)
    except (OSError, ValidationError):
        return None
