"""What a table of results says of one unit in one round."""

from typing import Any

from toolkit.language import Language, Text
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.outcomes.years import UnitYear
from toolkit.pages import addresses
from toolkit.pages import outcome_views as views
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import UNMARKED, Scorecard, missing_value


def result_row(
    renderer: Renderer, outcome: RoundOutcome, card: Scorecard, name: str
) -> dict[str, Any]:
    """Return scores, status, rank, grade and consequences of a scorecard, in words; ``name`` heads it."""
    language = renderer.language
    year = outcome.year_of(card)
    return {
        **views.unit_outcome(renderer, card.edition.scheme, year),
        "no_rank": _veto(year, language),
        "unit": card.unit.id,
        "round": outcome.scored.round.round,
        "address": addresses.scorecard(card),
        "policy": addresses.policy(card.edition.scheme.id, card.edition.scheme.edition),
        "name": name,
        "class_label": card.edition.scheme.classes[card.class_of_unit].label.said(language),
        "status_id": card.status,
        "status": card.status_in_words.said(language),
        "scores": [(leaf.code, card.printed(leaf.verified.score)) for leaf in card.leaves()],
        "claimed_total": card.printed(card.claimed_total),
        "claimed_reason": _claimed_part(card, language)
        or _in_words(missing_value(card.claimed_total), language),
        "total": card.printed(card.total),
        "points": str(card.edition.scheme.points or "–"),
        "total_reason": _why_none(card, language),
    }


def _veto(year: UnitYear, language: Language) -> str:
    """Return the veto that took the rank; empty where none did."""
    vetoes = [each.label.said(language) for each in year.follows if each.kind == "veto"]
    return vetoes[0] if vetoes and year.rank is None else ""


def _claimed_part(card: Scorecard, language: Language) -> str:
    """Return what is claimed beside what people mark; empty where there is none, or a whole claim."""
    part = card.printed(card.claimed_unmarked)
    return "" if part is None else UNMARKED.filled(n=part).said(language)


def _why_none(card: Scorecard, language: Language) -> str:
    """Return why there is no total: the status where that says it, else the reason."""
    if card.status == "reviewed":
        return _in_words(missing_value(card.total), language)
    return card.status_in_words.said(language)


def _in_words(reason: Text | None, language: Language) -> str:
    return reason.said(language) if reason else ""
