"""The blank sheet for judges as a page, to print and fill in by hand."""

from toolkit.contribute.sheet_form import SheetForm
from toolkit.numbers import exact, plain
from toolkit.pages import addresses
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.rounds import ScoredRound


def sheet_page(renderer: Renderer, scored: ScoredRound) -> Page:
    """Return the blank sheet of a round whose scheme has panels; judge and signature are empty."""
    language, scheme = renderer.language, scored.edition.scheme
    units = {card.unit.id: card.unit.name for card in scored.scorecards}
    form = SheetForm(scored.round, scheme, units)
    title = f"{renderer.word('blank_sheet')} · {scored.round.title.said(language)}"
    return renderer.page(
        addresses.sheet(scored),
        title,
        title,
        [],
        "sheet.html",
        is_wide=True,
        scored=scored,
        own=form.own,
        units=[name.said(language) for name in units.values()],
        rows=[(row.id, row.label.said(language), row.most, row.is_mark) for row in form.rows],
        highest=plain(sum((exact(each) for each in form.marks.values()), start=exact(0))),
        results=addresses.results(scored),
    )
