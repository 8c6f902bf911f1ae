"""``check``: every problem of the data, or of the files named, printed."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from toolkit.checking.changed import bears_on_others, check_changed, open_changed
from toolkit.checking.check import check
from toolkit.commands.options import language_of, printer_of
from toolkit.commands.refusals import WrongUse
from toolkit.commands.settling import outcome_problems
from toolkit.language import Language, Text, both
from toolkit.outcomes.frozen import FINAL
from toolkit.problems.flood import bounded
from toolkit.problems.github import as_summary
from toolkit.problems.printing import visible
from toolkit.problems.privacy import HIDDEN
from toolkit.problems.problem import Problem, has_errors, in_order
from toolkit.problems.reports.making import Findings
from toolkit.reading.lines import lines_of
from toolkit.scoring.examples import check_examples
from toolkit.submissions.mending import Mended, mend
from toolkit.submissions.opening import readable
from toolkit.submissions.repository import Repository
from toolkit.submissions.walk import open_repository

MENDED = both(
    "改了 {files} 个文件的 {lines} 行。以下是改完之后还有的问题：",
    "Mended {lines} {lines:line|lines} in {files} {files:file|files}. What remains:",
)
NOTHING_MENDED = both(
    "没有可以自动改的地方。以下是现有的问题：",
    "Nothing can be mended without a decision. The problems:",
)
NOT_WRITTEN = both("文件写不进去：{why}", "A file cannot be written: {why}")
BEARS_ON_OTHERS = both(
    "{file} 关系到别的文件，所以检查了全部数据。",
    "{file} bears on other files, so all data was checked.",
)
OF_A_FINAL_ROUND = both(
    "{scheme} {round} 这一轮结果已定，所以检查了全部数据。",
    "The round {scheme} {round} is final, so all data was checked.",
)


@dataclass(frozen=True)
class Checked:
    """What was checked: the problems told, and how many of the files told of were not finished.

    ``because`` says why everything was checked where only some files were asked for.
    """

    repository: Repository
    problems: list[Problem]
    unfinished: int
    because: Text | None = None


def all_problems(repository: Repository) -> list[Problem]:
    """Return the problems of data and schemes, worked examples included."""
    problems = check(repository)
    for key, edition in repository.editions.items():
        problems += check_examples(edition, repository.examples.get(key, []))
    problems += outcome_problems(repository, problems)
    return bounded(in_order(problems))


def check_everything(data: Path, shown: str, because: Text | None = None) -> Checked:
    """Check a whole data folder, which is shown to people by that path."""
    repository = open_repository(data, shown)
    return Checked(repository, all_problems(repository), len(repository.unfinished), because)


def check_files(data: Path, shown: str, paths: Sequence[str]) -> Checked:
    """Check files by their paths within the data folder, or everything where it takes that."""
    found = check_alone(data, shown, paths)
    return found if isinstance(found, Checked) else check_everything(data, shown, found)


def check_alone(data: Path, shown: str, paths: Sequence[str]) -> Checked | Text:
    """Check files alone, or return the reason why everything has to be checked.

    The problems of the files are those that a check of everything has of them. Files that others
    are judged by need everything, and so do those that the results of a final round are made from.
    """
    for path in paths:
        if bears_on_others(data, path):
            return BEARS_ON_OTHERS.filled(file=visible(readable(f"{shown}/{path}")))
    changed = open_changed(data, shown, paths)
    rounds = changed.repository.rounds
    for scheme, name in sorted(changed.rounds & rounds.keys()):
        if rounds[scheme, name].round.state in FINAL:
            return OF_A_FINAL_ROUND.filled(scheme=scheme, round=name)
    return Checked(changed.repository, bounded(check_changed(changed)), changed.unfinished)


def run(data: Path, format: str, lang: str, fix: bool = False, files: Sequence[str] = ()) -> int:
    """Print every problem, or those of the ``files`` named; 0 without errors, 1 with errors.

    With ``fix``, first mend what needs no decision and print what was changed; 3 if a file cannot
    be written.
    """
    language = language_of(lang)
    printer_of(format)
    if fix and format != "text":
        raise WrongUse("--fix 只能和 --format text 一起用", "--fix goes with --format text only")
    paths = [path_within(data, file) for file in files]
    checked = _checked(data, paths)
    if fix:
        try:
            changes = mend(checked.repository, checked.problems)
        except OSError as error:
            sys.stderr.write(NOT_WRITTEN.filled(why=visible(str(error))).said(language) + "\n")
            return 3
        sys.stdout.write(_told(changes, language))
        if changes:
            checked = _checked(data, paths)
    return report(checked, format, language)


def _checked(data: Path, paths: Sequence[str]) -> Checked:
    shown = data.as_posix()
    return check_files(data, shown, paths) if paths else check_everything(data, shown)


def path_within(data: Path, file: str) -> str:
    """Return the path of a file within the data folder, with slashes; WrongUse if it is outside.

    Links are not followed: the path says where a file lies. The file itself need not exist.
    """
    path, folder = os.path.abspath(file), os.path.abspath(data)
    if file and path.startswith(folder + os.sep):
        return Path(path).relative_to(folder).as_posix()
    raise WrongUse(
        f"“{file}”不在数据文件夹 {data.as_posix()} 里",
        f'"{file}" does not lie in the data directory {data.as_posix()}',
    )


def report(checked: Checked, format: str, language: Language) -> int:
    """Print what was checked, also on the summary page of a workflow; 1 with errors, else 0."""
    problems, source, unfinished = checked.problems, checked.repository.lines, checked.unfinished
    if checked.because is not None:
        print(checked.because.said(language), file=sys.stderr)
    found = Findings(problems, unfinished)
    sys.stdout.write(printer_of(format)(found, language, source))
    summary_page = os.environ.get("GITHUB_STEP_SUMMARY")
    if format == "github" and summary_page:
        with open(summary_page, "a", encoding="utf-8", errors="backslashreplace") as page:
            page.write(as_summary(problems, language, source, unfinished))
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
