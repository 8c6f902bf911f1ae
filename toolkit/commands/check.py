"""``check``: every problem of the data, printed."""

import os
import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

from toolkit.checking.check import check
from toolkit.commands.options import language_of, printer_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.settling import outcome_problems
from toolkit.language import Language, both
from toolkit.problems.flood import bounded
from toolkit.problems.github import as_summary
from toolkit.problems.printing import visible
from toolkit.problems.privacy import HIDDEN
from toolkit.problems.problem import Problem, has_errors, in_order
from toolkit.reading.lines import lines_of
from toolkit.scoring.examples import check_examples
from toolkit.submissions.mending import Mended, mend
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

MENDED = both(
    "改了 {files} 个文件的 {lines} 行。以下是改完之后还有的问题：",
    "Mended {lines} line(s) in {files} file(s). What remains:",
)
NOTHING_MENDED = both(
    "没有可以自动改的地方。以下是现有的问题：",
    "Nothing can be mended without a decision. The problems:",
)
NOT_WRITTEN = both("文件写不进去：{why}", "A file cannot be written: {why}")


def all_problems(repository: Repository) -> list[Problem]:
    """Return the problems of data and schemes, worked examples included."""
    problems = check(repository)
    for key, edition in repository.editions.items():
        problems += check_examples(edition, repository.examples.get(key, []))
    problems += outcome_problems(repository, problems)
    return bounded(in_order(problems))


def run(data: Path, format: str, lang: str, fix: bool = False) -> int:
    """Print every problem; 0 without errors, 1 with errors.

    With ``fix``, first mend what needs no decision and print what was changed; 3 if a file cannot
    be written.
    """
    language, printer = language_of(lang), printer_of(format)
    if fix and format != "text":
        raise WrongUse("--fix 只能和 --format text 一起用", "--fix goes with --format text only")
    repository = open_repository(data)
    problems = all_problems(repository)
    if fix:
        try:
            changes = mend(repository, problems)
        except OSError as error:
            sys.stderr.write(NOT_WRITTEN.filled(why=visible(str(error))).said(language) + "\n")
            return 3
        sys.stdout.write(_told(changes, language))
        if changes:
            repository = open_repository(data)
            problems = all_problems(repository)
    sys.stdout.write(printer(problems, language, repository.lines, len(repository.unfinished)))
    summary_page = os.environ.get("GITHUB_STEP_SUMMARY")
    if format == "github" and summary_page:
        with open(summary_page, "a", encoding="utf-8", errors="backslashreplace") as page:
            page.write(as_summary(problems, language, repository.lines, len(repository.unfinished)))
    return 1 if has_errors(problems) else 0


def _told(changes: Sequence[Mended], language: Language) -> str:
    """Return the changes as unified diffs and their number; a line with personal data is not shown."""
    if not changes:
        return NOTHING_MENDED.said(language) + "\n\n"
    rows: list[str] = []
    count = 0
    for change in changes:
        before, after = (_lines(text, change.hidden) for text in (change.before, change.after))
        count += sum(old != new for old, new in zip(before, after, strict=True))
        rows += unified_diff(before, after, change.file, change.file, lineterm="")
    rows += ["", MENDED.filled(files=len(changes), lines=count).said(language), ""]
    return "\n".join(visible(row) for row in rows) + "\n"


def _lines(text: str, hidden: frozenset[int]) -> list[str]:
    lines = lines_of(text)
    return [HIDDEN if number in hidden else line for number, line in enumerate(lines, 1)]
