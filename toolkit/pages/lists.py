"""The lists of all units and of all rounds."""

from collections.abc import Sequence

from toolkit.outcomes.rounds import EmptiedRound
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound
from toolkit.submissions.round import STATES
from toolkit.submissions.unit import KINDS, Unit


def units_page(renderer: Renderer, units: Sequence[Unit]) -> Page:
    """Return the list of all units, kind by kind, with the finder above it."""
    title = renderer.word("all_units")
    kinds = []
    for kind, label in KINDS.items():
        of_kind = sorted((unit for unit in units if unit.kind == kind), key=lambda unit: unit.id)
        if of_kind:
            name = renderer.word("units_of_kind", kind=label, n=len(of_kind))
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
    """Return the list of all rounds, the latest first."""
    title = renderer.word("results")
    return renderer.page(
        "results/",
        title,
        title,
        [],
        "units.html",
        rows=[_row(renderer, scored) for scored in latest_first(rounds)],
        is_demo=any(scored.is_demo for scored in rounds),
    )


def latest_first(rounds: Sequence[ScoredRound]) -> list[ScoredRound]:
    """Return rounds by their last day for claims, the latest first."""
    return sorted(rounds, key=lambda each: each.round.deadline, reverse=True)


def in_brief(renderer: Renderer, scored: ScoredRound) -> str:
    """Return what a list says of a round; its own page says why there are no results."""
    if isinstance(scored, EmptiedRound) and scored.round.state != "notice":
        return renderer.word("not_out_yet")
    return scored.summary.said(renderer.language)


def _row(renderer: Renderer, scored: ScoredRound) -> tuple[str, str, list[str]]:
    language = renderer.language
    lines = [STATES[scored.round.state].said(language), in_brief(renderer, scored)]
    return addresses.results(scored), scored.round.title.said(language), lines
