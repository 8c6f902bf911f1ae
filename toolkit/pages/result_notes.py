"""Footnotes of the results: shared ranks, ties across a cut, what people decided, by unit."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import outcome_views as views
from toolkit.pages.card_honours import passed_over
from toolkit.pages.decision_views import decisions
from toolkit.pages.renderer import Renderer


@dataclass(frozen=True)
class Note:
    """A note, the units it is about, and where more is said of it on the page."""

    words: str
    units: Sequence[str]
    target: str = ""


def notes_of(renderer: Renderer, outcome: RoundOutcome) -> list[Note]:
    """Return the notes of a round in their order; the number of a note is its place from 1."""
    return [*_ties(renderer, outcome), *_decisions(renderer, outcome)]


def marks_of(notes: Sequence[Note]) -> dict[str, list[int]]:
    """Return the numbers of the notes of each unit."""
    marks = defaultdict(list)
    for number, note in enumerate(notes, 1):
        for unit in note.units:
            marks[unit].append(number)
    return marks


def _ties(renderer: Renderer, outcome: RoundOutcome) -> Iterator[Note]:
    places = outcome.places
    if places is not None and places.tied:
        yield Note(views.tied(outcome, places.tied).said(renderer.language), places.tied)
    of = {card.unit.id: card.class_of_unit for card in outcome.scored.scorecards}
    ranking = outcome.scored.edition.scheme.outcomes.ranking
    by_class = ranking is not None and ranking.pool == "class"
    ranks = {
        unit: (of[unit] if by_class else "", year.rank)
        for unit, year in outcome.years.items()
        if year.rank is not None
    }
    counts = Counter(ranks.values())
    shared = [unit for unit, rank in ranks.items() if counts[rank] > 1]
    if shared:
        yield Note(renderer.word("same_rank"), shared)


def _decisions(renderer: Renderer, outcome: RoundOutcome) -> Iterator[Note]:
    colon = renderer.word("colon")
    for each in decisions(renderer, outcome):
        what = f"{each['kind']}{colon}{each['what']}" if each["what"] else each["kind"]
        said = renderer.listed([what[:1].upper() + what[1:], each["by"], each["on"]])
        yield Note(said, each["about"][:1], f"#{each['id']}")
        yield from _passed_over(renderer, outcome, each)


def _passed_over(
    renderer: Renderer, outcome: RoundOutcome, decision: dict[str, Any]
) -> Iterator[Note]:
    """Yield why each unit was passed over by a decision that honours another."""
    language = renderer.language
    for unit in decision["about"][1:]:
        for label, ground, id in passed_over(outcome, unit):
            if decision["id"] == f"decision-{id}":
                words = renderer.word(
                    "passed_over_note",
                    label=label.said(language),
                    ground=ground.said(language).rstrip("。."),
                )
                yield Note(words, (unit,), f"#{decision['id']}")
