"""The few generated pages of one language, which the engine builds: lists, forms, results, policies."""

from collections.abc import Iterator, Sequence

from toolkit.contribute.form_files import rounds_with_forms
from toolkit.contribute.form_settings import NOWHERE, Submit
from toolkit.language import Language
from toolkit.outcomes.comparison import comparisons
from toolkit.outcomes.results import Results
from toolkit.pages.data_page import data_page, dictionary_page
from toolkit.pages.eligibility_page import eligibility_page
from toolkit.pages.form_page import form_page, submit_index
from toolkit.pages.format_page import format_page
from toolkit.pages.home_page import home_page
from toolkit.pages.lists import results_index, units_page
from toolkit.pages.notices_page import notices_page
from toolkit.pages.page import Page
from toolkit.pages.policy_changes import changes_page
from toolkit.pages.policy_editions import earlier, policies_page
from toolkit.pages.policy_page import policy_page
from toolkit.pages.problem_pages import problems_page
from toolkit.pages.renderer import Renderer
from toolkit.pages.results_page import results_page
from toolkit.pages.sheet_page import sheet_page
from toolkit.pages.withheld_page import withheld_page
from toolkit.problems.problem import Code
from toolkit.publishing.settings import Settings
from toolkit.scoring.examples import work
from toolkit.submissions.repository import Repository


def site_pages(
    language: Language,
    repository: Repository,
    results: Results,
    codes: Sequence[Code],
    submit: Submit = NOWHERE,
    settings: Settings | None = None,
) -> list[Page]:
    """Return the pages of one language that are few: lists, forms, results, policies."""
    rounds = [outcome.scored for outcome in results.outcomes.values()]
    renderer = Renderer(language)
    units = [filed.unit for filed in repository.units.values()]
    editions = list(repository.editions.values())
    pages = [
        home_page(renderer, repository, rounds),
        results_index(renderer, rounds),
        policies_page(renderer, editions, rounds),
        units_page(renderer, units),
        notices_page(renderer, results.outcomes.values()),
        *_forms(renderer, repository, submit),
    ]
    outcomes = list(results.outcomes.values())
    compared = comparisons(outcomes)
    for id, outcome in results.outcomes.items():
        if outcome.withheld is None:
            laboratory = results.laboratories[id]
            pages.append(results_page(renderer, outcome, laboratory, outcomes, compared))
        else:
            pages.append(withheld_page(renderer, outcome, outcomes))
        if outcome.scored.edition.scheme.eligibility and outcome.withheld is None:
            pages.append(eligibility_page(renderer, outcome))
        if outcome.scored.edition.scheme.panels is not None:
            pages.append(sheet_page(renderer, outcome.scored))
    for key, edition in repository.editions.items():
        examples = [work(edition, example) for example in repository.examples.get(key, [])]
        tried = [
            (outcome, each)
            for id, outcome in results.outcomes.items()
            if outcome.scored.edition is edition
            for each in results.laboratories[id].alternatives
        ]
        pages.append(policy_page(renderer, edition, rounds, examples, tried, editions))
        if (before := earlier(edition, editions)) is not None:
            pages.append(changes_page(renderer, before, edition))
    settings = settings or Settings()
    pages += [data_page(renderer, results, editions, settings), dictionary_page(renderer)]
    return [*pages, format_page(renderer), problems_page(renderer, codes)]


def _forms(renderer: Renderer, repository: Repository, submit: Submit) -> Iterator[Page]:
    """Yield the forms of all rounds, and their list."""
    filed = list(rounds_with_forms(repository))
    is_demo_data = any(each.unit.demo for each in repository.units.values())
    yield submit_index(renderer, filed, is_demo_data)
    for each in filed:
        yield form_page(renderer, repository, each, submit)
