"""All generated pages of one language."""

from collections.abc import Sequence

from toolkit.language import Language
from toolkit.pages.page import Page
from toolkit.pages.policy_page import policies_page, policy_page
from toolkit.pages.problem_pages import problem_pages
from toolkit.pages.renderer import Renderer
from toolkit.pages.round_pages import (
    data_page,
    home_page,
    results_index,
    results_page,
    unit_page,
    units_page,
)
from toolkit.pages.scorecard_page import scorecard_pages
from toolkit.problems.problem import Code
from toolkit.scoring.examples import work
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.repository import Repository


def site_pages(
    language: Language,
    repository: Repository,
    rounds: Sequence[ScoredRound],
    codes: Sequence[Code],
) -> list[Page]:
    """Return every generated page of one language."""
    renderer = Renderer(language)
    units = [filed.unit for filed in repository.units.values()]
    editions = list(repository.editions.values())
    pages = [
        home_page(renderer, repository, rounds),
        results_index(renderer, rounds),
        policies_page(renderer, editions),
        units_page(renderer, units),
    ]
    for scored in rounds:
        pages.append(results_page(renderer, scored))
        pages += scorecard_pages(renderer, repository, scored)
    for unit in units:
        cards = [card for scored in rounds for card in scored.scorecards if card.unit is unit]
        pages.append(unit_page(renderer, unit, cards))
    for key, edition in repository.editions.items():
        examples = [work(edition, example) for example in repository.examples.get(key, [])]
        pages.append(policy_page(renderer, edition, rounds, examples))
    named = [
        (edition.scheme.title.said(language), edition.scheme.id, edition.scheme.edition)
        for edition in editions
    ]
    return [*pages, data_page(renderer, rounds, named), *problem_pages(renderer, codes)]
