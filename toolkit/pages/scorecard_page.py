"""The scorecard page: why did this unit get this, and is it right?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from toolkit.language import Language, Text, joined, said
from toolkit.outcomes.cutoffs import next_grade
from toolkit.outcomes.rounds import RoundOutcome
from toolkit.pages import addresses
from toolkit.pages import dispute_views as disputes
from toolkit.pages.charts.score_bar import score_bar
from toolkit.pages.outcome_views import unit_outcome
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.fact_uses import fate_of
from toolkit.scoring.scorecard import (
    OUTCOMES,
    Condition,
    FactUse,
    NodeScore,
    RecordUse,
    Scorecard,
    Side,
    missing_value,
    quantity,
)
from toolkit.submissions.repository import Repository
from toolkit.submissions.review import DECISIONS
from toolkit.submissions.round import STATES


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
    points: str
    has_bonus: bool
    has_uncapped: bool
    status: str
    state: str
    class_label: str
    rows: "list[_Row]"


@dataclass(frozen=True)
class _Row:
    """One indicator in one language; scores as printed, None with the reason beside."""

    id: str
    code: str
    label: str
    asked: str
    points: str
    claimed_value: tuple[str | None, str]
    verified_value: tuple[str | None, str]
    claimed_score: str | None
    verified_score: str | None
    claimed_reason: str
    reason: str
    mark: str
    is_group: bool
    is_bonus: bool
    uncapped: bool
    bar: Markup
    how: str
    how_claimed: str
    left: str
    gain: str
    rule: str
    article: str
    article_id: str
    readings: tuple[str, ...]
    facts: "list[_Use]"


@dataclass(frozen=True)
class _Use:
    """One fact in one language."""

    label: str
    file: str
    line: int
    stated: str
    decision: str
    reason: str
    note: str
    fate: str
    columns: list[str]
    records: "list[_Record]"
    has_dropped: bool
    evidence: list[dict[str, str]]
    evidence_missing: str


@dataclass(frozen=True)
class _Record:
    """One record in one language; ``fate`` is yes, no or open."""

    id: str
    line: int
    cells: list[str]
    fate: str
    why: str


def scorecard_pages(
    renderer: Renderer,
    repository: Repository,
    outcome: RoundOutcome,
    card: Scorecard,
    fragile: Sequence[str] = (),
) -> list[Page]:
    """Return the page of a scorecard of a round, and of the files behind it.

    ``fragile`` are the contested readings on which its result hangs.
    """
    return [_card(renderer, outcome, card, fragile), *_sources(renderer, repository, card)]


def card_headings(renderer: Renderer) -> list[tuple[str, str]]:
    """Return the headings of every scorecard page, by their ids."""
    return [("detail", renderer.word("detail")), ("about", renderer.word("about_card"))]


def _card(
    renderer: Renderer, outcome: RoundOutcome, card: Scorecard, fragile: Sequence[str]
) -> Page:
    language, scored = renderer.language, outcome.scored
    scheme = card.edition.scheme
    title = f"{card.unit.name.said(language)} · {card.round.title.said(language)}"
    above = next_grade(outcome, card)
    return renderer.page(
        addresses.scorecard(card),
        title,
        card.verdict.said(language),
        card_headings(renderer),
        "scorecard.html",
        is_wide=True,
        card=card,
        view=_view(card, language),
        outcome=unit_outcome(renderer, scheme, outcome.year_of(card)),
        next_grade=above.text.said(language) if above else "",
        has_grades=scheme.outcomes.grades is not None,
        ranked_of=sum(year.rank is not None for year in outcome.years.values()),
        fragile=[(id, scheme.readings[id].question.said(language)) for id in fragile],
        objections=disputes.objections(renderer, outcome, card.unit.id),
        corrections=disputes.corrections(renderer, outcome, card.unit.id),
        audit=disputes.audit(renderer, outcome, card),
        targets=[_condition(each, language) for each in card.targets],
        eligibility=[_condition(each, language) for each in card.eligibility],
        addresses={
            "results": addresses.results(scored),
            "unit": addresses.unit(card.unit.id),
            "policy": addresses.policy(card.edition.scheme.id, card.edition.scheme.edition),
            "claim": addresses.source(card, "claim") if card.claim_file else None,
            "review": addresses.source(card, "review") if card.review_file else None,
            "json": addresses.results_data(scored, "json"),
            "csv": addresses.results_data(scored, "csv"),
        },
    )


def _view(card: Scorecard, language: Language) -> _View:
    scheme = card.edition.scheme
    return _View(
        total=card.printed(card.total),
        claimed_total=card.printed(card.claimed_total),
        deduction=card.printed(card.deduction),
        base=card.printed(card.base),
        bonus=card.printed(card.bonus),
        total_reason=_said(missing_value(card.total), language),
        claimed_reason=_said(missing_value(card.claimed_total), language),
        has_bonus=bool(scheme.bonus),
        has_uncapped=any(node.uncapped and not node.is_bonus for node in card.nodes()),
        points="–" if scheme.points is None else str(scheme.points),
        status=card.status_in_words.said(language),
        state=STATES[card.round.state].said(language),
        class_label=scheme.classes[card.class_of_unit].label.said(language),
        rows=[_row(card, node, language) for node in card.nodes()],
    )


def _row(card: Scorecard, node: NodeScore, language: Language) -> _Row:
    claimed, verified = card.printed(node.claimed.score), card.printed(node.verified.score)
    points = node.points or "–"
    title = f"{node.code} {verified or _reason(node.verified, language)} / {points}"
    return _Row(
        id=f"indicator-{node.code.lower()}",
        code=node.code,
        label=node.label.said(language),
        asked=node.asked.said(language) if node.asked else "",
        points=points,
        claimed_value=_quantity(node.claimed, language),
        verified_value=_quantity(node.verified, language),
        claimed_score=claimed,
        verified_score=verified,
        claimed_reason=_reason(node.claimed, language),
        reason=_reason(node.verified, language),
        mark={-1: "▾", 0: "", 1: "▴"}[node.direction],
        is_group=bool(node.parts),
        is_bonus=node.is_bonus,
        uncapped=node.uncapped,
        bar=score_bar(verified, claimed, node.points, title) if node.points else Markup(""),
        how=node.verified.how.said(language),
        how_claimed=node.claimed.how.said(language),
        left=_left(card, node),
        gain=node.gain.said(language) if node.gain else "",
        rule=node.rule.said(language) if node.rule else "",
        article=node.article.said(language),
        article_id=node.article_id,
        readings=node.readings,
        facts=[_use(card, use, language) for use in node.facts],
    )


def _left(card: Scorecard, node: NodeScore) -> str:
    """Return the points left to an indicator; nothing where there are none, or no end to them."""
    left = card.left(node) or ""
    return left if left.strip("0.") else ""


def _quantity(side: Side, language: Language) -> tuple[str | None, str]:
    """Return the quantity of one side, or why there is none; neither where the rule has no single one."""
    if side.value is None:
        return "", ""
    return quantity(side.value), _said(missing_value(side.value), language)


def _said(reason: Text | None, language: Language) -> str:
    return reason.said(language) if reason else ""


def _reason(side: Side, language: Language) -> str:
    return _said(missing_value(side.score), language)


def _use(card: Scorecard, use: FactUse, language: Language) -> _Use:
    kinds = card.edition.scheme.evidence_kinds
    fate = fate_of(use)
    records = [_record(record, language) for record in use.records]
    return _Use(
        label=use.label.said(language),
        file=use.file,
        line=use.line,
        stated=use.stated.said(language) if use.stated else "",
        decision=DECISIONS[use.decision].said(language) if use.decision else "",
        reason=use.reason.said(language) if use.reason else "",
        note=use.note or "",
        fate=fate.said(language) if fate else "",
        columns=[label.said(language) for label, _ in use.records[0].fields] if use.records else [],
        records=records,
        has_dropped=any(record.fate == "no" for record in records),
        evidence=[
            {
                "title": each.title,
                "kind": kinds[each.kind].said(language),
                "date": each.date.isoformat(),
                "link": each.link or "",
                "place": each.place or each.file or "",
                "sha256": each.sha256 or "",
            }
            for each in use.evidence
        ],
        evidence_missing=_listed(use.evidence_missing, language),
    )


def _record(record: RecordUse, language: Language) -> _Record:
    counts = record.counts_as_verified
    fate = "open" if counts is None else "yes" if counts else "no"
    said_of = [
        DECISIONS[record.decision].said(language)
        if record.decision in ("corrected", "struck")
        else "",
        _said(record.corrected_for, language),
        _listed(record.reasons, language),
        record.note or "",
    ]
    return _Record(
        record.id,
        record.line,
        [shown.said(language) for _, shown in record.fields],
        fate,
        ("；" if language == "zh" else "; ").join(part for part in said_of if part),
    )


def _condition(each: Condition, language: Language) -> dict[str, Any]:
    """Return a target or condition of eligibility in one language."""
    return {
        "id": each.id,
        "indicator": each.indicator or "",
        "label": each.label.said(language),
        "article": each.article.said(language),
        "article_id": each.article_id,
        "asked": each.asked.said(language) if each.asked else "",
        "value": each.value.said(language) if each.value else "",
        "claimed": (each.claimed, OUTCOMES[each.claimed].said(language)),
        "verified": (each.verified, OUTCOMES[each.verified].said(language)),
        "in_principle": each.in_principle,
    }


def _listed(texts: tuple[Text, ...], language: Language) -> str:
    return said(joined(texts, "、", ", "), language)


def _sources(renderer: Renderer, repository: Repository, card: Scorecard) -> list[Page]:
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
