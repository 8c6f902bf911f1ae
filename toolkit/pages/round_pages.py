"""The pages below that of a round: one for each indicator, and the comparison with the round before."""

from collections.abc import Iterator

from toolkit.outcomes.comparison import comparisons
from toolkit.outcomes.results import Results
from toolkit.pages.compare_page import compare_page
from toolkit.pages.indicator_page import has_indicator_pages, indicator_pages
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer


def pages_of_rounds(renderer: Renderer, results: Results) -> Iterator[Page]:
    """Yield what stands below the rounds that are out; ``results`` are released ones."""
    rounds = list(results.outcomes.values())
    for outcome in rounds:
        if has_indicator_pages(outcome):
            yield from indicator_pages(renderer, outcome, rounds)
    for comparison in comparisons(rounds):
        yield compare_page(renderer, comparison)
