"""The indicators of a scorecard in one language: a row each, and what stands behind it."""

from dataclasses import dataclass

from markupsafe import Markup

from toolkit.language import Language, Text, both, joined, said
from toolkit.outcomes.positions import Peers, Range
from toolkit.pages.charts.position import position
from toolkit.pages.charts.score_bar import score_bar
from toolkit.pages.renderer import Renderer
from toolkit.schemes.showing import for_readers
from toolkit.scoring.fact_uses import fate_of
from toolkit.scoring.score import SUM
from toolkit.scoring.scorecard import (
    FactUse,
    NodeScore,
    RecordUse,
    Scorecard,
    Side,
    missing_value,
    quantity,
)
from toolkit.submissions.review import DECISIONS

NOT_CLAIMED = both("没有申报", "Not claimed")


@dataclass(frozen=True)
class Row:
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
    #: A group within a group, and one whose score is the plain sum of its parts.
    is_inner: bool
    is_plain: bool
    is_bonus: bool
    uncapped: bool
    chart: Markup
    peers: str
    how: str
    how_claimed: str
    #: What can be reached, where the readings leave less than the points.
    most: str
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
    evidence: list[dict[str, str]]
    evidence_missing: str
    has_anything: bool


@dataclass(frozen=True)
class _Record:
    """One record in one language; ``fate`` is yes, no or open."""

    id: str
    line: int
    cells: list[str]
    fate: str
    why: str


def card_rows(renderer: Renderer, card: Scorecard, peers: Peers) -> list[Row]:
    """Return the indicators of a scorecard, groups before their parts."""
    tops = {node.code for node in card.indicators}
    return [_row(renderer, card, node, peers, node.code not in tops) for node in card.nodes()]


def peers_in_words(renderer: Renderer, among: Range) -> str:
    """Return the range of a class in words."""
    return renderer.word(
        "peers", n=among.n, low=among.lowest, middle=among.middle, high=among.highest
    )


def _row(renderer: Renderer, card: Scorecard, node: NodeScore, peers: Peers, is_inner: bool) -> Row:
    language = renderer.language
    claimed, verified = card.printed(node.claimed.score), card.printed(node.verified.score)
    reason = _reason(node.verified, language)
    title = f"{node.code} {verified or reason} / {node.points or '–'}"
    among = peers.among(card, node.code, verified)
    words, chart = "", Markup("")
    gain, left = in_words(node.gain, language), _left(card, node)
    if among is not None:
        words = peers_in_words(renderer, among)
        chart = position(verified, among, node.points, renderer.word("position"), words)
    elif node.points:
        chart = score_bar(verified, claimed, node.points, title)
    return Row(
        id=f"indicator-{node.code.lower()}",
        code=node.code,
        label=node.label.said(language),
        asked=node.asked.said(language) if node.asked else "",
        points=node.points or "–",
        claimed_value=_quantity(node.claimed, language),
        verified_value=_quantity(node.verified, language),
        claimed_score=claimed,
        verified_score=verified,
        claimed_reason=_part(renderer, card, node) or _reason(node.claimed, language),
        reason=reason,
        mark={-1: "▾", 0: "", 1: "▴"}[node.direction],
        is_group=bool(node.parts),
        is_inner=is_inner,
        is_plain=verified is not None and node.verified.how == SUM.filled(sum=verified),
        is_bonus=node.is_bonus,
        uncapped=node.uncapped or not node.is_capped,
        most=node.most or "",
        chart=chart,
        peers=words,
        how=node.verified.how.said(language),
        how_claimed="" if node.claimed.part is not None else node.claimed.how.said(language),
        left="" if left in gain else left,
        gain=gain,
        rule=node.rule.said(language) if node.rule else "",
        article=node.article.said(language),
        article_id=node.article_id,
        readings=node.readings,
        facts=[_use(card, use, language) for use in node.facts],
    )


def _left(card: Scorecard, node: NodeScore) -> str:
    """Return the points that can still be got; nothing where there are none, or no end to them."""
    missing = card.missing(node) if node.is_capped else None
    return card.printed(missing) or "" if missing else ""


def _quantity(side: Side, language: Language) -> tuple[str | None, str]:
    """Return the quantity of one side, or why there is none; neither where the rule has no single one."""
    if side.value is None:
        return "", ""
    return quantity(side.value), in_words(missing_value(side.value), language)


def in_words(reason: Text | None, language: Language) -> str:
    """Return a reason in one language; nothing where there is none."""
    return reason.said(language) if reason else ""


def _part(renderer: Renderer, card: Scorecard, node: NodeScore) -> str:
    """Return what is claimed of an indicator beside what people mark; empty where there is none."""
    part = card.printed(node.claimed.part)
    return "" if part is None else renderer.word("claimed_part", n=part)


def _reason(side: Side, language: Language) -> str:
    return in_words(missing_value(side.score), language)


def _use(card: Scorecard, use: FactUse, language: Language) -> _Use:
    kinds = card.edition.scheme.evidence_kinds
    is_unclaimed = _is_unclaimed(use)
    return _Use(
        label=use.label.said(language),
        file=use.file,
        line=use.line,
        stated="" if is_unclaimed else in_words(use.stated and for_readers(use.stated), language),
        decision=DECISIONS[use.decision].said(language)
        if use.decision and not is_unclaimed
        else "",
        reason=in_words(use.reason, language),
        note=use.note or "",
        fate=in_words(NOT_CLAIMED if is_unclaimed else fate_of(use), language),
        columns=[label.said(language) for label, _ in use.records[0].fields] if use.records else [],
        records=[_record(record, language) for record in use.records],
        evidence=[
            {
                "title": each.title,
                "kind": kinds[each.kind].said(language),
                "date": each.date.isoformat(),
                "link": each.link or "",
                "place": each.place or each.file or "",
            }
            for each in use.evidence
        ],
        evidence_missing="" if is_unclaimed else _listed(use.evidence_missing, language),
        has_anything=use.has_anything,
    )


def _is_unclaimed(use: FactUse) -> bool:
    """True if the claim says no and nobody says otherwise; a number is told even where it is 0."""
    if use.has_anything or use.stated is None or use.stated.zh[:1].isdigit():
        return False
    return use.decision in (None, "accepted")


def _record(record: RecordUse, language: Language) -> _Record:
    counts = record.counts_as_verified
    corrected, reasons = in_words(record.corrected_for, language), _listed(record.reasons, language)
    fate = "open" if counts is None else "yes" if counts else "no"
    said_of = [
        DECISIONS[record.decision].said(language)
        if record.decision in ("corrected", "struck")
        else "",
        "" if corrected in reasons else corrected,
        reasons,
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
