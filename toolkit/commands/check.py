"""``check``: every problem of the data, printed."""

import sys
from pathlib import Path

from toolkit.checking.check import check
from toolkit.commands.options import language_of, printer_of
from toolkit.problems.problem import Problem, has_errors, in_order
from toolkit.scoring.examples import check_examples
from toolkit.submissions.repository import Repository, open_repository


def all_problems(repository: Repository) -> list[Problem]:
    """Return the problems of data and schemes, worked examples included."""
    problems = check(repository)
    for key, edition in repository.editions.items():
        problems += check_examples(edition, repository.examples.get(key, []))
    return in_order(problems)


def run(data: Path, format: str, lang: str) -> int:
    """Print every problem; 0 without errors, 1 with errors."""
    language, printer = language_of(lang), printer_of(format)
    repository = open_repository(data)
    problems = all_problems(repository)
    sys.stdout.write(printer(problems, language, repository.lines))
    return 1 if has_errors(problems) else 0
