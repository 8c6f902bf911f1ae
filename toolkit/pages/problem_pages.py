"""A page for every problem code, and their list."""

from collections.abc import Iterable

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.problems.problem import SEVERITY_NAMES, Code


def problem_pages(renderer: Renderer, codes: Iterable[Code]) -> list[Page]:
    """Return the list of codes and one page for each."""
    language = renderer.language
    rows, pages = [], []
    for code in codes:
        severity = SEVERITY_NAMES[code.severity].said(language)
        title = code.title.said(language)
        rows.append(
            {
                "address": addresses.problem(code.id),
                "id": code.id,
                "severity": severity,
                "title": title,
            }
        )
        pages.append(
            renderer.page(
                addresses.problem(code.id),
                f"{code.id} {title}",
                title,
                [],
                "problem.html",
                severity=severity,
                message=code.message.general().said(language),
                remedy=code.remedy.general().said(language),
            )
        )
    title = renderer.word("problems")
    return [renderer.page("help/problems/", title, title, [], "problems.html", codes=rows), *pages]
