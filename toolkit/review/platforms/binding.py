"""The report of a run that nobody vouches for: taken out of its archive, and held against the request.

The workflow that wrote it is, on GitHub, the one of the change itself. So what it says is taken
for this commit and this author only, or not at all.
"""

import io
import zipfile
import zlib

from toolkit.language import Text, both
from toolkit.problems.reports.reading import read_report
from toolkit.problems.reports.report import LARGEST, Report
from toolkit.review.platforms.github import ChangedFile, GitHub, Pull, Run

#: What the run calls the report, and the one file in it.
ARTIFACT, FILE = "report", "report.json"
#: A report packed, with what the archive adds.
LARGEST_ARCHIVE = LARGEST + 100_000
WORKFLOW = ".github/workflows/review.yml"
EVENTS = ("pull_request", "pull_request_review")
_WORKFLOWS = ".github/"

NO_REPORT = both("检查没有写出报告", "the check has left no report")
NOT_ONE_FILE = both("报告的压缩包不合规定", "the archive of the report is not as agreed")
OTHER_COMMIT = both("报告说的是另一个版本", "the report is of another commit")
OTHER_AUTHOR = both("报告说的是另一个账号", "the report is of another account")
NOT_A_REVIEW = both("报告不是检查改动得来的", "the report does not come from a review of a change")


def report_of_run(platform: GitHub, number: int) -> Report | Text:
    """Return the report that a run has left behind, or why there is none that can be used."""
    found = [
        each
        for each in platform.artifacts(number, ARTIFACT)
        if each.name == ARTIFACT and not each.expired
    ]
    if not found:
        return NO_REPORT
    last = max(found, key=lambda each: each.id)  # a run that was repeated has several
    if last.size_in_bytes > LARGEST_ARCHIVE:
        return NOT_ONE_FILE
    content = unpacked(platform.archive(last.id, LARGEST_ARCHIVE))
    return NOT_ONE_FILE if content is None else read_report(content)


def unpacked(archive: bytes) -> bytes | None:
    """Return the one file of an archive, at most one byte more than a report has; else None."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            members = opened.infolist()
            if len(members) != 1 or members[0].filename != FILE:
                return None
            with opened.open(members[0]) as member:
                return member.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        return None


def is_of_review(run: Run) -> bool:
    """True for a run of our own workflow for a pull request: names can be taken, its path cannot."""
    return run.event in EVENTS and run.path.partition("@")[0] == WORKFLOW


def misbound(report: Report, run: Run, pull: Pull) -> Text | None:
    """Return why a report is not of this run for this pull request; None where it is."""
    if report.command != "review" or report.owners is None:
        return NOT_A_REVIEW
    if report.head != run.head_sha or pull.head.sha != run.head_sha:
        return OTHER_COMMIT
    return OTHER_AUTHOR if report.owners.actor != str(pull.user.id) else None


def changes_workflows(files: list[ChangedFile]) -> bool:
    """True where the change could have written its report itself."""
    paths = (path for each in files for path in (each.filename, each.previous_filename))
    return any(path is not None and path.startswith(_WORKFLOWS) for path in paths)
