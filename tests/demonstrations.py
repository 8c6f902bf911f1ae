"""The repository's own data, opened once for all tests of a process: it is a value."""

from functools import cache

from toolkit.commands.environment import ROOT
from toolkit.outcomes.results import Results, results_of
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

#: Their editions, known without reading a file: tests are named by them.
EDITIONS = sorted(
    (path.parent.parent.name, path.parent.name) for path in ROOT.glob("data/schemes/*/*/scheme.yml")
)


@cache
def demonstrations() -> Repository:
    """Return the repository of the demonstration units."""
    return open_repository(ROOT / "data", "data")


@cache
def their_results() -> Results:
    """Return what comes of their rounds, the withheld ones included."""
    return results_of(demonstrations(), score_rounds(demonstrations()))
