"""Options that several tasks share: what may be given, and what is wrong use."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from toolkit.commands.refusals import WrongUse
from toolkit.language import LANGUAGES, Language
from toolkit.problems.github import as_annotations
from toolkit.problems.nearest import nearest
from toolkit.problems.printing import Source, as_text
from toolkit.problems.reports.gitlab import as_gitlab
from toolkit.problems.reports.making import Findings, report_of
from toolkit.problems.reports.markdown import as_gitee, as_markdown
from toolkit.problems.reports.page import as_html
from toolkit.problems.reports.report import Report, as_json
from toolkit.problems.reports.sarif import as_sarif

Printer = Callable[[Findings, Language, Source], str]


def _of_report(printer: Callable[[Report, Language], str]) -> Printer:
    return lambda findings, language, source: printer(report_of(findings), language)


#: The printers of problems where the files are at hand, and those of a report that may travel.
PRINTERS: Mapping[str, Printer] = {
    "text": lambda found, language, source: as_text(
        found.problems, language, source, found.unfinished
    ),
    "json": _of_report(lambda report, language: as_json(report)),
    "github": lambda found, language, source: as_annotations(
        found.problems, language, source, found.unfinished
    ),
    "gitlab": _of_report(as_gitlab),
    "sarif": _of_report(as_sarif),
    "markdown": _of_report(as_markdown),
    "gitee": _of_report(as_gitee),
    "html": _of_report(as_html),
}
T = TypeVar("T")
_MOST_LISTED = 12


def printer_of(format: str) -> Printer:
    """Return the printer of that name; WrongUse if there is none."""
    return chosen("--format", format, PRINTERS)


def language_of(lang: str) -> Language:
    """Return the language; WrongUse if it is not one of ours."""
    return chosen("--lang", lang, {language: language for language in LANGUAGES})


def chosen(flag: str, word: str, allowed: Mapping[str, T]) -> T:
    """Return what a word stands for; WrongUse with the nearest word if it stands for nothing."""
    if word not in allowed:
        near = nearest(word, allowed)
        hint_zh = f"，是不是 {near}？" if near else ""
        hint_en = f"; did you mean {near}?" if near else ""
        listed, more = list(allowed)[:_MOST_LISTED], " …" if len(allowed) > _MOST_LISTED else ""
        raise WrongUse(
            f"{flag} 没有 “{word}”，可用：{'、'.join(listed)}{more}{hint_zh}",
            f"{flag} knows no “{word}”; there are: {', '.join(listed)}{more}{hint_en}",
        )
    return allowed[word]
