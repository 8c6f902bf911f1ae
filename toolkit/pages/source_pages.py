"""The files behind a scorecard as they were submitted, line by line."""

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.scorecard import Scorecard
from toolkit.submissions.repository import Repository


def source_pages(renderer: Renderer, repository: Repository, card: Scorecard) -> list[Page]:
    """Return the pages of the claim and of the review, where there are any."""
    pages = []
    for kind, file in (("claim", card.claim_file), ("review", card.review_file)):
        if file is not None:
            pages.append(
                renderer.page(
                    addresses.source(card, kind),
                    f"{card.unit.name.said(renderer.language)} · {renderer.word(kind)}",
                    renderer.word("source_page", file=file),
                    [],
                    "source.html",
                    is_wide=True,
                    card=card,
                    card_address=addresses.scorecard(card),
                    lines=_shown_lines(renderer, repository, card, file),
                )
            )
    return pages


def _shown_lines(
    renderer: Renderer, repository: Repository, card: Scorecard, file: str
) -> list[str]:
    """Return the lines of a file; what is withheld says so in its place."""
    withheld = card.withheld if file == card.claim_file else frozenset()
    return [
        renderer.word("withheld") if number in withheld else line
        for number, line in enumerate(repository.lines_of(file), start=1)
    ]
