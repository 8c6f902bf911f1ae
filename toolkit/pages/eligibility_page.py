"""The conditions of eligibility of one round, for every unit."""

from typing import Any

from toolkit.language import Language
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import OUTCOMES, Scorecard


def eligibility_page(renderer: Renderer, outcome: RoundOutcome) -> Page:
    """Return how the conditions of eligibility turned out for every unit of a round."""
    scored = outcome.scored
    language, scheme = renderer.language, scored.edition.scheme
    title = f"{renderer.word('eligibility')} · {scored.round.title.said(language)}"
    return renderer.page(
        addresses.eligibility(scored),
        title,
        title,
        [],
        "eligibility.html",
        scored=scored,
        rows=[_eligible(card, language) for card in scored.scorecards],
        addresses={
            "policy": addresses.policy(scheme.id, scheme.edition),
            "results": addresses.results(scored),
        },
    )


def _eligible(card: Scorecard, language: Language) -> dict[str, Any]:
    return {
        "unit": card.unit.id,
        "name": card.unit.name.said(language),
        "address": addresses.scorecard(card),
        "verdict": card.verdict.said(language),
        "conditions": [
            {
                "label": each.label.said(language),
                "outcome": each.verified,
                "words": OUTCOMES[each.verified].said(language),
                "value": each.value.said(language) if each.value else "",
                "article": each.article.said(language),
                "article_id": each.article_id,
            }
            for each in card.eligibility
        ],
    }
