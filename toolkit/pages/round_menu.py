"""The other rounds of a scheme, to go to from a page of one round."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages.renderer import Renderer
from toolkit.submissions.round import STATES


@dataclass(frozen=True)
class Year:
    """One round in the menu: its year, state and address; ``is_here`` is that of the page."""

    year: str
    state: str
    address: str
    is_here: bool


def year_menu(
    renderer: Renderer,
    here: RoundOutcome,
    rounds: Sequence[RoundOutcome],
    address: Callable[[RoundOutcome], str],
) -> list[Year]:
    """Return the rounds of the scheme, the latest first; none where there is but this one.

    ``rounds`` may be those of all schemes.
    """
    of_scheme = [each for each in rounds if each.scored.id[0] == here.scored.id[0]]
    if len(of_scheme) < 2:
        return []
    return [
        Year(
            each.scored.id[1],
            STATES[each.scored.round.state].said(renderer.language),
            address(each),
            each is here,
        )
        for each in reversed(of_scheme)
    ]
