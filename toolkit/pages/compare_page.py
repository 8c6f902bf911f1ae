"""A round compared with the one before it: who went up, who went down, on what."""

from typing import Any

from toolkit.outcomes.comparison import ComparedUnit, Comparison
from toolkit.outcomes.years import UnitYear
from toolkit.pages import addresses
from toolkit.pages.outcome_views import grade_label
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import Scorecard, missing_value


def compare_page(renderer: Renderer, comparison: Comparison) -> Page:
    """Return the page of two rounds."""
    before, after = comparison.before.scored, comparison.after.scored
    scheme, was = after.edition.scheme, before.edition.scheme
    years = {"before": before.id[1], "after": after.id[1]}
    title = renderer.word("compared_title", title=scheme.title, **years)
    editions = [(was, before), (scheme, after)] if not comparison.is_of_one_edition else []
    lead = _lead(renderer, comparison)
    return renderer.page(
        addresses.comparison(after, before),
        title,
        lead,
        [],
        "compare.html",
        is_wide=True,
        is_demo=before.is_demo or after.is_demo,
        comparison=comparison,
        years=years,
        lead=lead,
        edition=scheme.edition,
        editions=[
            (
                addresses.policy(each.id, each.edition),
                each.title.said(renderer.language),
                each.edition,
            )
            for each, _ in editions
        ],
        has_ranks=scheme.outcomes.ranking is not None or was.outcomes.ranking is not None,
        has_grades=scheme.outcomes.grades is not None or was.outcomes.grades is not None,
        rows=[_row(renderer, each) for each in comparison.units],
        new=[_named(renderer, card) for card in comparison.new],
        gone=[_named(renderer, card) for card in comparison.gone],
        addresses={
            "before": addresses.results(before),
            "after": addresses.results(after),
            "json": addresses.comparison_data(after, before),
            "changes": addresses.changes(scheme.id, scheme.edition),
        },
        rounds=(before.round.title, after.round.title),
    )


def _lead(renderer: Renderer, comparison: Comparison) -> str:
    before, after = comparison.before.scored, comparison.after.scored
    if not comparison.is_of_one_edition:
        return renderer.word(
            "compared_other_edition",
            before=before.edition.scheme.edition,
            after=after.edition.scheme.edition,
        )
    open_ = sum(each.total.direction is None for each in comparison.units)
    return renderer.word(
        "compared_lead",
        n=len(comparison.units),
        up=comparison.moved(1),
        down=comparison.moved(-1),
        same=comparison.moved(0),
        rest=renderer.word("compared_rest", n=open_) if open_ else "",
    )


def _named(renderer: Renderer, card: Scorecard) -> tuple[str, str]:
    return addresses.scorecard(card), card.unit.name.said(renderer.language)


def _row(renderer: Renderer, each: ComparedUnit) -> dict[str, Any]:
    language, scheme = renderer.language, each.after.edition.scheme
    labels = {leaf.code: leaf.label.said(language) for leaf in scheme.leaves()}
    classes = each.before.class_of_unit, each.after.class_of_unit
    return {
        "name": each.after.unit.name.said(language),
        "address": addresses.scorecard(each.after),
        "address_before": addresses.scorecard(each.before),
        "total": each.total,
        "why_before": _why_none(renderer, each.before),
        "why_after": _why_none(renderer, each.after),
        "rank_before": each.year_before.rank,
        "rank_after": each.year_after.rank,
        "grade_before": _grade(renderer, each.before, each.year_before),
        "grade_after": _grade(renderer, each.after, each.year_after),
        "is_comparable": each.is_comparable,
        "classes": ""
        if classes[0] == classes[1]
        else renderer.word(
            "compared_class",
            before=each.before.edition.scheme.classes[classes[0]].label,
            after=scheme.classes[classes[1]].label,
        ),
        "moved": [(code, labels[code], moved) for code, moved in each.indicators],
    }


def _why_none(renderer: Renderer, card: Scorecard) -> str:
    reason = card.status_in_words if card.status != "reviewed" else missing_value(card.total)
    return reason.said(renderer.language) if reason else "–"


def _grade(renderer: Renderer, card: Scorecard, year: UnitYear) -> tuple[str, str, int] | None:
    """Return style, word and place from the best of a grade; None where there is none."""
    scheme = card.edition.scheme
    label = grade_label(scheme, year.grade)
    if label is None or year.grade is None or scheme.outcomes.grades is None:
        return None
    return (
        year.grade,
        label.said(renderer.language),
        list(scheme.outcomes.grades.of).index(year.grade),
    )
