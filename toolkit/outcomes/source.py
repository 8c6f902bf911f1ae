"""Which state of the data a publication was made from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """The commit of the data and its day; None where it is not known.

    ``is_changed`` says that files differed from that commit.
    """

    commit: str | None = None
    day: str | None = None
    is_changed: bool = False


UNKNOWN = Source()
