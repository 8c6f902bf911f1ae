"""A page for every problem code, and their list."""

from collections.abc import Iterable, Iterator

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.problems.problem import SEVERITY_NAMES, Code


def problems_page(renderer: Renderer, codes: Iterable[Code]) -> Page:
    """Return the list of all codes."""
    rows = [
        {
            "address": addresses.problem(code.id),
            "id": code.id,
            "severity": SEVERITY_NAMES[code.severity].said(renderer.language),
            "title": code.title.said(renderer.language),
        }
        for code in codes
    ]
    title = renderer.word("problems")
    return renderer.page("help/problems/", title, title, [], "problems.html", codes=rows)


def problem_pages(renderer: Renderer, codes: Iterable[Code]) -> Iterator[Page]:
    """Yield the page of each code. They are many and alike: they are stamped."""
    language = renderer.language
    for code in codes:
        title = code.title.said(language)
        yield renderer.page(
            addresses.problem(code.id),
            f"{code.id} {title}",
            title,
            [],
            "problem.html",
            severity=SEVERITY_NAMES[code.severity].said(language),
            message=code.message.general().said(language),
            remedy=code.remedy.general().said(language),
        )
