"""The pages below that of a round: one for each indicator, and the comparison with the round before."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from toolkit.outcomes.comparison import comparisons
from toolkit.outcomes.positions import NO_PEERS, Peers
from toolkit.outcomes.results import Results
from toolkit.pages.compare_page import compare_page
from toolkit.pages.indicator_page import has_indicator_pages, indicator_pages
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer


def pages_of_rounds(
    renderer: Renderer,
    results: Results,
    peers: Mapping[tuple[str, str], Peers] = MappingProxyType({}),
) -> Iterator[Page]:
    """Yield what stands below the rounds that are out; ``results`` are released ones.

    ``peers`` are the ranges of their classes.
    """
    rounds = list(results.outcomes.values())
    for outcome in rounds:
        if has_indicator_pages(outcome):
            of_round = peers.get(outcome.scored.id, NO_PEERS)
            yield from indicator_pages(renderer, outcome, rounds, of_round)
    for comparison in comparisons(rounds):
        yield compare_page(renderer, comparison)
