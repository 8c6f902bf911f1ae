"""A finding of the lint about the policy itself, which a reading has to settle."""

from dataclasses import dataclass

from toolkit.language import Text
from toolkit.reading.document import Path


@dataclass(frozen=True)
class PolicyFinding:
    """What the lint noticed in the policy's own text: where, what, and the reading that settles it."""

    finding: str
    at: str
    where: Text
    text: Text
    path: Path
    reading: str | None = None
