"""The lists of all units and of all rounds."""

from collections.abc import Sequence

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound
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
    """Return the list of all rounds."""
    title = renderer.word("results")
    rows = round_rows(renderer, rounds)
    kindless = [(address, name, words) for address, name, words in rows]
    return renderer.page(
        "results/",
        title,
        title,
        [],
        "units.html",
        rows=kindless,
        is_demo=any(scored.is_demo for scored in rounds),
    )


def round_rows(renderer: Renderer, rounds: Sequence[ScoredRound]) -> list[tuple[str, str, str]]:
    """Return address, title and summary of each round."""
    language = renderer.language
    return [
        (
            addresses.results(scored),
            scored.round.title.said(language),
            scored.summary.said(language),
        )
        for scored in rounds
    ]
