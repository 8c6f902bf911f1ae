"""The results of one round."""

from collections.abc import Sequence

from toolkit.outcomes.comparison import Comparison
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages import dispute_views as disputes
from toolkit.pages import outcome_views as views
from toolkit.pages.calendar_view import calendar, next_day, next_in_words
from toolkit.pages.decision_views import decisions
from toolkit.pages.notices_page import ADDRESS as NOTICES
from toolkit.pages.notices_page import notice_in_words
from toolkit.pages.page import Page
from toolkit.pages.reading_views import readings_of_round
from toolkit.pages.renderer import Renderer
from toolkit.pages.result_notes import marks_of, notes_of
from toolkit.pages.result_rows import result_row
from toolkit.pages.results_charts import grades_of, spread_of_totals
from toolkit.pages.round_assumptions import assumptions_of
from toolkit.pages.round_menu import year_menu
from toolkit.submissions.round import STATES


def results_page(
    renderer: Renderer,
    outcome: RoundOutcome,
    laboratory: Laboratory,
    rounds: Sequence[RoundOutcome] = (),
    compared: Sequence[Comparison] = (),
) -> Page:
    """Return the results of one round.

    ``rounds`` may be gone to from here, ``compared`` are those it is a part of.
    """
    scored = outcome.scored
    language, scheme = renderer.language, scored.edition.scheme
    means = views.panel_means(renderer, outcome)
    notes, assumptions = notes_of(renderer, outcome), assumptions_of(renderer, scored)
    sections = (
        "follows",
        *(["panel_means"] if means else []),
        *(["decisions"] if outcome.decisions else []),
        *(["objections"] if outcome.disputed else []),
        *(["corrections"] if outcome.filed.corrections is not None else []),
        *(["calendar"] if scored.round.steps else []),
        "laboratory",
        *(["assumptions"] if assumptions else []),
        "indicators",
    )
    rows = [
        result_row(renderer, outcome, card, card.unit.name.said(language))
        for card in outcome.in_order()
    ]
    return renderer.page(
        addresses.results(scored),
        scored.round.title.said(language),
        scored.summary.said(language),
        [(name, renderer.word(name)) for name in sections],
        "results.html",
        is_wide=True,
        scored=scored,
        sections=sections,
        has_ranks=scheme.outcomes.ranking is not None,
        has_grades=scheme.outcomes.grades is not None,
        grades=views.grades_in_words(renderer, outcome),
        spread=spread_of_totals(renderer, outcome),
        graded=grades_of(renderer, outcome),
        notes=notes,
        marks=marks_of(notes),
        years=year_menu(renderer, outcome, rounds, lambda each: addresses.results(each.scored)),
        comparisons=[
            (addresses.comparison(each.after.scored, each.before.scored), each.before.scored.id[1])
            for each in compared
            if each.after is outcome
        ],
        means=means,
        money=views.money(renderer, outcome),
        decisions=decisions(renderer, outcome),
        objections=disputes.objections(renderer, outcome),
        corrections=disputes.corrections(renderer, outcome),
        assumptions=assumptions,
        steps=calendar(renderer, outcome.scored.round),
        next_step=next_in_words(renderer, scored.round),
        next_until=next_day(scored.round),
        readings=readings_of_round(renderer, outcome, laboratory),
        tried=len(laboratory.alternatives),
        fragile=[
            (row["name"], row["address"], laboratory.fragile[row["unit"]])
            for row in rows
            if row["unit"] in laboratory.fragile
        ],
        state=STATES[scored.round.state].said(language),
        notice=None
        if scored.round.notice is None
        else notice_in_words(renderer, scored.round.notice),
        is_in_notice=scored.round.state == "notice",
        codes=[
            (
                leaf.code,
                leaf.label.said(language),
                addresses.indicator(scored, leaf.code) if scheme.scored else None,
            )
            for leaf in scheme.leaves()
        ],
        order_of_grades=list(scheme.outcomes.grades.of) if scheme.outcomes.grades else [],
        rows=rows,
        addresses={
            "form": addresses.form_of_round(scored) if scored.round.state == "draft" else None,
            "eligibility": addresses.eligibility(scored) if scheme.eligibility else None,
            "sheet": addresses.sheet(scored) if scheme.panels is not None else None,
            "policy": addresses.policy(scheme.id, scheme.edition),
            "notice": f"{NOTICES}#{scored.round.scheme}-{scored.round.round}",
            "csv": addresses.results_data(scored, "csv"),
            "json": addresses.results_data(scored, "json"),
            "xlsx": addresses.results_data(scored, "xlsx"),
        },
    )
