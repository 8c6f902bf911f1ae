"""Evidence as a reviewer saw it, and what has been put in its place since."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from toolkit.reading.files import is_regular
from toolkit.reading.shape import Shape
from toolkit.schemes.scheme import Day
from toolkit.submissions.claim import Claim
from toolkit.submissions.evidence import LARGEST_EVIDENCE, Evidence, Sha256


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a piece of evidence: its sha256 (a link may have none), and when.

    Without a day nobody has seen it yet.
    """

    sha256: str | None
    seen_on: datetime.date | None


class SeenShape(Shape):
    """What a review says of a piece of evidence; ``seen_on`` stays blank until it was looked at."""

    sha256: Sha256 | None = None
    seen_on: Day | None = Field()


def file_sha256(path: Path) -> str | None:
    """Return the sha256 of a file kept as evidence; None where there is none that may be read."""
    if path.parent.is_symlink() or not is_regular(path):
        return None
    try:
        if path.stat().st_size > LARGEST_EVIDENCE:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def evidence_sha256(evidence: Evidence, folder: Path) -> str | None:
    """Return the sha256 of a piece of evidence as it is now: its file's, else the one stated."""
    return evidence.sha256 if evidence.file is None else file_sha256(folder / evidence.file)


def swapped(claim: Claim, seen: Mapping[str, Seen], folder: Path) -> frozenset[str]:
    """Return the ids of evidence that was seen and is another now, or is gone.

    ``folder`` is where the unit keeps the files of that year.
    """
    now = {each.id: each for each in claim.evidence}
    return frozenset(
        id
        for id, each in seen.items()
        if each.seen_on is not None
        and each.sha256 is not None
        and id in now
        and evidence_sha256(now[id], folder) != each.sha256
    )
