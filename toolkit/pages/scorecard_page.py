"""The scorecard page: why did this unit get this, and is it right?"""

from dataclasses import dataclass

from markupsafe import Markup

from toolkit.language import Language, Text, joined, said
from toolkit.pages import addresses
from toolkit.pages.charts import score_bar
from toolkit.pages.page import Page
from toolkit.pages.renderer import Renderer
from toolkit.scoring.fact_uses import fate_of
from toolkit.scoring.rounds import ScoredRound
from toolkit.scoring.scorecard import (
    STATUSES,
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
    points: str
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
    claimed_value: str | None
    verified_value: str | None
    claimed_score: str | None
    verified_score: str | None
    claimed_reason: str
    reason: str
    mark: str
    is_group: bool
    bar: Markup
    how: str
    how_claimed: str
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
    renderer: Renderer, repository: Repository, scored: ScoredRound, card: Scorecard
) -> list[Page]:
    """Return the page of a scorecard of a round, and of the files behind it."""
    return [_card(renderer, scored, card), *_sources(renderer, repository, card)]


def card_headings(renderer: Renderer) -> list[tuple[str, str]]:
    """Return the headings of every scorecard page, by their ids."""
    return [("detail", renderer.word("detail")), ("about", renderer.word("about_card"))]


def _card(renderer: Renderer, scored: ScoredRound, card: Scorecard) -> Page:
    language = renderer.language
    title = f"{card.unit.name.said(language)} · {card.round.title.said(language)}"
    return renderer.page(
        addresses.scorecard(card),
        title,
        card.verdict.said(language),
        card_headings(renderer),
        "scorecard.html",
        is_wide=True,
        card=card,
        view=_view(card, language),
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
        points=str(scheme.points),
        status=STATUSES[card.status].said(language),
        state=STATES[card.round.state].said(language),
        class_label=scheme.classes[card.class_of_unit].label.said(language),
        rows=[_row(card, node, language) for node in card.nodes()],
    )


def _row(card: Scorecard, node: NodeScore, language: Language) -> _Row:
    claimed, verified = card.printed(node.claimed.score), card.printed(node.verified.score)
    title = f"{node.code} {verified or _reason(node.verified, language)} / {node.points}"
    return _Row(
        id=f"indicator-{node.code.lower()}",
        code=node.code,
        label=node.label.said(language),
        asked=node.asked.said(language) if node.asked else "",
        points=node.points,
        claimed_value=quantity(node.claimed.value),
        verified_value=quantity(node.verified.value),
        claimed_score=claimed,
        verified_score=verified,
        claimed_reason=_reason(node.claimed, language),
        reason=_reason(node.verified, language),
        mark={-1: "▾", 0: "", 1: "▴"}[node.direction],
        is_group=bool(node.parts),
        bar=score_bar(verified, claimed, node.points, title),
        how=node.verified.how.said(language),
        how_claimed=node.claimed.how.said(language),
        gain=node.gain.said(language) if node.gain else "",
        rule=node.rule.said(language) if node.rule else "",
        article=node.article.said(language),
        article_id=node.article_id,
        readings=node.readings,
        facts=[_use(card, use, language) for use in node.facts],
    )


def _reason(side: Side, language: Language) -> str:
    reason = missing_value(side.score)
    return reason.said(language) if reason else ""


def _use(card: Scorecard, use: FactUse, language: Language) -> _Use:
    kinds = card.edition.scheme.evidence_kinds
    fate = fate_of(use)
    records = [_record(record, language) for record in use.records]
    return _Use(
        label=use.label.said(language),
        file=use.file,
        line=use.line,
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
