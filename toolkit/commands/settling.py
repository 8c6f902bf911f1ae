"""All rounds settled, and the problems that only their outcomes show."""

from collections.abc import Iterable, Iterator

from toolkit.outcomes.allowed import check_allowed
from toolkit.outcomes.frozen import FINAL, check_frozen
from toolkit.outcomes.rounds import RoundOutcome, settle_rounds
from toolkit.problems.problem import Problem
from toolkit.scoring.rounds import score_rounds
from toolkit.submissions.repository import FiledRound, Repository

Outcomes = dict[tuple[str, str], RoundOutcome]


def settled(repository: Repository) -> Outcomes:
    """Return every readable round, scored and settled."""
    return settle_rounds(repository, score_rounds(repository))


def outcome_problems(repository: Repository, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems of decisions and frozen results, given those found before.

    Rounds are scored only of schemes of which a round has either, and of which no file has an
    error: nothing can be said of the others.
    """
    wrong = {each.place.file for each in problems if each.severity == "error"}
    asked = {
        scheme
        for (scheme, _), filed in repository.rounds.items()
        if _asks(filed) and not any(_is_of(file, scheme) for file in wrong)
    }
    rounds = score_rounds(repository, lambda scheme, *_: scheme in asked)
    wanted = (scored for scored in rounds if scored.id[0] in asked)
    for outcome in settle_rounds(repository, wanted).values():
        yield from check_allowed(outcome)
        yield from check_frozen(repository, outcome)


def _is_of(file: str, scheme: str) -> bool:
    """Tell whether a file bears on a scheme: its own, those of its rounds, its submissions, units."""
    name = file.rpartition("/")[2]
    return f"/schemes/{scheme}/" in file or name in (
        f"{scheme}.yml",
        f"{scheme}.review.yml",
        "unit.yml",
    )


def _asks(filed: FiledRound) -> bool:
    has_files = filed.decisions_document is not None or filed.results_document is not None
    return has_files or filed.round.state in FINAL
