"""How the sums of a scorecard came about, where they are not those of the printed numbers."""

from fractions import Fraction

from toolkit.language import Text
from toolkit.numbers import exact, rounded
from toolkit.schemes.adding import unrounded
from toolkit.scoring.scorecard import NodeScore, Scorecard


def sums_told(card: Scorecard) -> Text | None:
    """Return how base, bonus or total was added, where as printed the parts do not make it."""
    tops = [node for node in card.indicators if not node.is_bonus]
    extra = [node for node in card.indicators if node.is_bonus]
    for nodes, value in ((tops, card.base), (extra, card.bonus)):
        if isinstance(value, Fraction) and (note := _told(card, nodes, value)):
            return note
    return None


def _told(card: Scorecard, nodes: list[NodeScore], value: Fraction) -> Text | None:
    scores = [node.verified.score for node in nodes]
    values = [each for each in scores if isinstance(each, Fraction)]
    total = card.printed(value)
    if total is None or card.printed(sum(values, Fraction(0))) != total:
        return None  # what is capped is no sum of its parts
    return unrounded((card.printed(each) or "0" for each in values), total)


def means_told(card: Scorecard, means: dict[str, Fraction]) -> Text | None:
    """Return how a total came of the means of panels, where as printed they do not make it."""
    panels, scheme = card.edition.scheme.panels, card.edition.scheme
    total = card.printed(card.total)
    if panels is None or total is None:
        return None
    shares = [
        rounded(means[id], scheme.printing) * exact(panel.weight) / 100
        for id, panel in panels.of.items()
    ]
    return unrounded([card.printed(sum(shares, Fraction(0))) or "0"], total)
