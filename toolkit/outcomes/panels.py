"""What the panels of a round gave a unit in all."""

from fractions import Fraction

from toolkit.scoring.scorecard import Scorecard


def panel_means(card: Scorecard) -> dict[str, Fraction] | None:
    """Return by panel the points that its judges gave on average, over all that they judge.

    Judges' own units are left out. None while a panel has judged nothing.
    """
    panels = card.edition.scheme.panels
    if panels is None:
        return None
    found = {
        panel: [of[f"mean {panel}"] for of in card.means.values() if f"mean {panel}" in of]
        for panel in panels.of
    }
    return (
        {panel: sum(of, Fraction(0)) for panel, of in found.items()}
        if all(found.values())
        else None
    )
