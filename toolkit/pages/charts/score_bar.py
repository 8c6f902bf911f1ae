"""A bar for the score of one indicator, the claimed one marked on it."""

from fractions import Fraction

from markupsafe import Markup, escape

WIDTH, HEIGHT = 120, 14


def score_bar(verified: str | None, claimed: str | None, points: str, title: str) -> Markup:
    """Return a bar for one indicator: the verified score filled, the claimed one as a mark.

    Scores come as printed; a score that does not exist draws no bar.
    """
    filled = _share(verified, points)
    mark = _share(claimed, points)
    parts = [
        Markup('<rect class="k-bar-track" width="{}" height="{}" rx="2"/>').format(WIDTH, HEIGHT)
    ]
    if filled is not None:
        parts.append(
            Markup('<rect class="k-bar-score" width="{}" height="{}" rx="2"/>').format(
                filled, HEIGHT
            )
        )
    if mark is not None:
        x = min(max(mark - 1, 0), WIDTH - 2)
        parts.append(
            Markup('<rect class="k-bar-claim" x="{}" width="2" height="{}"/>').format(x, HEIGHT)
        )
    return Markup(
        '<svg class="k-bar" viewBox="0 0 {} {}" role="img"><title>{}</title>{}</svg>'
    ).format(WIDTH, HEIGHT, escape(title), Markup("").join(parts))


def _share(score: str | None, points: str) -> int | None:
    """Return how many of the bar's units a score takes, at most all of them."""
    if score is None:
        return None
    return min(WIDTH, int(Fraction(score) / Fraction(points) * WIDTH))
