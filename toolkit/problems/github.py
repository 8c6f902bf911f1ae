"""The printer for GitHub: annotations on the lines of a pull request, and the job's summary page.

What a stranger wrote must not become a workflow command (``::error …``, ``::stop-commands::…``,
or the older ``##[error]…``, which the runner finds anywhere in a line). So every line printed
here begins with a command of our own, and nothing inside it can end it or begin another.
"""

import re
from collections.abc import Sequence

from toolkit.language import Language, both
from toolkit.problems.printing import MEND, WRITE, Source, summary, text_blocks, visible
from toolkit.problems.privacy import shown
from toolkit.problems.problem import SEVERITY_NAMES, Problem, Severity

#: The platform shows so many annotations of each kind for a step and drops the rest in silence.
MOST = 10
#: The platform refuses a summary above 1 MiB.
LARGEST_SUMMARY = 1_000_000

COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
HEADING = both("检查结果", "Result of the check")
MORE_TITLE = both("还有没列出的问题", "More problems")
MORE = both(
    "另有 {errors} 个错误、{warnings} 个提醒、{notes} 条说明没有在这里列出。"
    "运行 python tasks.py check 查看全部。",
    "{errors} more {errors:error|errors}, {warnings} more {warnings:warning|warnings} and {notes} more {notes:note|notes} are not listed "
    "here. Run python tasks.py check to see all.",
)
LEFT_OUT = both(
    "这里放不下其余 {count} 个问题。运行 python tasks.py check 查看全部。",
    "{count} more {count:problem does|problems do} not fit here. Run python tasks.py check to see all.",
)


def as_annotations(
    problems: Sequence[Problem], language: Language, source: Source, unfinished: int = 0
) -> str:
    """Return workflow commands, errors first, no more of a kind than the platform shows.

    What is beyond the cap is counted in one closing notice; the last lines have the counts. No
    source line is repeated: an annotation stands at its line.
    """
    by_severity: dict[Severity, list[Problem]] = {severity: [] for severity in COMMANDS}
    for each in shown(problems):
        by_severity[each.problem.severity].append(each.problem)
    if any(len(found) > MOST for found in by_severity.values()):
        listed = {severity: found[:MOST] for severity, found in by_severity.items()}
        listed["note"] = listed["note"][: MOST - 1]  # the closing notice counts as one
    else:
        listed = by_severity
    lines = [_annotation(problem, language) for found in listed.values() for problem in found]
    left = {kind: len(by_severity[kind]) - len(listed[kind]) for kind in COMMANDS}
    if any(left.values()):
        more = MORE.filled(errors=left["error"], warnings=left["warning"], notes=left["note"])
        title = _property(MORE_TITLE.said(language))
        lines.append(f"::notice title={title}::{_data(more.said(language))}")
    return "\n".join([*lines, summary(problems, language, unfinished)]) + "\n"


def as_summary(
    problems: Sequence[Problem], language: Language, source: Source, unfinished: int = 0
) -> str:
    """Return the text report as Markdown for the job's summary page.

    It stands in a fence that nothing in it can close, mentions nobody, and is within the
    platform's limit.
    """
    blocks = [_unmentioned(block) for block in text_blocks(problems, language, source)]
    size, kept = 0, 0
    for block in blocks:
        size += len(block.encode("utf-8", "backslashreplace")) + 2
        if size > LARGEST_SUMMARY:
            break
        kept += 1
    text = "\n\n".join(blocks[:kept])
    fence = "`" * (max([2, *(len(run) for run in re.findall("`+", text))]) + 1)
    parts = [f"## {HEADING.said(language)}", summary(problems, language, unfinished)]
    if kept:
        parts.append(f"{fence}text\n{text}\n{fence}")
    if kept < len(blocks):
        parts.append(LEFT_OUT.filled(count=len(blocks) - kept).said(language))
    return "\n\n".join(parts) + "\n"


def _annotation(problem: Problem, language: Language) -> str:
    place = problem.place
    rows = [
        problem.message.said(language),
        f"{MEND.said(language)}: {problem.remedy.said(language)}",
    ]
    if problem.suggestion is not None:
        rows.append(f"{WRITE.said(language)}: {problem.suggestion}")
    severity = SEVERITY_NAMES[problem.severity].said(language)
    title = f"{severity} {problem.code.id} {problem.code.title.said(language)}"
    where = f"file={_property(place.file)},line={place.line},col={place.column}"
    message = _data("\n".join(_plain(row) for row in rows))
    return f"::{COMMANDS[problem.severity]} {where},title={_property(title)}::{message}"


def _plain(text: str) -> str:
    """Return text without characters that act and without the beginning of any command."""
    return _without_commands(visible(text))


def _without_commands(text: str) -> str:
    return text.replace("::", ":<U+003A>").replace("##[", "#<U+0023>[")


def _data(text: str) -> str:
    """Encode what follows a command; the runner decodes it."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Encode a value between the commas of a command."""
    return _data(_plain(text)).replace(":", "%3A").replace(",", "%2C")


def _unmentioned(text: str) -> str:
    return _without_commands(text).replace("@", "<U+0040>")
