"""Honours and vetoes of a scorecard's unit: who was given one, what the policy leaves open, what bars."""

from dataclasses import dataclass

from markupsafe import Markup

from toolkit.language import Text
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages.card_words import CardWords
from toolkit.schemes.outcomes import Commendation
from toolkit.submissions.decisions import Commended


@dataclass(frozen=True)
class CardHonours:
    """Who was ``given`` each honour and what the policy leaves open of it.

    ``barred`` says what took rank and honour from the unit, ``passed_over`` why it did not get one,
    each with where that stands.
    """

    given: list[Markup]
    barred: list[tuple[str, str]]
    passed_over: list[tuple[str, str]]


def honours_in_words(page: CardWords) -> CardHonours:
    """Return what a scorecard says of honours; nothing under a policy that has none."""
    commendations = page.card.edition.scheme.outcomes.commendations
    return CardHonours(
        [_honour(page, each) for each in commendations], _barred(page), _passed_over(page)
    )


def _honour(page: CardWords, honour: Commendation) -> Markup:
    """Return who was given an honour, and what the policy leaves open of how it is given."""
    edition, language, policy = page.card.edition, page.renderer.language, page.policy
    where = [
        page.link(f"{policy}#clause-{clause.id}", clause.cite.said(language))
        for clause in edition.scheme.clauses
        if honour.id in clause.carries
    ]
    told = [
        page.word(
            "honour_reading",
            id=page.link(f"{policy}#reading-{id.lower()}", id),
            reason=edition.scheme.readings[id].reason.said(language),
        )
        for id in honour.readings
    ]
    given = [
        each
        for each in page.outcome.decisions
        if isinstance(each, Commended) and each.commendation == honour.id
    ]
    over = dict.fromkeys(one.unit for each in given for one in each.passed_over)
    over.pop(page.card.unit.id, None)  # what is said of the unit itself follows
    if over:
        told.insert(0, page.word("honour_over", units=page.with_totals(over)))
    between = Markup(" " if language == "en" else "")
    return page.word(
        "honour_given" if given else "honour_open",
        label=honour.label.said(language),
        where=Markup(page.renderer.word("comma")).join(where),
        units=page.with_totals(each.unit for each in given),
        more=between.join(told),
    )


def _barred(page: CardWords) -> list[tuple[str, str]]:
    """Return what a veto does to the unit, with where that stands."""
    veto = page.card.edition.scheme.outcomes.veto
    return [
        (
            page.renderer.word(f"veto_{veto.effect}", label=each.label, ground=each.state),
            f"{page.policy}#clause-{each.article}",
        )
        for each in page.year.follows
        if veto is not None and each.kind == "veto"
    ]


def _passed_over(page: CardWords) -> list[tuple[str, str]]:
    """Return why the unit was passed over for an honour, with where that stands."""
    language, told = page.renderer.language, []
    for label, ground, id in passed_over(page.outcome, page.card.unit.id):
        words = page.renderer.word(
            "passed_over",
            label=label.said(language),
            ground=ground.said(language).rstrip("。."),
        )
        told.append((words, f"{addresses.results(page.outcome.scored)}#decision-{id}"))
    return told


def passed_over(outcome: RoundOutcome, unit: str) -> list[tuple[Text, Text, str]]:
    """Return the honours for which a unit was passed over: the honour, the ground, the decision."""
    labels = {each.id: each.label for each in outcome.scored.edition.scheme.outcomes.commendations}
    return [
        (labels[each.commendation], over.ground, each.id)
        for each in outcome.decisions
        if isinstance(each, Commended)
        for over in each.passed_over
        if over.unit == unit
    ]
