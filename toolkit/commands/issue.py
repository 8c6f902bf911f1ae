"""``issue FILE …``: issues of the claim form as claim files, each judged by itself."""

import sys
from functools import partial
from pathlib import Path

from toolkit.commands.options import language_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.writing import claim_path, write_new, write_over
from toolkit.contribute.issue_problems import CLAIM_THERE
from toolkit.contribute.issue_reading import IssueRead, read_issue
from toolkit.problems.printing import as_text
from toolkit.problems.problem import Problem
from toolkit.reading.files import read_text
from toolkit.submissions.repository import Repository, SubmissionId
from toolkit.submissions.walk import open_repository


def run(data: Path, files: list[str], replace: bool = False, lang: str = "zh") -> int:
    """Write the claim file of every issue that has no error; 1 where one has, and only that fails."""
    language = language_of(lang)
    if not files:
        raise WrongUse(
            "写明议题正文存成的文件，例如 issue 12.md 13.md",
            "name the files with the text of the issues, for example issue 12.md 13.md",
        )
    repository = open_repository(data)
    written: set[SubmissionId] = set()
    is_all_well = True
    for file in dict.fromkeys(files):
        body, read = _read(repository, Path(file))
        problems = [*read.problems, *_there(data, read, replace, written)]
        if problems:
            source = partial(_lines_of, body)
            sys.stderr.write(as_text(problems, language, source))
        if not read.is_sound or len(problems) > len(read.problems):
            is_all_well = False
            continue
        assert read.id is not None
        assert read.text is not None
        written.add(read.id)
        write = write_over if replace else write_new
        write(claim_path(data, read.id), read.text.encode())
    return 0 if is_all_well else 1


def _lines_of(body: str, _: str) -> list[str]:
    return body.split("\n")


def _read(repository: Repository, path: Path) -> tuple[str, IssueRead]:
    found = read_text(path, path.name)
    if isinstance(found, Problem):
        return "", IssueRead(None, None, None, [found])
    return found[0], read_issue(repository, found[0], path.name)


def _there(data: Path, read: IssueRead, replace: bool, written: set[SubmissionId]) -> list[Problem]:
    """Return the problem of a claim that is there already and is not to be written over."""
    if read.id is None or not read.is_sound:
        return []
    path = claim_path(data, read.id)
    if read.id not in written and (replace or not path.exists()):
        return []
    return [Problem(CLAIM_THERE, read.place, {"file": path.as_posix()})]
