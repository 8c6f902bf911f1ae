"""One unit over all its rounds."""

from collections import defaultdict
from collections.abc import Sequence

from markupsafe import Markup

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.pages import addresses
from toolkit.pages import outcome_views as views
from toolkit.pages.badge_views import badges
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.pages.result_rows import result_row
from toolkit.pages.unit_history import trend_of
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.unit import KINDS, Unit


def unit_page(
    renderer: Renderer,
    unit: Unit,
    cards: Sequence[tuple[RoundOutcome, Scorecard]],
    withheld: Sequence[RoundOutcome] = (),
    address: str = "",
) -> Page:
    """Return one unit over all its rounds, the latest first, and those whose results are not out.

    ``address`` is that of the site, for what others copy; empty where it is not known.
    """
    language = renderer.language
    name = unit.name.said(language)
    rows = [
        result_row(renderer, outcome, card, card.round.title.said(language))
        for outcome, card in reversed(cards)
    ]
    kind = KINDS[unit.kind].said(language)
    return renderer.page(
        addresses.unit(unit.id),
        name,
        f"{name} · {kind}",
        [],
        "unit.html",
        is_wide=True,
        unit=unit,
        kind=kind,
        rows=rows,
        in_a_row=[
            (outcome.scored.round.title.said(language), words)
            for outcome, card in _latest(cards)
            for words in views.rows_in_words(renderer, card.edition.scheme, outcome.year_of(card))
        ],
        open_matters=[
            (row["name"], each) for row in rows for each in row["follows"] if each["is_open"]
        ],
        trends=_trends(renderer, cards),
        json=addresses.unit_data(unit.id),
        badges=badges(renderer, cards, address),
        has_address=bool(address),
        withheld=[
            (
                addresses.results(outcome.scored),
                outcome.scored.round.title.said(language),
                outcome.scored.summary.said(language),
            )
            for outcome in withheld
        ],
    )


def _trends(
    renderer: Renderer, cards: Sequence[tuple[RoundOutcome, Scorecard]]
) -> list[tuple[str, Markup]]:
    """Return the line of the totals under each scheme that has more than one."""
    schemes: dict[str, list[tuple[RoundOutcome, UnitYear]]] = defaultdict(list)
    for outcome, card in cards:
        schemes[card.edition.scheme.id].append((outcome, outcome.year_of(card)))
    found = []
    for years in schemes.values():
        years.sort(key=lambda each: each[1].year)
        line = trend_of(renderer, years)
        if line:
            title = years[-1][0].scored.edition.scheme.title
            found.append((title.said(renderer.language), line))
    return found


def _latest(
    cards: Sequence[tuple[RoundOutcome, Scorecard]],
) -> list[tuple[RoundOutcome, Scorecard]]:
    """Return the latest round of each scheme."""
    return list({card.edition.scheme.id: (outcome, card) for outcome, card in cards}.values())
