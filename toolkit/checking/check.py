"""All checks of a repository, gathered: what was found while reading, then across everything."""

from toolkit.checking.evidence_files import check_evidence_files
from toolkit.checking.facts import note_facts
from toolkit.checking.reviews import check_reviews
from toolkit.checking.tables import build
from toolkit.checking.validation import validate
from toolkit.problems.problem import Problem, in_order
from toolkit.schemes.lint import lint
from toolkit.submissions.repository import Repository


def check(repository: Repository) -> list[Problem]:
    """Return every problem of the data, in order of place."""
    problems = list(repository.problems)
    for edition in repository.editions.values():
        problems += lint(edition)
    problems += validate(build(repository))
    problems += note_facts(repository)
    problems += check_reviews(repository)
    problems += check_evidence_files(repository)
    return in_order(problems)
