"""The page of a round whose results are not out: how far it is, when they will be, who is named already."""

from collections.abc import Sequence

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.calendar_view import calendar, next_day, next_in_words
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.pages.round_assumptions import assumptions_of
from toolkit.pages.round_menu import year_menu
from toolkit.submissions.round import STATES


def withheld_page(
    renderer: Renderer, outcome: RoundOutcome, rounds: Sequence[RoundOutcome] = ()
) -> Page:
    """Return the page of a round that says why there are no results, and what comes next.

    ``rounds`` may be gone to from here.
    """
    assert outcome.withheld is not None
    scored, language = outcome.scored, renderer.language
    scheme = scored.edition.scheme
    assumptions = assumptions_of(renderer, scored)
    sections = (
        *(["listed"] if scored.round.state == "notice" else []),
        *(["calendar"] if scored.round.steps else []),
        *(["assumptions"] if assumptions else []),
    )
    return renderer.page(
        addresses.results(scored),
        scored.round.title.said(language),
        scored.summary.said(language),
        [(name, renderer.word(name)) for name in sections],
        "withheld.html",
        is_wide=True,
        scored=scored,
        years=year_menu(renderer, outcome, rounds, lambda each: addresses.results(each.scored)),
        sections=sections,
        named=[
            (addresses.unit(each.unit.id), each.unit.name.said(language), each.grade.said(language))
            for each in outcome.withheld.listed
        ],
        assumptions=assumptions,
        steps=calendar(renderer, outcome.scored.round),
        next_step=next_in_words(renderer, scored.round),
        next_until=next_day(scored.round),
        state=STATES[scored.round.state].said(language),
        addresses={
            "form": addresses.form_of_round(scored) if scored.round.state == "draft" else None,
            "sheet": addresses.sheet(scored) if scheme.panels is not None else None,
            "policy": addresses.policy(scheme.id, scheme.edition),
            "json": addresses.results_data(scored, "json"),
        },
    )
