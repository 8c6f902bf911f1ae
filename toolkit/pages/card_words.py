"""Words in the head of a scorecard that speak of other units, with links to them."""

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.renderer import Renderer, relative
from toolkit.scoring.scorecard import Scorecard

#: So many units are named in a sentence; of more, how many there are.
MOST_NAMED = 6


class CardWords:
    """Says things on one scorecard: words with links, units by name, totals as printed."""

    def __init__(self, renderer: Renderer, outcome: RoundOutcome, card: Scorecard) -> None:
        self.renderer, self.outcome, self.card = renderer, outcome, card
        self.year = outcome.year_of(card)
        self.cards = outcome.scored.by_unit
        scheme = card.edition.scheme
        self.policy = addresses.policy(scheme.id, scheme.edition)

    def word(self, name: str, **values: str | int | Markup) -> Markup:
        """Return a word of the pages with links in it; everything else is escaped."""
        return Markup(self.renderer.word(name)).format(**values)

    def link(self, address: str, words: str) -> Markup:
        """Return a link from the scorecard to another page."""
        href = relative(addresses.scorecard(self.card), address)
        return Markup('<a href="{}">{}</a>').format(href, words)

    def of_unit(self, unit: str) -> Markup:
        """Return a unit of the round as a link to its scorecard."""
        card = self.cards[unit]
        return self.link(addresses.scorecard(card), card.unit.name.said(self.renderer.language))

    def linked(self, units: Iterable[str]) -> Markup:
        """Return units with links to their scorecards."""
        every = list(units)
        return self._some([self.of_unit(unit) for unit in every[:MOST_NAMED]], len(every))

    def with_totals(self, units: Iterable[str]) -> Markup:
        """Return units with the totals that were compared; this unit as such."""
        every, own = list(units), self.card.unit.id
        named = [
            self.word(
                "unit_total",
                unit=self.word("own_unit") if unit == own else self.of_unit(unit),
                total=self.printed(self.outcome.years[unit].standing.total),
            )
            for unit in every[:MOST_NAMED]
        ]
        return self._some(named, len(every))

    def _some(self, named: list[Markup], n: int) -> Markup:
        words = Markup(self.renderer.word("separator")).join(named)
        if n == len(named):
            return words
        results = addresses.results(self.outcome.scored)
        return words + self.link(results, self.renderer.word("and_more_units", n=n - len(named)))

    def printed(self, total: Fraction | None) -> str:
        """Return a total as printed; nothing where there is none."""
        return self.card.printed(total) or ""
