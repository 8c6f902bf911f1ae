"""The printer for people at a terminal: problems with the source line and a caret."""

import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from toolkit.language import Language, both
from toolkit.problems.privacy import Shown, shown
from toolkit.problems.problem import SEVERITY_NAMES, Problem, Severity

#: Given the shown path of a file, its lines; an empty sequence if it cannot be shown.
Source = Callable[[str], Sequence[str]]

WIDEST_LINE = 100
MEND = both("怎么改", "mend")
WRITE = both("可写成", "write")
COUNTS = both(
    "共 {errors} 个错误，{warnings} 个提醒，{notes} 条说明。",
    "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}, {notes} {notes:note|notes}.",
)
UNFINISHED = both(
    "有 {n} 个文件还没有查完：改好上面的错误，再检查一次，可能还有别的问题。",
    "{n} {n:file was|files were} not checked to the end: mend the errors above and check again, more may show.",
)
CLEAN = both("没有发现问题。", "No problems found.")


def visible(text: str) -> str:
    """Return the text with control, format and unassigned characters spelled out.

    What a stranger wrote must not move the cursor, turn the line around or hide itself.
    """
    return "".join(
        f"<U+{ord(char):04X}>"
        if unicodedata.category(char)[0] == "C" or char in "\u2028\u2029"
        else char
        for char in text
    )


def width(text: str) -> int:
    """Return how many columns a terminal needs: wide (CJK) characters take two."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def as_text(
    problems: Sequence[Problem], language: Language, source: Source, unfinished: int = 0
) -> str:
    """Return the problems for people: place, sentence, source line with caret, and the mend.

    ``unfinished`` is the number of files that could not be checked to the end.
    """
    blocks = text_blocks(problems, language, source)
    return "\n\n".join([*blocks, summary(problems, language, unfinished)]) + "\n"


def text_blocks(problems: Sequence[Problem], language: Language, source: Source) -> list[str]:
    """Return the lines for each problem, without an end of line after the last."""
    return [_block(each, language, source) for each in shown(problems)]


def summary(problems: Sequence[Problem], language: Language, unfinished: int = 0) -> str:
    """Return the closing lines: how many of each severity, and of files not checked to the end."""
    if not problems:
        return CLEAN.said(language)
    counts: Counter[Severity] = Counter(problem.severity for problem in problems)
    counted = COUNTS.filled(
        errors=counts["error"], warnings=counts["warning"], notes=counts["note"]
    ).said(language)
    return f"{counted}\n{UNFINISHED.filled(n=unfinished).said(language)}" if unfinished else counted


def _block(each: Shown, language: Language, source: Source) -> str:
    problem = each.problem
    place = problem.place
    name = SEVERITY_NAMES[problem.severity].said(language)
    head = (
        f"{visible(place.shown)} {name} {problem.code.id} {visible(problem.message.said(language))}"
    )
    rows = [head, *(() if each.line_hidden else _excerpt(problem, source(place.file)))]
    rows.append(f"    {MEND.said(language)}: {visible(problem.remedy.said(language))}")
    if problem.suggestion is not None:
        rows.append(f"    {WRITE.said(language)}: {visible(problem.suggestion)}")
    return "\n".join(rows)


def _excerpt(problem: Problem, lines: Sequence[str]) -> list[str]:
    line, column = problem.place.line, problem.place.column
    if not 1 <= line <= len(lines) or not lines[line - 1].strip():
        return []
    whole = lines[line - 1].replace("\t", " ")
    start = max(0, column - 1 - WIDEST_LINE // 2)
    end = start + WIDEST_LINE
    excerpt = visible(whole[start:end])
    before = visible(whole[start : column - 1])
    mark = problem.read if problem.read and whole[column - 1 :].startswith(problem.read) else "^"
    number = f"{line:>6} | {'…' if start else ''}"
    rest = "…" if len(whole) > end else ""
    carets = "^" * max(1, width(visible(mark[: end - column + 1])))
    return [
        f"{number}{excerpt}{rest}",
        f"{' ' * 6} | {' ' * (width(before) + bool(start))}{carets}",
    ]
