"""The lists of all units and of all rounds."""

import datetime
from collections.abc import Sequence

from toolkit.outcomes.rounds import EmptiedRound
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.round import RELEASED, STATES
from toolkit.submissions.unit import KINDS, Unit


def units_page(renderer: Renderer, units: Sequence[Unit]) -> Page:
    """Return the list of all units, kind by kind, with the finder above it."""
    title = renderer.word("all_units")
    kinds = []
    for kind in KINDS:
        of_kind = sorted((unit for unit in units if unit.kind == kind), key=lambda unit: unit.id)
        if of_kind:
            name = renderer.word(f"units_of_{kind}", n=len(of_kind))
            kinds.append((kind, name, [(addresses.unit(unit.id), unit) for unit in of_kind]))
    return renderer.page(
        "units/",
        title,
        title,
        [(kind, name) for kind, name, _ in kinds],
        "unit_list.html",
        kinds=kinds,
        is_demo=any(unit.demo for unit in units),
    )


def results_index(renderer: Renderer, rounds: Sequence[ScoredRound]) -> Page:
    """Return the list of all rounds, scheme by scheme, in each the latest whose results are out first."""
    title, language = renderer.word("results"), renderer.language
    by_scheme: dict[str, list[ScoredRound]] = {}
    for scored in latest_first(rounds):
        by_scheme.setdefault(scored.round.scheme, []).append(scored)
    schemes = [
        (
            id,
            of_scheme[0].edition.scheme.title.said(language),
            [_row(renderer, scored) for scored in of_scheme],
        )
        for id, of_scheme in by_scheme.items()
    ]
    return renderer.page(
        "results/",
        title,
        title,
        [(id, name) for id, name, _ in schemes],
        "results_list.html",
        schemes=schemes,
        is_demo=any(scored.is_demo for scored in rounds),
    )


def latest_first(rounds: Sequence[ScoredRound]) -> list[ScoredRound]:
    """Return rounds as people look for them.

    Those whose results are out come before those that are not, real ones before demonstrations;
    then the last day for claims decides, the latest first.
    """
    return sorted(rounds, key=_as_looked_for, reverse=True)


def _as_looked_for(scored: ScoredRound) -> tuple[bool, bool, datetime.date]:
    is_out = scored.round.state in RELEASED
    return is_out, not scored.is_demo, scored.round.deadline


def in_brief(renderer: Renderer, scored: ScoredRound) -> str:
    """Return what a list says of a round; its own page says why there are no results."""
    if isinstance(scored, EmptiedRound) and scored.round.state != "notice":
        return renderer.word("not_out_yet")
    return scored.summary.said(renderer.language)


def _row(renderer: Renderer, scored: ScoredRound) -> dict[str, str]:
    language = renderer.language
    return {
        "address": addresses.results(scored),
        "year": scored.round.round,
        "title": scored.round.title.said(language),
        "state": STATES[scored.round.state].said(language),
        "summary": in_brief(renderer, scored),
    }
