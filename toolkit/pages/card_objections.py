"""The open objections of a round, as one of its scorecards tells them: about whom, with what effect."""

from markupsafe import Markup, escape

from toolkit.outcomes.changes import changed
from toolkit.outcomes.rounds import Disputed
from toolkit.pages.card_words import CardWords


def objections_in_words(page: CardWords) -> Markup:
    """Return how many objections of the round are open, and about whom; or that there are none."""
    raised = [objection for objection, _ in page.outcome.filed.objections]
    if not raised:
        return page.word("no_objections")
    waiting = [each for each in page.outcome.disputed if each.objection.answer is None]
    if not waiting:
        return page.word("objections_answered", n=len(raised))
    told = Markup(page.renderer.word("semicolon")).join(_waiting(page, each) for each in waiting)
    return page.word("objections_open", n=len(waiting), told=told)


def _waiting(page: CardWords, each: Disputed) -> Markup:
    """Return about whom an open objection is, and what it would change for this unit."""
    scheme, unit = page.card.edition.scheme, each.objection.unit
    link = page.of_unit(unit) if unit in page.cards else escape(unit)
    if each.changes is None:
        return link
    mine = [change for change in each.changes if change.unit == page.card.unit.id]
    if not mine:
        return page.word("objection_elsewhere", unit=link)
    what = changed(scheme, mine[0]).said(page.renderer.language)
    words = "objection_of_score" if mine[0].is_of_score_alone else "objection_here"
    return page.word(words, unit=link, what=what)
