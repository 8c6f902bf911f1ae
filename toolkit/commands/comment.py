"""``comment``: the report of a run, written into the one comment of its pull request.

The room with rights: it takes nothing of the change but a report, and that only bound and read
strictly.
"""

import sys

from toolkit.commands.options import language_of
from toolkit.commands.refusals import WrongUse
from toolkit.language import Language, Text, both
from toolkit.problems.markdown import inert_code, inert_markdown
from toolkit.problems.reports.boxes import TITLE
from toolkit.problems.reports.markdown import as_markdown
from toolkit.problems.reports.report import Report
from toolkit.review.platforms.binding import (
    changes_workflows,
    is_of_review,
    misbound,
    report_of_run,
)
from toolkit.review.platforms.github import GitHub, Pull, Run, of_environment
from toolkit.review.platforms.web import PlatformFailed, TooMuch

#: Nobody sees it; a later run finds its own comment by it.
MARK = "<!-- kaohe:review -->"
OUT_OF_REACH = 3
WRITTEN = both("已写到合并请求 {number}。", "Written to pull request {number}.")
STALE = both(
    "没有以 {head} 结尾的合并请求：改动已经更新或关闭，不写评论。",
    "No open pull request ends in {head}: it was renewed or closed, and nothing is written.",
)
NOT_OURS = both("这次运行不是检查合并请求的。", "This run is not the review of a pull request.")
NO_REPORT = both(
    "版本 {head} 没有检查结果：{why}。请看那次运行的记录。",
    "For {head} there is no result: {why}. See the log of the run.",
)
WRITTEN_BY_ITSELF = both(
    "注意：这次改动涉及检查用的工作流文件，下面的报告可能是改动自己写的，不作依据。",
    "Mind: this change touches the workflows that check it. It may have written this report itself; "
    "do not rely on it.",
)


def run(number: str, lang: str) -> int:
    """Write the report of a run; 1 where the run or its report is not what it should be."""
    language = language_of(lang)
    if not (number.isascii() and number.isdigit() and 0 < len(number) < 20):
        raise WrongUse("--run 要一次运行的数字编号", "--run needs the number of a run")
    try:
        platform = of_environment()
        return _written(platform, platform.run(int(number)), int(number), language)
    except PlatformFailed as failed:
        print(failed.why.said(language), file=sys.stderr)
        return OUT_OF_REACH


def _written(platform: GitHub, run: Run, number: int, language: Language) -> int:
    if not is_of_review(run):
        print(NOT_OURS.said(language), file=sys.stderr)
        return 1
    pulls = platform.open_pulls(run)
    if not pulls:
        print(STALE.filled(head=inert_code(run.head_sha)).said(language))
        return 0
    report = report_of_run(platform, number)
    is_sound = True
    for pull in pulls:
        why = report if isinstance(report, Text) else misbound(report, run, pull)
        is_sound &= why is None
        body = body_of(report, why, pull, _may_be_its_own(platform, pull), language)
        platform.say(pull.number, MARK, body)
        print(WRITTEN.filled(number=pull.number).said(language))
    return 0 if is_sound else 1


def _may_be_its_own(platform: GitHub, pull: Pull) -> bool:
    """True where the change touches the workflows, or has more files than the platform lists."""
    try:
        return changes_workflows(platform.changed_files(pull.number))
    except TooMuch:
        return True


def body_of(
    report: Report | Text, why: Text | None, pull: Pull, is_doubtful: bool, language: Language
) -> str:
    """Return the comment: the report, or why there is none; nothing of a refused one is repeated."""
    parts = [MARK]
    if is_doubtful:
        parts.append(f"**{inert_markdown(WRITTEN_BY_ITSELF.said(language))}**")
    if isinstance(report, Report) and why is None:
        parts.append(as_markdown(report, language))
    else:
        said = NO_REPORT.filled(head=pull.head.sha, why=why or "").said(language)
        parts += [f"## {inert_markdown(TITLE.said(language))}", inert_markdown(said)]
    return "\n\n".join(parts)
