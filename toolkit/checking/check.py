"""All checks of a repository, gathered: what was found while reading, then across everything."""

from dataclasses import replace

from toolkit.checking.evidence_files import check_evidence_files, check_evidence_folders
from toolkit.checking.facts import note_facts
from toolkit.checking.ledgers import check_ledgers
from toolkit.checking.notices import check_notices
from toolkit.checking.owners import check_owners
from toolkit.checking.registers import check_registers
from toolkit.checking.reviews import check_reviews
from toolkit.checking.rounds import check_rounds
from toolkit.checking.sheets import check_sheets
from toolkit.checking.tables import build
from toolkit.checking.unit_names import check_unit_names
from toolkit.checking.validation import validate
from toolkit.collector import resting
from toolkit.problems.problem import Problem, has_errors, in_order
from toolkit.schemes.lint import lint
from toolkit.submissions.repository import Repository


@resting()
def check(repository: Repository) -> list[Problem]:
    """Return every problem of the data, in order of place."""
    findings = {key: lint(edition) for key, edition in repository.editions.items()}
    problems = [*repository.problems, *(each for found in findings.values() for each in found)]
    judged = _without(repository, {key for key, found in findings.items() if has_errors(found)})
    for tables in build(judged):
        problems += validate(tables)
    problems += note_facts(judged)
    problems += check_unit_names(judged)
    problems += check_registers(judged)
    problems += check_rounds(judged)
    problems += check_notices(judged)
    problems += check_sheets(judged)
    problems += check_ledgers(judged)
    problems += check_reviews(judged)
    problems += check_evidence_files(judged)
    problems += check_evidence_folders(judged)
    problems += check_owners(repository)
    return in_order(problems)


def _without(repository: Repository, unsound: set[tuple[str, str]]) -> Repository:
    """Return the repository with no edition for the rounds whose scheme does not hold together.

    Nothing can be said about facts by such a scheme; what needs no scheme is still checked.
    """
    rounds = {
        (scheme, name): replace(filed, edition=None)
        if (scheme, filed.round.edition) in unsound
        else filed
        for (scheme, name), filed in repository.rounds.items()
    }
    editions = {key: each for key, each in repository.editions.items() if key not in unsound}
    return replace(repository, rounds=rounds, editions=editions)
