"""The official form of a unit as a page: plain on a screen, A4 in print."""

from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.publishing.official_form import official_form
from toolkit.scoring.scorecard import Scorecard


def official_form_page(renderer: Renderer, card: Scorecard) -> Page:
    """Return the page of the form of a scorecard that is out."""
    form = official_form(card, renderer.language)
    unit, round_, scheme = card.address
    name = card.unit.name.said(renderer.language)
    described = renderer.word("official_form_description", title=form.title, unit=name)
    return renderer.page(
        addresses.official_form(card),
        f"{form.title} · {name}",
        described,
        [],
        "official_form.html",
        is_wide=True,
        form=form,
        card=addresses.scorecard(card),
        command=f"python3 tasks.py word {unit} {scheme} {round_}",
    )
