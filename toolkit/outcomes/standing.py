"""A unit as ranks and grades see it: the published numbers, its class, whether it took part."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from toolkit.numbers import exact, printed
from toolkit.scoring.evaluation import Absent
from toolkit.scoring.scorecard import Scorecard


@dataclass(frozen=True)
class Standing:
    """One unit of a round. ``total`` and ``base`` are as printed; None where there is no score."""

    unit: str
    class_of_unit: str
    took_part: bool
    total: Fraction | None
    base: Fraction | None
    attributes: Mapping[str, str] = field(default_factory=dict)
    places: int = 2

    def printed(self, score: Fraction | None) -> str | None:
        """Return a score as it is published; None where there is none."""
        return None if score is None else printed(score, self.places)


def standing_of(card: Scorecard, attributes: Mapping[str, str]) -> Standing:
    """Return the standing of a unit: the printed number is the compared number."""
    return Standing(
        card.unit.id,
        card.class_of_unit,
        card.status != "not-submitted",
        _printed(card, card.total),
        _printed(card, card.base),
        attributes,
        card.edition.scheme.printing.places,
    )


def _printed(card: Scorecard, value: Fraction | Absent) -> Fraction | None:
    shown = card.printed(value)
    return None if shown is None else exact(shown)
