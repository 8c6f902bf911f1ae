"""The badges of a unit, with what to copy into another page to show one."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.renderer import Renderer
from toolkit.publishing import places
from toolkit.publishing.places import TREES
from toolkit.scoring.scorecard import Scorecard

#: Stands for the address of the site while that is not known.
NOWHERE = "https://example.org/"
_MARKDOWN = re.compile(r"([\\\[\]])")


@dataclass(frozen=True)
class Badge:
    """One badge: its file, what it is called, and how it is shown elsewhere."""

    file: str
    title: str
    html: str
    markdown: str


def badges(
    renderer: Renderer, cards: Iterable[tuple[RoundOutcome, Scorecard]], address: str
) -> list[Badge]:
    """Return the badge of the latest round of each scheme; ``address`` is the site's, or empty."""
    latest = {outcome.scored.id[0]: card for outcome, card in cards}
    return [_badge(renderer, card, address or NOWHERE) for card in latest.values()]


def _badge(renderer: Renderer, card: Scorecard, address: str) -> Badge:
    language, scheme = renderer.language, card.edition.scheme
    file = addresses.published(places.badge(scheme.id, card.unit.id, language))
    page = f"{address}{TREES[language]}{addresses.unit(card.unit.id)}"
    title = scheme.title.said(language)
    plain = _MARKDOWN.sub(r"\\\1", title)
    picture = f"{address}{file}"
    return Badge(
        file,
        title,
        f'<a href="{page}"><img src="{picture}" alt="{escape(title)}"></a>',
        f"[![{plain}]({picture})]({page})",
    )
