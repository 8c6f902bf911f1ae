"""The generated pages of one language: those the engine builds, and those of units, stamped."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from toolkit.language import Language
from toolkit.pages.format_page import format_page
from toolkit.pages.page import Heading, Page
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
from toolkit.pages.scorecard_page import card_headings, scorecard_pages
from toolkit.pages.stamp import Kind
from toolkit.problems.problem import Code
from toolkit.scoring.examples import work
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository


def site_pages(
    language: Language,
    repository: Repository,
    rounds: Sequence[ScoredRound],
    codes: Sequence[Code],
) -> list[Page]:
    """Return the pages of one language that are few: lists, results, policies, codes."""
    renderer = Renderer(language)
    units = [filed.unit for filed in repository.units.values()]
    editions = list(repository.editions.values())
    pages = [
        home_page(renderer, repository, rounds),
        results_index(renderer, rounds),
        policies_page(renderer, editions),
        units_page(renderer, units),
    ]
    pages += [results_page(renderer, scored) for scored in rounds]
    for key, edition in repository.editions.items():
        examples = [work(edition, example) for example in repository.examples.get(key, [])]
        pages.append(policy_page(renderer, edition, rounds, examples))
    named = [
        (edition.scheme.title.said(language), edition.scheme.id, edition.scheme.edition)
        for edition in editions
    ]
    pages += [data_page(renderer, rounds, named), format_page(renderer)]
    return [*pages, *problem_pages(renderer, codes)]


def pages_of_units(
    language: Language, repository: Repository, rounds: Sequence[ScoredRound]
) -> Iterator[Page]:
    """Yield the pages of every unit in one language: the unit, its scorecards, its files."""
    renderer = Renderer(language)
    cards: dict[str, list[Scorecard]] = defaultdict(list)
    for scored in rounds:
        for card in scored.scorecards:
            cards[card.unit.id].append(card)
            yield from scorecard_pages(renderer, repository, scored, card)
    for id, filed in repository.units.items():
        yield unit_page(renderer, filed.unit, cards[id])


def kinds_of_units(language: Language) -> tuple[Kind, ...]:
    """Return the kinds of the pages of units: the unit, its scorecards, the files behind them."""
    headings = tuple(Heading(id, title) for id, title in card_headings(Renderer(language)))
    return (2, False, ()), (4, True, headings), (5, True, ())
