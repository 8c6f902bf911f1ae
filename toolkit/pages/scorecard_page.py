"""The scorecard page: why did this unit get this, and is it right?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from toolkit.language import Language
from toolkit.outcomes.cutoffs import next_grade
from toolkit.outcomes.laboratory import Laboratory
from toolkit.outcomes.positions import NO_PEERS, TOTAL, Peers
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages import dispute_views as disputes
from toolkit.pages.calendar_view import next_day, next_in_words
from toolkit.pages.card_honours import honours_in_words
from toolkit.pages.card_objections import objections_in_words
from toolkit.pages.card_standing import standing_in_words
from toolkit.pages.card_words import CardWords
from toolkit.pages.charts.position import position
from toolkit.pages.decision_views import decisions
from toolkit.pages.grade_reasons import grade_clauses, no_rank, places_for, places_readings
from toolkit.pages.notices_page import length_in_words
from toolkit.pages.outcome_views import rows_in_words, unit_outcome
from toolkit.pages.page import Page
from toolkit.pages.reading_views import readings_of_unit
from toolkit.pages.renderer import Renderer
from toolkit.pages.scorecard_marks import Marked, marks_given
from toolkit.pages.scorecard_rows import Row, card_rows, in_words, peers_in_words
from toolkit.pages.scorecard_targets import (
    asks_for_targets,
    conditions_of,
    for_marks,
    reported_for,
    targets_of,
)
from toolkit.pages.source_pages import source_pages
from toolkit.pages.unit_history import Years, past_years, trend_of
from toolkit.schemes.scheme import Scheme
from toolkit.scoring.scorecard import Scorecard, missing_value
from toolkit.scoring.shortfalls import largest_shortfalls
from toolkit.scoring.sums import sums_told
from toolkit.submissions.repository import Repository
from toolkit.submissions.round import STATES

UNTRIED = Laboratory(())


@dataclass(frozen=True)
class Beside:
    """What bears on a scorecard from outside it.

    ``laboratory`` says what other readings would change in its round, ``years`` are the rounds of
    the unit under the same scheme, oldest first.
    """

    laboratory: Laboratory = UNTRIED
    peers: Peers = NO_PEERS
    years: Years = ()


ALONE = Beside()


@dataclass(frozen=True)
class _View:
    """The head of the page in one language."""

    total: str | None
    claimed_total: str | None
    deduction: str | None
    base: str | None
    bonus: str | None
    total_reason: str
    claimed_reason: str
    has_parts: bool
    points: str
    has_bonus: bool
    has_uncapped: bool
    status: str
    state: str
    class_label: str
    of_class: str
    rows: list[Row]
    has_peers: bool
    has_targets: bool
    chart: Markup
    #: How sums came about that the printed numbers do not make, and by which reading.
    sums: str
    rounded_by: str
    in_short: str
    cite: str


def scorecard_pages(
    renderer: Renderer,
    repository: Repository,
    outcome: RoundOutcome,
    card: Scorecard,
    beside: Beside = ALONE,
) -> list[Page]:
    """Return the page of a scorecard of a round, and of the files behind it."""
    marks = marks_given(renderer, repository, card)
    return [
        _card(renderer, outcome, card, beside, marks),
        *source_pages(renderer, repository, card),
    ]


def _card(
    renderer: Renderer,
    outcome: RoundOutcome,
    card: Scorecard,
    beside: Beside,
    marks: Mapping[str, Sequence[Marked]],
) -> Page:
    language, scored = renderer.language, outcome.scored
    scheme = card.edition.scheme
    title = f"{card.unit.name.said(language)} · {card.round.title.said(language)}"
    above, words = next_grade(outcome, card), CardWords(renderer, outcome, card)
    view = _view(renderer, outcome, card, beside.peers)
    return renderer.page(
        addresses.scorecard(card),
        title,
        renderer.word("card_in_short", total=view.in_short, status=view.status, state=view.state),
        [],
        "scorecard.html",
        is_wide=True,
        card=card,
        view=view,
        took_part=card.status != "not-submitted",
        lost=largest_shortfalls(card),
        outcome=unit_outcome(renderer, scheme, outcome.year_of(card)),
        grade_clauses=grade_clauses(renderer, card.edition, card.status != "not-submitted"),
        standing=standing_in_words(words, above),
        honours=honours_in_words(words),
        open_objections=objections_in_words(words),
        next_step="" if outcome.withheld else next_in_words(renderer, card.round),
        next_until=next_day(card.round),
        in_a_row=rows_in_words(renderer, scheme, outcome.year_of(card)),
        places_readings=places_readings(renderer, card.edition),
        places=places_for(renderer, outcome, outcome.year_of(card), above),
        no_rank=no_rank(renderer, card.edition, outcome.year_of(card)),
        next_grade=above.text.said(language) if above else "",
        has_ranks=scheme.outcomes.ranking is not None,
        has_grades=scheme.outcomes.grades is not None,
        ranked_of=outcome.pools[card.class_of_unit].ranked if outcome.pools else 0,
        readings=readings_of_unit(renderer, scheme, beside.laboratory, card.unit.id),
        decisions=decisions(renderer, outcome, card.unit.id),
        objections=disputes.objections(renderer, outcome, card.unit.id),
        corrections=disputes.corrections(renderer, outcome, card.unit.id),
        audit=disputes.audit(renderer, outcome, card),
        targets=targets_of(renderer, card),
        for_marks=for_marks(scheme),
        reported_for=reported_for(card),
        marks=marks,
        eligibility=conditions_of(card, language),
        past=past_years(renderer, card.unit.id, beside.years),
        trend=trend_of(renderer, beside.years),
        notice=_notice(renderer, outcome, card),
        addresses={
            "results": addresses.results(scored),
            "unit": addresses.unit(card.unit.id),
            "policy": addresses.policy(card.edition.scheme.id, card.edition.scheme.edition),
            "claim": addresses.source(card, "claim") if card.claim_file else None,
            "review": addresses.source(card, "review") if card.review_file else None,
            "indicators": f"{addresses.results(scored)}indicators/" if scheme.scored else "",
            "notice": addresses.notice(scored),
            "json": addresses.card_data(card, "json"),
            "csv": addresses.card_data(card, "csv"),
            "round_json": addresses.results_data(scored, "json"),
            "round_csv": addresses.results_data(scored, "csv"),
        },
    )


def _view(renderer: Renderer, outcome: RoundOutcome, card: Scorecard, peers: Peers) -> _View:
    scheme, language = card.edition.scheme, renderer.language
    total, points = card.printed(card.total), str(scheme.points or "")
    among = peers.among(card, TOTAL, total) if points else None
    rows = card_rows(renderer, card, peers)
    chart, in_short = Markup(""), _in_short(renderer, card, total)
    if among is not None:
        words = peers_in_words(renderer, among)
        title = f"{renderer.word('total')} {total or '–'} / {points}"
        chart = position(total, among, points, title, words)
    return _View(
        total=total,
        claimed_total=card.printed(card.claimed_total),
        deduction=card.printed(card.deduction),
        base=card.printed(card.base),
        bonus=card.printed(card.bonus),
        total_reason=in_words(missing_value(card.total), language),
        claimed_reason=_claimed_part(renderer, card)
        or in_words(missing_value(card.claimed_total), language),
        has_parts=any(node.claimed.part is not None for node in card.nodes()),
        has_bonus=bool(scheme.bonus),
        has_uncapped=any(node.uncapped and not node.is_bonus for node in card.nodes()),
        points=points or "–",
        status=card.status_in_words.said(language),
        state=STATES[card.round.state].said(language),
        class_label=scheme.classes[card.class_of_unit].label.said(language),
        of_class=_of_class(scheme, card.class_of_unit, language),
        rows=rows,
        has_peers=any(row.peers for row in rows),
        has_targets=asks_for_targets(scheme),
        chart=chart,
        sums=in_words(sums_told(card), language),
        rounded_by=card.edition.reading_of_rounding,
        in_short=in_short,
        cite=_cite(renderer, outcome, card, in_short),
    )


def _of_class(scheme: Scheme, name: str, language: Language) -> str:
    """Return what makes the page of an indicator show one class alone; nothing where there is one."""
    if len(scheme.classes) == 1:
        return ""
    return f"?class={quote(scheme.classes[name].label.said(language))}"


def _claimed_part(renderer: Renderer, card: Scorecard) -> str:
    """Return what is claimed beside what people mark; empty where there is none, or a whole claim."""
    part = card.printed(card.claimed_unmarked)
    return "" if part is None else renderer.word("claimed_part", n=part)


def _in_short(renderer: Renderer, card: Scorecard, total: str | None) -> str:
    """Return the total out of what, or why there is none."""
    scheme = card.edition.scheme
    if not scheme.scored:
        return renderer.word("gives_no_points")
    if total is None:
        reason = in_words(missing_value(card.total), renderer.language)
        return renderer.word("total_none", reason=reason)
    return renderer.word("total_of", total=total, points=str(scheme.points))


def _cite(renderer: Renderer, outcome: RoundOutcome, card: Scorecard, total: str) -> str:
    """Return how to cite a scorecard, as plain text without its address."""
    scheme, source = card.edition.scheme, outcome.source
    said = renderer.word(
        "cite_text",
        unit=card.unit.name,
        round=card.round.title,
        scheme=scheme.id,
        year=card.round.round,
        total=total,
        state=STATES[card.round.state],
        status=card.status_in_words,
        edition=scheme.edition,
    )
    if not source.commit or not source.day:
        return said
    return said + renderer.word("cite_data", day=source.day, commit=source.commit[:12])


def _notice(renderer: Renderer, outcome: RoundOutcome, card: Scorecard) -> dict[str, str] | None:
    """Return the public notice of a round and how to object; None where it has none."""
    round_, language = card.round, renderer.language
    if round_.notice is None:
        return None
    ordered, grades = card.edition.scheme.outcomes.notice, card.edition.scheme.outcomes.grades
    is_named = (
        ordered is None
        or ordered.list == "all"
        or grades is None
        or outcome.year_of(card).grade == next(iter(grades.of))
    )
    clause = card.edition.scheme.clause(ordered.article) if ordered is not None else None
    first = next(node for node in card.nodes() if not node.parts)
    return {
        "days": f"{round_.notice.from_} {renderer.word('to')} {round_.notice.last}",
        "first": round_.notice.from_.isoformat(),
        "last": round_.notice.last.isoformat(),
        "length": length_in_words(renderer, round_.notice),
        "unnamed": "" if is_named or clause is None else clause.cite.said(language),
        "clause": "" if clause is None else f"clause-{clause.id}",
        "how": round_.notice.objections.said(language),
        "names": renderer.word(
            "object_names",
            unit=card.unit.name,
            id=card.unit.id,
            round=round_.title,
            scheme=round_.scheme,
            year=round_.round,
            code=first.code,
        ),
    }
