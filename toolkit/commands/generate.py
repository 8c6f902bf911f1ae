"""``generate``: the committed files that are made from the data, made anew."""

import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from toolkit.commands.writing import write_over
from toolkit.contribute.claim_schema import FILE, schema_text
from toolkit.contribute.issue_form import FOLDER, GENERATED, form_text, issue_forms
from toolkit.problems.printing import as_text
from toolkit.problems.problem import has_errors, in_order
from toolkit.review.codeowners import FILE as CODEOWNERS
from toolkit.review.codeowners import codeowners_text
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository


def run(data: Path) -> int:
    """Write schemas and issue forms that have changed; remove the forms of rounds that are over.

    The forms lie beside the data folder. 1, and nothing is written, where the data has errors.
    """
    repository = open_repository(data)
    if has_errors(repository.problems):
        sys.stderr.write(as_text(in_order(repository.problems), "zh", repository.lines))
        return 1
    files = dict(generated(repository))
    for path, text in files.items():
        if not path.is_file() or path.read_text("utf-8") != text:
            write_over(path, text.encode())
    for path in stale(repository, files):
        path.unlink()
        print(f"已删去：{path} / Removed: {path}")
    return 0


def generated(repository: Repository) -> Iterator[tuple[Path, str]]:
    """Yield every file that is made from schemes, rounds or owners, and its text."""
    for (scheme, edition), loaded in repository.editions.items():
        path = repository.root / "schemes" / scheme / edition / FILE
        yield path, schema_text(loaded.scheme)
    for form in issue_forms(repository):
        yield _forms(repository) / form.file, form_text(form)
    if repository.owners is not None:
        yield repository.root.parent / CODEOWNERS, codeowners_text(repository.owners)


def stale(repository: Repository, wanted: Collection[Path]) -> list[Path]:
    """Return the forms that were generated once and are no more."""
    return [
        path
        for path in sorted(_forms(repository).glob("claim-*.yml"))
        if path not in wanted and path.read_text("utf-8").startswith(GENERATED)
    ]


def _forms(repository: Repository) -> Path:
    return repository.root.parent / FOLDER
