"""The pages that are many and alike, which are stamped: of units, of indicators, of problem codes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from toolkit.language import Language
from toolkit.outcomes.positions import peers_of
from toolkit.outcomes.results import Results
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages.official_form_page import official_form_page
from toolkit.pages.page import Page
from toolkit.pages.problem_pages import problem_pages
from toolkit.pages.renderer import Renderer
from toolkit.pages.round_pages import pages_of_rounds
from toolkit.pages.scorecard_page import Beside, scorecard_pages
from toolkit.pages.stamp import Kind
from toolkit.pages.unit_history import years_of
from toolkit.pages.unit_page import unit_page
from toolkit.problems.problem import Code
from toolkit.publishing.release import withheld_rounds
from toolkit.publishing.settings import Settings
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository

#: What kinds they are: codes; units, scorecards, and what stands below them and below rounds.
KINDS: tuple[Kind, ...] = ((3, False, ()), (2, True, ()), (4, True, ()), (5, True, ()))


class Many:
    """Makes these pages; what the units of a round share is worked out once."""

    def __init__(
        self,
        repository: Repository,
        results: Results,
        codes: Sequence[Code] = (),
        settings: Settings | None = None,
    ) -> None:
        self._repository, self._results, self._codes = repository, results, codes
        self._address = "" if settings is None else settings.address
        self._peers = {id: peers_of(outcome) for id, outcome in results.outcomes.items()}
        self._cards: dict[str, list[tuple[RoundOutcome, Scorecard]]] = defaultdict(list)
        for outcome in results.outcomes.values():
            for card in outcome.scored.scorecards:
                self._cards[card.unit.id].append((outcome, card))

    def all(self, language: Language) -> Iterator[Page]:
        """Yield all of them in one language."""
        yield from self.of_no_unit(language)
        yield from self.of_units(language, self._repository.units)

    def of_no_unit(self, language: Language) -> Iterator[Page]:
        """Yield those of problem codes, of indicators and of years compared."""
        renderer = Renderer(language)
        yield from problem_pages(renderer, self._codes)
        yield from pages_of_rounds(renderer, self._results, self._peers)

    def of_units(self, language: Language, units: Iterable[str]) -> Iterator[Page]:
        """Yield those of some units: their own pages, their scorecards with forms and files."""
        renderer, results = Renderer(language), self._results
        for id in units:
            cards = self._cards[id]
            for outcome, card in cards:
                yield from scorecard_pages(
                    renderer, self._repository, outcome, card, self._beside(outcome, card)
                )
                yield official_form_page(renderer, card)
            unit, withheld = self._repository.units[id].unit, withheld_rounds(results, id)
            yield unit_page(renderer, unit, cards, withheld, self._address)

    def _beside(self, outcome: RoundOutcome, card: Scorecard) -> Beside:
        """Return what bears on a scorecard from outside it."""
        key = outcome.scored.id
        years = years_of(self._results, card.unit.id, card.edition.scheme.id)
        return Beside(self._results.laboratories[key], self._peers[key], years)
